import { describe, expect, test } from '@jest/globals';
import { BotError } from '../../../../src/domain/errors.ts';
import { aTenant } from '../../../fixtures/alerts.ts';
import { aLost, anAnswered, aPosition, aWaiting } from '../../../fixtures/contacts.ts';
import { ago, ids, now } from '../../../fixtures/floor.ts';
import { aWatch } from '../../../fixtures/watches.ts';
import { aWorld } from './world.ts';

const { contactId } = aWatch();
const away = new BotError('connect_unavailable', 'away');
const notFound = { kind: 'not-found', asOf: now } as const;

async function watching() {
  const world = aWorld();
  world.contact();
  await world.begin();
  await world.look();
  return world;
}

describe('a watched contact', () => {
  test('has one card in the direct message of its watcher, kept current in its place', async () => {
    const { look, lookAfter, contact, messages, cards, writes, replies } = await watching();
    expect(messages().map(({ userId }) => userId)).toEqual(['U0SAM00001']);
    expect(cards()[0]).toMatch(
      /number 3 in \*Billing\* \(voice\), waiting since .*, estimated wait about 2 min/,
    );

    contact(contactId, aWaiting(), aPosition({ position: 4 }));
    await lookAfter(15);
    expect(writes()).toEqual([1]);
    await lookAfter(45);
    expect(writes()).toEqual([2]);
    expect(cards()[0]).toMatch(/number 4/);
    await look();
    await lookAfter(60);
    expect(writes()).toEqual([2]);
    expect(replies()).toEqual([[]]);
  });

  test('that nothing changes of is written every ten minutes, so that the card is not taken for dead', async () => {
    const { lookAfter, writes, contact } = await watching();
    for (let minute = 0; minute < 20; minute += 1) {
      contact();
      await lookAfter(60);
    }

    expect(writes()).toEqual([3]);
  });

  test('is told of in the thread, with a mention, once for each line', async () => {
    const { lookAfter, contact, messages, replies } = await watching();
    contact(contactId, aWaiting(), aPosition({ position: 2 }));
    await lookAfter(15);
    await lookAfter(15);
    expect(replies()).toEqual([['position']]);

    contact(contactId, aWaiting({ enqueuedAt: ago(600) }), aPosition({ position: 1 }));
    await lookAfter(15);
    expect(replies()).toEqual([['position', 'waited']]);
    expect(messages()[0]?.replies[0]?.text).toMatch(/^<@U0SAM00001> .*Number 2.*2 or better/);
  });

  test('that was answered is told with its times, and forgotten', async () => {
    const { lookAfter, contact, cards, replies, messages, records } = await watching();
    contact(contactId, anAnswered(), notFound);
    await lookAfter(15);

    expect(replies()).toEqual([['answered']]);
    expect(messages()[0]?.replies[0]?.text).toMatch(
      /Answered\* by an agent at .* after 5 min 0 s in \*Billing\*/,
    );
    expect(cards()[0]).toMatch(/Answered.*This watch is over/);
    expect(JSON.stringify(messages())).not.toMatch(/Maria|Lindqvist/);
    expect(await records()).toEqual([]);
    await lookAfter(60);
    expect(replies()).toEqual([['answered']]);
  });

  test('that ended before the first look has a card that says so and a reply', async () => {
    const { begin, contact, look, cards, replies, records } = aWorld();
    contact(contactId, aLost(), notFound);
    await begin();
    await look();

    expect(cards()[0]).toMatch(/Ended without an answer.*CUSTOMER_DISCONNECT/);
    expect(replies()).toEqual([['left']]);
    expect(await records()).toEqual([]);
  });

  test('that was moved to another queue goes on there', async () => {
    const { lookAfter, contact, cards, replies } = await watching();
    contact(contactId, aWaiting({ queueId: ids.sales }), aPosition({ position: 9 }));
    await lookAfter(60);

    expect(replies()).toEqual([['moved']]);
    expect(cards()[0]).toMatch(/number 9 in \*Sales\*/);
  });

  test('that is in no queue by the metrics alone is neither answered nor gone', async () => {
    const { lookAfter, contact, cards, replies } = await watching();
    for (const kind of ['refused', 'not-found', 'no-results', 'no-values'] as const) {
      contact(contactId, aWaiting({ enqueuedAt: ago(60) }), { kind, asOf: now });
      await lookAfter(60);
      expect(cards()[0]).toMatch(/in \*Billing\*.*may be ringing/s);
    }

    expect(replies()).toEqual([[]]);
  });

  test('is asked for once, however many watch it, and each has a card of their own', async () => {
    const { begin, contact, look, gateway, messages } = aWorld();
    contact();
    await begin();
    await begin({ id: 'lea', userId: 'U0LEA00001' });
    await look();

    expect(gateway.count('readContactPosition')).toBe(1);
    expect(gateway.count('describeContact')).toBe(1);
    expect(gateway.asked.map(({ priority }) => priority)).toEqual(['check', 'check']);
    expect(messages().map(({ userId }) => userId)).toEqual(['U0SAM00001', 'U0LEA00001']);
  });

  test('is no more of somebody who stopped: the card says so, and nothing else does', async () => {
    const { lookAfter, watchStore, contact, cards, replies, records, gateway } = await watching();
    await watchStore.stop(aTenant, 'watch-1', now);
    contact(contactId, anAnswered());
    await lookAfter(15);

    expect(cards()[0]).toMatch(/You stopped this watch/);
    expect(replies()).toEqual([[]]);
    expect(await records()).toEqual([]);
    expect(gateway.count('readContactPosition')).toBe(1);
  });

  test('that was never told of is stopped without a word', async () => {
    const { begin, look, watchStore, messages, records } = aWorld();
    await begin();
    await watchStore.stop(aTenant, 'watch-1', now);
    await look();

    expect(messages()).toEqual([]);
    expect(await records()).toEqual([]);
  });

  test('is watched until the time of the watch is up, and then nobody looks any more', async () => {
    const { lookAfter, cards, replies, records, gateway } = await watching();
    await lookAfter(4 * 3600);

    expect(replies()).toEqual([['over']]);
    expect(cards()[0]).toMatch(/its time was up/);
    expect(await records()).toEqual([]);
    expect(gateway.count('readContactPosition')).toBe(1);
  });
});

