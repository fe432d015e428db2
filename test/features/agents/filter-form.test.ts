import { describe, expect, test } from '@jest/globals';
import type { StatusName, UserName } from '../../../src/domain/contact-centre.ts';
import { everything, type FloorFilter } from '../../../src/domain/floor-filter.ts';
import { filterModal } from '../../../src/features/agents/filter-form/filter-modal.ts';
import {
  filterForm,
  filterFormRoad,
  filterSearches,
} from '../../../src/features/agents/filter-form/index.ts';
import { choicesOf } from '../../../src/features/name-choices.ts';
import { filterText } from '../../../src/floor/filter-text.ts';
import { namedQueues } from '../../../src/floor/named.ts';
import { isMisunderstood } from '../../../src/grammar/misunderstood.ts';
import { readWords } from '../../../src/grammar/words.ts';
import { FakeClock } from '../../fakes/clock.ts';
import { FakeDirectory } from '../../fakes/directory.ts';
import { FakeListings } from '../../fakes/listings.ts';
import { FakeViewStore } from '../../fakes/view-store.ts';
import { anAsker } from '../../fixtures/asker.ts';
import { ids, now, someGroups, someNames } from '../../fixtures/floor.ts';
import { anIdentity } from '../../floor/lookup.ts';

const some = (part: Partial<FloorFilter>): FloorFilter => ({ ...everything, ...part });

const full = some({
  queueIds: [ids.billing, ids.sales],
  groups: ['emea', 'apac'],
  profileIds: [ids.profile],
  agentIds: [ids.maria],
  teamId: ids.group,
  states: ['MISSED', 'CONNECTED_ONHOLD'],
  statusIds: [ids.lunch],
  statusTypes: ['CUSTOM'],
  channels: ['VOICE', 'EMAIL'],
  sort: 'longest',
});

/** What Slack sends back when the modal is submitted as it was opened. */
function submittedAsOpened(filter: FloorFilter): ReadonlyMap<string, readonly string[]> {
  const { blocks } = filterModal(filter, someNames({ queueGroups: someGroups() }));
  return new Map(
    blocks.flatMap((block) => {
      if (!('element' in block)) return [];
      const { element } = block;
      const many = 'initial_options' in element ? (element.initial_options ?? []) : [];
      const one = 'initial_option' in element ? [element.initial_option] : [];
      const values = [...many, ...one].flatMap((option) => option?.value ?? []);
      return [[block.block_id ?? '', values] as const];
    }),
  );
}

describe('the line of the filled-in modal', () => {
  test.each<[string, FloorFilter]>([
    ['everything', everything],
    ['everything in another order', some({ sort: 'name' })],
    ['one queue', some({ queueIds: [ids.billing] })],
    ['a type of status', some({ statusTypes: ['OFFLINE'] })],
    ['all parts', full],
  ])('is that of what it was opened with: %s', (_case, filter) => {
    expect(filterForm(submittedAsOpened(filter))).toEqual({
      kind: 'line',
      text: filterText(filter),
    });
  });

  test('is all when nothing is chosen', () => {
    expect(filterForm(new Map())).toEqual({ kind: 'line', text: 'all' });
    expect(filterForm(new Map([['queues', []]]))).toEqual({ kind: 'line', text: 'all' });
  });

  test('leaves out what no select offers', () => {
    const values = new Map([
      ['states', ['LEVITATING', 'MISSED']],
      ['channels', ['PIGEON']],
      ['sort', ['colour']],
    ]);

    expect(filterForm(values)).toEqual({ kind: 'line', text: 'state:missed' });
  });

  test('is refused beyond what one filter takes, where it stands', () => {
    const many = Array.from({ length: 101 }, (_, index) => `q-${index}`);

    expect(
      filterForm(
        new Map([
          ['queues', many],
          ['team', ['a', 'b']],
        ]),
      ),
    ).toEqual({
      kind: 'problems',
      problems: {
        queues: 'At most 100 fit here: leave some out.',
        team: 'At most 1 fit here: leave some out.',
      },
    });
  });
});

