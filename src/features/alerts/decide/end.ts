import {
  type AlertRecord,
  type EndReason,
  type Episode,
  inactiveState,
} from '../../../domain/alerting/alert.ts';
import type { Decided } from './decide-input.ts';
import { withLaterHook } from './hooks.ts';
import { isQuiet } from './quiet.ts';
import { recentOf } from './recent.ts';
import { withReply } from './reply.ts';

/**
 * The episode as one that is over. A reply says so, and calls nobody but whoever took it. Of one that
 * was never shown or is quiet now nothing is said, the message alone shows it; nor of one that is only
 * counted in a digest, where nobody took it and nothing was said of it.
 */
export function ended(episode: Episode, why: EndReason, now: Date): Episode {
  if (episode.ended) return episode;
  const over: Episode = { ...episode, ended: { at: now, why } };
  const { acknowledged } = episode;
  const isCounted = episode.home.kind === 'digest' && !acknowledged && episode.replies.length === 0;
  const isSaid = episode.isShown && !isQuiet(episode) && !isCounted;
  const told = isSaid
    ? withReply(over, 'resolved', acknowledged ? [{ kind: 'user', id: acknowledged.by }] : [], now)
    : over;
  return withLaterHook(told, 'resolved', now);
}

/** Ends an episode for a reason that no reading gave: its rule is gone or paused, or what it is about. */
export function endEpisode(
  record: AlertRecord | undefined,
  episode: Episode,
  why: EndReason,
  now: Date,
): Decided {
  const recentStarts = recentOf(record?.state.recentStarts ?? [], now);
  return { state: { ...inactiveState, recentStarts }, episodes: [ended(episode, why, now)] };
}
