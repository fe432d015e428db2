import { request } from 'node:http';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type LocalServer, startLocalServer } from '../../../sandbox/slack/local-server.ts';

let local: LocalServer;
beforeEach(async () => {
  local = await startLocalServer(async (_, response) => void response.end('hello'), 0);
});
afterEach(() => local.close());

function status(headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: local.port, headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on('error', reject).end();
  });
}

test.each([
  ['its own name', { host: '127.0.0.1:PORT' }, 200],
  ['localhost', { host: 'localhost:PORT' }, 200],
  ['its own page', { host: '127.0.0.1:PORT', origin: 'http://localhost:PORT' }, 200],
  ['a name that was bent to this machine', { host: 'evil.test:PORT' }, 403],
  ['the same name on another port', { host: '127.0.0.1:1' }, 403],
  ['another page', { host: '127.0.0.1:PORT', origin: 'https://evil.test' }, 403],
  ['a page of no origin', { host: '127.0.0.1:PORT', origin: 'null' }, 403],
])('%s', async (_, headers, expected) => {
  const real = Object.entries(headers).map(([key, value]) => [
    key,
    value.replace('PORT', String(local.port)),
  ]);

  expect(await status(Object.fromEntries(real))).toBe(expected);
});

test('listens on the loopback address alone', () => {
  expect(local.server.address()).toMatchObject({ address: '127.0.0.1' });
});
