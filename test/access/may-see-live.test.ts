import { describe, expect, test } from '@jest/globals';
import { SandboxClock } from '../../sandbox/clock.ts';
import type { Verdict } from '../../src/access/act.ts';
import { createGate } from '../../src/access/gate.ts';
import { BotError } from '../../src/domain/errors.ts';
import { defaultListening } from '../../src/domain/settings.ts';
import { FakeConnectGateway } from '../fakes/connect-gateway.ts';
import { FakeCurrentSettings } from '../fakes/current-settings.ts';
import { identityOver } from '../fakes/identity.ts';
import { aPerson, FakeSlackPeople } from '../fakes/slack-people.ts';
import { now } from '../fixtures/floor.ts';

const caller = {
  workspace: 'T0FLOOR001',
  userId: 'U0SAM00001',
  teamId: 'T0FLOOR001',
  channelId: 'C0FLOOR001',
};
const sam = {
  userId: 'c-sam',
  username: 'sam.okafor',
  email: 'sam.okafor@harbour.test',
  securityProfileIds: ['p'],
};

function setUp(granted: readonly string[] = ['ManagerListenIn', 'ManagerBargeIn']) {
  const clock = new SandboxClock({ start: now, speed: 0 });
  const permissions = new Map([['p', [...granted]]]);
  const gateway = new FakeConnectGateway({ clock, users: [sam], permissions });
  const people = new FakeSlackPeople(
    [aPerson()],
    [{ channelId: 'C0FLOOR001', sharing: 'internal', isBotMember: true }],
  );
  const settings = new FakeCurrentSettings();
  const identity = identityOver({ people, gateway, clock });
  const gate = createGate({ people, identity, settings, administrators: new Set() });
  const look = () =>
    gate.may(caller, { kind: 'see-live' }, { instance: 'i-1', channelId: 'C0FLOOR001' });
  return { clock, gateway, settings, look };
}

const outcome = (verdict: Verdict) =>
  verdict.kind === 'yes' ? 'yes' : Object.values(verdict.refusal).join(': ');

describe('looking at what there is to listen to', () => {
  test.each<[readonly string[], string]>([
    [['ManagerListenIn'], 'yes'],
    [['AccessMetrics', 'ManagerBargeIn'], 'no-permission: listen-in'],
    [[], 'no-permission: listen-in'],
  ])('with %j: %s', async (granted, expected) => {
    expect(outcome(await setUp(granted).look())).toBe(expected);
  });

  test('goes by what was read a moment ago', async () => {
    const { gateway, look } = setUp();

    await look();
    const { length } = gateway.asked;
    await look();

    expect(gateway.asked).toHaveLength(length);
  });

  test('is allowed while listening is off: the answer says that it is', async () => {
    const { settings, look } = setUp();
    settings.settings = { ...settings.settings, listening: defaultListening };

    expect(await look()).toMatchObject({ kind: 'yes', access: { listening: { isOn: false } } });
  });

  test('knows barge-in for the buttons alone', async () => {
    expect(await setUp().look()).toMatchObject({ access: { mayBarge: true } });
    expect(await setUp(['ManagerListenIn']).look()).toMatchObject({ access: { mayBarge: false } });
  });

  test('is nobody’s while the rules or the permissions cannot be read', async () => {
    const without = setUp();
    without.settings.failure = new BotError('redis_unavailable', 'away');
    await expect(without.look()).rejects.toMatchObject({ code: 'redis_unavailable' });

    const failing = setUp();
    failing.gateway.fail('readPermissions', new BotError('connect_denied', 'no'));
    await expect(failing.look()).rejects.toMatchObject({ code: 'connect_denied' });
  });
});
