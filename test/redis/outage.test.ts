import { afterEach, expect, test } from '@jest/globals';
import { findRedisServer, type PrivateRedis, startPrivateRedis } from '../../sandbox/redis.ts';
import { openRedisRoom, type RedisRoom } from '../../src/redis/room.ts';
import { FakeLog } from '../fakes/log.ts';
import { aRow, aTenant } from '../fixtures/alerts.ts';
import { anAudited } from '../fixtures/audit.ts';
import { aBoard } from '../fixtures/boards.ts';
import { aLink } from '../fixtures/links.ts';
import { anEpisode, aWaitRule, recordOf } from '../fixtures/open-alerts.ts';
import { aSession } from '../fixtures/sessions.ts';
import { aWatch } from '../fixtures/watches.ts';

/** The wait in Billing fires; of its record this version is expected. */
function aChange(expectedVersion: number) {
  const episode = anEpisode();
  const { ruleId, target, state } = recordOf(episode);
  return { ruleId, target, expectedVersion, state, episodes: [episode] };
}

const aPost = { homeId: 'home', channelId: 'C0ALERTS01', replies: {} };

const opened: { close(): Promise<void> }[] = [];

afterEach(async () => {
  for (const thing of opened.splice(0).reverse()) await thing.close();
});

async function setUp(options: { keepData?: boolean } = {}) {
  const server = await startPrivateRedis(options);
  opened.push(server);
  const log = new FakeLog();
  const room = await openRedisRoom(server.url, log);
  opened.push(room);
  return { server, room, log };
}

/** Bounded by the test's own time limit. */
async function untilBack(room: RedisRoom): Promise<void> {
  const answers = await room.ping().then(
    () => true,
    () => false,
  );
  if (!answers) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    await untilBack(room);
  }
}

async function restart(server: PrivateRedis, room: RedisRoom): Promise<void> {
  await server.stop();
  await server.start();
  await untilBack(room);
}

test('while Redis is away every call says so, and works again afterwards', async () => {
  const { server, room } = await setUp({ keepData: true });
  await room.ruleStore.apply(aTenant, [{ kind: 'add', rule: aWaitRule() }]);
  const begun = { slackUserId: 'U1', line: 'a', token: 't', busyForSeconds: 1, atMost: 1 };
  const now = new Date('2026-06-01T10:00:00Z');

  await server.stop();
  const calls = [
    () => room.ping(),
    () => room.ruleStore.list(aTenant),
    () => room.ruleStore.find(aTenant, 'abc234'),
    () => room.ruleStore.apply(aTenant, [{ kind: 'add', rule: aWaitRule({ id: 'other2' }) }]),
    () => room.ruleStore.versions(aTenant, 'abc234'),
    () => room.ruleStore.removed(aTenant),
    () => room.alertStore.read(aTenant, now),
    () => room.alertStore.commit(aTenant, aChange(0)),
    () => room.alertStore.archive(aTenant, ['e']),
    () => room.alertStore.episode(aTenant, 'e'),
    () => room.alertStore.history(aTenant, { from: now, until: now, atMost: 1 }),
    () => room.watchJournal.read(aTenant),
    () => room.watchJournal.write(aTenant, { expectedVersion: 0, page: { troubles: {} } }),
    () => room.posts.read(aTenant),
    () => room.posts.write(aTenant, { expectedVersion: 0, post: aPost }),
    () => room.posts.forget(aTenant, ['home']),
    () => room.posts.claim(aTenant, { token: 't', now, forSeconds: 60 }),
    () => room.silences.list(aTenant, now),
    () => room.silences.lift(aTenant, 's'),
    () => room.hooks.read(aTenant),
    () => room.hooks.forget(aTenant, ['h']),
    () => room.listenSessions.open(aTenant, aSession(), undefined),
    () => room.listenSessions.list(aTenant),
    () => room.listenSessions.claim(aTenant, { token: 't', now, forSeconds: 60 }),
    () => room.listenAttempts.begin(aTenant, { ...begun, now, withinSeconds: 60 }),
    () => room.linkStore.find(aTenant, 'U1'),
    () => room.linkStore.findByConnectUser(aTenant, 'c1'),
    () => room.linkStore.keep(aTenant, aLink()),
    () => room.linkStore.remove(aTenant, { slackUserId: 'U1' }),
    () => room.linkStore.noteChange(aTenant, aLink()),
    () => room.linkStore.list(aTenant),
    () => room.linkStore.claim(aTenant, { token: 't', now, forSeconds: 60 }),
    () => room.settingsStore.read(aTenant),
    () => room.viewStore.find(aTenant, { kind: 'person', userId: 'U1' }),
    () => room.listings.find(aTenant, 'abc', now),
    () => room.agentShelf.find(aTenant, 'key'),
    () => room.agentShelf.claim(aTenant, 'key', { token: 't', now, forSeconds: 20 }),
    () => room.holds.note(aTenant, { at: now, onHold: ['c1'], otherwise: [] }),
    () => room.boardStore.list(aTenant),
    () => room.boardStore.add(aTenant, aBoard()),
    () => room.boardStore.claim(aTenant, { token: 't', now, forSeconds: 60 }),
    () => room.boardStore.release(aTenant, 't'),
    () => room.watchStore.list(aTenant),
    () => room.watchStore.add(aTenant, aWatch(), { mostOfOne: 5, mostOfAll: 30 }),
    () => room.watchStore.claim(aTenant, { token: 't', now, forSeconds: 60 }),
    () => room.watchStore.release(aTenant, 't'),
    () => room.watchStore.stop(aTenant, 'watch-1', now),
    () => room.watchStore.remove(aTenant, 'watch-1'),
    () => room.audit.recent(aTenant, 1),
    () => room.audit.read(aTenant, 1, 1),
    () => room.audit.head(aTenant),
    () => room.audit.record(aTenant, anAudited()),
    () => room.headPosts.read(aTenant),
    () => room.headPosts.write(aTenant, { expectedVersion: 0, standing: {} }),
    () => room.headPosts.claim(aTenant, { token: 't', now, forSeconds: 60 }),
    () => room.headPosts.release(aTenant, 't'),
    () => room.history.keep(aTenant, { asOf: now, rows: [aRow()], estimate: 'asked' }),
    () => room.history.read(aTenant, [aRow()], { from: new Date(0), until: new Date(1) }),
    () => room.history.plan(aTenant),
    () => room.history.keptSince(aTenant, now, now),
    () => room.history.claim(aTenant, { token: 't', now, forSeconds: 60 }),
    () => room.history.tidy(aTenant, now),
    () => room.contactFeed.record(aTenant, { eventId: 'e', contactId: 'c', channel: 'VOICE' }, now),
    () =>
      room.contactFeed.waiting(aTenant, {
        ...{ queueIds: ['q'], channels: ['VOICE'], now, order: 'newest', atMost: 1 },
      }),
    () => room.contactFeed.noteLeft(aTenant, [{ contactId: 'c', answeredAt: now }]),
    () => room.contactFeed.answers(aTenant, { queueId: 'q', channel: 'VOICE', from: now }),
    () => room.contactFeed.lastEventAt(aTenant),
  ];
  for (const call of calls) {
    await expect(call()).rejects.toMatchObject({ code: 'redis_unavailable' });
  }

  await server.start();
  await untilBack(room);
  expect(await room.ruleStore.list(aTenant)).toEqual([aWaitRule()]);
}, 30_000);

