import { describe, expect, test } from '@jest/globals';
import type { Gate } from '../../../src/access/gate.ts';
import type { QueueChannelReading } from '../../../src/domain/contact-centre.ts';
import { everything, type FloorFilter } from '../../../src/domain/floor-filter.ts';
import { parseQueueWait } from '../../../src/features/queue-wait/intent.ts';
import { readQueueWait } from '../../../src/features/queue-wait/read-queue-wait.ts';
import { queueWaitView } from '../../../src/features/queue-wait/view.ts';
import { isMisunderstood } from '../../../src/grammar/misunderstood.ts';
import { readWords } from '../../../src/grammar/words.ts';
import { FakeClock } from '../../fakes/clock.ts';
import { FakeConnectGateway } from '../../fakes/connect-gateway.ts';
import { FakeContactFeed } from '../../fakes/contact-feed.ts';
import { FakeCurrentSettings } from '../../fakes/current-settings.ts';
import { FakeDirectory } from '../../fakes/directory.ts';
import { identityOver } from '../../fakes/identity.ts';
import { FakeIds } from '../../fakes/ids.ts';
import { FakeLog } from '../../fakes/log.ts';
import { FakeOpeningHours } from '../../fakes/opening-hours.ts';
import { FakeQueuesAtHand } from '../../fakes/queues-at-hand.ts';
import { FakeRuleStore } from '../../fakes/rule-store.ts';
import { aPerson, FakeSlackPeople } from '../../fakes/slack-people.ts';
import { FakeViewStore } from '../../fakes/view-store.ts';
import { FakeWaitHistory } from '../../fakes/wait-history.ts';
import { anAsker } from '../../fixtures/asker.ts';
import { ids, now, someGroups, someNames } from '../../fixtures/floor.ts';

const tenant = { workspace: 'T0FLOOR001', instance: 'i-1' };
const all = [ids.billing, ids.sales, ids.techSupport, ids.hostileQueue];
const channels = ['VOICE', 'CHAT', 'TASK', 'EMAIL'];

const row = (queueId: string, channel = 'VOICE'): QueueChannelReading => ({
  queueId,
  channel,
  contactsInQueue: 2,
  agentsStaffed: 3,
});

async function ask(line: string, saved?: Partial<FloorFilter>, names = someNames()) {
  const clock = new FakeClock(now);
  const queueRows = [row(ids.billing), row(ids.sales), row(ids.sales, 'CHAT')];
  const gateway = new FakeConnectGateway({ clock, queueRows });
  const viewStore = new FakeViewStore();
  const owner = { kind: 'person', userId: 'U0SAM00001' } as const;
  if (saved) await viewStore.save(tenant, owner, { ...everything, ...saved });
  const identity = identityOver({ people: new FakeSlackPeople([]), gateway, clock });
  const directory = new FakeDirectory(names);
  const people = new FakeSlackPeople([aPerson()]);
  const ports = {
    ...{ gateway, directory, clock, viewStore, identity, people },
    ...{ queueReadings: gateway, queueHistories: gateway, readings: gateway },
    ...{ openingHours: new FakeOpeningHours(), settings: new FakeCurrentSettings() },
    ...{ ids: new FakeIds(), log: new FakeLog(), queuesAtHand: new FakeQueuesAtHand() },
    gate: { may: async () => ({ kind: 'no', refusal: { kind: 'not-in-group' } }) } as Gate,
    history: new FakeWaitHistory(),
    ruleStore: new FakeRuleStore(),
    ...{ contactFeed: new FakeContactFeed(), isFeedOn: false },
  };
  const words = readWords(line);
  const intent = words.kind === 'words' ? parseQueueWait(words.words, 'i-1') : words;
  if (intent.kind === 'problem' || isMisunderstood(intent)) throw new Error(intent.problem);
  if (intent.kind === 'contact') throw new Error('that is one contact');
  const report = await readQueueWait({ ...ports, instance: 'i-1' }, intent, anAsker());
  const message = queueWaitView(report, anAsker());
  const asked = gateway.asked.flatMap(({ method, about }) =>
    method === 'readQueues' ? [about] : [],
  );
  return { report, asked, text: message.text, blocks: JSON.stringify(message.blocks) };
}

