import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createHooks } from '../../src/features/alerts/webhook/index.ts';
import { createPager } from '../../src/webhook/http-pager.ts';
import { signatureOf } from '../../src/webhook/sign.ts';
import { FakeClock } from '../fakes/clock.ts';
import { FakeDirectory } from '../fakes/directory.ts';
import { FakeHookStore } from '../fakes/hook-store.ts';
import { FakeIds } from '../fakes/ids.ts';
import { FakeLog } from '../fakes/log.ts';
import { AlertsInMemory } from '../features/alerts/alerts-in-memory.ts';
import { now, someNames } from '../fixtures/floor.ts';
import { anEpisode, aWaitRule } from '../fixtures/open-alerts.ts';

const secret = 'a secret that no log may hold';

interface Heard {
  readonly type: string;
  readonly idempotencyKey: string;
  readonly isSigned: boolean;
}

let server: Server;
let heard: Heard[];
let statuses: number[];

beforeEach(async () => {
  heard = [];
  statuses = [];
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      const header = (name: string) => String(request.headers[name]);
      const signed = signatureOf(secret, Number(header('x-floorwalker-timestamp')), body);
      heard.push({
        type: JSON.parse(body).type,
        idempotencyKey: header('idempotency-key'),
        isSigned: header('x-floorwalker-signature') === signed,
      });
      response.writeHead(statuses.shift() ?? 200, { location: '/elsewhere' }).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

test('a pager that was away for a while hears all of an episode, in order, signed, and nothing twice but by the same key', async () => {
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const url = `http://127.0.0.1:${port}/in/secret-path`;
  const [clock, log, alertStore] = [new FakeClock(now), new FakeLog(), new AlertsInMemory()];
  const pager = createPager({ url, secret, clock });
  const [directory, hooks, ids] = [
    new FakeDirectory(someNames()),
    new FakeHookStore(),
    new FakeIds(),
  ];
  const troubles = { note: async () => undefined, clear: async () => undefined };
  const tell = createHooks({ alertStore, hooks, pager, directory, clock, ids, log, troubles });
  const episode = anEpisode({ level: 'critical' });
  const kinds = ['fired', 'acknowledged', 'resolved'] as const;
  alertStore.put({
    ...episode,
    hooks: kinds.map((kind) => ({ id: `${episode.id}|${kind}`, kind, at: now })),
  });
  statuses = [500, 503, 200, 307, 429];

  for (let slot = 0; slot < 20; slot += 1) {
    await tell(aWaitRule().tenant, new AbortController().signal);
    clock.advance(15);
  }

  expect(heard.map(({ type }) => type)).toEqual([
    ...['fired', 'fired', 'fired'],
    ...['acknowledged', 'acknowledged', 'acknowledged'],
    'resolved',
  ]);
  expect(heard.every(({ isSigned }) => isSigned)).toBe(true);
  expect(new Set(heard.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(3);
  expect(JSON.stringify(log.lines)).not.toMatch(/secret/);
});
