import type { EstimateAccuracy } from '../../../floor/history/accuracy.ts';
import type { Prospect } from '../prospect.ts';
import type { QueueLine } from '../queue-line.ts';

/** By how much an estimate may be wrong. Waits that differ by no more count as the same. */
export interface WrongBy {
  readonly seconds: number;
  /** How far off the estimates of a queue were, where that was measured. */
  readonly measured: (Measured & { readonly queueName: string }) | undefined;
}

type Measured = Pick<EstimateAccuracy, 'medianErrorSeconds' | 'uncertaintySeconds' | 'contacts'>;

/** How far off the estimates of a line were lately; undefined = not known. */
export type EstimateError = (line: QueueLine) => Measured | undefined;

/** Lately is so long. */
export const measuredOverHours = 24;

/** Where nothing was measured, an estimate may be off by a quarter: ours, AWS names nothing. */
const usualShare = 0.25;
/** Half of all estimates are off by more than is usual, so less than this tells nothing apart, measured or not. */
const leastErrorSeconds = 30;

/** By how much the wait of a candidate may be other than it is said to be. */
export function errorFor(
  {
    line,
    seconds,
    prospect,
  }: { readonly line: QueueLine; readonly prospect: Prospect; readonly seconds: number },
  errorOf: EstimateError,
): WrongBy {
  // Of a queue that has no estimate now its earlier ones say nothing.
  const measured = prospect.kind === 'about' ? errorOf(line) : undefined;
  if (!measured) {
    const usual = Math.max(leastErrorSeconds, Math.round(seconds * usualShare));
    return { seconds: usual, measured: undefined };
  }
  const { medianErrorSeconds, uncertaintySeconds } = measured;
  return {
    seconds: Math.max(leastErrorSeconds, medianErrorSeconds, uncertaintySeconds),
    measured: { ...measured, queueName: line.queueName },
  };
}

/** Of two that count alike, the one of which the worse is known; of nothing measured nothing good is. */
export function larger(one: WrongBy, other: WrongBy): WrongBy {
  if (other.seconds !== one.seconds) return other.seconds > one.seconds ? other : one;
  const known = ({ measured }: WrongBy) => measured?.medianErrorSeconds ?? Infinity;
  return known(other) > known(one) ? other : one;
}
