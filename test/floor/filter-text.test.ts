import { describe, expect, test } from '@jest/globals';
import { everything, type FloorFilter } from '../../src/domain/floor-filter.ts';
import { parseFilter } from '../../src/floor/filter-request.ts';
import { filterText, viewText } from '../../src/floor/filter-text.ts';
import { knownStates, stateFor, typedState } from '../../src/floor/filter-words.ts';
import { viewOf } from '../../src/floor/my-view.ts';
import { readWords } from '../../src/grammar/words.ts';
import { FakeViewStore } from '../fakes/view-store.ts';
import { anAsker } from '../fixtures/asker.ts';
import { ids, someGroups, someNames } from '../fixtures/floor.ts';
import { anIdentity, instance } from './lookup.ts';

const names = someNames({
  queueGroups: someGroups({ 'süd-1': [ids.sales] }),
  queues: new Map([
    ...someNames().queues,
    ['q one, "two"', 'Odd id'],
    ['q-1', 'all'],
    [ids.billing, 'offline-type'],
  ]),
});

/** The filter that a line gives, on the whole road from text to ids. */
async function read(text: string): Promise<FloorFilter | object> {
  const words = readWords(text);
  const request = words.kind === 'words' ? parseFilter(words.words) : words;
  if (!('kind' in request) || request.kind === 'problem' || request.kind === 'misunderstood') {
    return request;
  }
  const ports = { viewStore: new FakeViewStore(), identity: anIdentity(), instance };
  const view = await viewOf(ports, anAsker(), names, request, 'agents');
  return 'filter' in view ? view.filter : view;
}

const some = (part: Partial<FloorFilter>): FloorFilter => ({ ...everything, ...part });

const table: readonly (readonly [string, FloorFilter])[] = [
  ['all', everything],
  ['all sort:name', some({ sort: 'name' })],
  [`queue:${ids.billing}`, some({ queueIds: [ids.billing] })],
  [`queue:${ids.billing},${ids.sales}`, some({ queueIds: [ids.billing, ids.sales] })],
  ['queue:q-1', some({ queueIds: ['q-1'] })],
  ['group:emea', some({ groups: ['emea'] })],
  ['group:apac,emea channel:voice', some({ groups: ['apac', 'emea'], channels: ['VOICE'] })],
  [`profile:${ids.profile}`, some({ profileIds: [ids.profile] })],
  [`agent:${ids.maria},${ids.jonas}`, some({ agentIds: [ids.maria, ids.jonas] })],
  [`team:${ids.group} sort:status`, some({ teamId: ids.group, sort: 'status' })],
  ['state:missed,on-hold,ended', some({ states: ['MISSED', 'CONNECTED_ONHOLD', 'ENDED'] })],
  [`status:${ids.lunch}`, some({ statusIds: [ids.lunch] })],
  ['status:routable-type,offline-type', some({ statusTypes: ['ROUTABLE', 'OFFLINE'] })],
  [
    `status:${ids.offline},offline-type`,
    some({ statusIds: [ids.offline], statusTypes: ['OFFLINE'] }),
  ],
  ['channel:voice,chat,task,e-mail', some({ channels: ['VOICE', 'CHAT', 'TASK', 'EMAIL'] })],
  [
    `queue:${ids.billing} group:emea,"süd-1" profile:${ids.profile} agent:${ids.rtl} team:${ids.group} state:ringing status:${ids.lunch},custom-type channel:voice sort:longest`,
    {
      queueIds: [ids.billing],
      groups: ['emea', 'süd-1'],
      profileIds: [ids.profile],
      agentIds: [ids.rtl],
      teamId: ids.group,
      states: ['CONNECTING'],
      statusIds: [ids.lunch],
      statusTypes: ['CUSTOM'],
      channels: ['VOICE'],
      sort: 'longest',
    },
  ],
];

describe('the line of a filter', () => {
  test.each(table)('is %s', (text, filter) => {
    expect(filterText(filter)).toBe(text);
  });

  test.each(table)('reads back as the same filter: %s', async (text, filter) => {
    expect(await read(text)).toEqual(filter);
  });

  test('holds an id that is no word in quotation marks', () => {
    expect(filterText(some({ queueIds: ['a b', 'c'] }))).toBe('queue:"a b",c');
  });

  test.each(knownStates)('reads the state %s back', (state) => {
    expect(stateFor(typedState(state))).toBe(state);
  });
});

describe('the line that asks for a view again', () => {
  const queue = some({ queueIds: [ids.billing] });

  test.each([
    ['asked', queue, `queue:${ids.billing}`],
    ['all', everything, 'all'],
    ['team', some({ teamId: ids.group }), ''],
    ['team', some({ teamId: ids.group, sort: 'name' }), 'sort:name'],
    ['everything', everything, ''],
    // The saved view may have another order of its own.
    ['saved', queue, 'sort:urgency'],
    ['channel', some({ sort: 'longest' }), 'sort:longest'],
  ] as const)('%s', (source, filter, text) => {
    expect(viewText({ filter, source, isSavedUnread: false, dropped: [] })).toBe(text);
  });
});
