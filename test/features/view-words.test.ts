import { describe, expect, test } from '@jest/globals';
import { everything, type FloorFilter } from '../../src/domain/floor-filter.ts';
import { groupNotes } from '../../src/features/group-words.ts';
import { filterWords, viewWords } from '../../src/features/view-words.ts';
import type { FloorView } from '../../src/floor/view.ts';
import { ids, someGroups, someNames } from '../fixtures/floor.ts';

const names = someNames();
const some = (part: Partial<FloorFilter>): FloorFilter => ({ ...everything, ...part });
const queues = (count: number) => Array.from({ length: count }, (_, index) => `q-${index}`);

test.each<[Partial<FloorFilter>, string]>([
  [{}, 'everybody'],
  [{ sort: 'name' }, 'everybody'],
  [{ queueIds: [ids.billing] }, 'queue Billing'],
  [{ queueIds: [ids.billing, ids.sales] }, 'queues Billing and Sales'],
  [{ queueIds: queues(4) }, 'queues q-0, q-1, q-2 and q-3'],
  [{ queueIds: queues(101) }, 'queues q-0, q-1, q-2 and 98 more'],
  [{ queueIds: [ids.hostileQueue] }, 'queue &lt;!channel&gt; &amp; "Bobby" | ˋ∗x∗ˋ'],
  [{ agentIds: [ids.maria, 'u-gone'] }, 'Maria Lindqvist or u-gone'],
  [{ statusIds: [ids.lunch], statusTypes: ['CUSTOM'] }, 'status Lunch or of type custom'],
  [
    {
      profileIds: [ids.profile],
      teamId: ids.group,
      states: ['CONNECTED_ONHOLD', 'MISSED'],
      channels: ['VOICE', 'EMAIL'],
    },
    'profile Tier 1, team East, on hold or missed, voice or e-mail',
  ],
])('%p reads “%s”', (part, words) => {
  expect(filterWords(some(part), names)).toBe(words);
});

describe('groups of queues', () => {
  const grouped = someNames({ queueGroups: someGroups() });

  test.each<[Partial<FloorFilter>, string]>([
    [{ groups: ['emea'] }, 'group emea (2 queues)'],
    [{ groups: ['emea', 'apac'] }, 'group emea (2 queues) and group apac (1 queue)'],
    [
      { queueIds: [ids.techSupport], groups: ['emea'], channels: ['VOICE'] },
      'queue Tech Support and group emea (2 queues), voice',
    ],
    [{ groups: ['amer'] }, 'group amer (gone)'],
    [{ groups: ['<!channel>'] }, 'group &lt;!channel&gt; (gone)'],
  ])('%p reads “%s”', (part, words) => {
    expect(filterWords(some(part), grouped)).toBe(words);
  });

  test('are called by name where they could not be read', () => {
    expect(filterWords(some({ groups: ['emea'] }), names)).toBe('group emea');
  });

  test.each<[readonly string[], readonly string[]]>([
    [[], []],
    [['apac'], []],
    [['emea'], ['1 queue of the group is gone from Amazon Connect and left out.']],
    [
      ['emea', 'amer', 'old'],
      [
        'Groups amer and old are gone and left out.',
        '1 queue of the groups is gone from Amazon Connect and left out.',
      ],
    ],
  ])('%p: what is left out is said: %p', (groups, notes) => {
    expect(groupNotes(some({ groups }), grouped)).toEqual(notes);
  });

  test('that are the last ones known say so', () => {
    const stale = someNames({ queueGroups: someGroups({}, true) });

    expect(groupNotes(some({ groups: ['apac'] }), stale)).toEqual([
      'What is in the group is the last that is known: Floorwalker’s memory does not answer just now.',
    ]);
  });
});

test.each<[FloorView['source'], Partial<FloorFilter>, string]>([
  ['asked', { queueIds: [ids.billing] }, '*queue Billing*'],
  ['all', {}, '*Everybody*'],
  ['everything', {}, '*Everybody*'],
  ['saved', { queueIds: [ids.billing] }, '*Your view: queue Billing*'],
  ['saved', {}, '*Your view: everybody*'],
  ['channel', { channels: ['CHAT'] }, '*This channel’s view: chat*'],
  ['team', { teamId: ids.group }, '*Your team: East*'],
])('a view (%s) of %p reads “%s”', (source, part, words) => {
  expect(viewWords({ source, filter: some(part), isSavedUnread: false, dropped: [] }, names)).toBe(
    words,
  );
});

test('a view that stands in says so', () => {
  const view = {
    source: 'everything',
    filter: everything,
    isSavedUnread: true,
    dropped: [],
  } as const;

  expect(viewWords(view, names)).toBe('*Everybody* (saved views could not be read just now)');
});

test.each<[FloorView['source'], FloorView['dropped'], string]>([
  [
    'everything',
    [{ kind: 'queue', count: 1, of: 'saved' }],
    '*Everybody* (your saved view names a queue that is gone, so it is not used)',
  ],
  [
    'channel',
    [
      { kind: 'queue', count: 2, of: 'saved' },
      { kind: 'team', count: 1, of: 'saved' },
    ],
    '*This channel’s view: everybody* (your saved view names 2 queues and a team that are gone, so it is not used)',
  ],
  [
    'everything',
    [{ kind: 'profile', count: 1, of: 'channel' }],
    '*Everybody* (this channel’s view names a routing profile that is gone, so it is not used)',
  ],
  [
    'saved',
    [{ kind: 'status', count: 1, of: 'saved' }],
    '*Your view: everybody* (without a status that is gone)',
  ],
  [
    'channel',
    [
      { kind: 'agent', count: 1, of: 'saved' },
      { kind: 'agent', count: 3, of: 'channel' },
    ],
    '*This channel’s view: everybody* (your saved view names an agent that is gone, so it is not used; without 3 agents that are gone)',
  ],
])('what is gone of a view (%s, %p) is said: %s', (source, dropped, words) => {
  expect(viewWords({ source, filter: everything, isSavedUnread: false, dropped }, names)).toBe(
    words,
  );
});
