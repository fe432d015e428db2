import { count, list, name } from '../blocks/text.ts';
import type { Names } from '../domain/contact-centre.ts';
import type { FloorFilter } from '../domain/floor-filter.ts';
import { queuesIn } from '../floor/queues-in.ts';
import { isKnown } from '../floor/still-there.ts';

/** "group emea (12 queues)", as many as are still there; for mrkdwn. */
export function groupWords(group: string, { queueGroups, ...names }: Names): string {
  const called = `group ${name(group)}`;
  if (!queueGroups) return called;
  const ids = queueGroups.byName.get(group);
  if (!ids) return `${called} (gone)`;
  return `${called} (${count(ids.filter((id) => isKnown(names, 'queues', id)).length, 'queue')})`;
}

/** What is not in an answer by groups, or may be; nothing where all is as it was set. For mrkdwn. */
export function groupNotes(filter: FloorFilter, names: Names): readonly string[] {
  if (filter.groups.length === 0 || !names.queueGroups) return [];
  const { goneGroups, goneQueues } = queuesIn(filter, names);
  return [
    ...(goneGroups.length > 0 ? [`${groupsCalled(goneGroups)} gone and left out.`] : []),
    ...(goneQueues > 0
      ? [
          `${count(goneQueues, 'queue')} of ${theGroups(filter.groups)} ${isOrAre(goneQueues)} gone from Amazon Connect and left out.`,
        ]
      : []),
    ...(names.queueGroups.isStale
      ? [
          `What is in ${theGroups(filter.groups)} is the last that is known: Floorwalker’s memory does not answer just now.`,
        ]
      : []),
  ];
}

function groupsCalled(groups: readonly string[]): string {
  const called = list(groups.map((group) => name(group)));
  return groups.length === 1 ? `Group ${called} is` : `Groups ${called} are`;
}

function theGroups({ length }: readonly string[]): string {
  return length === 1 ? 'the group' : 'the groups';
}

function isOrAre(number: number): string {
  return number === 1 ? 'is' : 'are';
}
