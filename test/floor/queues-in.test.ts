import { describe, expect, test } from '@jest/globals';
import { everything, type FloorFilter } from '../../src/domain/floor-filter.ts';
import { groupTrouble, queuesIn } from '../../src/floor/queues-in.ts';
import { ids, someGroups, someNames } from '../fixtures/floor.ts';

const some = (part: Partial<FloorFilter>): FloorFilter => ({ ...everything, ...part });
const hundred = Array.from({ length: 100 }, (_, index) => `q-${index}`);
const queueGroups = someGroups({ big: hundred, gone: ['gone', 'gone too'], empty: [] });
const names = someNames({
  queues: new Map([...someNames().queues, ...hundred.map((id): [string, string] => [id, id])]),
  queueGroups,
});

describe('the queues of a filter', () => {
  test.each<[Partial<FloorFilter>, object]>([
    [{}, { ids: [], goneQueues: 0 }],
    [{ queueIds: [ids.sales] }, { ids: [ids.sales], goneQueues: 0 }],
    [{ groups: ['emea'] }, { ids: [ids.billing, ids.sales], goneQueues: 1 }],
    [
      { groups: ['emea', 'apac'], queueIds: [ids.sales] },
      { ids: [ids.sales, ids.billing, ids.techSupport], goneQueues: 1 },
    ],
    // A queue in two groups is gone once.
    [{ groups: ['emea', 'gone'] }, { ids: [ids.billing, ids.sales], goneQueues: 2 }],
    [{ groups: ['apac', 'amer'] }, { ids: [ids.techSupport], goneGroups: ['amer'] }],
    [{ groups: ['constructor'] }, { ids: [], goneGroups: ['constructor'] }],
  ])('%p', (part, queues) => {
    expect(queuesIn(some(part), names)).toMatchObject(queues);
  });

  test('are all of the group where the names of queues were never read', () => {
    const blind = someNames({ queues: new Map(), missing: ['queues'], queueGroups });

    expect(queuesIn(some({ groups: ['emea'] }), blind)).toMatchObject({
      ids: [ids.billing, ids.sales, 'gone'],
      goneQueues: 0,
    });
  });

  test('are not known where groups could not be read, but for those that are named', () => {
    expect(queuesIn(some({ queueIds: [ids.sales] }), someNames()).ids).toEqual([ids.sales]);
    expect(() => queuesIn(some({ groups: ['emea'] }), someNames())).toThrow('groups_unread');
  });
});

describe('a filter by groups that cannot be read', () => {
  test.each<[Partial<FloorFilter>, object | undefined]>([
    [{}, undefined],
    [{ groups: ['emea'] }, undefined],
    [{ groups: ['big'] }, undefined],
    [{ groups: ['big', 'apac'] }, { why: 'too-many-queues', count: 101 }],
    [
      { groups: ['big'], queueIds: [ids.sales] },
      { why: 'too-many-queues', count: 101 },
    ],
    [{ groups: ['gone', 'empty'] }, { why: 'no-queues', count: 0, groups: ['gone', 'empty'] }],
    [{ groups: ['amer'] }, { why: 'no-queues' }],
    [{ groups: ['gone'], queueIds: [ids.sales] }, undefined],
  ])('%p', (part, trouble) => {
    const found = groupTrouble(some(part), names);

    if (trouble) expect(found).toMatchObject(trouble);
    else expect(found).toBeUndefined();
  });

  test('is one of any size where the service is asked in parts', () => {
    const filter = some({ groups: ['big', 'apac'] });

    expect(groupTrouble(filter, names, Number.POSITIVE_INFINITY)).toBeUndefined();
  });
});
