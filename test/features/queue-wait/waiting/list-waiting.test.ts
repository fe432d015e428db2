import { describe, expect, test } from '@jest/globals';
import type {
  ContactPosition,
  QueueChannelReading,
} from '../../../../src/domain/contact-centre.ts';
import type { ContactDetail } from '../../../../src/domain/contact-place.ts';
import { BotError } from '../../../../src/domain/errors.ts';
import type { WaitingContact } from '../../../../src/domain/waiting.ts';
import { parseWaiting } from '../../../../src/features/queue-wait/waiting/intent.ts';
import { listWaiting } from '../../../../src/features/queue-wait/waiting/list-waiting.ts';
import { isMisunderstood } from '../../../../src/grammar/misunderstood.ts';
import { readWords } from '../../../../src/grammar/words.ts';
import { FakeClock } from '../../../fakes/clock.ts';
import { FakeConnectGateway } from '../../../fakes/connect-gateway.ts';
import { FakeContactFeed } from '../../../fakes/contact-feed.ts';
import { FakeDirectory } from '../../../fakes/directory.ts';
import { identityOver } from '../../../fakes/identity.ts';
import { FakeSlackPeople } from '../../../fakes/slack-people.ts';
import { FakeViewStore } from '../../../fakes/view-store.ts';
import { anAsker } from '../../../fixtures/asker.ts';
import { ago, ids, now, someNames } from '../../../fixtures/floor.ts';

const tenant = { workspace: 'T0FLOOR001', instance: 'i-1' };

const chat = (contactId: string, seconds: number): WaitingContact => ({
  contactId,
  channel: 'CHAT',
  queueId: ids.billing,
  enqueuedAt: ago(seconds),
});

const standing = (position: number): ContactPosition => ({
  kind: 'in-queue',
  asOf: now,
  position,
  estimatedWaitSeconds: 60,
});

const noPlace = { kind: 'no-results', asOf: now } as const;

async function setUp(
  options: {
    waiting?: readonly WaitingContact[];
    isFeedOn?: boolean;
    names?: ReturnType<typeof someNames>;
  } = {},
) {
  const { waiting = [], isFeedOn = true, names = someNames() } = options;
  const clock = new FakeClock(now);
  const positions = new Map(
    waiting.map(({ contactId }, index) => [contactId, standing(index + 1)]),
  );
  const gateway = new FakeConnectGateway({ clock, waiting, positions });
  const contactFeed = new FakeContactFeed();
  const identity = identityOver({ people: new FakeSlackPeople([]), gateway, clock });
  const ports = {
    ...{ gateway, queueReadings: gateway, waitingReadings: gateway, contactFeed, isFeedOn, clock },
    ...{ directory: new FakeDirectory(names), viewStore: new FakeViewStore(), identity },
    instance: 'i-1',
  };
  const call = async (contactId: string, seconds: number, queueId: string = ids.billing) => {
    const enqueued = { queueId, at: ago(seconds) };
    const event = { eventId: `${contactId}-queued`, contactId, channel: 'VOICE', enqueued };
    await contactFeed.record(tenant, event, ago(seconds));
    gateway.data.positions = new Map([...gateway.data.positions, [contactId, standing(1)]]);
  };
  const ask = async (line: string) => {
    const words = readWords(line);
    if (words.kind === 'problem') throw new Error(words.problem);
    const intent = parseWaiting(words.words);
    if (isMisunderstood(intent)) throw new Error(intent.problem);
    return listWaiting(ports, intent, anAsker());
  };
  const list = async (line: string) => {
    const report = await ask(line);
    if (report.kind !== 'waiting') throw new Error(report.kind);
    return { ...report, ids: report.placed.map(({ contact }) => contact.contactId) };
  };
  return { gateway, contactFeed, clock, call, ask, list };
}

const counts = (...rows: readonly [string, string, number | undefined][]): QueueChannelReading[] =>
  rows.map(([queueId, channel, contactsInQueue]) => ({ queueId, channel, contactsInQueue }));

