import { beforeEach, describe, expect, test } from '@jest/globals';
import type { ContactEvent } from '../../src/domain/contact-feed.ts';
import type { Tenant } from '../../src/domain/tenant.ts';
import type { ContactFeed } from '../../src/stores/waits.ts';

const start = new Date('2026-06-01T10:00:00.123Z');
const plus = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const day = 24 * 3600;

type Story = Readonly<Record<string, Partial<ContactEvent>>>;

const queuedIn = (queueId: string, seconds: number) => ({
  enqueued: { queueId, at: plus(seconds) },
});

/** What happens to one contact, event by event, and what is known of it afterwards, whatever the order. */
const stories: readonly [
  name: string,
  story: Story,
  waits: string | undefined,
  answers: readonly (readonly [queue: string, queued: number, answered: number])[],
][] = [
  ['was initiated', { initiated: {} }, undefined, []],
  ['was queued', { initiated: {}, queued: queuedIn('q1', 10) }, 'q1 since 10', []],
  [
    'was answered',
    { initiated: {}, queued: queuedIn('q1', 10), answered: { answeredAt: plus(70) } },
    undefined,
    [['q1', 10, 70]],
  ],
  [
    'was answered, as its only event tells, with all that was before',
    { answered: { ...queuedIn('q1', 10), answeredAt: plus(70) } },
    undefined,
    [['q1', 10, 70]],
  ],
  [
    'gave up',
    { initiated: {}, queued: queuedIn('q1', 10), disconnected: { endedAt: plus(40) } },
    undefined,
    [],
  ],
  [
    'came and went',
    {
      initiated: {},
      queued: queuedIn('q1', 10),
      answered: { ...queuedIn('q1', 10), answeredAt: plus(70) },
      disconnected: { ...queuedIn('q1', 10), answeredAt: plus(70), endedAt: plus(300) },
      completed: { ...queuedIn('q1', 10), answeredAt: plus(70), endedAt: plus(330) },
    },
    undefined,
    [['q1', 10, 70]],
  ],
  [
    'was moved to another queue',
    { first: queuedIn('q1', 10), second: queuedIn('q2', 60) },
    'q2 since 60',
    [],
  ],
  [
    'was moved to another queue and answered there',
    { first: queuedIn('q1', 10), second: queuedIn('q2', 60), answered: { answeredAt: plus(90) } },
    undefined,
    [['q2', 60, 90]],
  ],
  [
    'was answered and queued again',
    { first: queuedIn('q1', 10), answered: { answeredAt: plus(40) }, second: queuedIn('q2', 100) },
    'q2 since 100',
    [['q1', 10, 40]],
  ],
  [
    'was answered twice',
    {
      first: queuedIn('q1', 10),
      answered: { answeredAt: plus(40) },
      second: queuedIn('q2', 100),
      again: { answeredAt: plus(160) },
    },
    undefined,
    [
      ['q1', 10, 40],
      ['q2', 100, 160],
    ],
  ],
  [
    'was queued five times, of which four are known',
    Object.fromEntries([1, 2, 3, 4, 5].map((at) => [`queued-${at}`, queuedIn(`q${at}`, at)])),
    'q5 since 5',
    [],
  ],
  [
    'was told of twice, by two events',
    { a: queuedIn('q1', 10), b: queuedIn('q1', 10) },
    'q1 since 10',
    [],
  ],
];

function permutations<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  if (items.length < 2) return [items];
  return items.flatMap((item, place) =>
    permutations(items.toSpliced(place, 1)).map((rest) => [item, ...rest]),
  );
}

