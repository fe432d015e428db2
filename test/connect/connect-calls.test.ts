import { once } from 'node:events';
import { createServer } from 'node:http';
import { ListQueuesCommand } from '@aws-sdk/client-connect';
import { afterEach, describe, expect, test } from '@jest/globals';
import { SandboxClock } from '../../sandbox/clock.ts';
import { ConnectCalls } from '../../src/connect/connect-calls.ts';
import { SdkConnectGateway } from '../../src/connect/sdk-connect-gateway.ts';
import { BotError } from '../../src/domain/errors.ts';
import {
  clientFor,
  command,
  failureOf,
  instance,
  KeepingLog,
  OpenBudget,
  setUpWorld,
  startOfTest,
  type World,
} from './connect-world.ts';
import { failure } from './scripted-server.ts';

const worlds: World[] = [];

async function setUp(options?: Parameters<typeof setUpWorld>[0]) {
  const world = await setUpWorld(options);
  worlds.push(world);
  const read = (signal?: AbortSignal) =>
    world.gateway.readPermissions(instance, 'p1', { priority: 'command', signal });
  return { ...world, read };
}

afterEach(async () => {
  await Promise.all(worlds.splice(0).map((world) => world.close()));
});

const fine = { body: { Permissions: ['AccessMetrics'] } };
const throttled = failure('ThrottlingException', 429, 'Rate exceeded');

describe('a call', () => {
  test.each([
    ['a dropped connection', { silence: 'reset' } as const],
    ['an internal error', failure('InternalServiceException', 500)],
    ['an HTML page with 503', { status: 503, body: '<html>Service Unavailable</html>' }],
    ['a 502 without a body', { status: 502, body: '' }],
  ])('is tried once more, and paid for once more, after %s', async (_, reply) => {
    const { server, budget, read } = await setUp();
    server.on('ListSecurityProfilePermissions', reply, fine);

    expect(await read()).toEqual(new Set(['AccessMetrics']));
    expect(server.requests).toHaveLength(2);
    expect(budget.taken).toHaveLength(2);
  });

  test('has stood in line already when it is tried once more: it brings no patience then, which would put it last', async () => {
    const { server, calls, budget } = await setUp();
    server.on('ListQueues', failure('InternalServiceException', 500), { body: {} });
    const options = { priority: 'command', patienceSeconds: 40 } as const;

    await calls.send({ instance, operation: 'ListQueues', options }, (client, http) =>
      client.send(new ListQueuesCommand({ InstanceId: instance }), http),
    );

    expect(budget.patience).toEqual([40, undefined]);
  });

  test('is given up after the second failure', async () => {
    const { server, read } = await setUp();
    server.on('ListSecurityProfilePermissions', failure('InternalServiceException', 500));

    expect(await failureOf(read())).toMatchObject({ code: 'connect_unavailable' });
    expect(server.requests).toHaveLength(2);
  });

  test.each([
    ['a refusal', failure('AccessDeniedException', 403), 'connect_denied'],
    ['a bad request', failure('InvalidParameterException', 400), 'connect_bad_request'],
    ['an expired token', failure('ExpiredTokenException', 403), 'connect_credentials'],
    ['an HTML page with 200', { body: '<html>Log in</html>' }, 'connect_bad_answer'],
  ])('is not tried again after %s', async (_, reply, code) => {
    const { server, read } = await setUp();
    server.on('ListSecurityProfilePermissions', reply);

    expect(await failureOf(read())).toMatchObject({ code });
    expect(server.requests).toHaveLength(1);
  });

  test('waits a second by the clock before it tries again when throttled', async () => {
    const { server, clock, read } = await setUp();
    server.on('ListSecurityProfilePermissions', throttled, fine);

    const reading = read();
    while (server.requests.length < 1 || !(await clock.step())) await immediately();

    expect(await reading).toEqual(new Set(['AccessMetrics']));
    expect(clock.now().getTime() - startOfTest.getTime()).toBe(1000);
  });

  test('waits as long as the service asks, up to three seconds', async () => {
    const { server, clock, read } = await setUp();
    const reply = { ...throttled, headers: { ...throttled.headers, 'retry-after': '2' } };
    server.on('ListSecurityProfilePermissions', reply, fine);

    const reading = read();
    while (server.requests.length < 1 || !(await clock.step())) await immediately();
    await reading;

    expect(clock.now().getTime() - startOfTest.getTime()).toBe(2000);
  });

  test('passes on a longer wait instead of waiting it', async () => {
    const { server, read } = await setUp();
    const reply = { ...throttled, headers: { ...throttled.headers, 'retry-after': '30' } };
    server.on('ListSecurityProfilePermissions', reply);

    expect(await failureOf(read())).toMatchObject({
      code: 'connect_throttled',
      retryAfterSeconds: 30,
    });
    expect(server.requests).toHaveLength(1);
  });

  test('is not tried again when throttled and told never to', async () => {
    const { server, read } = await setUp({ calls: { throttledRetryMs: 'never' } });
    server.on('ListSecurityProfilePermissions', throttled);

    expect(await failureOf(read())).toMatchObject({ code: 'connect_throttled' });
    expect(server.requests).toHaveLength(1);
  });

  test.each([
    ['never answers', { silence: 'never' } as const],
    ['stops in the middle of its answer', { ...fine, silence: 'half' } as const],
  ])('ends in time when the service %s', async (_, reply) => {
    const { server, read } = await setUp({ calls: { callTimeoutMs: 60 } });
    server.on('ListSecurityProfilePermissions', reply);

    expect(await failureOf(read())).toMatchObject({ code: 'connect_timeout' });
    expect(server.requests).toHaveLength(1);
  });

  test('ends by the time limit of a single request as well', async () => {
    const { server, read } = await setUp({ requestTimeoutMs: 60 });
    server.on('ListSecurityProfilePermissions', { silence: 'never' });

    expect(await failureOf(read())).toMatchObject({ code: 'connect_timeout' });
    expect(server.requests).toHaveLength(1);
  });

  test('ends when nobody listens at the other end', async () => {
    const { gateway, closePort } = await gatewayToNowhere();

    const error = await failureOf(gateway.readPermissions(instance, 'p1', command));

    expect(error).toMatchObject({ code: 'connect_unavailable' });
    closePort();
  });

  test.each([
    ['the process stops', new Error('stop'), 'stopping'],
    ['the time of the caller is up', new DOMException('late', 'TimeoutError'), 'connect_timeout'],
    ['the caller has a reason of its own', new BotError('slack_timeout', 'x'), 'slack_timeout'],
  ])('ends in flight when %s', async (_, reason, code) => {
    const { server, read } = await setUp();
    const controller = new AbortController();
    server.on('ListSecurityProfilePermissions', () => {
      controller.abort(reason);
      return { silence: 'never' };
    });

    expect(await failureOf(read(controller.signal))).toMatchObject({ code });
  });

  test('is never sent when it was aborted before', async () => {
    const { server, read } = await setUp();

    expect(await failureOf(read(AbortSignal.abort()))).toMatchObject({ code: 'stopping' });
    expect(server.requests).toEqual([]);
  });

  test('is not sent when the budget refuses it', async () => {
    const refusal = new BotError('connect_throttled', 'line', { retryAfterSeconds: 7 });
    const budget = { take: () => Promise.reject(refusal) };
    const { server, read } = await setUp({ calls: { budget } });

    expect(await failureOf(read())).toBe(refusal);
    expect(server.requests).toEqual([]);
  });

  test('keeps what the service said out of errors and logs', async () => {
    const { server, log, read } = await setUp();
    server.on('ListSecurityProfilePermissions', {
      status: 500,
      body: '{"CustomerEndpoint":"+4915199999001", planted-body',
    });

    const error = await failureOf(read());

    expect(error).toBeInstanceOf(BotError);
    const told = [String(error), JSON.stringify(error), JSON.stringify(log.lines)].join();
    expect(told).not.toMatch(/planted|\+49151/);
    expect(error).toHaveProperty('cause', undefined);
  });
});

