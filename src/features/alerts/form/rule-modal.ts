import { form } from '../../../blocks/form.ts';
import type { Block, Modal } from '../../../blocks/message.ts';
import { context, header, section } from '../../../blocks/primitives.ts';
import { name } from '../../../blocks/text.ts';
import type { RuleSpec } from '../../../domain/alerting/rule.ts';
import { specWords } from '../file/spec-words.ts';
import { hoursBlocks } from './hours-blocks.ts';
import { moreBlocks } from './more-blocks.ts';
import { peopleBlocks, placeBlocks } from './people-blocks.ts';
import type { FormStart } from './start.ts';
import { thresholdBlocks } from './threshold-blocks.ts';
import { metricBlocks, scopeBlocks } from './what-blocks.ts';

/** A whole rule as a form, with what it starts from filled in. */
export function ruleModal(start: FormStart): Modal {
  return form({
    command: 'alerts',
    name: 'rule',
    title: start.rule === undefined ? 'New rule' : 'Edit rule',
    submit: 'Save',
    blocks: [
      ...introduction(start),
      ...part('What', metricBlocks(start)),
      ...part('About what', scopeBlocks(start)),
      ...part('When it fires', thresholdBlocks(start)),
      ...part('At which hours', hoursBlocks(start)),
      ...part('Where', placeBlocks(start)),
      ...part('Whom it calls', peopleBlocks(start)),
      ...part('More', moreBlocks(start)),
    ],
  });
}

/** What the rule does now; of a new one nothing is known yet. */
function introduction({ rule, names, groups }: FormStart): readonly Block[] {
  const unread = groups === undefined ? [context(groupsUnread)] : [];
  if (!rule) return unread;
  const differ = differingHours(rule) ? [context(hoursDiffer)] : [];
  return [
    section(`Rule \`${name(rule.id)}\` now: ${specWords(rule, names)}`),
    ...differ,
    ...unread,
  ];
}

const groupsUnread =
  'User groups cannot be read now, or the scope usergroups:read is missing: only people can be chosen, and a typed line takes @groups.';
const hoursDiffer =
  'The people of this rule are called at different hours each. A form has one line for them: saving sets them all to it. A file keeps them.';

function part(
  title: string,
  blocks: readonly (Block | undefined)[],
): readonly (Block | undefined)[] {
  return [header(title), ...blocks];
}

function differingHours({ mentions }: RuleSpec): boolean {
  return new Set(mentions.map(({ when }) => JSON.stringify(when))).size > 1;
}
