import { secondsBetween, shortDuration } from '../../../blocks/format.ts';

/** How long ago something was, in words, by the moment of the answer. */
export function ago(at: Date, now: Date): string {
  return `${shortDuration(secondsBetween(at, now))} ago`;
}

/** For how long something has been so. */
export function lasting(since: Date, now: Date): string {
  return `for ${shortDuration(secondsBetween(since, now))}`;
}
