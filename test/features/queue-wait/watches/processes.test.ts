import { describe, expect, test } from '@jest/globals';
import { FakeConnectGateway } from '../../../fakes/connect-gateway.ts';
import { aTenant } from '../../../fixtures/alerts.ts';
import { anAnswered, aPosition, aWaiting } from '../../../fixtures/contacts.ts';
import { aWatch } from '../../../fixtures/watches.ts';
import { aWorld } from './world.ts';

const { contactId } = aWatch();

async function watching() {
  const world = aWorld();
  world.contact();
  await world.begin();
  await world.look();
  return world;
}

describe('two processes', () => {
  test('post one card and say one reply, though they look at once', async () => {
    const world = aWorld();
    const { begin, contact, look, anotherProcess, messages, replies } = world;
    const elsewhere = anotherProcess();
    contact();
    await begin();
    await Promise.all([look(), elsewhere()]);
    expect(messages()).toHaveLength(1);

    contact(contactId, anAnswered());
    world.clock.advance(15);
    await Promise.all([elsewhere(), look()]);
    expect(replies()).toEqual([['answered']]);
  });

  test('take turns, and what one has told the other does not', async () => {
    const { contact, anotherProcess, clock, messages, replies, look } = await watching();
    const elsewhere = anotherProcess();
    contact(contactId, aWaiting(), aPosition({ position: 1 }));
    for (const run of [elsewhere, look, elsewhere]) {
      clock.advance(60);
      await run();
    }

    expect(messages()).toHaveLength(1);
    expect(replies()).toEqual([['position']]);
  });

  test('do not look in the time of one that has the right to', async () => {
    const { watchStore, clock, lookAfter, gateway } = await watching();
    await watchStore.claim(aTenant, { token: 'other', now: clock.now(), forSeconds: 60 });
    await lookAfter(15);

    expect(gateway.count('readContactPosition')).toBe(1);
  });
});

describe('what is heard of a contact', () => {
  test('is looked at at once, also by a process that another one was before at the slot', async () => {
    const { begin, contact, look, seen, watchStore, clock, replies } = aWorld();
    contact();
    await begin();
    await watchStore.claim(aTenant, { token: 'other', now: clock.now(), forSeconds: 60 });
    await look();
    await watchStore.release(aTenant, 'other');
    contact(contactId, anAnswered());
    await seen(contactId);

    expect(replies()).toEqual([['answered']]);
  });

  test('is not told while the service knows nothing of it, and is at the slot at which it does', async () => {
    const { contact, seen, lookAfter, clock, replies, cards } = await watching();
    contact(contactId, aWaiting(), { kind: 'not-found', asOf: clock.now() });
    await seen(contactId);
    expect(replies()).toEqual([[]]);
    expect(cards().join()).not.toMatch(/[Aa]nswered|over/);

    contact(contactId, anAnswered());
    await lookAfter(15);
    expect(replies()).toEqual([['answered']]);
  });

  test('is one look, however much is heard at once', async () => {
    const { seen, gateway } = await watching();
    const before = gateway.count('describeContact');
    await Promise.all([seen(contactId), seen(contactId), seen(contactId)]);

    expect(gateway.count('describeContact') - before).toBe(1);
  });
});

describe('a restart', () => {
  test('goes on with the same card, and what happened meanwhile is told with its own times', async () => {
    const { contact, anotherProcess, clock, messages, writes, replies } = await watching();
    contact(contactId, anAnswered());
    clock.advance(1800);
    await anotherProcess()();

    expect(writes()).toEqual([2]);
    expect(replies()).toEqual([['answered']]);
    expect(messages()[0]?.replies[0]?.text).toContain('after 5 min 0 s');
  });

  test('between the decision and the word says it afterwards', async () => {
    const { contact, anotherProcess, lookAfter, privateMessages, clock, replies } =
      await watching();
    contact(contactId, anAnswered());
    // The process dies in its next call to Slack.
    privateMessages.failures.push(new TypeError('the process is gone'));
    await lookAfter(15);
    clock.advance(15);
    await anotherProcess()();

    expect(replies()).toEqual([['answered']]);
  });
});

