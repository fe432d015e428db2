import type { CheckedForm, FormOutcome, FormProblems, FormValues } from '../../form.ts';
import { ruleLine } from '../rules/rule-line.ts';
import { type ChannelPorts, channelTrouble } from './channel-trouble.ts';
import { fields } from './fields.ts';
import { filledIn } from './read-values.ts';
import { specFromForm } from './to-spec.ts';

/** The form of a rule, and whether alerts can be posted where it says, while it is still open. */
export function ruleForm(ports: ChannelPorts): CheckedForm {
  return {
    read: ruleFromForm,
    check: async (values, caller) => {
      const [channelId] = values.get(fields.slackChannel) ?? [];
      const trouble =
        channelId === undefined ? undefined : await channelTrouble(ports, caller, channelId);
      const found: FormProblems = trouble === undefined ? {} : { [fields.slackChannel]: trouble };
      return found;
    },
  };
}

/** The line that makes the rule that was filled in, or changes the one that is edited; or what is wrong, field by field. */
export function ruleFromForm(values: FormValues): FormOutcome {
  const filled = filledIn(values);
  // A form of another version of the bot, or none of ours: the rules as they are.
  if (!filled) return { kind: 'line', text: 'list' };
  const spec = specFromForm(filled);
  return spec
    ? { kind: 'line', text: ruleLine(spec, filled.ruleId) }
    : { kind: 'problems', problems: filled.problems() };
}
