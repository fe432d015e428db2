import type { Channel } from '../../../domain/contact-centre.ts';
import { ownLimitAt, withChannelLimit, withEntry } from '../../../domain/own-limits.ts';
import { type AttentionLimits, defaultLimits, type Limit } from '../../../domain/settings.ts';
import { typedChannel } from '../../../floor/filter-words.ts';
import { quote } from '../../../grammar/words.ts';

/** The limits that are set by channel. */
export type ChannelLimit = 'contact' | 'hold' | 'afterContactWork';

/** One limit that can be set; without a channel or a status it is the one for all others. */
export type LimitSlot =
  | { readonly of: ChannelLimit; readonly channel: Channel | undefined }
  | { readonly of: 'status'; readonly statusId: string | undefined };

/** What is set there; undefined when it has none of its own. */
export function limitAt(limits: AttentionLimits, slot: LimitSlot): Limit | undefined {
  if (slot.of === 'status') {
    const { byId, otherwise } = limits.status;
    return slot.statusId === undefined ? otherwise : byId[slot.statusId];
  }
  return ownLimitAt(limits[slot.of], slot.channel);
}

/** The same with another one there; `default` is Floorwalker's own, which may be none. */
export function withLimit(
  limits: AttentionLimits,
  slot: LimitSlot,
  to: Limit | 'default',
): AttentionLimits {
  const limit = to === 'default' ? limitAt(defaultLimits, slot) : to;
  if (slot.of === 'status') {
    const { byId, otherwise } = limits.status;
    const status =
      slot.statusId === undefined
        ? { byId, otherwise: limit ?? otherwise }
        : { byId: withEntry(byId, slot.statusId, limit), otherwise };
    return { ...limits, status };
  }
  return { ...limits, [slot.of]: withChannelLimit(limits[slot.of], slot.channel, limit) };
}

const typedWords: Readonly<Record<LimitSlot['of'], string>> = {
  contact: 'contact',
  hold: 'hold',
  afterContactWork: 'acw',
  status: 'status',
};

/** How it is typed after the command: `limits hold voice`. */
export function typedSlot(slot: LimitSlot): string {
  return ['limits', typedWords[slot.of], typedWhich(slot)].filter(Boolean).join(' ');
}

function typedWhich(slot: LimitSlot): string | undefined {
  if (slot.of === 'status') return slot.statusId && quote(slot.statusId);
  return slot.channel && typedChannel(slot.channel);
}
