import type { Names } from '../../../domain/contact-centre.ts';
import { BotError } from '../../../domain/errors.ts';
import type { FloorSettings, Limit, WaitSettings } from '../../../domain/settings.ts';
import type { NameTrouble } from '../../../floor/name-trouble.ts';
import { namedQueues } from '../../../floor/named.ts';
import { namesIfAny } from '../../../floor/names-if-any.ts';
import { typedLimit } from '../../../grammar/limit.ts';
import { matchName, type Named } from '../../../grammar/names.ts';
import type { Directory } from '../../../ports/connect.ts';
import type { Asker } from '../../answer.ts';
import { changeSettings, readSettings, type SettingsPorts } from '../../change-settings.ts';
import type { LimitMove } from '../../limit-words.ts';
import type { WaitLimitsIntent } from './wait-limits-intent.ts';
import { typedWaitSlot, type WaitSlot, waitLimitAt, withWaitLimit } from './wait-slots.ts';

export interface WaitLimitsPorts extends SettingsPorts {
  readonly directory: Directory;
}

export interface WaitLimitChange extends LimitMove {
  readonly slot: WaitSlot;
}

export type WaitLimitsReport =
  | {
      readonly kind: 'wait-limits';
      readonly waits: WaitSettings;
      /** undefined while they could not be read: ids are shown instead. */
      readonly names: Names | undefined;
      readonly change: WaitLimitChange | undefined;
    }
  | { readonly kind: 'too-many-queues' }
  | { readonly kind: 'overtaken' }
  | NameTrouble;

/** More queues with limits of their own are no exceptions any more; all are read with the settings. */
export const mostQueuesWithLimits = 500;

/** Shows after how long a wait is too long, or sets it and shows that. Throws BotError `redis_unavailable`, `connect_…`. */
export async function manageWaitLimits(
  ports: WaitLimitsPorts,
  intent: WaitLimitsIntent,
  asker: Asker,
): Promise<WaitLimitsReport> {
  if (intent.kind === 'set' && intent.queue !== undefined) {
    return setForQueue(ports, { ...intent, queue: intent.queue }, asker);
  }
  const names = await namesIfAny(ports);
  if (intent.kind === 'show') {
    const { waits } = await readSettings(ports, asker.caller);
    return { kind: 'wait-limits', waits, names, change: undefined };
  }
  const slot: WaitSlot =
    intent.kind === 'set'
      ? { of: 'wait', queueId: undefined, channel: intent.channel }
      : { of: 'service-level' };
  return set(ports, asker, { slot, to: intent.to, names });
}

type ForQueue = Extract<WaitLimitsIntent, { kind: 'set' }> & {
  readonly queue: NonNullable<Extract<WaitLimitsIntent, { kind: 'set' }>['queue']>;
};

async function setForQueue(
  ports: WaitLimitsPorts,
  intent: ForQueue,
  asker: Asker,
): Promise<WaitLimitsReport> {
  const [names, { waits }] = await Promise.all([
    ports.directory.names(ports.instance, { priority: 'command' }),
    readSettings(ports, asker.caller),
  ]);
  if (names.missing.includes('queues')) {
    throw new BotError('connect_list_unread', 'the names of queues were never read');
  }
  const queues = [...namedQueues(names), ...goneQueues(waits, names)];
  const whole = intent.whole && matchName(intent.whole, queues);
  if (whole?.kind === 'found' && whole.isExact) {
    const slot = { of: 'wait', queueId: whole.item.id, channel: undefined } as const;
    return set(ports, asker, { slot, to: intent.to, names });
  }
  const match = matchName(intent.queue, queues);
  const slotOf = (queueId: string) => ({ of: 'wait', queueId, channel: intent.channel }) as const;
  if (match.kind !== 'found') {
    const typed = typedLimit(intent.to === 'default' ? undefined : intent.to);
    const textFor = ({ id }: Named) => `${typedWaitSlot(slotOf(id))} ${typed}`;
    const again = { command: 'queue-wait', textFor } as const;
    return { kind: 'name-trouble', what: 'queue', match, again };
  }
  return set(ports, asker, { slot: slotOf(match.item.id), to: intent.to, names });
}

/** Queues that have a limit and are no longer in Amazon Connect: they are called by their ids. */
function goneQueues({ limits }: WaitSettings, names: Names): readonly Named[] {
  const gone = Object.keys(limits.byQueue).filter((id) => !names.queues.has(id));
  return gone.map((id) => ({ id, name: id, arn: 'queue' }));
}

async function set(
  ports: WaitLimitsPorts,
  asker: Asker,
  wish: {
    readonly slot: WaitSlot;
    readonly to: Limit | 'default';
    readonly names: Names | undefined;
  },
): Promise<WaitLimitsReport> {
  const { slot, to, names } = wish;
  const at = ({ waits }: FloorSettings) => waitLimitAt(waits, slot);
  const changed = await changeSettings<'too-many-queues'>(ports, asker.caller, {
    to: (before) => {
      const waits = withWaitLimit(before.waits, slot, to);
      return Object.keys(waits.limits.byQueue).length > mostQueuesWithLimits
        ? { kind: 'refused', why: 'too-many-queues' }
        : { ...before, waits };
    },
    about: (before, after) =>
      `queue-wait ${typedWaitSlot(slot)}: ${typedLimit(at(before))} → ${typedLimit(at(after))}`,
  });
  if (changed.kind === 'overtaken') return changed;
  if (changed.kind === 'refused') return { kind: changed.why };
  const { kind, before, after } = changed;
  const change = { kind, slot, before: at(before), after: at(after) };
  return { kind: 'wait-limits', waits: after.waits, names, change };
}
