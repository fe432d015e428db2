import type { ListeningSettings } from '../../../domain/settings.ts';
import type { Asker } from '../../answer.ts';
import { changeSettings, readSettings } from '../../change-settings.ts';
import type { OptionIntent } from './option-intent.ts';
import { type OptionName, optionAt, withOption } from './option-values.ts';
import type { RulesPorts } from './rules-ports.ts';

export type OptionReport =
  | {
      readonly kind: 'option';
      readonly option: OptionName;
      readonly listening: ListeningSettings;
      readonly change: 'changed' | 'unchanged' | undefined;
    }
  | { readonly kind: 'overtaken' };

/** Shows one of the rules of listening, or sets it. Throws BotError `redis_unavailable`. */
export async function manageOption(
  ports: RulesPorts,
  { option, to }: OptionIntent,
  asker: Asker,
): Promise<OptionReport> {
  if (to === undefined) {
    const { listening } = await readSettings(ports, asker.caller);
    return { kind: 'option', option, listening, change: undefined };
  }
  const changed = await changeSettings(ports, asker.caller, {
    to: (before) => ({ ...before, listening: withOption(before.listening, option, to) }),
    about: (before, after) =>
      `listening ${option}: ${optionAt(before.listening, option)} → ${optionAt(after.listening, option)}`,
  });
  if (changed.kind === 'overtaken') return changed;
  const { kind, after } = changed;
  return { kind: 'option', option, listening: after.listening, change: kind };
}
