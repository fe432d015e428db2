import { describe, expect, test } from '@jest/globals';
import type { Rule, Say } from '../../../src/domain/alert.ts';
import { BotError, type ErrorCode } from '../../../src/domain/errors.ts';
import { createSender } from '../../../src/features/alerts/send-unsaid.ts';
import { FakeAlertStore } from '../../fakes/alert-store.ts';
import { FakeAnnouncer } from '../../fakes/announcer.ts';
import { FakeCheckJournal } from '../../fakes/check-journal.ts';
import { FakeClock } from '../../fakes/clock.ts';
import { FakeDirectory } from '../../fakes/directory.ts';
import { FakeLog } from '../../fakes/log.ts';
import { aFiring, aNotice, aRule, aSay, aTenant } from '../../fixtures/alerts.ts';

const trouble = (code: ErrorCode) => new BotError(code, 'chat.postMessage');

function setUp() {
  const clock = new FakeClock(new Date('2026-06-01T10:02:01Z'));
  const alertStore = new FakeAlertStore();
  const journal = new FakeCheckJournal();
  const announcer = new FakeAnnouncer();
  const directory = new FakeDirectory({ queues: new Map([['queue-billing', 'Billing']]) });
  const log = new FakeLog();
  const deps = { clock, alertStore, journal, announcer, directory, log };
  return { ...deps, send: createSender(deps) };
}

type World = ReturnType<typeof setUp>;

/** Writes a decision as the check does; the rule is made where there is none. */
async function decide({ alertStore }: World, parts: Partial<Say> = {}): Promise<Say> {
  const say = aSay(parts);
  await alertStore.addRule(aTenant, say.rule);
  const record = await alertStore.findRule(aTenant, say.rule.id);
  await alertStore.commit(aTenant, {
    ruleId: say.rule.id,
    expectedVersion: record?.version ?? 0,
    episodes: say.episode,
    state: say.reason === 'fired' ? aFiring({ episode: say.episode }) : { kind: 'quiet' },
    say,
  });
  return say;
}

const fire = (world: World, rule: Partial<Rule> = {}) => decide(world, { rule: aRule(rule) });
const resolve = (world: World, parts: Partial<Say> = {}) =>
  decide(world, {
    reason: 'resolved',
    decidedAt: new Date('2026-06-01T10:08:00Z'),
    reading: { kind: 'empty' },
    ...parts,
  });

const heads = ({ announcer }: World) =>
  announcer.messages.map(({ texts }) => texts.map((text) => text.split(' ')[0]));
const unsaid = async ({ alertStore }: World) =>
  (await alertStore.unsaid(aTenant)).map(({ say }) => say.eventId);

describe('an episode', () => {
  test('is one message, posted when it fires and updated in place when it resolves', async () => {
    const world = setUp();
    await fire(world);
    await world.send(aTenant);
    await resolve(world);
    await world.send(aTenant);

    expect(heads(world)).toEqual([['Alert:', 'Resolved']]);
    expect(await unsaid(world)).toEqual([]);
  });

  test('is posted to the channel of its rule with the id of the decision', async () => {
    const world = setUp();
    await fire(world, { channelId: 'C0FLOOR001' });
    await world.send(aTenant);

    const [message] = world.announcer.messages;
    expect(message?.channelId).toBe('C0FLOOR001');
    expect(message?.announcement.eventId).toBe('abc234|1|fired');
    const record = await world.alertStore.findRule(aTenant, 'abc234');
    expect(record?.told).toMatchObject({ messageTs: message?.messageTs, reason: 'fired' });
  });

  test('that fired and resolved before anybody could be told is one message', async () => {
    const world = setUp();
    await fire(world);
    await resolve(world);
    await world.send(aTenant);

    expect(heads(world)).toEqual([['Resolved']]);
    expect(await unsaid(world)).toEqual([]);
  });

  test('whose rule is removed is closed in its message', async () => {
    const world = setUp();
    await fire(world);
    await world.send(aTenant);
    const say = aSay({ reason: 'rule-removed' });
    await world.alertStore.removeRule(aTenant, { ruleId: 'abc234', expectedVersion: 2, say });
    await world.send(aTenant);

    expect(heads(world)).toEqual([['Alert:', 'Closed']]);
  });

  test('of its own each time has a message of its own', async () => {
    const world = setUp();
    await fire(world);
    await resolve(world);
    await decide(world, { episode: 2 });
    await world.send(aTenant);

    expect(heads(world)).toEqual([['Resolved'], ['Alert:']]);
  });

  test('is said under the id of its queue while names cannot be read', async () => {
    const world = setUp();
    world.directory.failure = trouble('connect_unavailable');
    await fire(world);
    await world.send(aTenant);

    expect(world.announcer.messages[0]?.texts[0]).toContain('queue queue-billing');
  });
});

test('the oldest decision is said first, and gaps after the alerts', async () => {
  const world = setUp();
  const notices = [aNotice({ channelId: 'C9' })];
  await world.journal.write(aTenant, { expectedVersion: 0, health: {}, notices });
  await fire(world, { id: 'one222', channelId: 'C1' });
  await fire(world, { id: 'two222', channelId: 'C2' });
  await world.send(aTenant);

  expect(world.announcer.messages.map(({ channelId }) => channelId)).toEqual(['C1', 'C2', 'C9']);
  await world.send(aTenant);
  expect(world.announcer.messages).toHaveLength(3);
});