test('scripts work on a Redis that came back without knowing them', async () => {
  const { server, room } = await setUp({ keepData: true });
  await room.ruleStore.apply(aTenant, [{ kind: 'add', rule: aWaitRule() }]);
  await room.alertStore.commit(aTenant, aChange(0));

  await restart(server, room);

  expect(await room.alertStore.commit(aTenant, aChange(0))).toBe(false);
  expect(await room.alertStore.commit(aTenant, aChange(1))).toBe(true);
  const { episodes } = await room.alertStore.read(aTenant, new Date('2026-06-01T10:00:00Z'));
  expect(episodes).toHaveLength(1);
}, 30_000);

test('a private Redis keeps nothing over a restart unless asked to', async () => {
  const { server, room } = await setUp();
  await room.ruleStore.apply(aTenant, [{ kind: 'add', rule: aWaitRule() }]);

  await restart(server, room);

  expect(await room.ruleStore.list(aTenant)).toEqual([]);
}, 30_000);

test('an outage is one line in the log, and its end another', async () => {
  const { server, room, log } = await setUp();

  await server.stop();
  for (let attempt = 0; attempt < 3; attempt += 1) await room.ping().catch(() => undefined);
  await server.start();
  await untilBack(room);

  expect(log.messages('warn')).toEqual(['Redis is away; trying again until it is back']);
  expect(log.messages('info')).toEqual(['Redis is back']);
}, 30_000);

test('the room opens while Redis is away, and no password gets into the log', async () => {
  const log = new FakeLog();
  const room = await openRedisRoom('redis://user:geheim@127.0.0.1:1', log);
  opened.push(room);

  const failure = await room.ping().catch((error: unknown) => error);

  expect(failure).toMatchObject({ code: 'redis_unavailable' });
  expect(log.messages('warn')).toHaveLength(1);
  expect(JSON.stringify(log.lines) + String(failure)).not.toContain('geheim');
});

test('a wrong password makes Redis unavailable, and stays out of the log', async () => {
  const { server } = await setUp();
  const log = new FakeLog();
  const room = await openRedisRoom(server.url.replace('//', '//user:geheim@'), log);
  opened.push(room);

  const failure = await room.ruleStore.list(aTenant).catch((error: unknown) => error);

  expect(failure).toMatchObject({ code: 'redis_unavailable' });
  expect(JSON.stringify(log.lines) + JSON.stringify(failure)).not.toContain('geheim');
});

test('a machine without Redis is told in one sentence how to get it', () => {
  const find = () => findRedisServer({ PATH: '/nowhere' });

  expect(find).toThrow(/apt-get install redis-server.*brew install redis.*WSL.*REDIS_URL[^.]*\.$/);
});
