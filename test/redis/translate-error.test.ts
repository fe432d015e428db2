import { expect, test } from '@jest/globals';
import { BotError } from '../../src/domain/errors.ts';
import { asking } from '../../src/redis/translate-error.ts';

/** As ioredis throws it when Redis answers with an error. */
function reply(message: string): Error {
  return Object.assign(new Error(message), { name: 'ReplyError' });
}

function failing(error: unknown): Promise<unknown> {
  return asking('read', () => Promise.reject(error)).catch((thrown: unknown) => thrown);
}

test.each([
  ['READONLY You can’t write against a read only replica.'],
  ['LOADING Redis is loading the dataset in memory'],
  ['OOM command not allowed when used memory > maxmemory.'],
  ['NOAUTH Authentication required.'],
  ['WRONGPASS invalid username-password pair or user is disabled.'],
  ['NOPERM this user has no permissions to run the evalsha command'],
  ['MISCONF Redis is configured to save RDB snapshots'],
  ['CLUSTERDOWN The cluster is down'],
  ['MASTERDOWN Link with MASTER is down'],
  ['BUSY Redis is busy running a script.'],
  ['EXECABORT Transaction discarded because of previous errors.'],
  ['NOREPLICAS Not enough good replicas to write.'],
  ['ERR max number of clients reached'],
])('the reply "%s" says that Redis cannot be used now', async (message) => {
  const thrown = await failing(reply(message));

  expect(thrown).toBeInstanceOf(BotError);
  expect(thrown).toMatchObject({ code: 'redis_unavailable' });
});

test.each([
  ["Stream isn't writeable and enableOfflineQueue options is false"],
  ['Connection is closed.'],
  ['Command timed out'],
  ['connect ECONNREFUSED 127.0.0.1:6379'],
])('the failure "%s" says that Redis cannot be used now', async (message) => {
  expect(await failing(new Error(message))).toMatchObject({ code: 'redis_unavailable' });
});

test.each([
  ['WRONGTYPE Operation against a key holding the wrong kind of value'],
  ['ERR unknown command'],
  ['ERR user_script:1: attempt to call a nil value'],
])('the reply "%s" is a bug of ours and no outage', async (message) => {
  const thrown = await failing(reply(message));

  expect(thrown).toBeInstanceOf(Error);
  expect(thrown).not.toBeInstanceOf(BotError);
});

test('what was sent is not kept with the error: it may be a password', async () => {
  const error = Object.assign(reply('WRONGPASS invalid username-password pair'), {
    command: { name: 'auth', args: ['default', 'geheim'] },
  });

  const thrown = await failing(error);

  const all = thrown instanceof Error ? [thrown.message, thrown.stack, thrown.cause] : [];
  expect(JSON.stringify([thrown, ...all])).not.toContain('geheim');
});
