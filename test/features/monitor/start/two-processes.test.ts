import { expect, test } from '@jest/globals';
import { codeOf } from '../../../../src/domain/errors.ts';
import { systemIds } from '../../../../src/ids.ts';
import { RedisListenAttempts } from '../../../../src/redis/listen-attempts.ts';
import { RedisListenSessions } from '../../../../src/redis/listen-sessions.ts';
import { redisForTests } from '../../../redis-server.ts';
import { desk, line } from './desk.ts';
import { tenant } from './rig.ts';

const { connection, log } = redisForTests();

/** Two processes of the bot over one Redis, one audit and one Amazon Connect. */
function twoProcesses(workspace: string) {
  const one = desk();
  const { redis } = connection();
  const processOf = () =>
    one.commandOver({
      listenSessions: new RedisListenSessions(redis, log),
      listenAttempts: new RedisListenAttempts(redis),
      ids: systemIds,
    });
  const processes = [processOf(), processOf()];
  const caller = { workspace, userId: 'U0SAM00001', teamId: workspace, channelId: 'C0FLOOR001' };
  const press = async (number: number, text = line) => {
    try {
      const answer = await processes[number % 2]?.answer(text, caller);
      return answer?.kind === 'said' ? answer.message.text : 'none';
    } catch (error) {
      // On a busy machine a Redis of so many clicks may be too late for one: it is refused, and starts nothing.
      if (codeOf(error) === 'redis_unavailable') return 'refused';
      throw error;
    }
  };
  const kept = () => new RedisListenSessions(redis, log).list({ ...tenant, workspace });
  const audited = async () => {
    const entries = await one.audit.recent({ ...tenant, workspace }, 2_000);
    return entries
      .filter(({ act }) => act === 'listen')
      .toReversed()
      .map(({ outcome, listening }) => listening?.why ?? outcome);
  };
  return { ...one, press, kept, audited };
}

test('a thousand clicks on one button over two processes make one intent', async () => {
  const one = twoProcesses('T0THOUSAND');

  const answers = await Promise.all(
    Array.from({ length: 1_000 }, (_, number) => one.press(number)),
  );

  expect(answers.filter((text) => text.startsWith('Listening to'))).toHaveLength(1);
  expect(one.gateway.count('monitorContact')).toBe(1);
  expect(one.gateway.count('describeUser')).toBeLessThanOrEqual(10);
  expect(await one.audited()).toContain('intended');
  expect((await one.audited()).filter((what) => what === 'intended')).toHaveLength(1);
  const [only, second] = await one.kept();
  expect([only?.session.id, second]).toEqual([one.gateway.monitored[0]?.clientToken, undefined]);
});

test('a hundred clicks in four spellings of one wish are one intent, too', async () => {
  const one = twoProcesses('T0SPELLED0');
  const spellings = ['Maria Lindqvist', 'maria.lindqvist', 'agent:maria.lindqvist', line];

  await Promise.all(
    Array.from({ length: 100 }, (_, number) => one.press(number, spellings[number % 4])),
  );

  expect(one.gateway.count('monitorContact')).toBe(1);
  expect((await one.audited()).filter((what) => what === 'intended')).toHaveLength(1);
});
