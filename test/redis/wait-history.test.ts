import { describe, expect, test } from '@jest/globals';
import type { QueueChannelReading } from '../../src/domain/contact-centre.ts';
import { keysOf } from '../../src/redis/keys.ts';
import { RedisWaitHistory } from '../../src/redis/wait-history.ts';
import { openHourBytes, planFor, usualBounds } from '../../src/redis/wait-plan.ts';
import { FakeLog } from '../fakes/log.ts';
import { aRow } from '../fixtures/alerts.ts';
import { redisForTests } from '../redis-server.ts';

const { connection } = redisForTests();
const redis = () => connection().redis;
const start = new Date('2026-11-23T09:00:00Z');
const hour = start.getTime() / 3_600_000;
const day = Math.floor(hour / 24);
const at = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const member = 'queue-billing|VOICE';
const reported = ['A record in Redis cannot be read; it is skipped'];
let number = 0;

/** A tenant and a log of its own for each test. */
function aPlace(bounds = usualBounds) {
  number += 1;
  const tenant = { workspace: `T${number}`, instance: 'waits' };
  const log = new FakeLog();
  const open = () => new RedisWaitHistory(redis(), log, bounds);
  const history = open();
  const keep = (seconds: number, row: Partial<QueueChannelReading> = {}, by = history) =>
    by.keep(tenant, { asOf: at(seconds), rows: [aRow(row)], estimate: 'asked' });
  const seen = async () => {
    const range = { from: at(-86_400), until: at(9 * 86_400) };
    const [series] = await history.read(tenant, [aRow()], range);
    return (series?.points ?? []).map((point) => (point.at.getTime() - start.getTime()) / 1000);
  };
  return { tenant, keys: keysOf(tenant), log, open, history, keep, seen };
}

describe('what is broken is left out and reported once', () => {
  test('the end of an hour that was not packed yet', async () => {
    const { keys, log, keep, seen } = aPlace();
    await keep(0);
    await redis().append(keys.waitHour(member, hour), Buffer.from([0x09, 0xff]));
    await keep(60);

    expect(await seen()).toEqual([0]);
    expect(await seen()).toEqual([0]);
    expect(log.messages('error')).toEqual(reported);
  });

  test('an hour of a day; the others are there', async () => {
    const { tenant, keys, log, history, keep, seen } = aPlace();
    for (const when of [0, 15, 3_600, 3_615]) await keep(when);
    await history.tidy(tenant, at(7_200));
    const dayKey = keys.waitDay(member, day);
    const whole = await redis().getBuffer(dayKey);
    // The last byte is of the second hour's figures, packed.
    await redis().set(
      dayKey,
      Buffer.concat([whole?.subarray(0, -20) ?? Buffer.alloc(0), Buffer.alloc(20, 0xff)]),
    );

    expect(await seen()).toEqual([0, 15]);
    expect(log.messages('error')).toEqual(reported);
  });

  test('all of a day that holds something else', async () => {
    const { tenant, keys, log, history, keep, seen } = aPlace();
    await redis().set(keys.waitDay(member, day), 'nonsense');
    await keep(0);

    expect(await seen()).toEqual([0]);
    await history.tidy(tenant, at(3_600));
    expect(await seen()).toEqual([0]);
    expect(log.messages('error')).toEqual(reported);
  });

  test('a record of how far it was tidied: then all is gone through', async () => {
    const { tenant, keys, history, keep, seen } = aPlace();
    await keep(0);
    await redis().hset(keys.waitTidied, 'hour', 'soon', 'rawFrom', 'never');
    await history.tidy(tenant, at(3_600));

    expect(await redis().exists(keys.waitHour(member, hour))).toBe(0);
    expect(await seen()).toEqual([0]);
  });
});

describe('tidying', () => {
  test('puts the hours that are over, and the one that is not, into the day', async () => {
    const { tenant, keys, history, keep, seen } = aPlace();
    for (const when of [0, 3_600, 3_615]) await keep(when);
    await history.tidy(tenant, at(3_620));

    expect(await redis().exists(keys.waitHour(member, hour), keys.waitHour(member, hour + 1))).toBe(
      0,
    );
    await keep(3_630);
    expect(await seen()).toEqual([0, 3_600, 3_615, 3_630]);
  });

  test('that stopped in the middle is taken up by the next one, and nothing is lost or twice', async () => {
    const { tenant, keys, history, keep, seen } = aPlace();
    for (const when of [0, 15]) await keep(when);
    await keep(0, { queueId: 'queue-sales' });
    await history.tidy(tenant, at(49 * 3_600));
    // As if it had died before it wrote how far it came.
    await redis().del(keys.waitTidied);
    await history.tidy(tenant, at(49 * 3_600));
    await history.tidy(tenant, at(49 * 3_600));

    expect(await seen()).toEqual([0]);
  });

  test('of days that nobody tidied catches up with all of them', async () => {
    const { tenant, keys, history, keep, seen } = aPlace();
    await keep(0);
    await history.tidy(tenant, at(60));
    for (const when of [3_600, 30 * 3_600, 60 * 3_600]) await keep(when);
    await history.tidy(tenant, at(61 * 3_600));

    const hours = [0, 1, 30, 60].map((later) => keys.waitHour(member, hour + later));
    expect(await redis().exists(...hours)).toBe(0);
    expect(await seen()).toEqual([0, 3_600, 30 * 3_600, 60 * 3_600]);
  });

  test('leaves what Redis may forget some days after it is over', async () => {
    const { tenant, keys, history, keep } = aPlace();
    await keep(0);
    const days = async (key: string) => (await redis().pttl(key)) / 86_400_000;
    expect(await days(keys.waitHour(member, hour))).toBeGreaterThan(9);

    await history.tidy(tenant, at(60));
    expect(await days(keys.waitDay(member, day))).toBeGreaterThan(9);
    expect(await days(keys.waitDay(member, day))).toBeLessThanOrEqual(10);
  });
});

describe('the memory', () => {
  test('is not spent on readings that come sooner than the plan has it', async () => {
    const { keep, seen, open } = aPlace();
    for (const when of [0, 5, 8, 9, 15, 20, 30]) await keep(when);
    expect(await seen()).toEqual([0, 9, 20, 30]);

    await keep(31, {}, open());
    expect(await seen()).toContain(31);
  });

  test('of an hour is bounded, whoever appends to it', async () => {
    const { tenant, keys, open, seen } = aPlace();
    for (let when = 0; when < 600; when += 1) {
      const reading = { asOf: at(when), rows: [aRow()], estimate: 'asked' } as const;
      await open().keep(tenant, reading);
    }

    const most = openHourBytes(planFor(1, usualBounds));
    expect(await redis().strlen(keys.waitHour(member, hour))).toBeLessThanOrEqual(most);
    expect((await seen()).length).toBeGreaterThan(300);
  });

  test('that is too small for the series makes all of them coarser, those kept before as well, and says so', async () => {
    const { tenant, history, keep, seen } = aPlace({ megabytes: 1, days: 8 });
    for (let when = 0; when < 600; when += 15) await keep(when);
    await history.tidy(tenant, at(3_600));
    expect(await seen()).toHaveLength(40);

    const rows = Array.from({ length: 14 }, (_, index) => aRow({ queueId: `q${index}` }));
    await history.keep(tenant, { asOf: at(3_600), rows, estimate: 'asked' });
    expect(await history.plan(tenant)).toMatchObject({
      isReduced: true,
      rawSeconds: 120,
      series: 15,
    });
    await history.tidy(tenant, at(3_660));

    expect(await seen()).toEqual([0, 120, 240, 360, 480]);
  });
});
