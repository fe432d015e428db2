import type { Names } from '../../domain/contact-centre.ts';
import type { WaitSettings } from '../../domain/settings.ts';
import { type AtHandPorts, othersAtHand } from './others-at-hand.ts';
import { needsAdvice } from './over-limit.ts';
import { type Prospect, prospectOf } from './prospect.ts';
import type { QueueLine } from './queue-line.ts';
import type { LinesRead } from './read-lines.ts';

/** What may be done about a wait that is too long. Nothing in Connect is changed by it. */
export interface Advice {
  readonly why: 'over-limit' | 'nobody-staffed';
  readonly limitSeconds: number;
  readonly instead: Instead;
}

/** What is known of the other queues of the same channel. */
export type Instead =
  /** The least congested of them, and less so than this. */
  | ({ readonly kind: 'named' } & LeastCongested)
  /** Each is closed, serves nobody, or has a wait that is no shorter. */
  | { readonly kind: 'none-shorter' }
  /** None is known to be shorter, and of some it is not known. */
  | { readonly kind: 'not-known' }
  /** Nobody has read them lately. */
  | { readonly kind: 'unread' };

interface LeastCongested {
  readonly queueName: string;
  readonly seconds: number;
  /** `oldest`: where there are no estimates, the age of its oldest contact. */
  readonly by: 'nobody-waits' | 'estimate' | 'oldest';
}

/** Advice by line, for those that need it. */
export type AdviceByLine = ReadonlyMap<QueueLine, Advice>;

interface About extends Pick<LinesRead, 'lines' | 'estimate'> {
  readonly names: Names;
  readonly waits: WaitSettings;
  /** Whether these are all queues there are, in all channels. */
  readonly isWhole: boolean;
}

/** Finds what may be done about each line over its limit or with nobody staffed, by what is at hand of the other queues. */
export async function adviseOn(ports: AtHandPorts, about: About): Promise<AdviceByLine> {
  const over = about.lines.filter(needsAdvice);
  if (over.length === 0) return new Map();
  const channels = [...new Set(over.map(({ row }) => row.channel))];
  const all = about.isWhole ? about : await othersAtHand(ports, about, channels);
  return new Map(over.map((line) => [line, adviceFor(line, all)] as const));
}

/** What to say of one line that is over its limit, by the lines of all queues; undefined = these are not known. */
export function adviceFor(
  line: QueueLine,
  all: Pick<LinesRead, 'lines' | 'estimate'> | undefined,
): Advice {
  return {
    why: line.wait.kind === 'nobody-staffed' ? 'nobody-staffed' : 'over-limit',
    limitSeconds: line.limit === 'off' ? 0 : line.limit,
    instead: all ? leastCongested(line, all) : { kind: 'unread' },
  };
}

function leastCongested(
  line: QueueLine,
  { lines, estimate }: Pick<LinesRead, 'lines' | 'estimate'>,
): Instead {
  const { queueId, row, wait } = line;
  const own = wait.kind === 'wait' ? wait.seconds : Number.POSITIVE_INFINITY;
  const others = lines.filter(
    (other) => other.queueId !== queueId && other.row.channel === row.channel,
  );
  const isWithout = estimate === 'refused' || hasNoEstimate([line, ...lines]);
  const judged = others.map((other) => ({ other, prospect: prospectOf(other) }));
  const [least] = judged
    .flatMap(({ other, prospect }) => measured(other.queueName, prospect, isWithout))
    .toSorted((a, b) => a.seconds - b.seconds);
  if (least && least.seconds < own) return { kind: 'named', ...least };
  // Of a wait of our own that is only the least it can be, any of the others may be the shorter one.
  const isLeast = wait.kind === 'wait' && wait.isLowerBound && !isWithout;
  const mayBeShorter = judged.some(({ prospect }) => isOpenTo(prospect, isLeast ? Infinity : own));
  return { kind: mayBeShorter ? 'not-known' : 'none-shorter' };
}

/** An instance may leave estimates out where it could refuse them; the oldest contact is the measure of either. */
function hasNoEstimate(lines: readonly QueueLine[]): boolean {
  return lines.every(({ row }) => row.estimatedWaitSeconds === undefined);
}

function measured(
  queueName: string,
  prospect: Prospect,
  isWithout: boolean,
): readonly LeastCongested[] {
  if (prospect.kind === 'at-once') return [{ queueName, seconds: 0, by: 'nobody-waits' }];
  if (prospect.kind === 'about') return [{ queueName, seconds: prospect.seconds, by: 'estimate' }];
  // A queue that might have an estimate and has none is not known; where nobody has one this is the measure.
  const isMeasure = prospect.kind === 'at-least' && isWithout;
  return isMeasure ? [{ queueName, seconds: prospect.seconds, by: 'oldest' }] : [];
}

/** Whether the wait may be shorter than so many seconds, for all that is known. */
function isOpenTo(prospect: Prospect, seconds: number): boolean {
  switch (prospect.kind) {
    case 'none':
      return false;
    case 'about':
    case 'at-least':
      return prospect.seconds < seconds;
    case 'at-once':
    case 'unknown':
      return true;
  }
}
