import type { Post } from '../../../domain/alerting/alert.ts';

/** Later than this nothing comes any more of a turn that had no known end. Milliseconds. */
const lateMs = 100_000;

/** Until when something that was begun then may still come. */
export function lateUntil(begunAt: Date): Date {
  return new Date(begunAt.getTime() + lateMs);
}

/** An attempt that had no known end. */
export interface Unsure {
  readonly what: string;
  readonly covers: readonly string[];
  readonly since: Date;
}

/** The same, to be looked after once nothing comes late any more. Without `unsure` only what the message shows is not known. */
export function dueForSweep(post: Post, now: Date, unsure?: Unsure): Post {
  const due = { ...post, sweepAfter: lateUntil(now) };
  if (!unsure) return due;
  const { whats = [], since = unsure.since } = post.sweepOf ?? {};
  return {
    ...due,
    sweepOf: {
      whats: [...new Set([...whats, unsure.what])],
      since: new Date(Math.min(since.getTime(), unsure.since.getTime())),
      covers: surelyCovered(post, unsure.covers),
    },
  };
}

/** Of what this attempt covers that which an earlier one, which may have come instead of it, covers as well. */
export function surelyCovered({ sweepOf }: Post, covers: readonly string[]): readonly string[] {
  return sweepOf ? covers.filter((id) => sweepOf.covers.includes(id)) : covers;
}
