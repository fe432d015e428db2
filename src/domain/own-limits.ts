import type { Channel } from './contact-centre.ts';
import type { Limit, LimitByChannel, OwnLimits } from './settings.ts';

/** What is set for a channel itself, and without one for every other channel; undefined where nothing is. */
export function ownLimitAt(
  { byChannel, otherwise }: OwnLimits,
  channel: Channel | undefined,
): Limit | undefined {
  return channel === undefined ? otherwise : byChannel[channel];
}

/** The same limits with another one there, or none. */
export function withOwnLimit(
  { byChannel, otherwise }: OwnLimits,
  channel: Channel | undefined,
  limit: Limit | undefined,
): OwnLimits {
  const kept = otherwise === undefined ? {} : { otherwise };
  if (channel !== undefined) return { byChannel: withEntry(byChannel, channel, limit), ...kept };
  return limit === undefined ? { byChannel } : { byChannel, otherwise: limit };
}

/** The same where every channel has a limit: the one for every other channel stays where none is given. */
export function withChannelLimit(
  limits: LimitByChannel,
  channel: Channel | undefined,
  limit: Limit | undefined,
): LimitByChannel {
  const { otherwise } = limits;
  return { otherwise, ...withOwnLimit(limits, channel, limit) };
}

/** The same entries with another one under this key, or without it. */
export function withEntry<Value>(
  entries: Readonly<Record<string, Value>>,
  key: string,
  value: Value | undefined,
): Readonly<Record<string, Value>> {
  const others = Object.entries(entries).filter(([other]) => other !== key);
  return Object.fromEntries(value === undefined ? others : [...others, [key, value]]);
}
