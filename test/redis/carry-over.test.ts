import { expect, test } from '@jest/globals';
import type { Post } from '../../src/domain/alerting/alert.ts';
import { RedisAlertingStore } from '../../src/redis/alerting-store.ts';
import { RedisRuleStore } from '../../src/redis/rule-store.ts';
import { RedisWatchJournal } from '../../src/redis/watch-journal.ts';
import { FakeLog } from '../fakes/log.ts';
import { aKeptRule } from '../fixtures/kept-alerts.ts';
import { redisForTests } from '../redis-server.ts';

const { connection } = redisForTests({ as: 'floorwalker' });

const since = '2026-06-01T10:02:00.000Z';
const now = new Date('2026-06-01T10:10:00Z');

/** Records as they lie in the Redis of an earlier version, text by text. */
async function anEarlierFloor(workspace: string) {
  const tenant = { workspace, instance: 'earlier' };
  const { redis } = connection();
  const key = (name: string) => `fw:{${workspace}/earlier}:${name}`;
  const rule = (id: string, queueId: string) =>
    `{"id":"${id}","tenant":{"workspace":"${workspace}","instance":"earlier"},"metric":"queue-wait","queueId":"${queueId}","overSeconds":300,"channelId":"C0ALERTS01","ownerId":"U0SAM00001","createdAt":"2026-05-01T09:00:00.000Z"}`;
  await redis.hset(key('rules'), {
    quiet2: rule('quiet2', 'queue-sales'),
    fire22: rule('fire22', 'queue-billing'),
    alone2: rule('alone2', 'queue-chat'),
  });
  await redis.hset(key('versions'), { quiet2: 1, fire22: 4, alone2: 2 });
  await redis.hset(key('states'), {
    quiet2: '{"episodes":0,"state":{"kind":"quiet"}}',
    fire22: `{"episodes":2,"state":{"kind":"firing","episode":2,"since":"${since}","reading":{"kind":"wait","seconds":352.5,"channel":"VOICE","source":"estimate","isLowerBound":true,"waiting":7},"worstSeconds":400}}`,
    alone2: `{"episodes":1,"state":{"kind":"firing","episode":1,"since":"${since}","reading":{"kind":"nobody-staffed","channel":"CHAT","waiting":3}}}`,
  });
  await redis.hset(key('told'), {
    'fire22|2': `{"episode":2,"channelId":"C0ALERTS01","messageTs":"1.2","reason":"fired","toldAt":"${since}"}`,
  });
  await redis.hset(key('unsayable'), { quiet2: `{"code":"slack_rejected","at":"${since}"}` });
  await redis.hset(key('unsaid'), {
    'gone22|1|resolved': `3 {"eventId":"gone22|1|resolved","reason":"resolved","rule":${rule('gone22', 'queue-old')},"episode":1,"firedAt":"${since}","decidedAt":"2026-06-01T10:06:00.000Z","reading":{"kind":"empty"},"worstSeconds":310}`,
    'fire22|2|fired': `2 {"eventId":"fire22|2|fired","reason":"fired","rule":${rule('fire22', 'queue-billing')},"episode":2,"firedAt":"${since}","decidedAt":"${since}","reading":{"kind":"empty"}}`,
  });
  await redis.hset(key('notices'), { 'gap|1|C': '1 {}' });
  await redis.set(key('order'), '3');
  await redis.hset(key('journal'), {
    version: '12',
    health: '{"lastOkAt":"2026-06-01T10:09:45.000Z"}',
  });
  return { tenant, key };
}

function stores() {
  const log = new FakeLog();
  const { redis } = connection();
  const posts: Post[] = [];
  return {
    log,
    posts,
    rules: new RedisRuleStore(redis, log, {
      write: async (_, { post }) => {
        posts.push(post);
        return true;
      },
    }),
    alerts: new RedisAlertingStore(redis, log),
    journal: new RedisWatchJournal(redis, log),
  };
}

