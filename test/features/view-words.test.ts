import { expect, test } from '@jest/globals';
import { everything, type FloorFilter } from '../../src/domain/floor-filter.ts';
import { filterWords, viewWords } from '../../src/features/view-words.ts';
import type { FloorView } from '../../src/floor/view.ts';
import { ids, someNames } from '../fixtures/floor.ts';

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

test.each<[FloorView['source'], Partial<FloorFilter>, string]>([
  ['asked', { queueIds: [ids.billing] }, '*queue Billing*'],
  ['all', {}, '*Everybody*'],
  ['everything', {}, '*Everybody*'],
  ['saved', { queueIds: [ids.billing] }, '*Your view: queue Billing*'],
  ['saved', {}, '*Your view: everybody*'],
  ['channel', { channels: ['CHAT'] }, '*This channel’s view: chat*'],
  ['team', { teamId: ids.group }, '*Your team: East*'],
])('a view (%s) of %p reads “%s”', (source, part, words) => {
  expect(viewWords({ source, filter: some(part), isSavedUnread: false }, names)).toBe(words);
});

test('a view that stands in says so', () => {
  expect(viewWords({ source: 'everything', filter: everything, isSavedUnread: true }, names)).toBe(
    '*Everybody* (saved views could not be read just now)',
  );
});