describe('/queue-wait contacts asks for', () => {
  const all = [ids.billing, ids.sales, ids.techSupport, ids.hostileQueue];
  const written = ['CHAT', 'TASK', 'EMAIL'];

  test.each<[string, readonly string[], readonly string[]]>([
    ['', all, written],
    ['Billing', [ids.billing], written],
    ['queue:Billing,Sales', [ids.billing, ids.sales], written],
    ['Billing channel:chat', [ids.billing], ['CHAT']],
  ])('%p: one search, never for voice', async (line, queueIds, channels) => {
    const { gateway, list } = await setUp();

    await list(line);

    const [search] = gateway.asked.filter(({ method }) => method === 'searchWaiting');
    expect(search?.about).toMatchObject({ queueIds, channels });
    expect(gateway.count('searchWaiting')).toBe(1);
  });

  test('voice alone: no search at all', async () => {
    const { gateway, list } = await setUp();

    expect((await list('channel:voice')).search).toEqual({ kind: 'not-asked' });
    expect(gateway.count('searchWaiting')).toBe(0);
  });

  test('those queued in the last seven days', async () => {
    const almost = 7 * 24 * 3600 - 1;
    const waiting = [chat('new', 60), chat('kept', almost), chat('old', almost + 2)];
    const { list } = await setUp({ waiting });

    expect((await list('Billing')).ids).toEqual(['new', 'kept']);
  });

  test('nothing, where there are more queues than a search takes', async () => {
    const queues = new Map(Array.from({ length: 101 }, (_, at) => [`queue-${at}`, `Queue ${at}`]));
    const { gateway, ask } = await setUp({ names: someNames({ queues }) });

    expect(await ask('all')).toEqual({ kind: 'too-many-queues', count: 101 });
    expect(gateway.asked).toEqual([]);
  });

  test('nothing, when a name leads nowhere, and offers the line with a near one', async () => {
    const { gateway, ask } = await setUp();

    const trouble = await ask('queue:Biling channel:chat oldest from:21 share');
    if (trouble.kind !== 'name-trouble') throw new Error(trouble.kind);
    expect(trouble.again.textFor({ id: ids.billing, name: 'Billing' })).toBe(
      `contacts queue:"${ids.billing}" channel:chat oldest share`,
    );
    expect(gateway.asked).toEqual([]);
  });
});

describe('/queue-wait contacts lists', () => {
  test('the newest first, whoever told of them, each with its place', async () => {
    const { call, list } = await setUp({ waiting: [chat('chat-old', 300), chat('chat-new', 30)] });
    await call('call', 100);

    const { ids, placed, total, gone } = await list('Billing');

    expect(ids).toEqual(['chat-new', 'call', 'chat-old']);
    expect(placed.map(({ place }) => place.kind)).toEqual(['in-queue', 'in-queue', 'in-queue']);
    expect([total, gone]).toEqual([3, 0]);
  });

  test('nobody whom the feed told of in another queue or channel', async () => {
    const { call, list } = await setUp();
    await call('here', 100);
    await call('elsewhere', 100, ids.sales);

    expect((await list('Billing')).ids).toEqual(['here']);
    expect((await list('Billing channel:chat')).ids).toEqual([]);
  });

  test.each<[string, readonly string[]]>([
    ['Billing', ['c0', 'c1', 'c19']],
    ['Billing from:21', ['c20', 'c21', 'c39']],
    ['Billing from:41', ['c40', 'c41', 'c44']],
    ['Billing oldest', ['c44', 'c43', 'c25']],
    ['Billing oldest from:41', ['c4', 'c3', 'c0']],
    ['Billing from:46', []],
  ])('%s: a page of twenty, with its places, of all who are known', async (line, expected) => {
    const waiting = Array.from({ length: 45 }, (_, at) => chat(`c${at}`, at));
    const { list } = await setUp({ waiting });

    const { ids, placed, known, total } = await list(line);

    expect([ids[0], ids[1], ids.at(-1)].filter((id) => id !== undefined)).toEqual(expected);
    expect(placed.slice(0, 10).every(({ place }) => place.kind === 'in-queue')).toBe(true);
    expect([known, total]).toEqual([45, 45]);
  });

  test('who has waited longest of more than there are places for, whoever told of them', async () => {
    const waiting = Array.from({ length: 110 }, (_, at) => chat(`c${at}`, at));
    const { call, list } = await setUp({ waiting });
    for (let at = 0; at < 110; at += 1) await call(`v${at}`, at + 200);

    expect((await list('Billing oldest')).ids[0]).toBe('v109');
    const { ids, known, total } = await list('Billing oldest from:101');
    expect([ids[0], known, total]).toEqual(['c109', 200, 220]);
  });

  test('places of the first ten, and asks for no more', async () => {
    const waiting = Array.from({ length: 12 }, (_, at) => chat(`c${at}`, at));
    const { gateway, list } = await setUp({ waiting });

    const { placed, total } = await list('Billing');

    expect(placed.slice(9, 12).map(({ place }) => place.kind)).toEqual([
      'in-queue',
      'not-asked',
      'not-asked',
    ]);
    expect(total).toBe(12);
    expect(gateway.count('readContactPosition')).toBe(10);
    // A press on Listen passes a crowd of positions.
    const asked = gateway.asked.filter(({ method }) => method === 'readContactPosition');
    expect(asked.every(({ patienceSeconds }) => patienceSeconds !== undefined)).toBe(true);
  });

  test('those whose place was refused or came too late without it', async () => {
    const { gateway, list } = await setUp({ waiting: [chat('one', 60), chat('two', 90)] });
    gateway.fail('readContactPosition', new BotError('connect_throttled', 'too many'));

    const { placed, gone } = await list('Billing');

    const throttled = { kind: 'unread', code: 'connect_throttled' };
    expect(placed.map(({ place }) => place)).toEqual([throttled, throttled]);
    expect(gone).toBe(0);
  });
});

