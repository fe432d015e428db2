import { TZDate } from '@date-fns/tz';
import {
  type EffectiveHours,
  knownEnd,
  type Stretch,
  stretchesOf,
  stretchOf,
} from './opening-hours.ts';

/** Whether a queue is open at a moment. What is not known is neither open nor closed. */
export type Opening =
  /** `until` undefined: longer than the days that were read. */
  | { readonly kind: 'open'; readonly until: Date | undefined }
  | {
      readonly kind: 'closed';
      /** undefined: not within the days that were read. */
      readonly opensAt: Date | undefined;
      /** What somebody called the exception that closes it, such as a holiday. */
      readonly why: string | undefined;
    }
  | { readonly kind: 'unknown'; readonly why: OpeningUnknown };

/**
 * `not-yet`: they are still being read. `denied`: IAM refuses it. `unread`: Connect did not answer.
 * `no-hours`: the queue names none, or is gone. `unclear`: what was answered cannot be understood.
 */
export type OpeningUnknown = 'not-yet' | 'denied' | 'unread' | 'no-hours' | 'unclear';

/**
 * Judges hours at a moment. By the model's documentation the hours of a day have the overrides in
 * them, so they decide, and overrides give the reason. Where every override of the moment says the
 * opposite (whether that can be is UNVERIFIED) it is not known.
 */
export function openingAt(hours: EffectiveHours, now: Date): Opening {
  const local = new TZDate(now, hours.timeZone);
  if (Number.isNaN(local.getTime())) return { kind: 'unknown', why: 'unclear' };
  const known = knownEnd(hours, local);
  const stretches = stretchesOf(hours);
  const current = stretches.find((stretch) => holds(stretch, now));
  if (!current && known === undefined) return { kind: 'unknown', why: 'unclear' };
  const overrides = hours.overrides.filter((one) =>
    holds(stretchOf(one.date, one, hours.timeZone), now),
  );
  const isContradicted =
    overrides.length > 0 && overrides.every(({ isOpen }) => isOpen !== (current !== undefined));
  if (isContradicted) return { kind: 'unknown', why: 'unclear' };
  const knownUntil = known ?? now.getTime();
  if (current) {
    const isWhole = current.until < knownUntil;
    return { kind: 'open', until: isWhole ? new Date(current.until) : undefined };
  }
  const next = stretches.find(({ from }) => from > now.getTime() && from < knownUntil);
  return {
    kind: 'closed',
    opensAt: next && new Date(next.from),
    why: overrides.find(({ name }) => name !== undefined)?.name,
  };
}

function holds({ from, until }: Stretch, now: Date): boolean {
  return from <= now.getTime() && now.getTime() < until;
}
