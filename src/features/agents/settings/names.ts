import type { Asker } from '../../answer.ts';
import { changeSettings, readSettings } from '../../change-settings.ts';
import { type UnfitChannel, whyUnfit } from '../../only-colleagues.ts';
import type { NamesIntent } from './names-intent.ts';
import type { AgentSettingsPorts } from './settings-ports.ts';

export type NamesReport =
  | {
      readonly kind: 'names';
      readonly channelIds: readonly string[];
      readonly change:
        | {
            readonly kind: 'changed' | 'unchanged';
            readonly isOn: boolean;
            readonly channelId: string;
          }
        | undefined;
    }
  | {
      readonly kind: 'unfit';
      readonly channelId: string;
      readonly why: UnfitChannel;
    }
  | { readonly kind: 'overtaken' };

/**
 * Shows in which channels names of agents may be posted, or turns one on or off. Only where it is
 * known that colleagues alone read along they can be turned on; off always. Throws BotError
 * `redis_unavailable`, `slack_…`.
 */
export async function manageNames(
  ports: AgentSettingsPorts,
  intent: NamesIntent,
  asker: Asker,
): Promise<NamesReport> {
  if (intent.kind === 'show') {
    const { namesIn } = await readSettings(ports, asker.caller);
    return { kind: 'names', channelIds: namesIn, change: undefined };
  }
  const { isOn, channelId } = intent;
  const { workspace } = asker.caller;
  const why = isOn ? await whyUnfit(ports.people, workspace, channelId) : undefined;
  if (why) return { kind: 'unfit', channelId, why };
  const changed = await changeSettings(ports, asker.caller, {
    to: (before) => {
      if (before.namesIn.includes(channelId) === isOn) return before;
      const others = before.namesIn.filter((id) => id !== channelId);
      return { ...before, namesIn: isOn ? [...others, channelId] : others };
    },
    about: () => `names ${channelId}: ${isOn ? 'off → on' : 'on → off'}`,
  });
  if (changed.kind === 'overtaken') return changed;
  const { kind, after } = changed;
  return { kind: 'names', channelIds: after.namesIn, change: { kind, isOn, channelId } };
}