test('rules of an earlier version are rules of this one, under their ids', async () => {
  const { tenant } = await anEarlierFloor('T1');

  const rules = await stores().rules.list(tenant);

  expect(rules.map(({ id }) => id).toSorted()).toEqual(['alone2', 'fire22', 'quiet2']);
  expect(rules.find(({ id }) => id === 'fire22')).toEqual(
    aKeptRule({ id: 'fire22', tenant, createdAt: new Date('2026-05-01T09:00:00Z') }),
  );
});

test('alerts that fired go on firing, and what is over and was not told is still to be told', async () => {
  const { tenant } = await anEarlierFloor('T2');
  const { rules, alerts } = stores();
  await rules.find(tenant, 'fire22');

  const { records, episodes } = await alerts.read(tenant, now);

  const firedAt = new Date(since);
  expect(records.map(({ ruleId, version }) => [ruleId, version]).toSorted()).toEqual([
    ['alone2', 1],
    ['fire22', 1],
  ]);
  expect(records.find(({ ruleId }) => ruleId === 'fire22')?.state).toEqual({
    warning: { kind: 'firing', activeAt: firedAt, firedAt },
    critical: { kind: 'inactive' },
    episodeId: `fire22|queue:queue-billing|${firedAt.getTime()}`,
    recentStarts: [firedAt],
  });
  const byRule = new Map(episodes.map((episode) => [episode.rule.id, episode]));
  expect(byRule.get('fire22')).toMatchObject({
    measured: { kind: 'value', value: 352.5, isAtLeast: true, facts: { waiting: 7 } },
    worstValue: 400,
  });
  expect(byRule.get('alone2')?.measured).toMatchObject({ kind: 'beyond' });
  expect(byRule.get('gone22')?.ended).toEqual({
    at: new Date('2026-06-01T10:06:00Z'),
    why: 'resolved',
  });
});

test('messages of alerts are known where they stand', async () => {
  const { tenant } = await anEarlierFloor('T6');
  const { rules, posts } = stores();
  await rules.list(tenant);

  expect(posts).toEqual([
    {
      homeId: `fire22|queue:queue-billing|${new Date(since).getTime()}`,
      channelId: 'C0ALERTS01',
      messageTs: '1.2',
      postedAt: new Date(since),
      replies: {},
    },
  ]);
});

test('it is done once, and nothing of the earlier records is left', async () => {
  const { tenant, key } = await anEarlierFloor('T3');
  const { rules } = stores();
  await Promise.all([rules.list(tenant), stores().rules.list(tenant)]);
  const [rule] = await rules.list(tenant);
  if (!rule) throw new Error('There is no rule.');
  const before = { rule, by: 'U1', at: now, deed: 'removed' } as const;
  await rules.apply(tenant, [{ kind: 'remove', ruleId: rule.id, expectedRevision: 1, before }]);

  expect(await stores().rules.list(tenant)).toHaveLength(2);
  const names = ['rules', 'versions', 'states', 'told', 'unsayable', 'unsaid', 'notices', 'order'];
  expect(await connection().redis.exists(...names.map(key))).toBe(0);
});

test('a record that cannot be read stays where it is, is reported, and keeps back no other', async () => {
  const { tenant, key } = await anEarlierFloor('T4');
  await connection().redis.hset(key('rules'), 'broken', '{"id":');
  const { rules, log } = stores();

  expect(await rules.list(tenant)).toHaveLength(3);
  expect(await connection().redis.hkeys(key('rules'))).toEqual(['broken']);
  expect(log.messages('error')).toEqual(['A record in Redis cannot be read; it is skipped']);
});

test('the journal goes on', async () => {
  const { tenant } = await anEarlierFloor('T5');
  const { journal } = stores();
  const lastOkAt = new Date('2026-06-01T10:09:45Z');
  expect(await journal.read(tenant)).toEqual({ version: 12, lastOkAt, troubles: {} });

  await journal.write(tenant, { expectedVersion: 12, page: { lastOkAt: now, troubles: {} } });
  expect(await journal.read(tenant)).toEqual({ version: 13, lastOkAt: now, troubles: {} });
});
