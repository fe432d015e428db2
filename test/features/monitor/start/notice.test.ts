import { describe, expect, test } from '@jest/globals';
import { BotError } from '../../../../src/domain/errors.ts';
import { type Rig, rig } from './rig.ts';

const told = ({ privateMessages }: Rig) =>
  privateMessages.messages.map(({ userId, notes }) => ({
    userId,
    texts: notes.map(({ text }) => text),
  }));

const tellingBefore = () => {
  const one = rig();
  one.rule({ notice: 'before' });
  return one;
};

describe('where agents are told before', () => {
  test('the agent knows it before Amazon Connect is asked', async () => {
    const one = tellingBefore();
    const { monitorContact } = one.gateway;
    let known = 0;
    one.ports.gateway.monitorContact = (...request) => {
      known = one.privateMessages.messages.length;
      return monitorContact.apply(one.gateway, request);
    };

    expect(await one.listen()).toMatchObject({ kind: 'started' });
    expect(known).toBe(1);
    expect(told(one)).toEqual([
      { userId: 'U0MAR00001', texts: [expect.stringContaining('*Sam Okafor* is about to listen')] },
    ]);
    expect(told(one)[0]?.texts[0]).toContain('are heard by nobody');
    expect(await one.sessions()).toMatchObject([
      { standing: { notice: { slackUserId: 'U0MAR00001', toldAt: one.clock.now() } } },
    ]);
  });

  test('they know that it may become barge-in', async () => {
    const one = tellingBefore();

    await one.listen({ isBarge: true });

    expect(told(one)[0]?.texts[0]).toContain('may barge in');
  });

  test('nobody listens where they cannot be found in Slack', async () => {
    const one = tellingBefore();
    one.gateway.data.users = one.gateway.data.users.filter(
      ({ username }) => username !== 'maria.lindqvist',
    );

    expect(await one.listen()).toMatchObject({ kind: 'no-notice', why: 'unmatched' });
    expect(one.gateway.count('monitorContact')).toBe(0);
    expect(await one.audited()).toEqual(['refused: no-notice']);
    expect(await one.sessions()).toEqual([]);
  });

  test('nobody listens where Slack does not take the message', async () => {
    const one = tellingBefore();
    one.privateMessages.failure = new BotError('slack_unavailable', 'away');

    expect(await one.listen()).toMatchObject({ kind: 'no-notice', why: 'undelivered' });
    expect(one.gateway.count('monitorContact')).toBe(0);
    expect(await one.audited()).toEqual(['intended', 'refused: no-notice']);
    expect(await one.sessions()).toEqual([]);
  });

  test('nobody listens where it cannot be asked who they are', async () => {
    const one = tellingBefore();
    one.gateway.fail('describeUser', new BotError('connect_unavailable', 'away'));

    await expect(one.listen()).rejects.toMatchObject({ code: 'connect_unavailable' });
    expect(one.gateway.count('monitorContact')).toBe(0);
    expect(await one.audited()).toEqual(['refused: connect_unavailable']);
  });

  test('they are told where it did not start after all', async () => {
    const one = tellingBefore();
    one.gateway.fail('monitorContact', new BotError('listen_state', 'no'));

    await expect(one.listen()).rejects.toMatchObject({ code: 'listen_state' });
    expect(told(one)[0]?.texts).toEqual([
      expect.stringContaining('is about to listen'),
      expect.stringContaining('It did not start: nobody listens'),
    ]);
  });

  test('a refusal stays what it is where that cannot be said', async () => {
    const one = tellingBefore();
    one.gateway.fail('monitorContact', new BotError('listen_state', 'no'));
    one.privateMessages.afterCall = () => {
      one.privateMessages.failure = new BotError('slack_timeout', 'late');
    };

    await expect(one.listen()).rejects.toMatchObject({ code: 'listen_state' });
  });

  test.each([
    ['Redis is away', undefined, 'redis_unavailable'],
    ['another process took the intent over', false, 'listen_in_progress'],
  ])('nothing is asked where it cannot be kept that they know: %s', async (_case, answer, code) => {
    const one = tellingBefore();
    one.ports.listenSessions.write = async () => {
      if (answer === undefined) throw new BotError('redis_unavailable', 'away');
      return answer;
    };

    await expect(one.listen()).rejects.toMatchObject({ code });
    expect(one.gateway.count('monitorContact')).toBe(0);
    expect(told(one)[0]?.texts.at(-1)).toContain('It did not start');
    expect(await one.audited()).toEqual(['intended', `refused: ${code}`]);
  });

  test('a hundred clicks at once tell them once', async () => {
    const one = tellingBefore();

    await Promise.all(Array.from({ length: 100 }, () => one.listen()));

    expect(told(one)).toHaveLength(1);
  });

  test('no word of the customer is in it', async () => {
    const one = tellingBefore();

    await one.listen({ reason: 'complaint of Mr Smith' });

    expect(told(one)[0]?.texts[0]).not.toContain('Smith');
  });
});

describe('where agents are told during', () => {
  test('who they are in Slack is known before, and it is left to be said', async () => {
    const one = rig();
    one.rule({ notice: 'during' });

    expect(await one.listen()).toMatchObject({ kind: 'started' });
    expect(told(one)).toEqual([]);
    expect(await one.sessions()).toMatchObject([
      { standing: { notice: { slackUserId: 'U0MAR00001' } } },
    ]);
  });

  test('nobody listens where they are nobody in Slack', async () => {
    const one = rig();
    one.rule({ notice: 'during' });
    one.gateway.data.users = one.gateway.data.users.filter(
      ({ username }) => username !== 'maria.lindqvist',
    );

    expect(await one.listen()).toMatchObject({ kind: 'no-notice', why: 'unmatched' });
    expect(one.gateway.count('monitorContact')).toBe(0);
  });
});

test('where agents are not told nobody asks who they are', async () => {
  const one = rig();

  await one.listen();

  expect(one.gateway.count('describeUser')).toBe(0);
  expect(told(one)).toEqual([]);
});
