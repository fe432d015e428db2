import type { Channel } from '../../../domain/contact-centre.ts';
import { type Prospect, prospectOf } from '../prospect.ts';
import type { AbsentQueue, QueueLine } from '../queue-line.ts';
import type { LinesRead } from '../read-lines.ts';
import { type EstimateError, errorFor, larger, type WrongBy } from './wrong-by.ts';

/** One queue that takes the channel, and what a new contact would have to expect there. */
export interface Candidate {
  readonly line: QueueLine;
  readonly prospect: Prospect;
}

/** A candidate with a figure: what is known of its wait, or the least it is. */
export interface Timed extends Candidate {
  readonly seconds: number;
}

/** Which queue would serve a new contact of a channel soonest, by how much, and how sure that is. */
export interface ChannelAnswer {
  readonly channel: Channel;
  readonly verdict: Verdict;
  /** Closed, or nobody staffed: never recommended. */
  readonly out: readonly Candidate[];
}

export type Verdict =
  /** No other of the queues takes the channel. */
  | { readonly kind: 'only'; readonly best: Candidate }
  /** None of those that take it would serve anybody now. */
  | { readonly kind: 'nobody' }
  /** The others that take it would serve nobody now. */
  | { readonly kind: 'one-left'; readonly best: Candidate }
  | {
      readonly kind: 'at-once';
      readonly best: readonly Candidate[];
      readonly next: Timed | undefined;
    }
  /** Further apart than an estimate may be wrong by. Where the next has no estimate, its seconds are the least. */
  | {
      readonly kind: 'soonest';
      readonly best: Timed;
      readonly next: Timed;
      readonly bySeconds: number;
      readonly error: WrongBy;
    }
  /** Closer together than that, soonest first: no clear answer. */
  | { readonly kind: 'too-close'; readonly tied: readonly Timed[]; readonly error: WrongBy }
  /** The wait of some is not known, and may be shorter than any that is. */
  | { readonly kind: 'not-sure'; readonly best: Timed; readonly unsure: readonly Candidate[] }
  /** None has an estimate: the one that has kept its oldest contact waiting clearly less than the next. */
  | {
      readonly kind: 'probably';
      readonly best: Timed;
      readonly next: Timed;
      readonly others: readonly Candidate[];
    }
  /** Of none is anything known that would tell it apart. */
  | { readonly kind: 'not-known'; readonly unsure: readonly Candidate[] };

/**
 * Answers for each channel that any of the lines is of, in the order in which the channels come. Of a
 * queue without a row in any channel it is not known which it takes, so it may take each.
 */
export function routingAnswer(
  { lines, absent }: Pick<LinesRead, 'lines' | 'absent'>,
  errorOf: EstimateError = () => undefined,
): readonly ChannelAnswer[] {
  const channels = [...new Set(lines.map(({ row }) => row.channel))];
  return channels.map((channel) => {
    const own = lines.filter(({ row }) => row.channel === channel);
    const without = absent.map((queue) => withoutRow(queue, channel));
    return { channel, ...answerFor([...own, ...without], errorOf) };
  });
}

function withoutRow(queue: AbsentQueue, channel: Channel): QueueLine {
  const row = { queueId: queue.queueId, channel };
  return { ...queue, row, wait: { kind: 'absent' }, limit: 'off' };
}

function answerFor(
  lines: readonly QueueLine[],
  errorOf: EstimateError,
): Omit<ChannelAnswer, 'channel'> {
  const all = lines.map((line) => ({ line, prospect: prospectOf(line) }));
  const out = all.filter(({ prospect }) => prospect.kind === 'none');
  const able = all.filter(({ prospect }) => prospect.kind !== 'none');
  const [only, ...others] = able;
  if (only === undefined) return { verdict: { kind: 'nobody' }, out };
  // That one without figures would serve anybody is not known.
  if (others.length > 0 || only.line.wait.kind === 'absent') {
    return { verdict: verdictOf(able, errorOf), out };
  }
  return { verdict: { kind: all.length === 1 ? 'only' : 'one-left', best: only }, out };
}

function verdictOf(able: readonly Candidate[], errorOf: EstimateError): Verdict {
  const known = able.flatMap(knownOf).toSorted((a, b) => a.seconds - b.seconds);
  const atOnce = able.filter(({ prospect }) => prospect.kind === 'at-once');
  if (atOnce.length > 0) {
    return {
      kind: 'at-once',
      best: atOnce,
      next: known.find(({ prospect }) => prospect.kind === 'about'),
    };
  }
  const [best, ...others] = known;
  if (!best) return withoutEstimates(able);
  const unsure = able.filter((candidate) => mayBeSooner(candidate, best, errorOf));
  if (unsure.length > 0) return { kind: 'not-sure', best, unsure };
  const errorOfPair = (other: Timed) => larger(errorFor(best, errorOf), errorFor(other, errorOf));
  const tied = others.filter((other) => other.seconds - best.seconds <= errorOfPair(other).seconds);
  if (tied.length > 0) {
    const error = tied.map(errorOfPair).reduce(larger);
    return { kind: 'too-close', tied: [best, ...tied], error };
  }
  const [next] = able
    .filter((candidate) => candidate.line !== best.line)
    .flatMap(timedOf)
    .toSorted((a, b) => a.seconds - b.seconds);
  if (!next) return { kind: 'one-left', best };
  const bySeconds = next.seconds - best.seconds;
  return { kind: 'soonest', best, next, bySeconds, error: errorOfPair(next) };
}

/** Nobody waits, or the oldest contact waits for clearly less long than any other: no estimate, but a hint. */
function withoutEstimates(able: readonly Candidate[]): Verdict {
  const hinted = able.flatMap(hintOf).toSorted((a, b) => a.seconds - b.seconds);
  const [best, next] = hinted;
  const isClear =
    best && next && next.seconds - best.seconds > errorFor(next, () => undefined).seconds;
  if (!isClear) return { kind: 'not-known', unsure: able };
  const others = able.filter(({ line }) => line !== best.line && line !== next.line);
  return { kind: 'probably', best, next, others };
}

function hintOf(candidate: Candidate): readonly Timed[] {
  const { prospect, line } = candidate;
  if (prospect.kind === 'at-least') return [{ ...candidate, seconds: prospect.seconds }];
  return prospect.kind === 'unknown' && line.wait.kind === 'empty'
    ? [{ ...candidate, seconds: 0 }]
    : [];
}

function knownOf(candidate: Candidate): readonly Timed[] {
  const { prospect } = candidate;
  if (prospect.kind === 'at-once') return [{ ...candidate, seconds: 0 }];
  return prospect.kind === 'about' ? [{ ...candidate, seconds: prospect.seconds }] : [];
}

/** The least counts as a figure where it is the next, not where it would be the soonest. */
function timedOf(candidate: Candidate): readonly Timed[] {
  const { prospect } = candidate;
  return prospect.kind === 'at-least'
    ? [{ ...candidate, seconds: prospect.seconds }]
    : knownOf(candidate);
}

/** What is not known may be sooner, unless the least it can be is clearly longer already. */
function mayBeSooner({ prospect }: Candidate, best: Timed, errorOf: EstimateError): boolean {
  if (prospect.kind === 'unknown') return true;
  const { seconds } = errorFor(best, errorOf);
  return prospect.kind === 'at-least' && prospect.seconds <= best.seconds + seconds;
}
