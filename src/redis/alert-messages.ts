import type { Episode } from '../domain/alerting/alert.ts';

export const hourMs = 60 * 60 * 1000;

/**
 * The messages that these episodes begin, as `home id`, a space, the channel, and when (ms); and from
 * when such messages are still counted. The same message is the same member, however often it is written.
 */
export function beginningMessages(episodes: readonly Episode[]): {
  readonly from: string;
  readonly members: readonly (readonly [string, string])[];
} {
  const begun = episodes.filter(({ home, isShown }) => isShown && home.kind !== 'digest');
  const times = begun.map(({ shownAt, firedAt }) => (shownAt ?? firedAt).getTime());
  const latest = Math.max(0, ...times);
  return {
    from: String((Math.floor(latest / hourMs) - 1) * hourMs),
    members: begun.map(({ home }, index) => [
      `${home.id} ${home.channelId}`,
      String(times[index] ?? latest),
    ]),
  };
}

/** How many messages there are, by `channel|ms of the hour`; of members and scores in turn. */
export function messagesByHour(membersAndScores: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (let place = 0; place + 1 < membersAndScores.length; place += 2) {
    const member = membersAndScores[place] ?? '';
    const hour = Math.floor(Number(membersAndScores[place + 1]) / hourMs) * hourMs;
    const key = `${member.slice(member.lastIndexOf(' ') + 1)}|${hour}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
