import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Contact } from '../../sandbox/centre/model.ts';
import type { SeenMessage } from '../../sandbox/drive/api.ts';
import { secrets } from '../../sandbox/sandbox.ts';
import { type Journey, people, places, startJourney, textOf, withJourney } from './harness.ts';

const idPattern = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g;

function listed(message: SeenMessage): readonly string[] {
  return [...new Set(textOf(message).match(idPattern) ?? [])];
}

function queueOf(journey: Journey, name: string) {
  const queue = journey.centre.view().queues.find((one) => one.name === name);
  if (!queue) throw new Error(`no queue ${name}`);
  return queue;
}

/** Who truly waits in a queue and channel, newest first. */
function waitingIn(journey: Journey, name: string, channel: 'VOICE' | 'CHAT' | 'TASK') {
  return journey.centre.waiting(queueOf(journey, name).id, channel).toReversed();
}

/** A few wait, of whom nobody came just now: fewer than cost more positions than an account has at once. */
async function fewWait(
  journey: Journey,
  name: string,
  channel: 'VOICE' | 'TASK',
  settledSeconds = 3,
): Promise<void> {
  journey.centre.lunch({ share: 1, minutes: 60 });
  journey.centre.rush({ queueId: queueOf(journey, name).id, contacts: 12, minutes: 8 });
  for (let passed = 0; passed < 3600; passed += 2) {
    const waiting = waitingIn(journey, name, channel);
    const newest = waiting[0]?.enqueuedAt?.getTime() ?? 0;
    const isSettled = journey.clock.now().getTime() - newest >= settledSeconds * 1000;
    if (waiting.length >= 2 && waiting.length <= 4 && isSettled) return;
    await journey.clock.advance(2_000);
  }
  throw new Error('at no time a few waited');
}

const callsWait = (journey: Journey) => fewWait(journey, 'Billing', 'VOICE');

describe('with the contact feed', () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await startJourney({ feed: 'on' });
    await callsWait(journey);
  });
  afterAll(() => journey.end());

  test('waiting calls are listed newest first, each with its place, and can be watched', async () => {
    const truth = waitingIn(journey, 'Billing', 'VOICE');
    const places = truth.map(({ id }) => journey.centre.placeInLine(id)?.position);

    const answer = await journey.ask(people.sam, '/queue-wait contacts Billing channel:voice');

    expect(listed(answer)).toEqual(truth.map(({ id }) => id));
    for (const place of places) expect(textOf(answer)).toContain(`number ${place} in its queue`);
    expect(answer.text).toContain(`Amazon Connect counts ${truth.length}: ${truth.length} voice`);
    expect(textOf(answer)).toMatch(/Feed: last event \d+ s ago\./);
    expect(JSON.stringify(answer.blocks)).toContain(`watch-form ${truth[0]?.id}`);
  });

  test('the button shows where one contact stands', async () => {
    const answer = await journey.ask(people.sam, '/queue-wait contacts Billing channel:voice');
    const first = listed(answer)[0];

    const contact = await journey.press(people.sam, answer, 'Contact');

    expect(textOf(contact)).toContain(first);
  });

  test('Watch asks first what to be told, as it does under one contact', async () => {
    const answer = await journey.ask(people.sam, '/queue-wait contacts Billing channel:voice');

    await journey.drive.press(people.sam, answer, 'Watch');
    const modal = await journey.drive.openModal(people.sam, ({ submit }) => submit === 'Watch');

    expect(JSON.stringify(modal)).toContain(listed(answer)[0]);
  });

  test('/readyz counts what came', async () => {
    const ready = await (await fetch(`${journey.botUrl}/readyz`)).json();

    expect(ready).toMatchObject({ feed: { refused: 0, unreadable: 0, notKept: 0 } });
    expect(ready.feed.recorded).toBeGreaterThan(5);
    // The bus carries more than anybody waits for.
    expect(ready.feed.otherEvent).toBeGreaterThan(0);
  });

  test('whoever does not know the secret tells nothing', async () => {
    const before = await journey.remembered();
    const url = `${journey.botUrl}/connect/events`;
    const event = JSON.stringify(journey.eventBridge?.attempts.at(-1)?.event);
    const headers = { 'content-type': 'application/json', 'x-floorwalker-feed': 'guess-me-please' };

    const refused = await fetch(url, { method: 'POST', headers, body: event });

    expect(refused.status).toBe(401);
    expect(await journey.remembered()).toBe(before);
    expect((await fetch(url)).status).toBe(405);
    const log = journey.lines.join('');
    expect(log).not.toContain(secrets.feed);
    expect(log).not.toContain('guess-me-please');
  });
});

