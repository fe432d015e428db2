import { randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { RedisContactFeed } from '../../src/redis/contact-feed.ts';
import { keysOf } from '../../src/redis/keys.ts';
import { redisForTests } from '../redis-server.ts';

const { connection, log } = redisForTests();

const now = new Date('2026-06-01T10:00:00.123Z');
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const queueId = randomUUID();
const count = 500;

test('what is kept of a contact, of one who waits and of an answer is small and bounded', async () => {
  const { redis } = connection();
  const tenant = { workspace: 'T0FLOOR001', instance: randomUUID() };
  const feed = new RedisContactFeed(redis, log);
  const keys = keysOf(tenant);
  const size = async (key: string) => Number(await redis.memory('USAGE', key, 'SAMPLES', '0'));
  const tell = async (contactId: string, isOver: boolean) => {
    const enqueued = { queueId, at: now };
    const facts = [{}, { enqueued }, ...(isOver ? [{ answeredAt: later(60) }] : [])];
    const ends = isOver ? [{ endedAt: later(300) }, { endedAt: later(330) }] : [];
    for (const fact of [...facts, ...ends]) {
      await feed.record(
        tenant,
        { eventId: randomUUID(), contactId, channel: 'VOICE', ...fact },
        now,
      );
    }
    return size(keys.feedContact(contactId));
  };

  const over: number[] = [];
  for (let index = 0; index < count; index += 1) over.push(await tell(randomUUID(), true));
  for (let index = 0; index < count; index += 1) await tell(randomUUID(), false);
  const perContact = Math.max(...over);
  const perWaiting = (await size(keys.feedWaiting)) / count;
  const perAnswer = (await size(keys.feedAnswers)) / count;

  const longest = randomUUID();
  for (let index = 0; index < 200; index += 1) {
    const at = later(index);
    const fact = { enqueued: { queueId: randomUUID(), at }, answeredAt: at };
    await feed.record(
      tenant,
      { eventId: randomUUID(), contactId: longest, channel: 'VOICE', ...fact },
      now,
    );
  }
  const mostPerContact = await size(keys.feedContact(longest));
  // Measured: 376, 200, 184 and 1,176 bytes.
  expect(perContact).toBeLessThan(512);
  expect(perWaiting).toBeLessThan(256);
  expect(perAnswer).toBeLessThan(256);
  expect(mostPerContact).toBeLessThan(2_048);
});

test('who waited a day ago is swept away by what comes after, ten at a time', async () => {
  const { redis } = connection();
  const tenant = { workspace: 'T0FLOOR001', instance: randomUUID() };
  const feed = new RedisContactFeed(redis, log);
  const { feedWaiting } = keysOf(tenant);
  const tell = (at: Date) =>
    feed.record(
      tenant,
      {
        ...{ eventId: randomUUID(), contactId: randomUUID(), channel: 'VOICE' },
        enqueued: { queueId, at },
      },
      at,
    );
  for (let index = 0; index < 15; index += 1) await tell(now);
  expect(await redis.zcard(feedWaiting)).toBe(15);

  const day = 24 * 3600;
  await tell(later(day));
  expect(await redis.zcard(feedWaiting)).toBe(6);
  await tell(later(day));
  await tell(later(day));

  expect(await redis.zcard(feedWaiting)).toBe(3);
});
