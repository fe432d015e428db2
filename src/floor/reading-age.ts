import type { TimedReading } from './reading-kind.ts';

/** The shortest and the longest that a reading is shared after its end. */
const sharedAtLeastMs = 5_000;
const sharedAtMostMs = 60_000;

/**
 * Whether a reading may be shared: for as long after its end as it took, 5 s at least and 60 s at
 * most, so that one view read again and again takes no more than about half of the account's calls.
 * Who wants less of it says so (`atMostMs` after its end). A clock of another process that is far
 * ahead makes no reading young for ever.
 */
export function isShared(reading: TimedReading, now: Date, atMostMs = sharedAtMostMs): boolean {
  const took = tookMs(reading);
  return isSharedFor(reading.asOf, now, took + Math.min(atMostMs, keptMs(took)));
}

/**
 * Whether a part may still be taken out of a reading: as long as a reading of the part alone would be
 * shared, of which it is such a share. Who asks for one agent of a floor that takes half a minute
 * gets one call, not an old row.
 */
export function isSharedAsPart(
  whole: TimedReading,
  share: number,
  now: Date,
  atMostMs = sharedAtMostMs,
): boolean {
  const partMs = tookMs(whole) * share;
  return isSharedFor(whole.asOf, now, partMs + Math.min(atMostMs, keptMs(partMs)));
}

function isSharedFor(asOf: Date, now: Date, milliseconds: number): boolean {
  const age = now.getTime() - asOf.getTime();
  return age > -sharedAtLeastMs && age < milliseconds;
}

function keptMs(took: number): number {
  return Math.min(sharedAtMostMs, Math.max(sharedAtLeastMs, took));
}

/** 0 where it is not known; a clock that was put back took no time. */
function tookMs({ asOf, doneAt = asOf }: TimedReading): number {
  return Math.max(0, doneAt.getTime() - asOf.getTime());
}
