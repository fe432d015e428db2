import type { Channel } from '../../../domain/contact-centre.ts';
import {
  ownLimitAt,
  withChannelLimit,
  withEntry,
  withOwnLimit,
} from '../../../domain/own-limits.ts';
import { defaultWaits, type Limit, type WaitSettings } from '../../../domain/settings.ts';
import { typedChannel } from '../../../floor/filter-words.ts';
import { quote } from '../../../grammar/words.ts';

/** One limit that can be set; without a queue or a channel it is the one for all others. */
export type WaitSlot =
  | {
      readonly of: 'wait';
      readonly queueId: string | undefined;
      readonly channel: Channel | undefined;
    }
  | { readonly of: 'service-level' };

/** What is set there; undefined when it has none of its own. */
export function waitLimitAt(waits: WaitSettings, slot: WaitSlot): Limit | undefined {
  if (slot.of === 'service-level') return waits.serviceLevelSeconds;
  const { byQueue, otherwise } = waits.limits;
  if (slot.queueId === undefined) return ownLimitAt(otherwise, slot.channel);
  const own = byQueue[slot.queueId];
  return own && ownLimitAt(own, slot.channel);
}

/** The same with another one there; `default` is Floorwalker's own, which may be none. */
export function withWaitLimit(
  waits: WaitSettings,
  slot: WaitSlot,
  to: Limit | 'default',
): WaitSettings {
  const limit = to === 'default' ? waitLimitAt(defaultWaits, slot) : to;
  if (slot.of === 'service-level') {
    // A share of those answered in time needs a time.
    return typeof limit === 'number' ? { ...waits, serviceLevelSeconds: limit } : waits;
  }
  const { byQueue, otherwise } = waits.limits;
  if (slot.queueId === undefined) {
    const all = withChannelLimit(otherwise, slot.channel, limit);
    return { ...waits, limits: { byQueue, otherwise: all } };
  }
  const own = withOwnLimit(byQueue[slot.queueId] ?? { byChannel: {} }, slot.channel, limit);
  const isNone = own.otherwise === undefined && Object.keys(own.byChannel).length === 0;
  const queues = withEntry(byQueue, slot.queueId, isNone ? undefined : own);
  return { ...waits, limits: { byQueue: queues, otherwise } };
}

/** How it is typed after the command: `limits voice`, `limits queue:"<id>" channel:chat`. */
export function typedWaitSlot(slot: WaitSlot): string {
  if (slot.of === 'service-level') return 'limits service-level';
  const { queueId, channel } = slot;
  return [
    'limits',
    ...(queueId === undefined ? [] : [`queue:${quote(queueId)}`]),
    ...(channel === undefined ? [] : [`channel:${typedChannel(channel)}`]),
  ].join(' ');
}
