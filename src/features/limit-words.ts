import { setDuration } from '../blocks/format.ts';
import type { Limit, OwnLimits } from '../domain/settings.ts';
import { channelWord } from './words-for.ts';

/** What was set, and what it was before; undefined = none of its own. */
export interface LimitMove {
  readonly kind: 'changed' | 'unchanged';
  readonly before: Limit | undefined;
  readonly after: Limit | undefined;
}

/** "voice 5 min · every other channel never"; for mrkdwn. */
export function byChannelWords({ byChannel, otherwise }: OwnLimits): string {
  const channels = Object.entries(byChannel).map(
    ([channel, limit]) => `${channelWord(channel)} ${limitWords(limit)}`,
  );
  const rest = channels.length === 0 ? 'every channel' : 'every other channel';
  return [...channels, `${rest} ${limitWords(otherwise)}`].join(' · ');
}

/** "5 min", "never"; "like all others" where there is none of its own. */
export function limitWords(limit: Limit | undefined): string {
  if (limit === undefined) return 'like all others';
  return limit === 'off' ? 'never' : setDuration(limit);
}

/** "*Hold, voice* is 2 min now; it was 3 min."; `what` is for mrkdwn. */
export function limitMoveWords({ kind, before, after }: LimitMove, what: string): string {
  return kind === 'unchanged'
    ? `*${what}* was ${limitWords(after)} already. Nothing was changed.`
    : `*${what}* is ${limitWords(after)} now; it was ${limitWords(before)}.`;
}