describe('the searches', () => {
  const users = new Map<string, UserName>([
    ['u-1', { username: 'maria.l', firstName: 'Maria', lastName: 'Lind' }],
    ['u-2', { username: 'maria.l2', firstName: 'Maria', lastName: 'Lind' }],
    ['u-3', { username: 'anna.maria', firstName: 'Anna', lastName: 'Maria' }],
    ['u-4', { username: 'jonas', firstName: 'Jonas', lastName: 'Weber' }],
  ]);
  const queues = new Map([
    ['q-1', 'Old Billing'],
    ['q-2', 'Billing'],
    ['q-3', 'Billing North'],
    ['q-4', 'Sales'],
  ]);
  const statuses = new Map<string, StatusName>([['s-1', { name: 'Custom break', type: 'CUSTOM' }]]);
  const directory = new FakeDirectory(someNames({ users, queues, statuses }));
  const searches = filterSearches({ directory, instance: 'i-1' });
  const labels = async (kind: keyof typeof searches, typed: string) =>
    (await searches[kind](typed)).map(({ label }) => label);

  test.each<[keyof typeof searches, string, readonly string[]]>([
    ['queues', '', ['Billing', 'Billing North', 'Old Billing', 'Sales']],
    ['queues', 'billing', ['Billing', 'Billing North', 'Old Billing']],
    ['queues', '  BILL ', ['Billing', 'Billing North', 'Old Billing']],
    ['queues', 'old', ['Old Billing']],
    ['queues', 'Biling', ['Billing', 'Billing North', 'Old Billing']],
    ['queues', 'q-4', ['Sales']],
    ['queues', '😀', []],
    ['agents', 'mar', ['Maria Lind (maria.l)', 'Maria Lind (maria.l2)', 'Anna Maria']],
    ['agents', 'weber', ['Jonas Weber']],
    ['profiles', 'tier', ['Tier 1']],
    ['teams', 'ea', ['East']],
    ['statuses', 'custom', ['Custom break', 'Any custom status']],
    [
      'statuses',
      'any',
      ['Any custom status', 'Any offline status', 'Any status in which contacts come'],
    ],
  ])('%s, “%s”', async (kind, typed, expected) => {
    expect(await labels(kind, typed)).toEqual(expected);
  });

  test('give ids, and for a type what is typed', async () => {
    expect(await searches.queues('sales')).toEqual([{ label: 'Sales', value: 'q-4' }]);
    expect(await searches.statuses('any custom')).toEqual([
      { label: 'Any custom status', value: 'custom-type' },
    ]);
  });

  test('offer a hundred at most', async () => {
    directory.current = someNames({
      queues: new Map(Array.from({ length: 300 }, (_, index) => [`q-${index}`, `Queue ${index}`])),
    });

    expect(await searches.queues('')).toHaveLength(100);
    expect(await searches.queues('queue')).toHaveLength(100);
    expect(await searches.queues('qeueu')).toHaveLength(100);
  });
});

test('what is chosen and has no name any more is shown by its id', () => {
  expect(choicesOf(namedQueues(someNames()), [ids.billing, 'gone'])).toEqual([
    { label: 'Billing', value: ids.billing },
    { label: 'gone', value: 'gone' },
  ]);
});

describe('the road to the modal', () => {
  async function open(line: string) {
    const viewStore = new FakeViewStore();
    const tenant = { workspace: 'T0FLOOR001', instance: 'i-1' };
    const owner = { kind: 'person', userId: 'U0SAM00001' } as const;
    await viewStore.save(tenant, owner, some({ queueIds: [ids.sales] }));
    const road = filterFormRoad({
      directory: new FakeDirectory(someNames()),
      viewStore,
      identity: anIdentity(),
      listings: new FakeListings(),
      clock: new FakeClock(now),
      instance: 'i-1',
    });
    const words = readWords(line);
    if (words.kind === 'problem') throw new Error(words.problem);
    const errand = road.understand(words.words, anAsker().caller);
    if (isMisunderstood(errand)) return errand;
    const answer = await errand.run(anAsker());
    return { needs: errand.needs, answer: JSON.stringify(answer), isForm: road.isForm };
  }

  test('starts from my view', async () => {
    expect(await open('')).toMatchObject({
      isForm: true,
      needs: { kind: 'see-agents' },
      answer: expect.stringContaining(ids.sales),
    });
  });

  test('starts from the filter of the line', async () => {
    expect(await open('queue:Billing')).toMatchObject({
      answer: expect.stringContaining(
        `"initial_options":[{"text":{"type":"plain_text","text":"Billing","emoji":true},"value":"${ids.billing}"}]`,
      ),
    });
  });

  test('says in the modal what is wrong with a name', async () => {
    expect(await open('queue:Biling')).toMatchObject({
      answer: expect.stringContaining('There is no queue called “Biling”. Did you mean Billing?'),
    });
    expect(await open('queue:Biling')).toMatchObject({
      answer: expect.not.stringContaining('"actions"'),
    });
  });

  test('does not open for what is no filter', async () => {
    expect(await open('flavour:sour')).toMatchObject({ kind: 'misunderstood' });
  });
});
