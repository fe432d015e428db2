import type { AnsweredContact } from '../../domain/contact-feed.ts';
import type { HistoryPoint } from '../../domain/history.ts';
import { type Departure, departuresIn } from './departures.ts';
import { median } from './median.ts';

/** How well the estimate told what happened, as far as is known. */
export interface EstimateAccuracy {
  /** Contacts whose estimate and whose wait are both known. */
  readonly contacts: number;
  /** By how many seconds the estimate was usually wrong, whichever way. */
  readonly medianErrorSeconds: number;
  /** The share (0 to 1) of contacts whose wait was within a quarter of the estimate, or within a minute of it. */
  readonly closeShare: number;
  /** Whether it usually said less than happened, or more. */
  readonly bias: 'too-low' | 'too-high' | 'none';
  /** What the estimate usually said too much, seconds; negative = too little. */
  readonly biasSeconds: number;
  /**
   * `contact-feed`: when contacts queued and were answered is known. `samples`: it is inferred from
   * the age of the oldest contact; whether somebody was answered or gave up is not known then, and
   * who waited for less than a sample was never seen.
   */
  readonly source: 'contact-feed' | 'samples';
  /** How exactly the waits are known, seconds either way; 0 from the feed. */
  readonly uncertaintySeconds: number;
}

const fewest = 5;
const closeShare = 0.25;
const closeSeconds = 60;
/** An estimate that is off by less than this, or by a tenth of the wait, leans to no side. */
const leastBiasSeconds = 15;
const leastBiasShare = 0.1;
/** An estimate that is older says nothing of a contact that queued then. */
const oldestEstimateMs = 120_000;

/**
 * Compares what the estimate said when contacts queued with how long they then waited. Where the feed
 * tells of enough contacts, these count; else the ones that can be inferred from the points, which are
 * to be oldest first. undefined with fewer than five contacts.
 */
export function accuracyOf(
  points: readonly HistoryPoint[],
  answered: readonly Pick<AnsweredContact, 'enqueuedAt' | 'answeredAt'>[] = [],
): EstimateAccuracy | undefined {
  const known = answered.map(({ enqueuedAt, answeredAt }) => ({
    enqueuedAt,
    leftAt: answeredAt,
    uncertaintySeconds: 0,
  }));
  return compare(points, known, 'contact-feed') ?? compare(points, departuresIn(points), 'samples');
}

interface Comparison {
  readonly said: number;
  readonly waited: number;
  readonly uncertainty: number;
}

function compare(
  points: readonly HistoryPoint[],
  departures: readonly Departure[],
  source: EstimateAccuracy['source'],
): EstimateAccuracy | undefined {
  const readings = points.filter(({ seconds }) => seconds === 0);
  const compared = departures.flatMap((departure): readonly Comparison[] => {
    const said = estimateAt(readings, departure.enqueuedAt);
    const waited = (departure.leftAt.getTime() - departure.enqueuedAt.getTime()) / 1000;
    if (said === undefined || waited < 0) return [];
    return [{ said, waited, uncertainty: departure.uncertaintySeconds }];
  });
  if (compared.length < fewest) return undefined;
  const errors = compared.map(({ said, waited }) => said - waited);
  const close = compared.filter(({ said, waited }) => {
    const allowed = Math.max(closeSeconds, closeShare * said);
    return Math.abs(said - waited) <= allowed;
  });
  const biasSeconds = Math.round(median(errors) ?? 0);
  const usualWait = median(compared.map(({ waited }) => waited)) ?? 0;
  const isLevel = Math.abs(biasSeconds) < Math.max(leastBiasSeconds, leastBiasShare * usualWait);
  return {
    contacts: compared.length,
    medianErrorSeconds: Math.round(median(errors.map(Math.abs)) ?? 0),
    closeShare: close.length / compared.length,
    bias: isLevel ? 'none' : biasSeconds < 0 ? 'too-low' : 'too-high',
    biasSeconds,
    source,
    uncertaintySeconds: Math.round(median(compared.map(({ uncertainty }) => uncertainty)) ?? 0),
  };
}

/**
 * The estimate that stood when a contact queued: of the last reading before it, if that is not too
 * old. Found by halves, since a day has thousands of readings and of contacts.
 */
function estimateAt(readings: readonly HistoryPoint[], at: Date): number | undefined {
  let [first, end] = [0, readings.length];
  while (first < end) {
    const middle = Math.floor((first + end) / 2);
    const reading = readings[middle];
    if (reading && reading.at <= at) first = middle + 1;
    else end = middle;
  }
  const before = readings[first - 1];
  if (!before || at.getTime() - before.at.getTime() > oldestEstimateMs) return undefined;
  return before.last.estimatedWaitSeconds;
}
