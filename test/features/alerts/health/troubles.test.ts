import { describe, expect, test } from '@jest/globals';
import { BotError } from '../../../../src/domain/errors.ts';
import { aRig, aRule, going, tenant } from './rig.ts';

const tenMinutes = 40;
const gone = new BotError('slack_unavailable', 'away');
const unreached = new BotError('slack_unavailable', 'no connection', { wasNotSent: true });

describe('ten minutes without Amazon Connect', () => {
  test('are told to each administrator once, and once when they are over', async () => {
    const { slot, slots, heard } = aRig({ administrators: ['U0ADA00001', 'U0SAM00001'] });
    await slot(undefined);
    await slots(tenMinutes, 'connect_unavailable');

    for (const userId of ['U0ADA00001', 'U0SAM00001']) {
      expect(heard(userId)).toEqual([
        expect.stringMatching(
          /^\*Trouble:\* Amazon Connect cannot be read \(Amazon Connect did not answer\), since .*10:00 UTC.*open ones stay as they are/,
        ),
      ]);
    }
    await slots(tenMinutes, undefined);
    expect(heard('U0SAM00001')).toEqual(heard());
    expect(heard()).toEqual([
      expect.stringMatching(/^\*Trouble:\*/),
      expect.stringMatching(/^\*Over:\* Amazon Connect could not be read .*\(10 min\)/),
    ]);
  });

  test('are told by the second minute, and two failed checks are not told', async () => {
    const { slot, slots, heard } = aRig();
    await slot(undefined);
    await slots(2, 'connect_throttled');
    expect(heard()).toEqual([]);
    await slots(2, 'connect_throttled');
    expect(heard()).toHaveLength(1);
  });

  test('that two processes see are told by one of them', async () => {
    const rig = aRig();
    const other = rig.process();
    await rig.slot(undefined);
    for (let index = 0; index < tenMinutes; index += 1) {
      rig.clock.advance(15);
      await Promise.all([rig.slot('connect_timeout'), rig.slot('connect_timeout', other)]);
    }
    rig.clock.advance(15);
    await Promise.all([rig.slot(undefined), rig.slot(undefined, other)]);

    expect(rig.heard()).toHaveLength(2);
  });

  test('that one process alone sees are none', async () => {
    const rig = aRig();
    const other = rig.process();
    for (let index = 0; index < tenMinutes; index += 1) {
      rig.clock.advance(15);
      await rig.slot(undefined, other);
      await rig.slot('connect_timeout');
    }

    expect(rig.heard()).toEqual([]);
  });
});

describe('ten minutes without Redis', () => {
  test('are told from memory, once, and once when it is back', async () => {
    const { slot, slots, heard, watchJournal } = aRig();
    await slot(undefined);
    watchJournal.isAway = true;
    await slots(tenMinutes, 'redis_unavailable');
    expect(heard()).toEqual([
      expect.stringMatching(/^\*Trouble:\* Floorwalker’s memory \(Redis\) does not answer/),
    ]);

    watchJournal.isAway = false;
    await slots(4, undefined);
    expect(heard()).toHaveLength(2);
    expect(heard()[1]).toMatch(/^\*Over:\* .*Redis\) did not answer .*\(10 min\)/);
  });

  test('are told by each process when they begin, and by one when they are over', async () => {
    const rig = aRig();
    const other = rig.process();
    await rig.slot(undefined);
    rig.watchJournal.isAway = true;
    for (let index = 0; index < tenMinutes; index += 1) {
      rig.clock.advance(15);
      await rig.slot('redis_unavailable');
      await rig.slot('redis_unavailable', other);
    }
    expect(rig.heard()).toHaveLength(2);

    rig.watchJournal.isAway = false;
    rig.clock.advance(15);
    await rig.slot(undefined);
    await rig.slot(undefined, other);
    expect(rig.heard()).toHaveLength(3);
    expect(rig.heard()[2]).toMatch(/^\*Over:\*/);
  });
});

