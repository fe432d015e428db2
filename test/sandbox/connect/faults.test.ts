import * as sdk from '@aws-sdk/client-connect';
import { afterEach, describe, expect, test } from '@jest/globals';
import { monitor } from './monitor-rig.ts';
import { closeRigs, connectRig, InstanceId, refusal } from './rig.ts';

afterEach(closeRigs);

describe('faults', () => {
  test.each([
    ['throttled', 'ThrottlingException', 429, 'Rate exceeded'],
    ['iam-denied', 'AccessDeniedException', 403, 'is not authorized to perform: connect:ListUsers'],
    ['expired-token', 'ExpiredTokenException', 403, 'The security token included'],
    ['html-503', 'SyntaxError', 503, 'is not valid JSON'],
  ] as const)('%s', async (mode, name, status, text) => {
    const { client, server } = await connectRig();

    server.faults.set({ mode });
    const refused = await refusal(client.listUsers({ InstanceId }));
    server.faults.set({ mode: 'none' });

    expect(refused).toMatchObject({ name, status, message: expect.stringContaining(text) });
    await expect(client.listUsers({ InstanceId })).resolves.toBeDefined();
  });

  test('down cuts every connection, and the next call after it gets through', async () => {
    const { client, server } = await connectRig();

    server.faults.set({ mode: 'down' });
    const refused = await refusal(client.listUsers({ InstanceId }));
    server.faults.set({ mode: 'none' });

    expect(refused.message).toContain('ECONNRESET');
    expect(server.calls).toEqual([]);
    await expect(client.listUsers({ InstanceId })).resolves.toBeDefined();
  });

  test('a fault can be of one operation only', async () => {
    const { client, server } = await connectRig();

    server.faults.set({ mode: 'down', operations: ['ListUsers'] });

    await expect(client.listQueues({ InstanceId })).resolves.toBeDefined();
    expect((await refusal(client.listUsers({ InstanceId }))).message).toMatch(/ECONNRESET|hang up/);
  });

  test('slow answers after its time of the sandbox clock', async () => {
    const { client, server, clock } = await connectRig({ slowSeconds: 4 });
    server.faults.set({ mode: 'slow' });
    let isAnswered = false;

    const call = client.listUsers({ InstanceId }).then(() => {
      isAnswered = true;
    });
    while (server.calls.length === 0) await new Promise((resolve) => setImmediate(resolve));
    const tooEarly = isAnswered;
    await clock.advance(4000);
    await call;

    expect(tooEarly).toBe(false);
    expect(isAnswered).toBe(true);
  });

  test('a lost answer is that of something that was done', async () => {
    const rig = await connectRig();
    rig.server.faults.set({ mode: 'answer-lost', operations: ['MonitorContact'] });

    const refused = await refusal(monitor(rig));

    expect(refused.message).toMatch(/ECONNRESET|hang up/);
    expect(rig.centre.view().monitoring).toHaveLength(1);
  });

  test('hang never answers; the caller must give up, and the server still closes', async () => {
    const { client, server } = await connectRig();
    server.faults.set({ mode: 'hang' });
    const giveUp = new AbortController();

    const call = client.send(new sdk.ListUsersCommand({ InstanceId }), {
      abortSignal: giveUp.signal,
    });
    const seen = refusal(call);
    while (server.calls.length === 0) await new Promise((resolve) => setImmediate(resolve));
    giveUp.abort();

    expect((await seen).name).toBe('AbortError');
  });
});
