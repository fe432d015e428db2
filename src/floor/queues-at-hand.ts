import type { QueuesReading } from '../domain/contact-centre.ts';
import { knownChannels } from '../domain/contact-centre.ts';
import type { QueuesAtHand } from '../ports/connect.ts';
import { type QueueSelection, questionOf } from './queue-question.ts';
import type { Question } from './reading-kind.ts';
import { tolerateOutages } from './reading-outage.ts';
import type { Lying, ShelfPorts } from './reading-shelves.ts';

/** Samples of the largest instances are a minute apart, and take some seconds. */
const atHandMs = 90_000;
/** A clock of another process that is further ahead is wrong. */
const aheadAtMostMs = 5_000;

type LyingQueues = Lying<QueueSelection, QueuesReading>;

export interface QueuesLately extends QueuesAtHand {
  /** A fresh reading of this process. */
  note(question: Question<QueueSelection>, reading: QueuesReading): void;
}

/** What was read of queues within the last 90 s, by this process, or of all queues by another one. */
export function createQueuesLately(ports: ShelfPorts<QueuesReading>): QueuesLately {
  const { shelf, clock, workspace, log } = ports;
  const redis = tolerateOutages(
    log,
    'Readings at hand: Redis is away, those of others are not known',
  );
  let here: readonly LyingQueues[] = [];
  const isRecent = ({ reading: { asOf } }: LyingQueues) => {
    const age = clock.now().getTime() - asOf.getTime();
    return age > -aheadAtMostMs && age < atHandMs;
  };
  return {
    note: (question, reading) => {
      here = [...here.filter(isRecent), { question, reading }];
    },
    queuesAtHand: async (instance, queueIds, channels) => {
      const own = here.filter(({ question }) => question.instance === instance);
      const whole = questionOf(instance, { queueIds, channels: knownChannels });
      const there = await redis(() => shelf.find({ workspace, instance }, whole.key), undefined);
      const all = there ? [...own, { question: whole, reading: there }] : own;
      return newestRows(all.filter(isRecent), { queueIds, channels });
    },
  };
}

/** Of each queue and channel the newest row, out of several readings; undefined where one was not read. */
function newestRows(
  lying: readonly LyingQueues[],
  { queueIds, channels }: QueueSelection,
): QueuesReading | undefined {
  const wanted = new Set(
    queueIds.flatMap((queueId) => channels.map((channel) => placeOf({ queueId, channel }))),
  );
  const newest = lying.toSorted((a, b) => b.reading.asOf.getTime() - a.reading.asOf.getTime());
  const parts: QueuesReading[] = [];
  for (const { question, reading } of newest) {
    const { selection } = question;
    const held = selection.queueIds
      .flatMap((queueId) => selection.channels.map((channel) => placeOf({ queueId, channel })))
      .filter((place) => wanted.has(place));
    const isHeld = new Set(held);
    if (held.length > 0) {
      parts.push({ ...reading, rows: reading.rows.filter((row) => isHeld.has(placeOf(row))) });
    }
    for (const place of held) wanted.delete(place);
  }
  const [oldest] = parts.toReversed();
  if (!oldest || wanted.size > 0) return undefined;
  return {
    asOf: oldest.asOf,
    rows: parts.flatMap(({ rows }) => rows),
    estimate: parts.some(({ estimate }) => estimate === 'refused') ? 'refused' : 'asked',
  };
}

function placeOf({ queueId, channel }: { readonly queueId: string; readonly channel: string }) {
  return `${queueId}|${channel}`;
}
