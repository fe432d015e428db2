import type { Names, QueuesReading } from '../../domain/contact-centre.ts';
import type { WaitSettings } from '../../domain/settings.ts';
import { type AtHandPorts, othersAtHand } from './others-at-hand.ts';
import { type Prospect, prospectOf } from './prospect.ts';
import type { QueueLine } from './queue-line.ts';
import type { LinesRead } from './read-lines.ts';

/** What may be done about a wait that is too long. Nothing in Connect is changed by it. */
export interface Advice {
  readonly why: 'over-limit' | 'nobody-staffed';
  readonly limitSeconds: number;
  /** The least congested queue of the same channel, where one is less so than this. */
  readonly instead: Instead | undefined;
  /** False where nobody has read the other queues lately. */
  readonly hasLooked: boolean;
}

export interface Instead {
  readonly queueName: string;
  readonly seconds: number;
  /** `oldest`: where no estimates are offered, the age of its oldest contact. */
  readonly by: 'nobody-waits' | 'estimate' | 'oldest';
}

/** Advice by line, for those over their limit. */
export type AdviceByLine = ReadonlyMap<QueueLine, Advice>;

interface About extends Pick<LinesRead, 'lines' | 'estimate'> {
  readonly names: Names;
  readonly waits: WaitSettings;
  /** Whether these are all queues there are, in all channels. */
  readonly isWhole: boolean;
}

/** Finds what may be done about each line over its limit, by what is at hand of the other queues. */
export async function adviseOn(ports: AtHandPorts, about: About): Promise<AdviceByLine> {
  const over = about.lines.filter(isOverLimit);
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
  const least = all && leastCongested(line, all);
  const own = line.wait.kind === 'wait' ? line.wait.seconds : Number.POSITIVE_INFINITY;
  return {
    why: line.wait.kind === 'nobody-staffed' ? 'nobody-staffed' : 'over-limit',
    limitSeconds: line.limit === 'off' ? 0 : line.limit,
    instead: least && least.seconds < own ? least : undefined,
    hasLooked: all !== undefined,
  };
}

/** Whether contacts wait longer than they may. With nobody staffed there is no end to it, so that is. */
export function isOverLimit({ wait, limit }: Pick<QueueLine, 'wait' | 'limit'>): boolean {
  if (limit === 'off') return false;
  return wait.kind === 'nobody-staffed' || (wait.kind === 'wait' && wait.seconds > limit);
}

function leastCongested(
  { queueId, row: { channel } }: QueueLine,
  { lines, estimate }: Pick<LinesRead, 'lines' | 'estimate'>,
): Instead | undefined {
  const others = lines.filter(
    (other) => other.queueId !== queueId && other.row.channel === channel,
  );
  return others
    .flatMap((other) => instead(other.queueName, prospectOf(other), estimate))
    .toSorted((a, b) => a.seconds - b.seconds)[0];
}

function instead(
  queueName: string,
  prospect: Prospect,
  estimate: QueuesReading['estimate'],
): readonly Instead[] {
  if (prospect.kind === 'at-once') return [{ queueName, seconds: 0, by: 'nobody-waits' }];
  if (prospect.kind === 'about') return [{ queueName, seconds: prospect.seconds, by: 'estimate' }];
  // A queue that might have an estimate and has none is not known; where nobody has one this is the measure.
  const isMeasure = prospect.kind === 'at-least' && estimate === 'refused';
  return isMeasure ? [{ queueName, seconds: prospect.seconds, by: 'oldest' }] : [];
}
