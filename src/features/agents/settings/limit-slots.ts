import type { Channel } from '../../../domain/contact-centre.ts';
import {
  type AttentionLimits,
  defaultLimits,
  type Limit,
  type LimitByChannel,
} from '../../../domain/settings.ts';
import { typedChannel } from '../../../floor/filter-words.ts';
import { typedDuration } from '../../../grammar/duration.ts';
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
  const { byChannel, otherwise } = limits[slot.of];
  return slot.channel === undefined ? otherwise : byChannel[slot.channel];
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
  return { ...limits, [slot.of]: withChannel(limits[slot.of], slot.channel, limit) };
}

function withChannel(
  { byChannel, otherwise }: LimitByChannel,
  channel: Channel | undefined,
  limit: Limit | undefined,
): LimitByChannel {
  return channel === undefined
    ? { byChannel, otherwise: limit ?? otherwise }
    : { byChannel: withEntry(byChannel, channel, limit), otherwise };
}

function withEntry(
  entries: Readonly<Record<string, Limit>>,
  key: string,
  limit: Limit | undefined,
): Readonly<Record<string, Limit>> {
  const others = Object.entries(entries).filter(([other]) => other !== key);
  return Object.fromEntries(limit === undefined ? others : [...others, [key, limit]]);
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

/** How a limit is typed: `3m`, `off`; `default` for one that has none of its own. */
export function typedLimit(limit: Limit | undefined): string {
  if (limit === undefined) return 'default';
  return limit === 'off' ? limit : typedDuration(limit);
}
