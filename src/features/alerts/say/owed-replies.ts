import type { Episode, OwedReply, Post } from '../../../domain/alerting/alert.ts';
import type { Mentioned } from '../../../domain/alerting/rule.ts';
import type { HomeNow } from '../message/composed.ts';

/** A reply that is to be said, and those that need not be said any more once it is. */
export interface DueReply {
  readonly episode: Episode;
  readonly reply: OwedReply;
  readonly covers: readonly string[];
}

/**
 * The next reply of each episode that was not said. What could not be said in time collapses: the end
 * stands for all before it, of several repeats the last one for the others.
 */
export function dueReplies({ episodes }: HomeNow, { replies: said }: Post): readonly DueReply[] {
  return episodes.flatMap((episode) => {
    const owed = episode.replies.filter(({ id }) => said[id] === undefined);
    const due = owed.find((reply, place) => !isStale(reply, owed.slice(place + 1)));
    if (!due) return [];
    const covers = owed.slice(0, owed.indexOf(due)).map(({ id }) => id);
    return [{ episode, reply: due, covers }];
  });
}

function isStale({ kind }: OwedReply, later: readonly OwedReply[]): boolean {
  return later.some(
    (other) => other.kind === 'resolved' || (kind === 'repeated' && other.kind === 'repeated'),
  );
}

/** The replies that a first message of this moment is said instead of: it shows all they would say. */
export function coveredBy({ episodes }: HomeNow, composedAt: Date): readonly OwedReply[] {
  return episodes.flatMap(({ replies }) => replies.filter(({ at }) => at <= composedAt));
}

/** Whom those call: nobody, once it is over, but they are called all the same while it is not. */
export function calledBy(homeNow: HomeNow, composedAt: Date): readonly Mentioned[] {
  const open = homeNow.episodes.filter(({ ended }) => ended === undefined);
  const all = coveredBy({ ...homeNow, episodes: open }, composedAt).flatMap(
    ({ mentions }) => mentions,
  );
  const known = new Map(all.map((who) => [`${who.kind}|${who.id}`, who]));
  return [...known.values()];
}
