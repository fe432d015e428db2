import { afterEach, describe, expect, test } from '@jest/globals';
import type { Redis } from 'ioredis';
import { readLine } from '../../src/chain/lines.ts';
import type { Verdict } from '../../src/chain/verify.ts';
import { findingSentence } from '../../src/chain/words.ts';
import type { ChainHead } from '../../src/domain/audit.ts';
import type { Tenant } from '../../src/domain/tenant.ts';
import { verdictOn } from '../../src/features/audit/pages.ts';
import { RedisAuditLog } from '../../src/redis/audit-log.ts';
import { connectRedis, type RedisConnection } from '../../src/redis/connection.ts';
import { findTail } from '../../src/redis/find-tail.ts';
import { keysOf } from '../../src/redis/keys.ts';
import { FakeLog } from '../fakes/log.ts';
import { anAudited, audited } from '../fixtures/audit.ts';
import { redisForTests } from '../redis-server.ts';

const { server, connection, log } = redisForTests();
const root = () => connection().redis;
const opened: RedisConnection[] = [];
let count = 0;

afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

function aTenant(): { tenant: Tenant; key: string } {
  count += 1;
  const tenant = { workspace: `T${count}`, instance: 'chain' };
  return { tenant, key: keysOf(tenant).auditChain };
}

/** An audit of a process of its own; `lines` is what its witness got. */
function process(redis: Redis = root()) {
  const lines: string[] = [];
  return { audit: new RedisAuditLog(redis, log, (line) => lines.push(line)), lines };
}

async function anotherProcess() {
  const own = await connectRedis(server().url, new FakeLog());
  opened.push(own);
  return process(own.redis);
}

async function recordAll(audit: RedisAuditLog, tenant: Tenant, number: number): Promise<void> {
  for (const entry of audited(number)) await audit.record(tenant, entry);
}

const verdict = (tenant: Tenant, given?: ChainHead): Promise<Verdict> =>
  verdictOn(process().audit, tenant, { given });
const findings = async (tenant: Tenant) => (await verdict(tenant)).findings.map(findingSentence);

describe('processes that append at once', () => {
  test('two with 200 entries each make one chain, without a gap, each entry once', async () => {
    const { tenant } = aTenant();
    const [one, other] = [await anotherProcess(), await anotherProcess()];
    await Promise.all(
      [one, other].flatMap(({ audit }, place) =>
        audited(200).map((entry) => audit.record(tenant, { ...entry, who: `U${place}` })),
      ),
    );

    expect(await verdict(tenant)).toMatchObject({
      count: 400,
      first: 1,
      head: { number: 400 },
      findingCount: 0,
    });
    const lines = [...one.lines, ...other.lines].map(readLine);
    const numbers = lines.map((line) => (line.kind === 'entry' ? line.entry.number : 0));
    expect(numbers.toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 400 }, (_, index) => index + 1),
    );
  }, 30_000);

  test('fifty make one chain, and none loses for ever', async () => {
    const { tenant } = aTenant();
    const processes = Array.from({ length: 50 }, () => process());
    await Promise.all(
      processes.flatMap(({ audit }) => audited(8).map((entry) => audit.record(tenant, entry))),
    );

    expect(await verdict(tenant)).toMatchObject({ count: 400, findingCount: 0 });
  }, 60_000);

  test('the same entry from two at the same moment is two entries', async () => {
    const { tenant } = aTenant();
    const [one, other] = [process(), process()];
    await Promise.all([one, other].map(({ audit }) => audit.record(tenant, anAudited())));

    expect(await verdict(tenant)).toMatchObject({ count: 2, findingCount: 0 });
  });

  test('a process that has not appended for long goes behind what others wrote', async () => {
    const { tenant } = aTenant();
    const [one, other] = [process(), process()];
    await one.audit.record(tenant, anAudited());
    await recordAll(other.audit, tenant, 700);

    expect(await one.audit.record(tenant, anAudited())).toMatchObject({ number: 702 });
    expect(await verdict(tenant)).toMatchObject({ count: 702, findingCount: 0 });
  });
});

