import type { Home } from '../../../domain/alerting/alert.ts';
import type { AlertLevel, Rule } from '../../../domain/alerting/rule.ts';
import type { DecideAround } from './decide-input.ts';

const hourMs = 3_600_000;

export interface HomeChoice {
  readonly home: Home;
  /** The group's message was begun by an earlier check. */
  readonly isJoining: boolean;
}

/**
 * The message an episode stands in: the open group of its rule, else the digest of the hour where a
 * warning is one too many, else a new group or a message of its own. It stays there for good: what
 * becomes critical in a digest is said by a reply that the channel sees.
 */
export function homeOf(
  episodeId: string,
  { id, slackChannelId: channelId, isGrouped }: Rule,
  level: AlertLevel,
  { groupHomeId, messagesInHour, digestAbove }: DecideAround,
  now: Date,
): HomeChoice {
  const newGroup = `group|${id}|${now.getTime()}`;
  if (isGrouped && groupHomeId !== undefined) {
    const home: Home = { kind: 'group', id: groupHomeId, channelId };
    return { home, isJoining: groupHomeId !== newGroup };
  }
  if (level === 'warning' && messagesInHour >= digestAbove) {
    const hour = Math.floor(now.getTime() / hourMs) * hourMs;
    return {
      home: { kind: 'digest', id: `digest|${channelId}|${hour}`, channelId },
      isJoining: false,
    };
  }
  const home: Home = isGrouped
    ? { kind: 'group', id: newGroup, channelId }
    : { kind: 'own', id: episodeId, channelId };
  return { home, isJoining: false };
}