describe('somebody who may not ask for waits any more', () => {
  test('is told nothing, and the watch ends', async () => {
    const { lookAfter, contact, refused, writes, replies, records } = await watching();
    refused.add('U0SAM00001');
    contact(contactId, anAnswered());
    await lookAfter(60);

    expect(writes()).toEqual([1]);
    expect(replies()).toEqual([[]]);
    expect(await records()).toEqual([]);
  });
});

describe('while Amazon Connect cannot be read', () => {
  test('nothing is told, after two minutes the card says since when it is not current, and it recovers', async () => {
    const { lookAfter, gateway, contact, cards, replies, log } = await watching();
    gateway.fail('readContactPosition', away);
    gateway.fail('describeContact', away);
    for (let slot = 0; slot < 8; slot += 1) await lookAfter(15);
    expect(cards()[0]).toMatch(/number 3/);

    await lookAfter(15);
    expect(cards()[0]).toMatch(/Not current since.*Nothing is told/s);
    expect(cards()[0]).not.toMatch(/number/);
    expect(replies()).toEqual([[]]);

    gateway.recover('readContactPosition');
    gateway.recover('describeContact');
    contact();
    await lookAfter(60);
    expect(cards()[0]).toMatch(/number 3/);
    expect(log.messages('warn')).toEqual(['Watched contacts cannot be read']);
    expect(log.messages('info')).toContain('Watched contacts can be read again');
  });

  test('for its metrics alone, that it was answered is told all the same', async () => {
    const { lookAfter, gateway, contact, cards, replies } = await watching();
    gateway.fail('readContactPosition', new BotError('connect_throttled', 'too many'));
    for (let slot = 0; slot < 12; slot += 1) await lookAfter(15);
    expect(cards()[0]).toMatch(/Position and estimate are not known since/);

    contact(contactId, anAnswered());
    await lookAfter(15);
    expect(replies()).toEqual([['answered']]);
  });

  test('for its place alone, the card says that nobody knows whether it was answered', async () => {
    const { lookAfter, gateway, contact, cards } = await watching();
    gateway.fail('describeContact', new BotError('connect_denied', 'no policy'));
    for (let slot = 0; slot < 12; slot += 1) {
      contact();
      await lookAfter(15);
    }

    expect(cards()[0]).toMatch(/Whether it was answered is not known since/);
  });
});

describe('when Slack does not take what is said', () => {
  test('it waits for the next slot, and nothing is lost', async () => {
    const { lookAfter, contact, privateMessages, replies } = await watching();
    contact(contactId, anAnswered());
    privateMessages.failures.push(new BotError('slack_unavailable', 'away'));
    await lookAfter(15);
    expect(replies()).toEqual([[]]);

    await lookAfter(15);
    expect(replies()).toEqual([['answered']]);
  });

  test('what comes late says since when it was known', async () => {
    const { lookAfter, contact, privateMessages, messages } = await watching();
    contact(contactId, anAnswered());
    privateMessages.failure = new BotError('slack_unavailable', 'away');
    await lookAfter(15);
    await lookAfter(120);
    privateMessages.failure = undefined;
    await lookAfter(15);

    expect(messages()[0]?.replies[0]?.text).toMatch(/Late: this was known at/);
  });

  test('it is quiet for as long as Slack asked, while contacts are still looked at', async () => {
    const { lookAfter, contact, privateMessages, replies, gateway } = await watching();
    contact(contactId, aWaiting(), aPosition({ position: 1 }));
    const throttled = new BotError('slack_throttled', 'too many', { retryAfterSeconds: 40 });
    privateMessages.failures.push(throttled);
    await lookAfter(15);
    await lookAfter(15);
    await lookAfter(15);
    expect(replies()).toEqual([[]]);
    expect(gateway.count('readContactPosition')).toBe(4);

    await lookAfter(15);
    expect(replies()).toEqual([['position']]);
  });

  test('a card that was deleted is posted anew, and what is to be said stands under it', async () => {
    const { lookAfter, contact, privateMessages, messages, replies } = await watching();
    const [first] = messages();
    if (first) privateMessages.remove(first.place);
    contact(contactId, aWaiting(), aPosition({ position: 1 }));
    await lookAfter(15);
    await lookAfter(15);

    expect(messages()).toHaveLength(1);
    expect(replies()).toEqual([['position']]);
  });

  test('a watch that is refused for ten minutes is given up', async () => {
    const { begin, contact, look, lookAfter, privateMessages, records, log } = aWorld();
    contact();
    await begin();
    privateMessages.failure = new BotError('slack_rejected', 'messages_tab_disabled');
    await look();
    await lookAfter(600);
    expect(await records()).toHaveLength(1);

    await lookAfter(15);
    expect(await records()).toEqual([]);
    expect(log.messages('warn')).toContain('Given up: this watch can never be told');
  });

  test('for one watcher, the others are told', async () => {
    const { begin, contact, look, privateMessages, messages } = aWorld();
    contact();
    await begin();
    await begin({ id: 'lea', userId: 'U0LEA00001' });
    privateMessages.failures.push(new BotError('slack_rejected', 'user_is_restricted'));
    await look();

    expect(messages().map(({ userId }) => userId)).toEqual(['U0LEA00001']);
  });
});
