import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Page } from '../../src/ports/pager.ts';
import { createPager } from '../../src/webhook/http-pager.ts';
import { FakeClock } from '../fakes/clock.ts';

const secret = 'sixteen-signs-ok';
const never = new AbortController().signal;

const page: Page = {
  type: 'fired',
  key: 'abc234|queue:q-1|1780308000000',
  idempotencyKey: 'abc234|queue:q-1|1780308000000|fired',
  at: new Date('2026-06-01T10:02:00Z'),
  since: new Date('2026-06-01T10:00:00Z'),
  level: 'critical',
  rule: {
    id: 'abc234',
    metric: 'queue-wait',
    comparison: 'over',
    threshold: 300,
    criticalThreshold: 600,
    unit: 'seconds',
    note: undefined,
    runbook: 'https://wiki.example/waits',
  },
  target: { kind: 'queue', id: 'q-1', name: 'Störung & Notfall' },
  value: 652,
  isAtLeast: false,
  isBeyond: false,
  acknowledgedBy: undefined,
  endedBecause: undefined,
  workspace: 'T0FLOOR001',
  instance: 'instance-1',
  channelId: 'C0ALERTS01',
};

interface Seen {
  readonly headers: IncomingMessage['headers'];
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly body: string;
}

describe('the outgoing webhook over HTTP', () => {
  let server: Server;
  let seen: Seen[];
  let answer: (response: ServerResponse, request: IncomingMessage) => void;
  let url = '';

  beforeEach(async () => {
    seen = [];
    answer = (response) => response.writeHead(202).end('thanks');
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { headers, method, url: path } = request;
        seen.push({ headers, method, path, body: Buffer.concat(chunks).toString('utf8') });
        answer(response, request);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${portOf(server)}/in/4711?v=2`;
  });

  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const pager = (timeoutMs?: number) =>
    createPager({
      url,
      secret,
      clock: new FakeClock(new Date('2026-06-01T10:02:03.900Z')),
      ...(timeoutMs && { timeoutMs }),
    });

  test('gets a body, and a signature over the time and that very body', async () => {
    expect(await pager().tell(page, never)).toEqual({ kind: 'told' });

    const [one] = seen;
    const signed = createHmac('sha256', secret).update(`1780308123.${one?.body}`).digest('hex');
    expect(one).toMatchObject({ method: 'POST', path: '/in/4711?v=2' });
    expect(one?.headers).toMatchObject({
      'content-type': 'application/json',
      'x-floorwalker-timestamp': '1780308123',
      'x-floorwalker-signature': `v1=${signed}`,
      'idempotency-key': 'abc234%7Cqueue%3Aq-1%7C1780308000000%7Cfired',
    });
    expect(JSON.parse(one?.body ?? '')).toEqual({
      version: 1,
      type: 'fired',
      key: 'abc234|queue:q-1|1780308000000',
      event_action: 'trigger',
      dedup_key: 'abc234|queue:q-1|1780308000000',
      severity: 'critical',
      summary: 'critical: queue-wait Störung & Notfall: over 600 seconds',
      at: '2026-06-01T10:02:00.000Z',
      since: '2026-06-01T10:00:00.000Z',
      level: 'critical',
      rule: {
        id: 'abc234',
        metric: 'queue-wait',
        comparison: 'over',
        threshold: 300,
        criticalThreshold: 600,
        unit: 'seconds',
        runbook: 'https://wiki.example/waits',
      },
      target: { kind: 'queue', id: 'q-1', name: 'Störung & Notfall' },
      value: 652,
      threshold: 600,
      workspace: 'T0FLOOR001',
      instance: 'instance-1',
      channel: 'C0ALERTS01',
      link: 'https://slack.com/app_redirect?team=T0FLOOR001&channel=C0ALERTS01',
    });
  });

  test('what is not known is left out and is never nought', async () => {
    const beyond = { ...page, value: undefined, isBeyond: true };
    await pager().tell({ ...beyond, type: 'resolved', endedBecause: 'resolved' }, never);
    await pager().tell({ ...page, type: 'acknowledged', acknowledgedBy: 'U0SAM00001' }, never);
    await pager().tell({ ...page, isAtLeast: true }, never);

    const bodies = seen.map(({ body }) => JSON.parse(body));
    expect(bodies[0]).not.toHaveProperty('value');
    expect(bodies[0]).toMatchObject({
      event_action: 'resolve',
      beyond_any_number: true,
      ended_because: 'resolved',
      summary: 'resolved: queue-wait Störung & Notfall: over 600 seconds',
    });
    expect(bodies[1]).toMatchObject({ event_action: 'acknowledge', acknowledged_by: 'U0SAM00001' });
    expect(bodies[2]).toMatchObject({ value: 652, value_is_at_least: true });
  });

  test.each([
    [200, { kind: 'told' }],
    [204, { kind: 'told' }],
    [301, { kind: 'refused', status: 301 }],
    [307, { kind: 'refused', status: 307 }],
    [400, { kind: 'refused', status: 400 }],
    [404, { kind: 'refused', status: 404 }],
    [408, { kind: 'failed', why: 'status 408', isAnswered: true }],
    [429, { kind: 'failed', why: 'status 429', isAnswered: true }],
    [500, { kind: 'failed', why: 'status 500', isAnswered: true }],
    [503, { kind: 'failed', why: 'status 503', isAnswered: true }],
  ])('status %s is %j', async (status, expected) => {
    answer = (response) => response.writeHead(status, { location: '/elsewhere' }).end();

    expect(await pager().tell(page, never)).toEqual(
      expected.kind === 'failed' ? { ...expected, retryAfterSeconds: undefined } : expected,
    );
    // A redirect is not followed.
    expect(seen.map(({ path }) => path)).toEqual(['/in/4711?v=2']);
  });

  test('how long to wait is taken from the answer, where it is a number of seconds', async () => {
    const waitFor = async (value: string) => {
      answer = (response) => response.writeHead(503, { 'retry-after': value }).end();
      const paged = await pager().tell(page, never);
      return paged.kind === 'failed' ? paged.retryAfterSeconds : paged;
    };

    expect(await waitFor('120')).toBe(120);
    expect(await waitFor('Mon, 01 Jun 2026 10:05:00 GMT')).toBeUndefined();
  });

  test('who does not answer is not waited for, once', async () => {
    answer = () => undefined;

    const paged = await pager(50).tell(page, never);

    expect(paged).toMatchObject({ kind: 'failed', why: 'timeout', isAnswered: false });
    expect(seen).toHaveLength(1);
  });

  test.each([
    ['cuts the line', (response: ServerResponse) => response.destroy()],
    ['is not there', undefined],
  ])('whoever %s is unreachable, and nothing is tried twice', async (_what, hangUp) => {
    if (hangUp) answer = hangUp;
    else url = 'http://127.0.0.1:1/';

    const paged = await pager().tell(page, never);

    expect(paged).toMatchObject({ kind: 'failed', why: 'unreachable', isAnswered: false });
    expect(seen.length).toBeLessThan(2);
  });

  test('whoever stops does not wait for the answer', async () => {
    const stopping = new AbortController();
    answer = () => stopping.abort();

    expect(await pager().tell(page, stopping.signal)).toMatchObject({ kind: 'failed' });
  });

  test('a body that never ends holds nobody up', async () => {
    answer = (response) => response.writeHead(200).write('and');

    expect(await pager().tell(page, never)).toEqual({ kind: 'told' });
  });
});

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}
