import { afterEach, describe, expect, test } from '@jest/globals';
import { panelOf } from '../../src/connect/panel-address.ts';
import { codeOf } from '../../src/domain/errors.ts';
import { command, failureOf, instance, setUpWorld, type World } from './connect-world.ts';
import { failure } from './scripted-server.ts';

const worlds: World[] = [];

async function setUp() {
  const world = await setUpWorld();
  worlds.push(world);
  return world;
}

afterEach(async () => {
  await Promise.all(worlds.splice(0).map((world) => world.close()));
});

const answer = { body: { Instance: { InstanceAccessUrl: 'https://harbour.my.connect.aws' } } };
const denied = failure('AccessDeniedException', 403);
const minutes = (count: number) => count * 60_000;

describe('the address of the control panel', () => {
  test.each([
    ['https://harbour.my.connect.aws', 'https://harbour.my.connect.aws/ccp-v2/'],
    ['https://harbour.my.connect.aws/', 'https://harbour.my.connect.aws/ccp-v2/'],
    ['https://harbour.awsapps.com', 'https://harbour.awsapps.com/connect/ccp-v2/'],
    ['https://harbour.awsapps.com/connect/home', 'https://harbour.awsapps.com/connect/ccp-v2/'],
  ])('at %s is %s', (accessUrl, panel) => {
    expect(panelOf(accessUrl)).toBe(panel);
  });

  test.each([
    undefined,
    '',
    'harbour',
    'http://harbour.my.connect.aws',
    'javascript:alert(1)',
    'https://sam:secret@harbour.my.connect.aws',
  ])('is none where the service gives %p', (accessUrl) => {
    expect(panelOf(accessUrl)).toBeUndefined();
  });

  test('is asked for once an hour', async () => {
    const { server, gateway, clock } = await setUp();
    server.on('DescribeInstance', answer);

    expect(await gateway.panelAddress(instance, command)).toBe(
      'https://harbour.my.connect.aws/ccp-v2/',
    );
    await clock.advance(minutes(59));
    await gateway.panelAddress(instance, command);
    expect(server.requests).toHaveLength(1);
    await clock.advance(minutes(2));
    await gateway.panelAddress(instance, command);
    expect(server.requests).toHaveLength(2);
  });

  test('that is denied is denied for ten minutes without being asked for, and then asked for again', async () => {
    const { server, gateway, clock } = await setUp();
    server.on('DescribeInstance', denied, answer);

    for (let times = 0; times < 2; times += 1) {
      const error = await failureOf(gateway.panelAddress(instance, command));
      expect(codeOf(error)).toBe('connect_denied');
    }
    expect(server.requests).toHaveLength(1);
    await clock.advance(minutes(11));
    expect(await gateway.panelAddress(instance, command)).toContain('harbour');
  });

  test('that failed in passing is asked for again', async () => {
    const { server, gateway } = await setUp();
    server.on('DescribeInstance', failure('ResourceNotFoundException', 404), answer);

    expect(codeOf(await failureOf(gateway.panelAddress(instance, command)))).toBe(
      'connect_not_found',
    );
    expect(await gateway.panelAddress(instance, command)).toContain('harbour');
  });

  test('is none where the answer is empty', async () => {
    const { server, gateway } = await setUp();
    server.on('DescribeInstance', { body: {} });

    expect(await gateway.panelAddress(instance, command)).toBeUndefined();
  });
});