describe('two runs', () => {
  test('at once in one process post once, and the second sees what came meanwhile', async () => {
    const world = setUp();
    await fire(world, { id: 'one222' });
    let release = () => {};
    const held = new Promise<void>((done) => {
      release = done;
    });
    world.announcer.duringCall = () => held;

    const first = world.send(aTenant);
    const second = world.send(aTenant);
    await fire(world, { id: 'two222' });
    const third = world.send(aTenant);
    release();
    await Promise.all([first, second, third]);

    expect(heads(world)).toEqual([['Alert:'], ['Alert:']]);
  });
});

describe('when Slack', () => {
  test('asks to wait, nothing more is tried until then, and then everything is said', async () => {
    const world = setUp();
    await fire(world, { id: 'one222' });
    await fire(world, { id: 'two222' });
    const options = { retryAfterSeconds: 30 };
    world.announcer.failures.push(new BotError('slack_throttled', 'slow down', options));

    const retryAt = new Date('2026-06-01T10:02:31Z');
    expect(await world.send(aTenant)).toEqual({ retryAt });
    world.clock.advance(29);
    expect(await world.send(aTenant)).toEqual({ retryAt });
    expect(world.announcer.messages).toEqual([]);

    world.clock.advance(1);
    expect(await world.send(aTenant)).toEqual({ retryAt: undefined });
    expect(heads(world)).toEqual([['Alert:'], ['Alert:']]);
  });

  test.each(['slack_unavailable', 'slack_timeout', 'slack_denied'] as const)(
    'fails with %s, it is said at the next run, and the log has one line',
    async (code) => {
      const world = setUp();
      await fire(world);
      world.announcer.failures.push(trouble(code), trouble(code));

      await world.send(aTenant);
      await world.send(aTenant);
      expect(await unsaid(world)).toEqual(['abc234|1|fired']);
      expect(world.log.messages('warn')).toEqual(['Not everything could be said yet']);

      await world.send(aTenant);
      expect(heads(world)).toEqual([['Alert:']]);
    },
  );

  test.each(['slack_channel_gone', 'slack_channel_unfit'] as const)(
    'says %s, the rule shows it and the others go on',
    async (code) => {
      const world = setUp();
      await fire(world, { id: 'one222' });
      await fire(world, { id: 'two222' });
      world.announcer.failures.push(trouble(code));

      await world.send(aTenant);

      expect(heads(world)).toEqual([['Alert:']]);
      expect(await unsaid(world)).toEqual([]);
      const record = await world.alertStore.findRule(aTenant, 'one222');
      expect(record?.unsayable).toEqual({ code, at: world.clock.now() });
      expect(world.log.messages('warn')).toEqual(['Given up: this can never be said']);
    },
  );

  test('refuses a message, it is tried for ten minutes and holds up nobody', async () => {
    const world = setUp();
    await fire(world, { id: 'one222' });
    await fire(world, { id: 'two222' });
    world.announcer.failures.push(trouble('slack_rejected'));

    await world.send(aTenant);
    expect(await unsaid(world)).toEqual(['one222|1|fired']);

    world.clock.advance(601);
    world.announcer.failures.push(trouble('slack_rejected'));
    await world.send(aTenant);
    expect(await unsaid(world)).toEqual([]);
  });

  test('accepts a message and the reply is lost, it may come twice and is never lost', async () => {
    const world = setUp();
    await fire(world);
    world.announcer.lostReply = trouble('slack_timeout');

    await world.send(aTenant);
    await world.send(aTenant);

    expect(heads(world)).toEqual([['Alert:'], ['Alert:']]);
    expect(await unsaid(world)).toEqual([]);
  });

  test('refuses a gap notice, it is dropped; down, it waits', async () => {
    const world = setUp();
    await world.journal.write(aTenant, { expectedVersion: 0, health: {}, notices: [aNotice()] });
    world.announcer.failures.push(trouble('slack_timeout'), trouble('slack_channel_gone'));

    await world.send(aTenant);
    expect(await world.journal.unsaidNotices(aTenant)).toHaveLength(1);
    await world.send(aTenant);
    expect(await world.journal.unsaidNotices(aTenant)).toEqual([]);
    expect(world.announcer.messages).toEqual([]);
  });
});

describe('when Redis goes away', () => {
  test('before the sender could read, nothing is rejected and nothing lost', async () => {
    const world = setUp();
    await fire(world);
    world.alertStore.isAway = true;
    await world.send(aTenant);
    world.alertStore.isAway = false;
    await world.send(aTenant);

    expect(heads(world)).toEqual([['Alert:']]);
  });

  test('after Slack took the message, this process does not post it again', async () => {
    const world = setUp();
    await fire(world);
    world.announcer.duringCall = async () => {
      world.alertStore.isAway = true;
    };
    await world.send(aTenant);
    world.announcer.duringCall = undefined;
    world.alertStore.isAway = false;
    await resolve(world);
    await world.send(aTenant);

    expect(heads(world)).toEqual([['Alert:', 'Resolved']]);
    expect(await unsaid(world)).toEqual([]);
  });

  test('after Slack took a notice, this process does not post it again', async () => {
    const world = setUp();
    await world.journal.write(aTenant, { expectedVersion: 0, health: {}, notices: [aNotice()] });
    world.announcer.duringCall = async () => {
      world.journal.isAway = true;
    };
    await world.send(aTenant);
    world.journal.isAway = false;
    world.announcer.duringCall = undefined;
    await world.send(aTenant);

    expect(world.announcer.messages).toHaveLength(1);
    expect(await world.journal.unsaidNotices(aTenant)).toEqual([]);
  });
});
