import type { Post } from '../../../domain/alerting/alert.ts';

/** Later than this nothing comes any more of a turn that had no known end. Milliseconds. */
const lateMs = 100_000;

/** Until when something that was begun then may still come. */
export function lateUntil(begunAt: Date): Date {
  return new Date(begunAt.getTime() + lateMs);
}

/**
 * The same, to be looked after once nothing comes late any more. `about`: what may stand there twice,
 * and since when; only what the message shows is not known where it is left out.
 */
export function dueForSweep(
  post: Post,
  now: Date,
  about?: { readonly what: string; readonly since: Date },
): Post {
  const due = { ...post, sweepAfter: lateUntil(now) };
  if (!about) return due;
  const { whats = [], since = about.since } = post.sweepOf ?? {};
  const earliest = new Date(Math.min(since.getTime(), about.since.getTime()));
  return {
    ...due,
    sweepOf: {
      whats: [...new Set([...whats, about.what])],
      since: earliest,
    },
  };
}
