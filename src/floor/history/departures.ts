import type { HistoryPoint } from '../../domain/history.ts';

/** A contact that left its queue: answered or gave up, which is not known. */
export interface Departure {
  readonly enqueuedAt: Date;
  readonly leftAt: Date;
  /** It left so many seconds earlier or later at most. */
  readonly uncertaintySeconds: number;
}

/** With readings further apart than this too many contacts come and go unseen. */
const furthestMs = 120_000;
/** Ages are in whole seconds, of a snapshot that may be some seconds old. */
const toleranceMs = 3_000;

/**
 * The contacts that can be seen to leave a queue in readings of it, oldest first: when the age of the
 * oldest one drops, the one that had been it has left, some time between the two readings. One that
 * is offered to an agent and comes back, as if it had never left, did not leave. Contacts that are
 * never the oldest one in a reading are not seen.
 */
export function departuresIn(points: readonly HistoryPoint[]): readonly Departure[] {
  const departures: Departure[] = [];
  const readings = points.filter(({ seconds }) => seconds === 0);
  for (const [index, next] of readings.entries()) {
    const before = readings[index - 1];
    if (!before) continue;
    const apart = next.at.getTime() - before.at.getTime();
    if (apart > furthestMs) continue;
    const was = oldestSince(before);
    const is = oldestSince(next);
    if (is !== undefined) takeBack(departures, is);
    const isKnown = is !== undefined || next.last.contactsInQueue === 0;
    const hasLeft = was !== undefined && isKnown && (is ?? Infinity) > was + toleranceMs;
    if (!hasLeft) continue;
    departures.push({
      enqueuedAt: new Date(was),
      leftAt: new Date(before.at.getTime() + apart / 2),
      uncertaintySeconds: apart / 2000,
    });
  }
  return departures;
}

/** When the contact that is the oldest one queued (ms); undefined where there is none, or it is not known. */
function oldestSince({ at, last }: HistoryPoint): number | undefined {
  const { contactsInQueue, oldestContactSeconds } = last;
  if (contactsInQueue === 0 || oldestContactSeconds === undefined) return undefined;
  return at.getTime() - oldestContactSeconds * 1000;
}

/** The contact that was taken for gone is there again. */
function takeBack(departures: Departure[], since: number): void {
  const place = departures.findLastIndex(
    ({ enqueuedAt }) => Math.abs(enqueuedAt.getTime() - since) <= toleranceMs,
  );
  if (place !== -1) departures.splice(place, 1);
}