test('shuffled, doubled and late events end in the same list', () =>
  withJourney(
    { feed: 'on', feedSettings: { duplicateChance: 1, shuffleSeconds: 8 } },
    async (journey) => {
      await callsWait(journey);
      // Who was queued within the last eight seconds may not be told of yet, who left not be gone.
      const before = new Set(waitingIn(journey, 'Billing', 'VOICE').map(({ id }) => id));
      await journey.clock.advance(30_000);
      const truth = waitingIn(journey, 'Billing', 'VOICE').map(({ id }) => id);

      const answer = await journey.ask(people.sam, '/queue-wait contacts Billing channel:voice');

      const sure = truth.filter((id) => before.has(id));
      expect(sure.length).toBeGreaterThan(0);
      expect(listed(answer).filter((id) => !truth.includes(id))).toEqual([]);
      expect(sure.filter((id) => !listed(answer).includes(id))).toEqual([]);
      const { feed } = await (await fetch(`${journey.botUrl}/readyz`)).json();
      expect(feed.duplicate).toBeGreaterThan(0);
    },
  ));

test.each(['not-found', 'invalid-request', 'empty-list', 'no-value'] as const)(
  'a call whose end was lost is left out and forgotten, where "in no queue" is said as %s',
  (contactNotInQueue) =>
    withJourney({ feed: 'on', connect: { contactNotInQueue } }, async (journey) => {
      await callsWait(journey);
      journey.eventBridge?.configure({ dropChance: 1 });
      const [lost] = waitingIn(journey, 'Billing', 'VOICE');
      if (!lost) throw new Error('nobody waits');
      await journey.clock.advance(10_000);
      if (waitingIn(journey, 'Billing', 'VOICE').some(({ id }) => id === lost.id)) {
        journey.centre.stopContact(lost.id);
      }

      const first = await journey.ask(people.sam, '/queue-wait contacts Billing channel:voice');
      expect(listed(first)).not.toContain(lost.id);
      expect(textOf(first)).toMatch(/in no queue any more/);
      await journey.clock.advance(15_000);
      const second = await journey.ask(people.sam, '/queue-wait contacts Billing channel:voice');
      expect(listed(second)).not.toContain(lost.id);
      expect(textOf(second)).not.toMatch(/in no queue any more/);
    }),
);

test.each(['not-found', 'invalid-request', 'empty-list', 'no-value'] as const)(
  'a call that rings in vain is listed while it rings and after it, where "in no line" is said as %s',
  (contactNotInQueue) =>
    withJourney(
      { feed: 'on', centre: { missChance: 0.8 }, connect: { contactNotInQueue } },
      async (journey) => {
        const ringing = await longRinging(journey);

        const during = await journey.askAtOnce(people.sam, ask);
        expect(listed(during)).toContain(ringing.id);
        expect(textOf(during)).toContain('it may be ringing at an agent');

        for (let passed = 0; passed < 40 && stageOf(journey, ringing) === 'offered'; passed += 1) {
          await journey.clock.advance(1_000);
        }
        expect(stageOf(journey, ringing)).toBe('queued');
        // What was read a moment ago is shared for ten seconds.
        await journey.clock.advance(1_000);
        expect(listed(await journey.ask(people.sam, ask))).toContain(ringing.id);
      },
    ),
);

const ask = '/queue-wait contacts Billing channel:voice';

const stageOf = (journey: Journey, { id }: Contact) =>
  journey.centre.view().contacts.get(id)?.stage;

/** A call that has waited for more than a minute, rings now and will not be taken. */
async function longRinging(journey: Journey): Promise<Contact> {
  const begin = journey.clock.now();
  journey.centre.rush({ queueId: queueOf(journey, 'Billing').id, contacts: 4, minutes: 4 });
  for (let passed = 0; passed < 3600; passed += 1) {
    const now = journey.clock.now().getTime();
    const rings = [...journey.centre.view().contacts.values()].find(
      ({ stage, queueId, enqueuedAt }) =>
        stage === 'offered' &&
        queueId === queueOf(journey, 'Billing').id &&
        enqueuedAt &&
        // What was queued before the feed began to tell is not known to it.
        enqueuedAt > begin &&
        now - enqueuedAt.getTime() > 60_000,
    );
    // No more than there are places to be had at once.
    if (rings && waitingIn(journey, 'Billing', 'VOICE').length < 4) return rings;
    await journey.clock.advance(1_000);
  }
  throw new Error('nobody rang so long');
}