describe('the last reading', () => {
  test('is unknown before the first', async () => {
    const { gateway } = await setUp();

    expect(gateway.lastReading(instance)).toEqual({});
  });

  test('keeps when readings succeeded and failed, instance by instance', async () => {
    const { server, clock, gateway, read } = await setUp();
    server.on('ListSecurityProfilePermissions', fine, failure('AccessDeniedException', 403));

    await read();
    await clock.advance(5000);
    await failureOf(read());

    expect(gateway.lastReading(instance)).toEqual({
      okAt: startOfTest,
      failedAt: new Date(startOfTest.getTime() + 5000),
    });
    expect(gateway.lastReading('another')).toEqual({});
  });

  test('does not count one that was given up because the process stops', async () => {
    const { gateway, read } = await setUp();

    await failureOf(read(AbortSignal.abort()));

    expect(gateway.lastReading(instance)).toEqual({});
  });
});

test('that the service or our own budget held a call back is known, also where it worked after all', async () => {
  const { server, clock, gateway, calls, read } = await setUp();
  server.on('ListSecurityProfilePermissions', failure('TooManyRequestsException', 429), fine);
  expect(calls.throttledAt).toBeUndefined();

  const reading = read();
  while (calls.throttledAt === undefined) await immediately();
  await clock.advance(1000);
  await reading;

  expect(calls.throttledAt).toEqual(startOfTest);
  expect(gateway.lastReadings(instance)).toEqual({
    queues: {},
    agents: {},
    history: {},
    missed: {},
  });
});

function immediately(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** A port that was open a moment ago. */
async function gatewayToNowhere() {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  server.close();
  await once(server, 'close');
  const client = clientFor(`http://127.0.0.1:${port}`);
  const clock = new SandboxClock({ start: startOfTest, speed: 0 });
  const calls = new ConnectCalls({
    client,
    budget: new OpenBudget(),
    clock,
    log: new KeepingLog(),
  });
  return { gateway: new SdkConnectGateway({ calls }), closePort: () => client.destroy() };
}
