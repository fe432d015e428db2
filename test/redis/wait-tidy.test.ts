import { describe, expect, test } from '@jest/globals';
import type { Redis } from 'ioredis';
import type { HistoryPoint } from '../../src/domain/history.ts';
import { keysOf } from '../../src/redis/keys.ts';
import { RedisWaitHistory } from '../../src/redis/wait-history.ts';
import { usualBounds } from '../../src/redis/wait-plan.ts';
import { FakeLog } from '../fakes/log.ts';
import { aRow } from '../fixtures/alerts.ts';
import { redisForTests } from '../redis-server.ts';

const { connection } = redisForTests();
const start = new Date('2026-11-23T09:00:00Z');
const hour = start.getTime() / 3_600_000;
const at = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const [billing, sales] = ['queue-billing', 'queue-sales'];
let number = 0;

type Command = (name: string, run: () => Promise<unknown>) => Promise<unknown>;

/** The same Redis, with something done around every command of a process. */
function around(redis: Redis, command: Command): Redis {
  return new Proxy(redis, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]) =>
        command(String(name), async () => Reflect.apply(value, target, args));
    },
  });
}

/** A tenant of its own, and processes on its history. */
function aPlace() {
  number += 1;
  const tenant = { workspace: `T${number}`, instance: 'tidy' };
  const { redis } = connection();
  const open = (client = redis) => new RedisWaitHistory(client, new FakeLog(), usualBounds);
  /** A process each of whose commands goes through this. */
  const openAround = (command: Command) => open(around(redis, command));
  const keep = (seconds: number, queueId = billing) =>
    open().keep(tenant, { asOf: at(seconds), rows: [aRow({ queueId })], estimate: 'asked' });
  const read = async (queueId = billing): Promise<readonly HistoryPoint[]> => {
    const range = { from: at(-86_400), until: at(9 * 86_400) };
    const [series] = await open().read(tenant, [aRow({ queueId })], range);
    return series?.points ?? [];
  };
  const seen = async () =>
    (await read()).map((point) => (point.at.getTime() - start.getTime()) / 1000);
  /** How many hours nobody has packed. */
  const openHours = async () => {
    const names = Array.from({ length: 60 }, (_, index) =>
      [billing, sales].map((id) => keysOf(tenant).waitHour(`${id}|VOICE`, hour + index)),
    );
    return redis.exists(...names.flat());
  };
  return { tenant, open, openAround, keep, read, seen, openHours };
}

describe('between what tidying reads and what it writes', () => {
  /** Something happens each time a day with something in it was read, so often. */
  const meanwhile = (place: ReturnType<typeof aPlace>, often: number, happens: () => unknown) => {
    let left = often;
    return place.openAround(async (name, run) => {
      const answer = await run();
      const isOfThatDay = name === 'mgetBuffer' && Array.isArray(answer) && answer.some(Boolean);
      if (isOfThatDay && left > 0) {
        left -= 1;
        await happens();
      }
      return answer;
    });
  };

  test('a reading may come in, and is not lost', async () => {
    const place = aPlace();
    await place.keep(0);
    await place.keep(15);
    const history = meanwhile(place, 1, () => place.keep(30));
    await history.tidy(place.tenant, at(3_600));

    expect(await place.seen()).toEqual([0, 15, 30]);
    expect(await place.openHours()).toBe(0);
  });

  test('another process may pack the same day with more in it, and nothing of that is lost', async () => {
    const place = aPlace();
    await place.keep(0);
    const history = meanwhile(place, 1, async () => {
      await place.keep(30);
      await place.open().tidy(place.tenant, at(3_600));
    });
    await history.tidy(place.tenant, at(3_600));

    expect(await place.seen()).toEqual([0, 30]);
    expect(await place.openHours()).toBe(0);
  });

  test('readings may come in each time: then the next tidying packs them', async () => {
    const place = aPlace();
    let second = 0;
    await place.keep(second);
    const history = meanwhile(place, 9, () => {
      second += 15;
      return place.keep(second);
    });
    await history.tidy(place.tenant, at(3_600));
    expect(await place.seen()).toEqual([0, 15, 30, 45]);
    expect(await place.openHours()).toBe(1);

    await place.open().tidy(place.tenant, at(3_660));
    expect(await place.seen()).toEqual([0, 15, 30, 45]);
    expect(await place.openHours()).toBe(0);
  });
});

describe('tidying that stops at any command', () => {
  /** Hours that are to be packed, made coarse and dropped, of two series, since it was tidied last. */
  async function aBacklog() {
    const place = aPlace();
    const { keep, open, tenant } = place;
    for (const id of [billing, sales]) await keep(0, id);
    await open().tidy(tenant, at(60));
    for (const when of [3_600, 3_615, 3_630, 10_800, 49 * 3_600]) {
      for (const id of [billing, sales]) await keep(when, id);
    }
    return place;
  }
  const late = at(51 * 3_600);
  const whatIsLeft = async ({ read, openHours }: ReturnType<typeof aPlace>) => ({
    billing: await read(billing),
    sales: await read(sales),
    openHours: await openHours(),
  });

  test.each(['before Redis did it', 'after Redis did it'])(
    'is taken up by the next one, %s, and nothing is lost, twice or left',
    async (when) => {
      const whole = await aBacklog();
      await whole.open().tidy(whole.tenant, late);
      const expected = await whatIsLeft(whole);
      expect(expected.openHours).toBe(0);
      expect(expected.billing.map(({ seconds }) => seconds)).toEqual([60, 60, 0, 0]);

      let isInterrupted = true;
      let last = 0;
      for (; isInterrupted; last += 1) {
        const place = await aBacklog();
        let left = last;
        const dying = place.openAround(async (_name, run) => {
          if (left < 0) throw new Error('the process is gone');
          left -= 1;
          if (left >= 0) return run();
          if (when === 'after Redis did it') await run();
          throw new Error('the process is gone');
        });
        isInterrupted = await dying.tidy(place.tenant, late).then(
          () => false,
          () => true,
        );
        if (isInterrupted) await place.open().tidy(place.tenant, late);
        expect(await whatIsLeft(place)).toEqual(expected);
      }
      // Reads and writes of both series were among what it stopped at.
      expect(last).toBeGreaterThan(10);
    },
  );
});

test('a reading that comes late, of the day before, is packed into that day', async () => {
  const { tenant, open, keep, seen, openHours } = aPlace();
  const midnight = 15 * 3_600;
  await keep(midnight - 30);
  await open().tidy(tenant, at(midnight + 5));
  await keep(midnight - 15);
  expect(await openHours()).toBe(1);
  await open().tidy(tenant, at(midnight + 1_200));

  expect(await openHours()).toBe(0);
  expect(await seen()).toEqual([midnight - 30, midnight - 15]);
});