describe('a reply that is lost', () => {
  /** A connection on which a command goes wrong as often as it is said. */
  function faulty(wrong: { before?: number; after?: number; reads?: number }): Redis {
    const redis = root();
    const lost = () => new Error('Connection is closed.');
    const xadd = async (...args: [string, ...string[]]) => {
      if (wrong.before) {
        wrong.before -= 1;
        throw lost();
      }
      const answer = await redis.xadd(...args);
      if (wrong.after) {
        wrong.after -= 1;
        throw lost();
      }
      return answer;
    };
    const xrange = async (...args: Parameters<Redis['xrange']>) => {
      if (wrong.reads) {
        wrong.reads -= 1;
        throw lost();
      }
      return redis.xrange(...args);
    };
    return Object.assign(Object.create(redis), { xadd, xrange });
  }

  test.each([
    ['of an entry that was written', { after: 1 }],
    ['of one that never arrived', { before: 1 }],
  ])('%s: it stands there once, and is witnessed once', async (_what, wrong) => {
    const { tenant } = aTenant();
    await process().audit.record(tenant, anAudited());
    const { audit, lines } = process(faulty(wrong));

    expect(await audit.record(tenant, anAudited())).toMatchObject({ number: 2 });
    await audit.record(tenant, anAudited());
    expect(await verdict(tenant)).toMatchObject({ count: 3, findingCount: 0 });
    expect(lines).toHaveLength(2);
  });

  test('of the first entry of all', async () => {
    const { tenant } = aTenant();
    const { audit, lines } = process(faulty({ after: 1 }));
    await audit.record(tenant, anAudited());

    expect(await verdict(tenant)).toMatchObject({ count: 1, findingCount: 0 });
    expect(lines).toHaveLength(1);
  });

  test('and a second one: it is thrown, and what was written is witnessed when it is met', async () => {
    const { tenant } = aTenant();
    const wrong: Parameters<typeof faulty>[0] = {};
    const { audit, lines } = process(faulty(wrong));
    await audit.record(tenant, anAudited());
    Object.assign(wrong, { after: 1, reads: 1 });

    const entry = anAudited({ about: 'lost' });
    await expect(audit.record(tenant, entry)).rejects.toMatchObject({ code: 'redis_unavailable' });
    expect(lines).toHaveLength(1);
    await audit.record(tenant, anAudited({ about: 'next' }));
    expect(await verdict(tenant)).toMatchObject({ count: 3, findingCount: 0 });
    expect(lines.map((line) => readLine(line))).toMatchObject(
      [1, 2, 3].map((number) => ({ kind: 'entry', entry: { number } })),
    );
  });

  test('and the very same entry tried again: it is not written twice', async () => {
    const { tenant } = aTenant();
    const wrong: Parameters<typeof faulty>[0] = {};
    const { audit, lines } = process(faulty(wrong));
    await audit.record(tenant, anAudited());
    Object.assign(wrong, { after: 1, reads: 1 });
    const entry = anAudited({ about: 'lost' });
    await expect(audit.record(tenant, entry)).rejects.toThrow();

    expect(await audit.record(tenant, entry)).toMatchObject({ number: 2 });
    expect(await verdict(tenant)).toMatchObject({ count: 2, findingCount: 0 });
    expect(lines).toHaveLength(2);
  });

  test('while another was quicker: both stand there', async () => {
    const { tenant } = aTenant();
    const { audit } = process(faulty({ before: 1 }));
    const other = process();
    await Promise.all([audit.record(tenant, anAudited()), recordAll(other.audit, tenant, 5)]);

    expect(await verdict(tenant)).toMatchObject({ count: 6, findingCount: 0 });
  });
});