describe.each(['not-found', 'refused', 'no-results', 'no-values'] as const)(
  'a call of which the metrics say %s',
  (kind) => {
    const enqueued = { channel: 'VOICE', queueId: ids.billing, enqueuedAt: ago(100) };

    async function aCall(record: Omit<ContactDetail, 'asOf'> | undefined) {
      const world = await setUp();
      await world.call('call', 100);
      world.gateway.data.positions = new Map([['call', { kind, asOf: now }]]);
      if (record) world.gateway.data.contacts = new Map([['call', record]]);
      return world;
    }

    test.each<[string, Omit<ContactDetail, 'asOf'>]>([
      ['is with an agent', { ...enqueued, connectedToAgentAt: ago(5) }],
      ['has ended', { ...enqueued, disconnectedAt: ago(5) }],
      ['was with an agent and has ended', { connectedToAgentAt: ago(9), disconnectedAt: ago(5) }],
    ])('and its record that it %s is left out and struck off the feed', async (_, record) => {
      const { list } = await aCall(record);

      expect(await list('Billing')).toMatchObject({ ids: [], gone: 1, total: 1 });
      expect(await list('Billing')).toMatchObject({ ids: [], gone: 0, total: 0 });
    });

    test.each<[string, Omit<ContactDetail, 'asOf'>]>([
      ['waits: it rings', enqueued],
      ['was never queued: its record lags', { channel: 'VOICE' }],
      ['was answered before', { ...enqueued, connectedToAgentAt: ago(101) }],
    ])('and its record that it %s is listed, and for good', async (_, record) => {
      const { gateway, list } = await aCall(record);

      const { placed, gone } = await list('Billing');
      expect([placed.map(({ place }) => place.kind), gone]).toEqual([['placeless'], 0]);
      // The ring was missed: it is back in line, and no event told so.
      gateway.data.positions = new Map([['call', standing(1)]]);
      expect((await list('Billing')).placed.map(({ place }) => place.kind)).toEqual(['in-queue']);
    });

    test('and which nobody knows is left out, and not struck off', async () => {
      const { list } = await aCall(undefined);

      expect(await list('Billing')).toMatchObject({ ids: [], gone: 1 });
      expect(await list('Billing')).toMatchObject({ ids: [], gone: 1 });
    });

    test('and whose record is refused is listed with the reason', async () => {
      const { gateway, list } = await aCall(undefined);
      gateway.fail('describeContact', new BotError('connect_denied', 'no'));

      const { placed, gone } = await list('Billing');
      expect(placed.map(({ place }) => place)).toEqual([
        { kind: 'unread', code: 'connect_denied' },
      ]);
      expect(gone).toBe(0);
    });
  },
);

test('the records of those alone are asked for who have no place', async () => {
  const { gateway, call, list } = await setUp({ waiting: [chat('chat', 30)] });
  await call('call', 100);
  gateway.data.positions = new Map([...gateway.data.positions, ['call', noPlace]]);

  await list('Billing');

  const asked = gateway.asked.filter(({ method }) => method === 'describeContact');
  expect(asked.map(({ about }) => about)).toEqual(['call']);
  expect(asked[0]?.patienceSeconds).toBe(2);
});

test('a chat that has left is left out without the feed, too', async () => {
  const { gateway, list } = await setUp({ isFeedOn: false, waiting: [chat('chat', 30)] });
  gateway.data.positions = new Map([['chat', noPlace]]);
  gateway.data.contacts = new Map([['chat', { disconnectedAt: ago(5) }]]);

  expect(await list('Billing')).toMatchObject({ ids: [], gone: 1 });
});

