import { exactDuration, secondsBetween } from '../../blocks/format.ts';
import { count, list, name } from '../../blocks/text.ts';
import type { FloorFilter } from '../../domain/floor-filter.ts';
import type { OpeningUnknown } from '../../domain/opening.ts';
import { groupNotes } from '../group-words.ts';
import { limitsNotes } from '../known-settings.ts';
import type { AskedRead } from './asked-queues.ts';
import { inChannels } from './channel-words.ts';
import type { AbsentQueue, QueueLine } from './queue-line.ts';
import type { LinesRead } from './read-lines.ts';

/** So many queues are named in a note. */
const mostNamed = 10;

/** What stands under an answer about queues: what could not be had, and how old it is. For mrkdwn. */
export function readingNotes(
  read: Pick<AskedRead, keyof LinesRead | 'now' | 'limitsFrom' | 'view' | 'names'>,
): readonly string[] {
  const { lines, absent, estimate } = read;
  const gone = absent.filter(({ opening }) => opening.kind !== 'closed');
  return [
    ...absentNotes(gone, read.view.filter),
    ...groupNotes(read.view.filter, read.names),
    ...estimateNotes(lines, estimate),
    ...openingNotes([...lines, ...absent]),
    ...limitsNotes[read.limitsFrom],
    `Taken ${exactDuration(secondsBetween(read.asOf, read.now))} ago.`,
  ];
}

/** Where channels were picked, a queue without figures may just not take them: nothing is wrong with it then. */
function absentNotes(
  absent: readonly AbsentQueue[],
  { channels, queueIds, groups }: FloorFilter,
): readonly string[] {
  if (absent.length === 0) return [];
  const names = absent.slice(0, mostNamed).map(({ queueName }) => name(queueName));
  const more = absent.length > names.length ? [`${absent.length - names.length} more`] : [];
  const which = list([...names, ...more]);
  const isOne = absent.length === 1;
  if (channels.length > 0) {
    const areNamed = queueIds.length + groups.length > 0;
    const maybe = `${isOne ? 'it' : 'they'} may not take ${channels.length === 1 ? 'it' : 'them'}`;
    return areNamed ? [`No figures${inChannels(channels)} for ${which}: ${maybe}.`] : [];
  }
  return [
    `No figures from Amazon Connect for ${which}: ${isOne ? 'it was' : 'they were'} deleted or disabled, or nobody works there and nobody waits.`,
  ];
}

/** Why there is no estimate, said once and not with every queue. */
function estimateNotes(
  lines: readonly QueueLine[],
  estimate: LinesRead['estimate'],
): readonly string[] {
  if (estimate === 'refused') {
    return [
      'This instance does not offer estimated wait times, so look at the oldest contact and the counts.',
    ];
  }
  const waiting = lines.filter(({ row }) => (row.contactsInQueue ?? 0) > 0);
  const without = waiting.filter(({ row }) => row.estimatedWaitSeconds === undefined);
  const unsure = without.filter(({ wait }) => wait.kind !== 'nobody-staffed');
  if (unsure.length === 0) return [];
  // Whether an instance without the feature refuses the question or leaves the answer out is UNVERIFIED.
  const isNowhere = lines.every(({ row }) => row.estimatedWaitSeconds === undefined);
  const or = isNowhere ? ', or this instance does not offer estimates' : '';
  return [
    `No estimate: Amazon Connect cannot predict the wait with confidence now${or}. How long the oldest contact has waited is the least.`,
  ];
}

/** What is not known of opening hours; nothing where a queue has none. */
function openingNotes(queues: readonly AbsentQueue[]): readonly string[] {
  return (['not-yet', 'denied', 'unread', 'unclear'] as const).flatMap((why) => {
    const ids = new Set(
      queues.flatMap(({ queueId, opening }) =>
        opening.kind === 'unknown' && opening.why === why ? [queueId] : [],
      ),
    );
    return ids.size === 0 ? [] : [unknownHours[why](count(ids.size, 'queue'))];
  });
}

const unknownHours: Readonly<
  Record<Exclude<OpeningUnknown, 'no-hours'>, (queues: string) => string>
> = {
  'not-yet': (queues) => `Opening hours of ${queues} are not known yet: ask again in a minute.`,
  denied: () =>
    'No queue is marked closed: the IAM policy does not let Floorwalker read opening hours.',
  unread: (queues) =>
    `Opening hours of ${queues} could not be read, so nothing is marked closed there.`,
  unclear: (queues) =>
    `Opening hours of ${queues} are not understood, so nothing is marked closed there.`,
};