test('while Redis is away events are asked for again, and none is lost', () =>
  withJourney({ feed: 'on' }, async (journey) => {
    await journey.clock.advance(30_000);
    await journey.drive.lever('redis-down', { on: true });
    await callsWait(journey);
    const failed = journey.eventBridge?.attempts.filter(({ status }) => status === 503) ?? [];
    expect(failed.length).toBeGreaterThan(0);
    await journey.drive.lever('redis-down', { on: false });
    await journey.drive.until(
      async () => (await fetch(`${journey.botUrl}/readyz`)).status,
      (status) => (status === 200 ? status : undefined),
    );
    // The longest pause between two attempts.
    await journey.clock.advance(11 * 60_000);
    journey.centre.endRush();

    const told = new Set(
      journey.eventBridge?.attempts.flatMap(({ event, status }) =>
        status === 202 ? [event.id] : [],
      ),
    );
    expect(failed.filter(({ event }) => !told.has(event.id))).toEqual([]);
  }));

describe('without the contact feed', () => {
  test('there is no such address, and the answer says what is missing and how many wait', () =>
    withJourney({}, async (journey) => {
      await callsWait(journey);
      const calls = waitingIn(journey, 'Billing', 'VOICE').length;

      const answer = await journey.ask(people.sam, '/queue-wait contacts Billing');

      expect(answer.text).toContain('no waiting contact was found');
      expect(answer.text).toContain(`Amazon Connect counts ${calls}`);
      expect(textOf(answer)).toContain('cannot search voice contacts while they wait');
      const headers = { 'content-type': 'application/json', 'x-floorwalker-feed': secrets.feed };
      const url = `${journey.botUrl}/connect/events`;
      expect((await fetch(url, { method: 'POST', headers, body: '{}' })).status).toBe(404);
      expect(await (await fetch(`${journey.botUrl}/readyz`)).json()).toMatchObject({ feed: null });
    }));

  test('tasks that wait are found by search, shared with those who ask, and posted without a watch', () =>
    withJourney({}, async (journey) => {
      // The index knows them after ten seconds.
      await fewWait(journey, 'Back Office', 'TASK', 12);
      const truth = waitingIn(journey, 'Back Office', 'TASK').map(({ id }) => id);
      const searches = () =>
        journey.connect.calls.filter(({ operation }) => operation === 'SearchContacts').length;

      const [answer] = await Promise.all([
        journey.ask(people.sam, '/queue-wait contacts "Back Office"'),
        journey.ask(people.maria, '/queue-wait contacts "Back Office"'),
      ]);

      expect(truth.length).toBeGreaterThan(0);
      expect(listed(answer)).toEqual(truth);
      expect(textOf(answer)).toMatch(/were searched \d+ s ago; the search lags/);
      expect(searches()).toBe(1);

      const posted = await journey.ask(people.sam, '/queue-wait contacts "Back Office" share');
      expect(JSON.stringify(posted.blocks)).not.toMatch(/watch(-form)? /);
      const seen = await journey.drive.messages(people.maria, places.floor);
      expect(seen.some(({ ts }) => ts === posted.ts)).toBe(true);
    }));

  test.each([
    ['iam-denied', 'its IAM policy lacks an action'],
    ['throttled', 'takes no more requests'],
  ] as const)('a search that is %s says so', async (mode, said) => {
    await withJourney({}, async (journey) => {
      journey.connect.faults.set({ mode, operations: ['SearchContacts'] });
      journey.clock.setSpeed(2);

      const answer = await journey.ask(people.sam, '/queue-wait contacts Billing');

      expect(answer.text).toContain(said);
    });
  });
});

test('a call whose place is refused is listed, and the reason is the refusal', () =>
  withJourney({ feed: 'on' }, async (journey) => {
    await callsWait(journey);
    journey.connect.faults.set({ mode: 'iam-denied', operations: ['GetContactMetrics'] });
    const truth = waitingIn(journey, 'Billing', 'VOICE').map(({ id }) => id);

    const answer = await journey.ask(people.sam, '/queue-wait contacts Billing channel:voice');

    expect(listed(answer)).toEqual(truth);
    expect(textOf(answer)).toMatch(/could not be read: .*its IAM policy lacks an action/);
    expect(textOf(answer)).not.toContain('in time');
  }));

test('in Socket Mode the feed comes in on the same port', () =>
  withJourney({ feed: 'on', delivery: 'socket' }, async (journey) => {
    await callsWait(journey);

    const answer = await journey.ask(people.sam, '/queue-wait contacts Billing channel:voice');

    expect(listed(answer)).toEqual(waitingIn(journey, 'Billing', 'VOICE').map(({ id }) => id));
    expect((await fetch(`${journey.botUrl}/healthz`)).status).toBe(200);
  }));
