import type { HistoryPoint, KeptFigures } from '../../../src/domain/history.ts';

const start = new Date('2026-11-23T10:00:00Z');

/** So many seconds after the start of the fixtures. */
export function at(seconds: number): Date {
  return new Date(start.getTime() + seconds * 1000);
}

/** A reading as it was, with contacts waiting and people staffed unless said otherwise. */
export function aPoint(seconds: number, figures: KeptFigures): HistoryPoint {
  const kept = { contactsInQueue: 3, agentsStaffed: 4, ...figures };
  return { at: at(seconds), seconds: 0, last: kept, worst: kept };
}

/** Readings every so many seconds with these estimates; undefined = none was taken. */
export function readings(
  every: number,
  waits: readonly (number | undefined)[],
): readonly HistoryPoint[] {
  return waits.flatMap((estimatedWaitSeconds, index) =>
    estimatedWaitSeconds === undefined ? [] : [aPoint(index * every, { estimatedWaitSeconds })],
  );
}
