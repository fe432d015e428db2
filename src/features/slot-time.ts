import type { BotError } from '../domain/errors.ts';
import type { Clock } from '../ports/ground.ts';

/** When a run at a slot began, to the second before: slots come some milliseconds late or early. */
export function wholeSecond(clock: Clock): Date {
  return new Date(Math.floor(clock.now().getTime() / 1000) * 1000);
}

/** Until when Slack wants us quiet; where it does not say how long, it gets the length of its usual window. */
export function afterThrottle(error: BotError, clock: Clock): Date {
  const seconds = error.retryAfterSeconds ?? 60;
  return new Date(clock.now().getTime() + seconds * 1000);
}
