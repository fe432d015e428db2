import type { Names } from '../../../domain/contact-centre.ts';
import { BotError } from '../../../domain/errors.ts';
import type { AttentionLimits, FloorSettings, Limit } from '../../../domain/settings.ts';
import type { NameTrouble } from '../../../floor/name-trouble.ts';
import { namedStatuses } from '../../../floor/named.ts';
import { namesIfAny } from '../../../floor/names-if-any.ts';
import { typedLimit } from '../../../grammar/limit.ts';
import { matchName } from '../../../grammar/names.ts';
import { quote } from '../../../grammar/words.ts';
import type { CallOptions } from '../../../ports/connect.ts';
import type { Asker } from '../../answer.ts';
import { changeSettings, readSettings } from '../../change-settings.ts';
import type { LimitMove } from '../../limit-words.ts';
import { type LimitSlot, limitAt, typedSlot, withLimit } from './limit-slots.ts';
import type { LimitsIntent } from './limits-intent.ts';
import type { AgentSettingsPorts } from './settings-ports.ts';

export interface LimitChange extends LimitMove {
  readonly slot: LimitSlot;
}

export type LimitsReport =
  | {
      readonly kind: 'limits';
      readonly limits: AttentionLimits;
      /** undefined when the directory does not answer: ids are shown instead. */
      readonly names: Names | undefined;
      readonly change: LimitChange | undefined;
    }
  | { readonly kind: 'overtaken' }
  /** The status is no custom one, so nobody can be in it too long. */
  | { readonly kind: 'no-limit-for'; readonly statusName: string }
  | NameTrouble;

const command: CallOptions = { priority: 'command' };

/** Shows the limits, or sets one and shows them. Throws BotError `redis_unavailable`, `connect_…`. */
export async function manageLimits(
  ports: AgentSettingsPorts,
  intent: LimitsIntent,
  asker: Asker,
): Promise<LimitsReport> {
  if (intent.kind === 'show') {
    const [{ limits }, names] = await Promise.all([
      readSettings(ports, asker.caller),
      namesIfAny(ports),
    ]);
    return { kind: 'limits', limits, names, change: undefined };
  }
  if (intent.kind === 'set-by-channel') {
    const slot = { of: intent.of, channel: intent.channel };
    return set(ports, asker, { slot, to: intent.to, names: await namesIfAny(ports) });
  }
  if (intent.status === undefined) {
    const slot = { of: 'status', statusId: undefined } as const;
    return set(ports, asker, { slot, to: intent.to, names: await namesIfAny(ports) });
  }
  return setByStatus(ports, asker, { ...intent, status: intent.status });
}

async function setByStatus(
  ports: AgentSettingsPorts,
  asker: Asker,
  intent: Extract<LimitsIntent, { kind: 'set-by-status' }> & { readonly status: object },
): Promise<LimitsReport> {
  const names = await ports.directory.names(ports.instance, command);
  if (names.missing.includes('statuses')) {
    throw new BotError('connect_list_unread', 'the names of statuses were never read');
  }
  const match = matchName(intent.status, namedStatuses(names));
  if (match.kind !== 'found') {
    const typed = typedLimit(intent.to === 'default' ? undefined : intent.to);
    const textFor = (item: { readonly id: string }) => `limits status ${quote(item.id)} ${typed}`;
    return { kind: 'name-trouble', what: 'status', match, again: { command: 'agents', textFor } };
  }
  const type = names.statuses.get(match.item.id)?.type;
  // Only a custom status is a break or the like; a status of an unknown type may turn out to be one.
  if (intent.to !== 'default' && (type === 'ROUTABLE' || type === 'OFFLINE')) {
    return { kind: 'no-limit-for', statusName: match.item.name };
  }
  const slot = { of: 'status', statusId: match.item.id } as const;
  return set(ports, asker, { slot, to: intent.to, names });
}

async function set(
  ports: AgentSettingsPorts,
  asker: Asker,
  wish: {
    readonly slot: LimitSlot;
    readonly to: Limit | 'default';
    readonly names: Names | undefined;
  },
): Promise<LimitsReport> {
  const { slot, to, names } = wish;
  const at = (settings: FloorSettings) => limitAt(settings.limits, slot);
  const changed = await changeSettings(ports, asker.caller, {
    to: (before) => ({ ...before, limits: withLimit(before.limits, slot, to) }),
    about: (before, after) =>
      `${typedSlot(slot)}: ${typedLimit(at(before))} → ${typedLimit(at(after))}`,
  });
  if (changed.kind === 'overtaken') return changed;
  const { kind, before, after } = changed;
  const change = { kind, slot, before: at(before), after: at(after) };
  return { kind: 'limits', limits: after.limits, names, change };
}