describe('while Redis is away', () => {
  test('nothing is said, and what happened is told when it is back', async () => {
    const { contact, watchStore, lookAfter, replies, gateway } = await watching();
    contact(contactId, anAnswered());
    watchStore.isAway = true;
    await lookAfter(15);
    expect(replies()).toEqual([[]]);
    expect(gateway.count('readContactPosition')).toBe(1);

    watchStore.isAway = false;
    await lookAfter(15);
    expect(replies()).toEqual([['answered']]);
  });

  test('what cannot be written down is not said', async () => {
    const { contact, watchStore, lookAfter, replies } = await watching();
    contact(contactId, anAnswered());
    watchStore.refusesWrites = true;
    await lookAfter(15);
    expect(replies()).toEqual([[]]);

    watchStore.refusesWrites = false;
    await lookAfter(15);
    expect(replies()).toEqual([['answered']]);
  });

  test('a card that Slack took just before is not posted a second time', async () => {
    const world = aWorld();
    const { begin, contact, look, lookAfter, watchStore, privateMessages, messages } = world;
    contact();
    await begin();
    privateMessages.afterCall = () => {
      watchStore.isAway = true;
    };
    await look();
    expect(messages()).toHaveLength(1);

    privateMessages.afterCall = undefined;
    watchStore.isAway = false;
    await lookAfter(15);
    await lookAfter(60);
    expect(messages()).toHaveLength(1);
    expect((await world.records())[0]?.standing.card).toBeDefined();
  });

  test('a reply that Slack took just before is not said a second time', async () => {
    const { contact, lookAfter, watchStore, privateMessages, replies } = await watching();
    contact(contactId, aWaiting(), aPosition({ position: 1 }));
    privateMessages.afterCall = () => {
      watchStore.isAway = true;
    };
    await lookAfter(15);
    expect(replies()).toEqual([['position']]);

    privateMessages.afterCall = undefined;
    watchStore.isAway = false;
    await lookAfter(15);
    await lookAfter(60);
    expect(replies()).toEqual([['position']]);
  });
});

describe('when Redis goes between what Slack takes and its record', () => {
  test('no other process says it a second time while this one has not written it down', async () => {
    const { contact, lookAfter, anotherProcess, clock, ...world } = await watching();
    const { watchStore, privateMessages, replies } = world;
    const elsewhere = anotherProcess();
    contact(contactId, aWaiting(), aPosition({ position: 1 }));
    privateMessages.afterCall = () => {
      watchStore.refusesWrites = true;
    };
    await lookAfter(15);
    expect(replies()).toEqual([['position']]);

    privateMessages.afterCall = undefined;
    watchStore.refusesWrites = false;
    clock.advance(15);
    await elsewhere();
    expect(replies()).toEqual([['position']]);

    await lookAfter(15);
    clock.advance(15);
    await elsewhere();
    expect(replies()).toEqual([['position']]);
    expect((await world.records())[0]?.standing.unsaid).toEqual([]);
  });

  test('a card that was deleted before it was written down is posted anew at the next slot', async () => {
    const world = aWorld();
    const { begin, look, lookAfter, watchStore, privateMessages, messages, replies } = world;
    world.contact(contactId, aWaiting(), aPosition({ position: 1 }));
    await begin();
    privateMessages.afterCall = () => {
      watchStore.refusesWrites = true;
      for (const { place } of messages()) privateMessages.remove(place);
    };
    await look();
    expect(messages()).toEqual([]);

    privateMessages.afterCall = undefined;
    watchStore.refusesWrites = false;
    await lookAfter(15);
    expect(replies()).toEqual([['position']]);
  });
});

describe('of many watched contacts', () => {
  const many = Array.from({ length: 25 }, (_, index) => `contact-${index}`);

  async function watchingMany() {
    const world = aWorld();
    for (const id of many) {
      world.contact(id);
      await world.begin({ id, contactId: id, userId: `U-${id}` });
    }
    return world;
  }

  const asked = ({ gateway }: ReturnType<typeof aWorld>) =>
    gateway.asked.flatMap(({ method, about }) => (method === 'readContactPosition' ? [about] : []));

  test('ten are looked at in one run, and all in turn', async () => {
    const world = await watchingMany();
    await world.look();
    expect(asked(world)).toHaveLength(10);

    await world.lookAfter(15);
    await world.lookAfter(15);
    expect(asked(world)).toHaveLength(30);
    expect(new Set(asked(world))).toEqual(new Set(many));
  });

  test('one that something was heard of is looked at now, alone', async () => {
    const world = await watchingMany();
    await world.look();
    const before = asked(world).length;
    await world.seen('contact-24');

    expect(asked(world).slice(before)).toEqual(['contact-24']);
  });

  test('none is left out at a slot that comes while one is looked at', async () => {
    const world = await watchingMany();
    await world.look();
    const before = asked(world).length;
    const { describeContact } = FakeConnectGateway.prototype;
    let slot: Promise<void> | undefined;
    world.gateway.describeContact = (...about) => {
      slot ??= world.look();
      return describeContact.apply(world.gateway, about);
    };
    await world.seen('contact-3');
    await slot;

    expect(asked(world)).toHaveLength(before + 11);
  });

  test('one that nobody watches costs nothing when something is heard of it', async () => {
    const world = await watchingMany();
    await world.look();
    const before = world.gateway.asked.length;
    await world.seen('somebody-elses');

    expect(world.gateway.asked).toHaveLength(before);
  });

  test('none that is watched costs no call at all', async () => {
    const world = aWorld();
    await world.look();

    expect(world.gateway.asked).toEqual([]);
  });
});