test('that nobody can be struck off while Redis is away keeps nobody from the list', async () => {
  const { gateway, contactFeed, list } = await setUp({ waiting: [chat('chat', 30)] });
  gateway.data.positions = new Map([['chat', noPlace]]);
  gateway.data.contacts = new Map([['chat', { disconnectedAt: ago(5) }]]);
  contactFeed.isAway = true;

  expect(await list('Billing')).toMatchObject({ ids: [], gone: 1 });
});

describe('what does not come is waited for', () => {
  const never = () => new Promise<never>(() => undefined);
  // Everything else is done by then.
  const idle = () => new Promise((resolve) => setImmediate(resolve));

  test('three seconds, where it is a place', async () => {
    const { gateway, clock, list } = await setUp({ waiting: [chat('chat', 30)] });
    gateway.readContactPosition = never;
    const listing = list('Billing');

    await idle();
    clock.advance(3);

    expect((await listing).placed.map(({ place }) => place)).toEqual([{ kind: 'late' }]);
  });

  test('two seconds, where it is a record', async () => {
    const { gateway, clock, list } = await setUp({ waiting: [chat('chat', 30)] });
    gateway.data.positions = new Map([['chat', noPlace]]);
    gateway.describeContact = never;
    const listing = list('Billing');

    await idle();
    clock.advance(2);

    expect((await listing).placed.map(({ place }) => place)).toEqual([{ kind: 'late' }]);
  });
});

describe('what cannot be known', () => {
  test('of voice without the feed is said', async () => {
    const { list } = await setUp({ isFeedOn: false, waiting: [chat('chat', 60)] });

    expect(await list('Billing')).toMatchObject({ feed: { kind: 'off' }, ids: ['chat'] });
  });

  test('of voice while Redis is away is said, and the rest is there', async () => {
    const { contactFeed, list } = await setUp({ waiting: [chat('chat', 60)] });
    contactFeed.isAway = true;

    expect(await list('Billing')).toMatchObject({ feed: { kind: 'unread' }, ids: ['chat'] });
  });

  test('says when the feed spoke last', async () => {
    const { call, list } = await setUp();
    expect((await list('Billing')).feed).toEqual({ kind: 'read', lastEventAt: undefined });
    await call('call', 100);

    expect((await list('Billing')).feed).toEqual({ kind: 'read', lastEventAt: ago(100) });
  });

  test('of chats because the search failed is said, where calls are known', async () => {
    const { gateway, call, list } = await setUp();
    await call('call', 100);
    gateway.fail('searchWaiting', new BotError('connect_denied', 'no'));

    expect(await list('Billing')).toMatchObject({
      search: { kind: 'failed', code: 'connect_denied' },
      ids: ['call'],
    });
  });

  test.each([
    ['Billing', false],
    ['Billing channel:chat', true],
  ])('at all is the failure of the search (%p, feed on: %p)', async (line, isFeedOn) => {
    const { gateway, ask } = await setUp({ isFeedOn });
    gateway.fail('searchWaiting', new BotError('connect_throttled', 'too many'));

    await expect(ask(line)).rejects.toMatchObject({ code: 'connect_throttled' });
  });
});

describe('what Connect counts', () => {
  test('stands beside the list, by channel', async () => {
    const { gateway, list } = await setUp();
    gateway.data.queueRows = counts(
      [ids.billing, 'VOICE', 4],
      [ids.billing, 'CHAT', 1],
      [ids.sales, 'VOICE', 2],
    );

    const { counted } = await list('queue:Billing,Sales');

    expect([...(counted?.byChannel ?? [])]).toEqual([
      ['VOICE', 6],
      ['CHAT', 1],
    ]);
    expect(counted?.isWhole).toBe(true);
  });

  test.each<[string, QueueChannelReading[]]>([
    ['a queue without a row', counts([ids.billing, 'VOICE', 0])],
    ['a row without a count', counts([ids.billing, 'VOICE', 0], [ids.sales, 'VOICE', undefined])],
  ])('is not whole with %s', async (_, rows) => {
    const { gateway, list } = await setUp();
    gateway.data.queueRows = rows;

    expect((await list('queue:Billing,Sales')).counted?.isWhole).toBe(false);
  });

  test('is left out when it fails', async () => {
    const { gateway, list } = await setUp({ waiting: [chat('chat', 60)] });
    gateway.fail('readQueues', new BotError('connect_timeout', 'slow'));

    expect(await list('Billing')).toMatchObject({ counted: undefined, ids: ['chat'] });
  });
});
