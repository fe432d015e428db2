import { request } from 'node:http';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { ConnectSettings } from '../../../sandbox/connect/settings.ts';
import { closeRigs, connectRig, InstanceId, refusal } from './rig.ts';

afterEach(closeRigs);

/** A request as no SDK makes it; resolves to status and error type. */
function knock(url: string, headers: Record<string, string>): Promise<[number?, unknown?]> {
  return new Promise((resolve, reject) => {
    const outgoing = request(`${url}/users-summary/${InstanceId}`, { headers }, (response) => {
      response.resume();
      resolve([response.statusCode, response.headers['x-amzn-errortype']]);
    });
    outgoing.on('error', reject);
    outgoing.end();
  });
}

describe('the front door', () => {
  const signed = { authorization: 'AWS4-HMAC-SHA256 Credential=x' };

  test.each([
    ['no signature', {}, [403, 'MissingAuthenticationTokenException']],
    [
      'another kind of it',
      { authorization: 'Bearer x' },
      [403, 'MissingAuthenticationTokenException'],
    ],
    [
      'another host name',
      { ...signed, host: 'connect.example.com' },
      [403, 'AccessDeniedException'],
    ],
    [
      'a page from elsewhere',
      { ...signed, origin: 'https://example.com' },
      [403, 'AccessDeniedException'],
    ],
    [
      'a page that hides where it is from',
      { ...signed, origin: 'null' },
      [403, 'AccessDeniedException'],
    ],
    [
      'a page on another port of this machine',
      { ...signed, origin: 'http://localhost:4' },
      [403, 'AccessDeniedException'],
    ],
    [
      'a page on this port of another protocol',
      { ...signed, origin: 'https://localhost:PORT' },
      [403, 'AccessDeniedException'],
    ],
    [
      'the name of another port',
      { ...signed, host: 'localhost:4' },
      [403, 'AccessDeniedException'],
    ],
    ['a page of its own', { ...signed, origin: 'http://localhost:PORT' }, [200, undefined]],
    ['the name localhost', { ...signed, host: 'localhost:PORT' }, [200, undefined]],
  ])('%s', async (_, headers, outcome) => {
    const { server } = await connectRig();
    const real = Object.entries(headers).map(([key, value]) => [
      key,
      value.replace('PORT', String(server.port)),
    ]);

    expect(await knock(server.url, Object.fromEntries(real))).toEqual(outcome);
  });

  test('calls are logged with their operation, time and what was asked', async () => {
    const { client, server, clock } = await connectRig();

    await client.listUsers({ InstanceId, MaxResults: 7 });

    expect(server.calls).toEqual([
      { operation: 'ListUsers', at: clock.now(), body: { InstanceId, MaxResults: 7 } },
    ]);
  });

  test('settings change while it runs', async () => {
    const { client, server } = await connectRig();
    const changes: Partial<ConnectSettings> = { rateLimits: true };

    server.configure(changes);
    for (let index = 0; index < 5; index++) await client.listUsers({ InstanceId });

    expect((await refusal(client.listUsers({ InstanceId }))).name).toBe('ThrottlingException');
  });
});