describe('ten minutes without Slack', () => {
  test('are told when they are over: from when until when, and how much had to wait', async () => {
    const { slot, slots, heard, slackStanding, privateMessages, sender } = aRig();
    await slots(4, undefined);
    slackStanding.failure = gone;
    privateMessages.failure = gone;
    sender.waiting = 3;
    await slots(tenMinutes, undefined);
    expect(heard()).toEqual([]);

    sender.waiting = 0;
    slackStanding.failure = undefined;
    privateMessages.failure = undefined;
    await slots(4, undefined);
    await slot(undefined);
    expect(heard()).toEqual([
      expect.stringMatching(
        /^\*Over:\* Slack took no messages from .* 3 messages had to wait for it\.$/,
      ),
    ]);
  });

  test('of half a minute are none', async () => {
    const { slots, heard, slackStanding } = aRig();
    await slots(8, undefined);
    slackStanding.failure = gone;
    await slots(3, undefined);
    slackStanding.failure = undefined;
    await slots(8, undefined);

    expect(heard()).toEqual([]);
  });

  test('make one message of what came and went meanwhile', async () => {
    const { slots, slot, heard, slackStanding } = aRig();
    await slot(undefined);
    slackStanding.failure = gone;
    await slots(10, 'connect_timeout');
    await slots(10, undefined);
    slackStanding.failure = undefined;
    await slots(2, undefined);

    expect(heard()).toEqual([
      expect.stringMatching(/^\*Over:\* Amazon Connect could not be read/),
      expect.stringMatching(/^\*Over:\* Slack took no messages/),
    ]);
  });

  test('and without Redis at the same time are both told when they are back', async () => {
    const { slots, slot, heard, slackStanding, watchJournal } = aRig();
    await slot(undefined);
    slackStanding.failure = gone;
    watchJournal.isAway = true;
    await slots(tenMinutes, 'redis_unavailable');
    slackStanding.failure = undefined;
    watchJournal.isAway = false;
    await slots(4, undefined);

    expect(heard()).toHaveLength(2);
    expect(heard().every((text) => text.startsWith('*Over:*'))).toBe(true);
  });
});

describe('while a trouble is told', () => {
  const note = { kind: 'orphan', about: 'abc234' } as const;

  test('what surely was not sent is sent by the next one, to those alone who have not heard it', async () => {
    const administrators = ['U0ADA00001', 'U0SAM00001'];
    const { troubles, clock, heard, privateMessages } = aRig({ administrators });
    await troubles.note(tenant, { ...note, since: clock.now() });
    let calls = 0;
    privateMessages.afterCall = () => {
      calls += 1;
      if (calls === 1) privateMessages.failures.push(unreached);
    };
    await troubles.look(tenant, going);
    expect([heard(), heard('U0SAM00001')].map(({ length }) => length)).toEqual([1, 0]);

    clock.advance(15);
    await troubles.look(tenant, going);
    await troubles.look(tenant, going);
    expect([heard(), heard('U0SAM00001')].map(({ length }) => length)).toEqual([1, 1]);
  });

  test('what nobody can tell of is not sent again, and its end is told all the same', async () => {
    const { troubles, clock, heard, privateMessages } = aRig();
    await troubles.note(tenant, { ...note, since: clock.now() });
    privateMessages.failures.push(new BotError('slack_timeout', 'no answer'));
    await troubles.look(tenant, going);
    clock.advance(600);
    await troubles.look(tenant, going);
    expect(heard()).toEqual([]);

    await troubles.clear(tenant, 'orphan|abc234');
    await troubles.look(tenant, going);
    expect(heard()).toEqual([
      expect.stringContaining('*Over:* what rule `abc234` watches was gone'),
    ]);
  });

  test('an administrator whom Slack refuses keeps the others from nothing', async () => {
    const administrators = ['U0GONE0001', 'U0ADA00001'];
    const { troubles, clock, heard, privateMessages } = aRig({ administrators });
    await troubles.note(tenant, { ...note, since: clock.now() });
    privateMessages.failures.push(new BotError('slack_rejected', 'user_not_found'));
    await troubles.look(tenant, going);
    await troubles.look(tenant, going);

    expect(heard()).toHaveLength(1);
  });

  test('a process that dies is stood in for by another, which sends nothing twice', async () => {
    const administrators = ['U0ADA00001', 'U0SAM00001', 'U0LEA00001'];
    const rig = aRig({ administrators });
    const { troubles, clock, heard, privateMessages, watchJournal } = rig;
    await troubles.note(tenant, { ...note, since: clock.now() });
    // The first has gone out, and nothing more comes of this process.
    privateMessages.afterCall = () => {
      watchJournal.isAway = true;
    };
    await troubles.look(tenant, going);
    privateMessages.afterCall = undefined;
    watchJournal.isAway = false;
    const other = rig.process();
    await other.look(tenant, going);
    expect(heard('U0SAM00001')).toEqual([]);

    clock.advance(121);
    await other.look(tenant, going);
    await other.look(tenant, going);
    const counts = administrators.map((userId) => heard(userId).length);
    expect(counts).toEqual([1, 1, 1]);
  });

  test('the journal may be written by others meanwhile', async () => {
    const rig = aRig();
    const other = rig.process();
    const { troubles, clock, heard, watchJournal } = rig;
    await troubles.note(tenant, { ...note, since: clock.now() });
    watchJournal.beforeWrite = () =>
      other.checked(tenant, { kind: 'completed', startedAt: clock.now(), rules: 0 });
    await troubles.look(tenant, going);

    expect(heard()).toHaveLength(1);
    expect((await watchJournal.read(tenant)).lastOkAt).toEqual(clock.now());
  });

  test('noted again and again it is told once, and written once', async () => {
    const { troubles, clock, heard, watchJournal } = aRig();
    for (let index = 0; index < 5; index += 1) {
      await troubles.note(tenant, { ...note, since: clock.now() });
      await troubles.look(tenant, going);
      clock.advance(15);
    }
    const { writes } = watchJournal;
    await troubles.note(tenant, { ...note, since: clock.now() });

    expect(heard()).toHaveLength(1);
    expect(watchJournal.writes).toBe(writes);
  });

  test('a bug is not hidden', async () => {
    const { troubles, clock, privateMessages } = aRig();
    await troubles.note(tenant, { ...note, since: clock.now() });
    privateMessages.failures.push(new TypeError('a bug'));

    await expect(troubles.look(tenant, going)).rejects.toThrow('a bug');
  });
});