/** What every ContactFeed promises. `open` gives one that is up. */
export function contactFeedContract(name: string, open: () => ContactFeed): void {
  let number = 0;
  let feed: ContactFeed;
  let tenant: Tenant;

  beforeEach(() => {
    number += 1;
    feed = open();
    tenant = { workspace: `T${number}`, instance: 'feed' };
  });

  const contactIdOf = (index: number) => `c${String(index).padStart(7, '0')}-contact`;

  const tell = (contactId: string, eventId: string, facts: Partial<ContactEvent>, now = start) =>
    feed.record(
      tenant,
      { eventId: `${contactId}.${eventId}`, contactId, channel: 'VOICE', ...facts },
      now,
    );

  const queues = ['q1', 'q2', 'q3', 'q4', 'q5'];
  const waiting = (change: Partial<Parameters<ContactFeed['waiting']>[1]> = {}) =>
    feed.waiting(tenant, {
      ...{
        queueIds: queues,
        channels: ['VOICE'],
        now: plus(600),
        order: 'newest',
        atMost: 100,
        ...change,
      },
    });
  const seconds = (at: Date | undefined) => ((at?.getTime() ?? 0) - start.getTime()) / 1000;
  const waits = async (contactId: string) => {
    const { contacts } = await waiting({ atMost: 5_000 });
    const found = contacts.filter((one) => one.contactId === contactId);
    return found.map((one) => `${one.queueId} since ${seconds(one.enqueuedAt)}`);
  };
  const answersOf = async (queueId: string, from = plus(-8 * day)) =>
    (await feed.answers(tenant, { queueId, channel: 'VOICE', from })).map((one) => [
      one.queueId,
      seconds(one.enqueuedAt),
      seconds(one.answeredAt),
    ]);

  describe(`${name}: the contact feed`, () => {
    test.each(stories)('knows of a contact that %s the same in every order', async (...row) => {
      const [, story, expected, answers] = row;
      const orders = permutations(Object.entries(story));
      for (const [index, order] of orders.entries()) {
        for (const [event, facts] of order) await tell(contactIdOf(index), event, facts);
        // Every one comes a second time, in another order still.
        for (const [event, facts] of order.toReversed()) {
          expect(await tell(contactIdOf(index), event, facts)).toBe('duplicate');
        }
      }

      const { contacts, total } = await waiting({ atMost: 5_000 });
      expect(contacts.map((one) => `${one.queueId} since ${seconds(one.enqueuedAt)}`)).toEqual(
        expected === undefined ? [] : orders.map(() => expected),
      );
      expect(total).toBe(contacts.length);
      const known = await Promise.all(queues.map((queueId) => answersOf(queueId)));
      const each = known.flat().map((one) => JSON.stringify(one));
      expect(each.length).toBe(answers.length * orders.length);
      expect([...new Set(each)].toSorted()).toEqual(answers.map((one) => JSON.stringify(one)));
    });

    test('says who waits, newest first, of the queues and channels that were asked for', async () => {
      await tell('old', '1', queuedIn('q1', 10));
      await tell('new', '1', queuedIn('q2', 30));
      await tell('chat', '1', { ...queuedIn('q1', 20), channel: 'CHAT' });
      await tell('elsewhere', '1', queuedIn('other', 40));

      expect(await waiting()).toEqual({
        total: 2,
        contacts: [
          { contactId: 'new', channel: 'VOICE', queueId: 'q2', enqueuedAt: plus(30) },
          { contactId: 'old', channel: 'VOICE', queueId: 'q1', enqueuedAt: plus(10) },
        ],
      });
      expect((await waiting({ channels: ['CHAT', 'VOICE'] })).total).toBe(3);
      expect(await waiting({ queueIds: [] })).toEqual({ total: 0, contacts: [] });
      expect(await waiting({ channels: ['EMAIL'] })).toEqual({ total: 0, contacts: [] });
    });

    test('gives as many as were asked for, and says how many there are', async () => {
      for (const at of [1, 2, 3, 4]) await tell(`c${at}`, '1', queuedIn(`q${at % 2}`, at));

      const { contacts, total } = await waiting({ queueIds: ['q0', 'q1'], atMost: 2 });

      expect(contacts.map(({ contactId }) => contactId)).toEqual(['c4', 'c3']);
      expect(total).toBe(4);
    });

    test('gives who has waited longest first, of all that wait, where that was asked for', async () => {
      for (const at of [1, 2, 3, 4]) await tell(`c${at}`, '1', queuedIn(`q${at % 2}`, at));

      const asked = { queueIds: ['q0', 'q1'], order: 'oldest', atMost: 2 } as const;
      const { contacts, total } = await waiting(asked);

      expect(contacts.map(({ contactId }) => contactId)).toEqual(['c1', 'c2']);
      expect(total).toBe(4);
    });

    test('confuses no queue with one whose name begins alike, and no strange name with another', async () => {
      await tell('a', '1', queuedIn('q', 1));
      await tell('b', '1', queuedIn('q0', 2));
      await tell('c', '1', { ...queuedIn('q', 3), channel: 'VOICE0' });
      await tell('d/e', '1', queuedIn('q/VOICE', 4));

      const ids = async (queueId: string) =>
        (await waiting({ queueIds: [queueId] })).contacts.map(({ contactId }) => contactId);
      expect(await ids('q')).toEqual(['a']);
      expect(await ids('q0')).toEqual(['b']);
      expect(await ids('q/VOICE')).toEqual(['d/e']);
    });

    test('leaves out who has waited for more than a day', async () => {
      await tell('one', '1', queuedIn('q1', 0));

      expect((await waiting({ now: plus(day - 1) })).total).toBe(1);
      expect((await waiting({ now: plus(day) })).total).toBe(0);
    });

    test('knows an event for a day after the last one of its contact', async () => {
      await tell('one', '1', queuedIn('q1', 0), plus(0));
      await tell('one', '2', { endedAt: plus(60) }, plus(60));

      expect(await tell('one', '1', queuedIn('q1', 0), plus(day + 59))).toBe('duplicate');
      expect(await tell('one', '1', queuedIn('q1', 0), plus(day + 60))).toBe('recorded');
      // Forgotten, it begins anew; but that was so long ago that nobody is told it waits.
      expect((await waiting({ now: plus(day + 60) })).total).toBe(0);
    });

    test('takes a contact that was forgotten for one that waits only where it is queued now', async () => {
      await tell('one', '1', queuedIn('q1', 0), plus(0));
      await tell('one', '2', queuedIn('q2', 2 * day), plus(2 * day));

      const { contacts, total } = await waiting({ now: plus(2 * day) });
      expect(contacts.map(({ queueId }) => queueId)).toEqual(['q2']);
      expect(total).toBe(1);
    });

    test('drops who was seen to have been answered, until queued after that', async () => {
      await tell('one', '1', queuedIn('q1', 10));
      await tell('two', '1', queuedIn('q1', 10));

      await feed.noteLeft(tenant, [
        { contactId: 'one', answeredAt: plus(20) },
        { contactId: 'unknown', answeredAt: plus(20) },
      ]);
      expect([await waits('one'), await waits('two')]).toEqual([[], ['q1 since 10']]);
      await tell('one', '2', {});
      expect(await waits('one')).toEqual([]);
      await tell('one', '3', queuedIn('q2', 30));
      expect(await waits('one')).toEqual(['q2 since 30']);
    });

    test('does not let an older answer undo a later one, nor one from before it was queued', async () => {
      await tell('one', '1', queuedIn('q1', 10));
      await feed.noteLeft(tenant, [{ contactId: 'one', answeredAt: plus(5) }]);
      expect(await waits('one')).toEqual(['q1 since 10']);
      await feed.noteLeft(tenant, [{ contactId: 'one', answeredAt: plus(40) }]);
      await feed.noteLeft(tenant, [{ contactId: 'one', answeredAt: plus(8) }]);

      await tell('one', '2', queuedIn('q2', 30));

      expect(await waits('one')).toEqual([]);
    });

    test('drops who was seen to have ended for good, whatever comes late', async () => {
      await tell('one', '1', queuedIn('q1', 10));
      await tell('two', '1', queuedIn('q1', 10));

      await feed.noteLeft(tenant, [{ contactId: 'one' }, { contactId: 'unknown' }]);
      await feed.noteLeft(tenant, [{ contactId: 'one' }]);
      await tell('one', '2', queuedIn('q2', 30));

      expect([await waits('one'), await waits('two')]).toEqual([[], ['q1 since 10']]);
    });

    test('says who was answered since, oldest first', async () => {
      for (const at of [100, 20, 300]) {
        await tell(contactIdOf(at), '1', { ...queuedIn('q1', at), answeredAt: plus(at + 5) });
      }

      expect(await answersOf('q1', plus(105))).toEqual([
        ['q1', 100, 105],
        ['q1', 300, 305],
      ]);
      expect(await answersOf('q2')).toEqual([]);
    });

    test('knows answers when their contacts are long forgotten, for eight days', async () => {
      await tell(contactIdOf(1), '1', { ...queuedIn('q1', 0), answeredAt: plus(5) });
      await tell(contactIdOf(1), '2', queuedIn('q2', 2 * day), plus(2 * day));
      await tell(contactIdOf(2), '1', {}, plus(7 * day));
      expect(await answersOf('q1')).toEqual([['q1', 0, 5]]);

      await tell(contactIdOf(3), '1', {}, plus(8 * day + 5));
      expect(await answersOf('q1')).toEqual([]);
    });

    test('knows the last 2,000 answers of a queue and channel and the newest 1,000 who wait', async () => {
      for (let at = 0; at < 2_003; at += 1) {
        await tell(contactIdOf(at), '1', { ...queuedIn('q1', at), answeredAt: plus(at + 5) });
      }
      for (let at = 0; at < 1_003; at += 1) await tell(`w${at}`, '1', queuedIn('q2', at));

      const answers = await answersOf('q1');
      expect([answers.length, answers[0]]).toEqual([2_000, ['q1', 3, 8]]);
      const { contacts, total } = await waiting({ atMost: 5_000, queueIds: ['q2'] });
      expect([total, contacts.at(-1)?.contactId]).toEqual([1_000, 'w3']);
    }, 30_000);

    test('says when it was told something last, by the clock that was handed in', async () => {
      expect(await feed.lastEventAt(tenant)).toBeUndefined();
      await tell('one', '1', queuedIn('q1', 10), plus(20));
      await tell('one', '1', queuedIn('q1', 10), plus(30));
      await tell('one', '2', {}, plus(25));

      expect(await feed.lastEventAt(tenant)).toEqual(plus(30));
    });

    test('of another tenant is another', async () => {
      await tell('one', '1', queuedIn('q1', 10));
      tenant = { ...tenant, instance: 'other' };

      expect((await waiting()).total).toBe(0);
      expect(await tell('one', '1', queuedIn('q1', 10))).toBe('recorded');
    });
  });
}