describe('somebody with all rights in Redis', () => {
  async function written(number: number) {
    const { tenant, key } = aTenant();
    const { audit } = process();
    await recordAll(audit, tenant, number);
    return { tenant, key, audit, head: await audit.head(tenant) };
  }

  /** Writes the stream anew, as only root can. */
  async function rewrite(key: string, change: (id: string, fields: string[]) => string[] | null) {
    const items = await root().xrange(key, '-', '+');
    await root().del(key);
    for (const [id, fields] of items) {
      const changed = change(id, [...fields]);
      if (changed) await root().xadd(key, id, ...changed);
    }
  }

  test('changes the words of an entry: it shows', async () => {
    const { tenant, key } = await written(5);
    await rewrite(key, (id, fields) =>
      id === '3-0' ? fields.map((text) => (text === 'entry 3' ? 'harmless' : text)) : fields,
    );

    expect(await findings(tenant)).toEqual([
      'Entry 3 was changed: its content does not fit its hash.',
    ]);
  });

  test('takes an entry out: it shows', async () => {
    const { tenant, key } = await written(5);
    await root().xdel(key, '3-0');

    expect(await findings(tenant)).toEqual(['Entry 3 is missing.']);
  });

  test('takes the last one out: the next goes under another number, and it shows', async () => {
    const { tenant, key, audit } = await written(5);
    await root().xdel(key, '4-0', '5-0');
    const fresh = process();

    expect(await fresh.audit.head(tenant)).toMatchObject({ number: 3 });
    expect(await audit.head(tenant)).toMatchObject({ number: 3 });
    const { number } = await fresh.audit.record(tenant, anAudited());
    expect(number).toBeGreaterThan(5);
    expect(await findings(tenant)).toEqual([`Entries 4 to ${number - 1} are missing.`]);
  });

  test('cuts the tail and nobody writes: it shows against the head', async () => {
    const { tenant, key, head } = await written(5);
    await root().xdel(key, '5-0');

    expect(await verdict(tenant, head)).toMatchObject({ findingCount: 0, given: { is: 'beyond' } });
  });

  test('cuts the beginning: it shows', async () => {
    const { tenant, key } = await written(5);
    await root().xtrim(key, 'MINID', '3');

    expect((await findings(tenant)).join()).toContain('The chain begins at entry 3');
  });

  test('puts an entry between two: it shows', async () => {
    const { tenant, key } = await written(4);
    const items = await root().xrange(key, '-', '+');
    await root().del(key);
    for (const [id, fields] of items) {
      await root().xadd(key, id, ...fields);
      if (id === '2-0') await root().xadd(key, '2-1', ...fields);
    }

    expect((await findings(tenant)).join()).toContain('Entry 2 stands behind entry 2');
  });

  test('empties Redis while the bot runs: what it writes next shows it', async () => {
    const { tenant, audit, head } = await written(5);
    await root().flushall();

    await audit.record(tenant, anAudited());
    expect((await findings(tenant)).join()).toContain('The chain begins at entry 6');
    expect(await verdict(tenant, head)).toMatchObject({ given: { is: 'contained' } });
  });

  test('empties Redis and the bot starts anew: only the head that was posted shows it', async () => {
    const { tenant, head } = await written(5);
    await root().flushall();
    await process().audit.record(tenant, anAudited());

    expect(await verdict(tenant)).toMatchObject({ findingCount: 0 });
    expect(await verdict(tenant, head)).toMatchObject({ given: { is: 'beyond' } });
  });

  test('puts nonsense behind the last one: the chain goes on behind it, and it shows', async () => {
    const { tenant, key } = await written(2);
    await root().xadd(key, '3-0', 'who', 'nobody');
    await process().audit.record(tenant, anAudited());

    expect(await findings(tenant)).toEqual([
      'Entry 3 does not follow entry 2: one of the two was rewritten, inserted or swapped.',
      'Entry 3 cannot be read: it has no hash.',
    ]);
  });

  test('takes the last number there can be: nothing can be written, so nothing audited is done', async () => {
    const { tenant, key } = await written(1);
    await root().xadd(key, '18446744073709551615-0', 'who', 'nobody');

    await expect(process().audit.record(tenant, anAudited())).rejects.toMatchObject({
      code: 'record_unreadable',
    });
  });
});

test('half a character in a reason breaks no chain', async () => {
  const { tenant } = aTenant();
  await process().audit.record(tenant, anAudited({ about: 'cut \ud83d' }));

  expect(await verdict(tenant)).toMatchObject({ count: 1, findingCount: 0 });
});

test.each([0, 1, 2, 3, 7, 8, 9, 1_000, 123_456])(
  'the end of a chain of %d is found in few questions',
  async (last) => {
    let questions = 0;
    const tail = await findTail(async (from) => {
      questions += 1;
      const first = Math.max(from, 1);
      return first <= last ? first : undefined;
    });

    expect(tail).toBe(last === 0 ? undefined : last);
    expect(questions).toBeLessThan(40);
  },
);

test('the end is found behind gaps and a late beginning', async () => {
  const numbers = [90, 91, 95, 200, 201, 1_000];

  expect(await findTail(async (from) => numbers.find((one) => one >= from))).toBe(1_000);
});