test('where nobody is administrator, the channels of rules are told', async () => {
  const rules = ['C1', 'C2', 'C1'].map((slackChannelId) => aRule({ slackChannelId }));
  const rig = aRig({ administrators: [], ruleStore: { list: async () => rules } });
  await rig.slot(undefined);
  await rig.slots(10, 'connect_denied');

  expect(rig.announcer.messages.map(({ channelId }) => channelId)).toEqual(['C1', 'C2']);
  expect(rig.announcer.messages[0]?.announcement).toMatchObject({
    kind: 'trouble',
    fitFor: 'colleagues',
  });
});

test('where there is nobody to tell, nothing waits for ever', async () => {
  const rig = aRig({ administrators: [] });
  await rig.slot(undefined);
  await rig.slots(10, 'connect_denied');
  await rig.slots(60, undefined);

  expect((await rig.watchJournal.read(tenant)).troubles).toEqual({});
});

describe('a channel in which nothing can be said', () => {
  const note = { kind: 'channel-gone', about: 'C1', code: 'slack_channel_gone' } as const;

  test('is told once, and that it is over once Floorwalker is in it again', async () => {
    const rules = [aRule({ slackChannelId: 'C1' })];
    const rig = aRig({ ruleStore: { list: async () => rules } });
    await rig.troubles.note(tenant, { ...note, since: rig.clock.now() });
    await rig.slots(60, undefined);
    expect(rig.heard()).toEqual([expect.stringContaining('cannot be posted in <#C1>')]);

    rig.channel.isBotMember = true;
    await rig.slots(40, undefined);
    expect(rig.heard()).toHaveLength(2);
  });

  test('goes on while the bot is there and the channel is shared, or Slack takes no message', async () => {
    const rules = [aRule({ slackChannelId: 'C1' })];
    const at = new Date('2026-06-01T10:00:00Z');
    for (const code of ['slack_channel_unfit', 'slack_rejected'] as const) {
      let isWell = false;
      const givenUp = () => (isWell ? [] : [{ channelId: 'C1', code, at }]);
      const rig = aRig({
        ruleStore: { list: async () => rules },
        people: {
          channel: async (_workspace, channelId) => ({
            channelId,
            sharing: code === 'slack_rejected' || isWell ? 'internal' : 'external',
            isBotMember: true,
          }),
        },
        senderStanding: async () => ({ mayReadHistory: true, waiting: 0, givenUp: givenUp() }),
      });
      await rig.troubles.note(tenant, { ...note, code, since: rig.clock.now() });
      await rig.slots(60, undefined);
      expect(rig.heard()).toHaveLength(1);

      isWell = true;
      await rig.slots(40, undefined);
      expect(rig.heard()).toHaveLength(2);
    }
  });

  test('is over, too, when no rule speaks there any more', async () => {
    const rig = aRig();
    await rig.troubles.note(tenant, { ...note, since: rig.clock.now() });
    await rig.slots(60, undefined);

    expect(rig.heard()).toHaveLength(2);
  });
});

test('a start after an hour without any process is one message', async () => {
  const rig = aRig();
  await rig.slot(undefined);
  rig.clock.advance(3600);
  const next = rig.process();
  await rig.slot(undefined, next);
  await rig.slots(10, undefined, next);

  expect(rig.heard()).toEqual([
    expect.stringMatching(
      /^\*Over:\* the alert rules were not checked \(Floorwalker was not running\) .*\(1 h\)/,
    ),
  ]);
});

test('Slack is asked at most once a minute while all is well', async () => {
  const rig = aRig();
  await rig.slots(40, undefined);

  expect(rig.slackStanding.asked).toBeLessThanOrEqual(11);
});
