import { request } from 'node:http';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { Tenant } from '../../src/domain/tenant.ts';
import { createFeedRoute, feedPath } from '../../src/feed/feed-route.ts';
import { type RouteServer, serveRoutes } from '../../src/route-server.ts';
import { FakeClock } from '../fakes/clock.ts';
import { FakeContactFeed } from '../fakes/contact-feed.ts';
import { FakeLog } from '../fakes/log.ts';
import { anEvent, inQueue, instanceId, planted, queueId } from './events.ts';

const secret = 'a-secret-of-the-feed';
const json = 'application/json; charset=utf-8';
const servers: RouteServer[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function setUp() {
  const tenant: Tenant = { workspace: 'T1', instance: instanceId };
  const clock = new FakeClock();
  const [contactFeed, log] = [new FakeContactFeed(), new FakeLog()];
  const known: { tenant: Tenant | undefined } = { tenant };
  const news: string[] = [];
  const feed = createFeedRoute({
    ...{ secret, instance: instanceId, contactFeed, clock, log },
    onNews: (contactId) => news.push(contactId),
    tenant: () => known.tenant,
  });
  const server = await serveRoutes([feed.route], { port: 0, host: '127.0.0.1' });
  servers.push(server);
  const url = `http://127.0.0.1:${server.port}${feedPath}`;
  const post = (body: unknown, headers: Readonly<Record<string, string>> = {}) =>
    fetch(url, {
      method: 'POST',
      headers: { 'content-type': json, 'x-floorwalker-feed': secret, ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const waiting = async () => {
    const now = clock.now();
    const asked = {
      queueIds: [queueId],
      channels: ['VOICE'],
      now,
      order: 'newest',
      atMost: 10,
    } as const;
    return (await contactFeed.waiting(tenant, asked)).total;
  };
  return { ...feed, url, post, waiting, news, contactFeed, clock, log, known, tenant };
}

describe('the contact feed over HTTP', () => {
  test('takes an event with the secret, and knows who waits', async () => {
    const { post, waiting, tally } = await setUp();

    const response = await post(anEvent('QUEUED', { queueInfo: inQueue }));

    expect(response.status).toBe(202);
    expect(await response.json()).toEqual({ status: 'recorded' });
    expect(await waiting()).toBe(1);
    expect(tally.counts()).toMatchObject({ recorded: 1, refused: 0 });
  });

  test('takes the same event again and changes nothing', async () => {
    const { post, waiting, tally } = await setUp();
    const event = anEvent('QUEUED', { queueInfo: inQueue });
    await post(event);

    const response = await post(event);

    expect([response.status, await response.json()]).toEqual([202, { status: 'duplicate' }]);
    expect(await waiting()).toBe(1);
    expect(tally.counts()).toMatchObject({ recorded: 1, duplicate: 1 });
  });

  test('tells whoever watches of a contact that something new was noted of, once', async () => {
    const { post, news, contactFeed } = await setUp();
    const event = anEvent('QUEUED', { queueInfo: inQueue });
    await post(event);
    await post(event);
    await post('{}');
    await post(anEvent('CONTACT_DATA_UPDATED'));
    expect(news).toEqual([event.detail.contactId]);

    contactFeed.isAway = true;
    await post(anEvent('QUEUED', { queueInfo: inQueue }));
    expect(news).toHaveLength(1);
  });

  test.each([
    ['another secret', { 'x-floorwalker-feed': `${secret}x` }],
    ['the beginning of it', { 'x-floorwalker-feed': secret.slice(0, -1) }],
    ['nothing in the header', { 'x-floorwalker-feed': '' }],
  ])('refuses %s, and keeps nothing', async (_, headers) => {
    const { post, waiting, tally, contactFeed, tenant, log } = await setUp();

    const response = await post(anEvent('QUEUED', { queueInfo: inQueue }), headers);

    expect(response.status).toBe(401);
    expect(await waiting()).toBe(0);
    expect(await contactFeed.lastEventAt(tenant)).toBeUndefined();
    expect(tally.counts()).toMatchObject({ recorded: 0, refused: 1 });
    expect(log.messages('warn')).toHaveLength(1);
    expect(JSON.stringify(log.lines)).not.toContain(secret.slice(0, -1));
  });

  test('refuses who shows no secret', async () => {
    const { url } = await setUp();
    const headers = { 'content-type': json };

    expect((await fetch(url, { method: 'POST', headers, body: '{}' })).status).toBe(401);
  });

  test.each<[string, unknown, Readonly<Record<string, string>>]>([
    ['no JSON', '{"half', {}],
    ['no event', {}, {}],
    ['an event without a contact', anEvent('QUEUED', { contactId: '' }), {}],
    ['a form', 'detail=1', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['something packed', anEvent('QUEUED', { queueInfo: inQueue }), { 'content-encoding': 'gzip' }],
  ])('refuses %s for good', async (_, body, headers) => {
    const { post, tally, log } = await setUp();

    expect((await post(body, headers)).status).toBe(400);
    expect(tally.counts()).toMatchObject({ recorded: 0, unreadable: 1 });
    expect(JSON.stringify(log.lines)).not.toContain(planted);
  });

  test('refuses what is larger than an event can be', async () => {
    const { post, url } = await setUp();
    const padded = (bytes: number) => anEvent('INITIATED', { padding: 'x'.repeat(bytes) });

    expect((await post(padded(200_000))).status).toBe(202);
    expect((await post(padded(256 * 1024))).status).toBe(413);
    expect(await postInChunks(url, 300)).toBe(413);
  });

  test.each(['GET', 'PUT', 'DELETE'])('is not there for %s', async (method) => {
    const { url } = await setUp();

    const response = await fetch(url, { method, headers: { 'x-floorwalker-feed': secret } });

    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
  });

  test.each([
    ['another instance', anEvent('QUEUED', { instanceArn: 'arn:aws:connect:x:1:instance/i' })],
    ['another kind', anEvent('CONTACT_DATA_UPDATED')],
  ])('takes an event of %s well and leaves it alone', async (_, event) => {
    const { post, contactFeed, tenant, tally } = await setUp();

    expect((await post(event)).status).toBe(202);
    expect(await contactFeed.lastEventAt(tenant)).toBeUndefined();
    const { otherInstance, otherEvent, recorded } = tally.counts();
    expect([otherInstance + otherEvent, recorded]).toEqual([1, 0]);
  });

  test('asks for the event again while Redis is away', async () => {
    const { post, waiting, contactFeed } = await setUp();
    const event = anEvent('QUEUED', { queueInfo: inQueue });
    contactFeed.isAway = true;

    const response = await post(event);
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
    contactFeed.isAway = false;
    expect((await post(event)).status).toBe(202);
    expect(await waiting()).toBe(1);
  });

  test('asks for the event again while nobody knows which workspace this is', async () => {
    const { post, waiting, known, tenant } = await setUp();
    const event = anEvent('QUEUED', { queueInfo: inQueue });
    known.tenant = undefined;

    expect((await post(event)).status).toBe(503);
    known.tenant = tenant;
    expect((await post(event)).status).toBe(202);
    expect(await waiting()).toBe(1);
  });

  test('tells the log of trouble once in ten minutes, however much comes', async () => {
    const { post, log, clock } = await setUp();
    for (let count = 0; count < 5; count += 1) await post('{}');
    expect(log.messages('warn')).toHaveLength(1);

    clock.advance(600);
    await post('{}');

    expect(log.messages('warn')).toHaveLength(2);
  });
});

/** Without a length that is said before. */
function postInChunks(url: string, kilobytes: number): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': json, 'x-floorwalker-feed': secret };
    const posted = request(url, { method: 'POST', headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    posted.on('error', reject);
    for (let count = 0; count < kilobytes; count += 1) posted.write('x'.repeat(1024));
    posted.end();
  });
}