const manyQueues = (count: number) =>
  new Map(
    Array.from({ length: count }, (_, index) => [
      `10000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
      `Queue${index}`,
    ]),
  );

const mine = { queueIds: [ids.sales], channels: ['VOICE'], teamId: ids.group };

describe('/queue-wait asks for', () => {
  test.each<[string, Partial<FloorFilter> | undefined, readonly string[], readonly string[]]>([
    ['', undefined, all, channels],
    ['', mine, [ids.sales], ['VOICE']],
    ['', { teamId: ids.group }, all, channels],
    ['', { channels: ['CHAT'] }, all, ['CHAT']],
    ['all', mine, all, channels],
    ['Billing', mine, [ids.billing], channels],
    ['queue:Billing,Sales channel:voice', mine, [ids.billing, ids.sales], ['VOICE']],
    ['channel:chat', mine, all, ['CHAT']],
  ])('%p where %p is saved', async (line, saved, queueIds, wanted) => {
    const { asked } = await ask(line, saved);

    expect(asked).toEqual([{ queueIds, channels: wanted }]);
  });

  test('nothing when a name leads nowhere', async () => {
    const { asked, report } = await ask('queue:Billing,Biling');

    expect(report).toMatchObject({ kind: 'name-trouble', what: 'queue' });
    expect(asked).toEqual([]);
  });

  test('the same for all again when one of the near names is chosen', async () => {
    const { report } = await ask('queue:Biling channel:voice share');
    if (report.kind !== 'name-trouble') throw new Error(report.kind);

    expect(report.again.textFor({ id: ids.billing, name: 'Billing' })).toBe(
      `queue:"${ids.billing}" channel:voice share`,
    );
  });

  test('nothing while the names of queues were never read', async () => {
    const names = someNames({ queues: new Map(), missing: ['queues'] });

    await expect(ask('', undefined, names)).rejects.toMatchObject({ code: 'connect_list_unread' });
  });
});

describe('names of queues that were put otherwise', () => {
  const both = `queue:${ids.billing},${ids.sales}`;
  const comma = 'Put a comma between the names of queues: Billing, Sales.';

  test.each([
    ['Billing Sales', comma, both],
    ['Billing and Sales', comma, both],
    ['billing vs SALES', comma, both],
    ['"Billing, Sales"', comma, both],
    ['"Billing Sales" channel:voice', comma, `${both} channel:voice`],
    ['Billing Sales share', comma, `${both} share`],
    [
      'Sales Tech Support & Billing',
      'Put a comma between the names of queues: Sales, Tech Support, Billing.',
      `queue:${ids.sales},${ids.techSupport},${ids.billing}`,
    ],
    ['share Billing', 'The word share goes last: Billing share.', `queue:${ids.billing} share`],
    ['share Billing Sales', 'The word share goes last: Billing, Sales share.', `${both} share`],
  ])('%p is told how it is typed, and a button asks so', async (line, sentence, value) => {
    const { text, blocks, asked } = await ask(line);

    expect(text).toBe(sentence);
    expect(blocks).toContain(`"value":${JSON.stringify(value)}`);
    expect(asked).toEqual([]);
  });

  test.each(['Billing please', 'Billing and', 'share', 'Sales Biling', 'share Biling'])(
    '%p is something else',
    async (line) => {
      expect((await ask(line)).text).not.toMatch(/comma|goes last/);
    },
  );
});

describe('how far to look back', () => {
  test.each(['window:1h', 'Billing,Sales last:6h', 'all window:30m', 'last:3h share'])(
    'goes with exactly one queue, so %p is told so and nothing is asked',
    async (line) => {
      const { asked, text } = await ask(line);

      expect(text).toContain('exactly one queue');
      expect(asked).toEqual([]);
    },
  );

  test('is kept while a name is put right', async () => {
    const { report } = await ask('queue:Biling window:2h last:6h share');
    if (report.kind !== 'name-trouble') throw new Error(report.kind);

    expect(report.again.textFor({ id: ids.billing, name: 'Billing' })).toBe(
      `queue:"${ids.billing}" window:2h last:6h share`,
    );
  });

  test('is about a queue that was asked for, not about a view that happens to be one', async () => {
    expect((await ask('Billing')).report.kind).toBe('queue');
    expect((await ask('', { queueIds: [ids.billing] })).report.kind).toBe('queues');
  });
});

describe('the first line says whose view it is', () => {
  test.each<[string, Partial<FloorFilter> | undefined, string]>([
    ['', undefined, '*All queues* · Worst: *'],
    ['', mine, '*Your view: queue Sales, voice* · Worst: *Sales*'],
    ['', { teamId: ids.group }, '*All queues* (your view names none: team East) · Worst: *'],
    ['', { agentIds: [ids.maria] }, '*All queues* (your view names none) · Worst: *'],
    ['', {}, '*Your view: all queues* · Worst: *'],
    [
      '',
      { queueIds: ['gone'], teamId: ids.group },
      '*All queues* (your saved view names a queue that is gone, so it is not used) · Worst: *',
    ],
    [
      '',
      { queueIds: ['gone', ids.sales] },
      '*Your view: queue Sales* (without a queue that is gone) · *Sales*',
    ],
    ['share', { queueIds: ['gone', ids.sales] }, '*queue Sales* · *Sales*'],
    ['all', mine, '*All queues* · Worst: *'],
    ['Billing', mine, '*Billing* (voice): '],
    ['channel:chat', mine, '*All queues, chat* · Worst: *Sales*'],
    ['share', mine, '*queue Sales, voice* · Worst: *Sales*'],
  ])('%p where %p is saved', async (line, saved, first) => {
    const { text, blocks } = await ask(line, saved);

    expect(text.startsWith(first)).toBe(true);
    // Whoever may see queues may not know who the agents of a view are.
    expect(blocks).not.toContain('Maria');
  });
});

describe('the buttons', () => {
  test.each<[string, Partial<FloorFilter> | undefined, readonly string[]]>([
    [
      '',
      mine,
      [
        'Refresh: ',
        'Everything: all',
        'Waiting contacts: contacts',
        'Agents: sort:urgency',
        'Share: share',
      ],
    ],
    [
      '',
      { teamId: ids.group },
      ['Refresh: ', 'Waiting contacts: contacts', 'Agents: sort:urgency', 'Share: share'],
    ],
    [
      '',
      undefined,
      [
        'Refresh: ',
        'Waiting contacts: contacts',
        'Agents: ',
        'Share: share',
        'Save view: save all',
      ],
    ],
    [
      'all',
      mine,
      [
        'Refresh: all',
        'Waiting contacts: contacts all',
        'Agents: all',
        'Share: all share',
        'Save view: save all',
      ],
    ],
    [
      'Billing,Sales channel:voice',
      undefined,
      [
        `Refresh: queue:${ids.billing},${ids.sales} channel:voice`,
        'Everything: all',
        `Waiting contacts: contacts queue:${ids.billing},${ids.sales} channel:voice`,
        `Agents: queue:${ids.billing},${ids.sales} channel:voice`,
        `Share: queue:${ids.billing},${ids.sales} channel:voice share`,
        `Save view: save queue:${ids.billing},${ids.sales} channel:voice`,
      ],
    ],
    // Whoever presses a button of a post for all sees what was posted, not a view of their own.
    [
      'share',
      mine,
      [
        `Refresh: queue:${ids.sales} channel:voice`,
        'Everything: all',
        `Waiting contacts: contacts queue:${ids.sales} channel:voice`,
        `Agents: queue:${ids.sales} channel:voice`,
      ],
    ],
    [
      'share',
      { teamId: ids.group },
      ['Refresh: all', 'Waiting contacts: contacts all', 'Agents: all'],
    ],
  ])('of %p where %p is saved', async (line, saved, buttons) => {
    const { blocks } = await ask(line, saved);

    const found = [...blocks.matchAll(/"text":"([\w ]+)","emoji":true\},"value":"([^"]*)"/g)];
    const below = found.filter(([, label]) => label !== 'Show');
    expect(below.map(([, label, value]) => `${label}: ${value}`)).toEqual(buttons);
  });

  test('whose line would be too long are left out', async () => {
    const queues = manyQueues(60);
    const line = `queue:${[...queues.values()].join(',')}`;

    const { blocks } = await ask(line, undefined, someNames({ queues }));

    expect(blocks).toContain('"Everything"');
    expect(blocks).not.toMatch(/"(Refresh|Waiting contacts|Agents|Save view|Share|help)"/);
  });

  test.each([
    [100, true],
    [101, false],
  ])(
    'of %i queues lead to the contacts that wait there: %p, since the search takes a hundred',
    async (count, isThere) => {
      const { blocks } = await ask('all', undefined, someNames({ queues: manyQueues(count) }));

      expect(blocks.includes('"contacts all"')).toBe(isThere);
    },
  );
});

describe('several queues', () => {
  test.each<[string, string]>([
    ['Billing, Sales', 'compare'],
    ['Billing,Sales', 'compare'],
    ['"Billing" "Sales"', 'compare'],
    ['queue:Billing,Sales', 'compare'],
    ['queue:Billing queue:"Tech Support",Sales channel:voice', 'compare'],
    ['queue:Billing,Sales share', 'compare'],
    ['Billing', 'queue'],
    ['Billing, Billing', 'queue'],
    ['all', 'queues'],
    ['channel:voice', 'queues'],
    ['', 'queues'],
  ])('%p is answered as %s', async (line, kind) => {
    expect((await ask(line)).report.kind).toBe(kind);
  });

  test('a view of several stays a list', async () => {
    const { report } = await ask('', { queueIds: [ids.billing, ids.sales] });

    expect(report.kind).toBe('queues');
  });

  test.each([
    [25, 'compare'],
    [26, 'queues'],
  ])('%i of them are answered as %s', async (count, kind) => {
    const queues = manyQueues(count);
    const line = `queue:${[...queues.values()].join(',')}`;

    expect((await ask(line, undefined, someNames({ queues }))).report.kind).toBe(kind);
  });

  test('stand in the order in which they were asked for, and the answer comes first', async () => {
    const { report, text } = await ask('Sales, Billing');
    if (report.kind !== 'compare') throw new Error(report.kind);

    expect(report.rows.map(({ queueName, row }) => `${queueName} ${row.channel}`)).toEqual([
      'Sales CHAT',
      'Sales VOICE',
      'Billing VOICE',
    ]);
    expect(text).toMatch(/^\*Chat\*: only \*Sales\* takes chat now/);
  });
});

describe('groups of queues', () => {
  const names = someNames({ queueGroups: someGroups({ none: ['gone'] }) });

  test.each<[string, Partial<FloorFilter> | undefined, readonly string[]]>([
    ['group:emea', undefined, [ids.billing, ids.sales]],
    ['group:emea,apac', undefined, [ids.billing, ids.sales, ids.techSupport]],
    ['queue:Sales group:apac', undefined, [ids.sales, ids.techSupport]],
    ['', { groups: ['apac'] }, [ids.techSupport]],
    ['share', { groups: ['apac'] }, [ids.techSupport]],
  ])('%p where %p is saved asks for their queues alone', async (line, saved, queueIds) => {
    expect((await ask(line, saved, names)).asked).toEqual([{ queueIds, channels }]);
  });

  test('are named with their size, and with what is gone of them', async () => {
    const { text, blocks } = await ask('group:emea channel:voice', undefined, names);

    expect(text).toContain('*group emea (2 queues), voice*');
    expect(blocks).toContain('1 queue of the group is gone from Amazon Connect and left out.');
    expect(blocks).toContain('"value":"group:emea channel:voice"');
    expect(blocks).toContain('"value":"save group:emea channel:voice"');
  });

  test('of a saved view are asked for by name again', async () => {
    const { text } = await ask('', { groups: ['apac'] }, names);

    expect(text).toContain('*Your view: group apac (1 queue)*');
  });

  test('with no queue left are not widened to all: nothing is asked', async () => {
    const { asked, text, blocks } = await ask('group:none', undefined, names);

    expect(asked).toEqual([]);
    expect(text).toContain('Group none holds no queue that is still in Amazon Connect');
    expect(blocks).toContain('"value":"groups"');
  });

  test('of any size are read, since the service is asked in parts', async () => {
    const queues = manyQueues(300);
    const queueGroups = someGroups({ big: [...queues.keys()] });

    const { asked, text } = await ask('group:big', undefined, someNames({ queues, queueGroups }));

    expect(asked).toEqual([{ queueIds: [...queues.keys()], channels }]);
    expect(text).toContain('group big (300 queues)');
  });

  test('that could not be read fail where one is named, and nowhere else', async () => {
    await expect(ask('group:emea')).rejects.toMatchObject({ code: 'groups_unread' });
    expect((await ask('Billing')).asked).toHaveLength(1);
  });
});
