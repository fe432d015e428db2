import { describe, expect, test } from '@jest/globals';
import type { Act, Place, Verdict } from '../../src/access/act.ts';
import { createCurrentSettings } from '../../src/access/current-settings.ts';
import { createGate } from '../../src/access/gate.ts';
import { BotError } from '../../src/domain/errors.ts';
import type { Caller } from '../../src/domain/people.ts';
import { defaultListening, type FloorSettings } from '../../src/domain/settings.ts';
import { FakeCurrentSettings } from '../fakes/current-settings.ts';
import { FakeLog } from '../fakes/log.ts';
import { FakeSettingsStore } from '../fakes/settings-store.ts';
import { aLink } from '../fixtures/links.ts';
import { byAda, connectEve, connectSam, eve, linkedWorld, sam, tenant } from './linked-world.ts';

const here: Place = { instance: tenant.instance, channelId: 'C0FLOOR001' };
const acts: readonly Act[] = [{ kind: 'listen' }, { kind: 'barge' }];

function setUp() {
  const world = linkedWorld();
  const { people, identity } = world;
  const settings = new FakeCurrentSettings();
  const gate = createGate({ people, identity, settings, administrators: new Set() });
  const may = async (who: Caller, act: Act) => outcome(await gate.may(who, act, here));
  return { ...world, settings, may };
}

function outcome(verdict: Verdict): string {
  return verdict.kind === 'yes' ? 'yes' : Object.values(verdict.refusal).join(': ');
}

describe.each(acts)('to $kind', (act) => {
  test('somebody who may is let through, and their first link is kept', async () => {
    const { may, linkStore } = setUp();

    expect(await may(sam, act)).toBe('yes');
    expect(await linkStore.list(tenant)).toMatchObject([{ connectUserId: 'c-sam' }]);
  });

  test('an e-mail changed to a supervisor’s a second ago does not help', async () => {
    const { may, changePerson } = setUp();
    expect(await may(eve, act)).toBe('no-permission: listen-in');
    changePerson(eve.userId, { email: connectSam.email });
    changePerson(sam.userId, { email: 'sam.new@harbour.test' });

    expect(await may(eve, act)).toBe('not-linked: changed');
  });

  test('an e-mail that another account has, too, does not help', async () => {
    const { may, changePerson } = setUp();
    changePerson(eve.userId, { email: connectSam.email });

    expect(await may(eve, act)).toBe('not-linked: two-accounts');
    expect(await may(sam, act)).toBe('yes');
    expect(await may(eve, act)).toBe('not-linked: taken');
  });

  test('a Connect user removed a second ago does not help', async () => {
    const { may, removeUser } = setUp();
    expect(await may(sam, act)).toBe('yes');
    removeUser('c-sam');

    expect(await may(sam, act)).toBe('not-linked: removed');
  });

  test('a Connect user who was given another security profile a second ago does not help', async () => {
    const { may, gateway } = setUp();
    expect(await may(sam, act)).toBe('yes');
    gateway.data.users = [{ ...connectSam, securityProfileIds: ['p-plain'] }, connectEve];

    expect(await may(sam, act)).toBe('no-permission: listen-in');
  });

  test('a security profile that was changed a second ago does not help', async () => {
    const { may, gateway } = setUp();
    expect(await may(sam, act)).toBe('yes');
    gateway.data.permissions = new Map([
      ['p-plain', ['BasicAgentAccess']],
      ['p-supervisor', ['AccessMetrics']],
    ]);

    expect(await may(sam, act)).toBe('no-permission: listen-in');
  });

  test.each([
    ['is throttled', 'connect_throttled'],
    ['is refused', 'connect_denied'],
    ['gets no answer', 'connect_timeout'],
    ['finds no such profile', 'connect_not_found'],
    ['gets an answer that cannot be read', 'connect_bad_answer'],
  ] as const)(
    'a call for permissions that %s lets nobody through, whatever was read before',
    async (_case, code) => {
      const { may, gateway } = setUp();
      expect(await may(sam, act)).toBe('yes');
      gateway.fail('readPermissions', new BotError(code, 'ListSecurityProfilePermissions'));

      await expect(may(sam, act)).rejects.toMatchObject({ code });
    },
  );

  test('link and permissions are asked for each time, each profile until it is found', async () => {
    const { may, gateway, people } = setUp();
    await may(sam, act);
    for (let start = 0; start < 3; start += 1) {
      gateway.asked.length = 0;
      people.calls.length = 0;
      expect(await may(sam, act)).toBe('yes');
      const asked = gateway.asked.map(({ method }) => method);
      expect(asked.slice(0, 4)).toEqual([
        ...['findUsers', 'describeUser', 'readPermissions', 'readPermissions'],
      ]);
      expect(people.calls).toContain('personByEmail');
    }
    gateway.data.users = [{ ...connectSam, securityProfileIds: ['p-supervisor', 'p-plain'] }];
    gateway.asked.length = 0;
    await may(sam, act);
    expect(gateway.count('readPermissions')).toBe(1);
  });

  test('each of many who ask at once has an answer of their own', async () => {
    const { may, gateway } = setUp();
    await may(sam, act);
    gateway.asked.length = 0;

    await Promise.all(Array.from({ length: 5 }, () => may(sam, act)));

    expect(gateway.count('describeUser')).toBe(5);
    expect(gateway.count('readPermissions')).toBe(10);
  });

  test('the name of a supervisor as one’s own does not help, nor their username as an address', async () => {
    const { may, gateway, changePerson } = setUp();
    changePerson(eve.userId, { email: 'sam.okafor@evil.test' });
    gateway.data.users = [connectSam];

    expect(await may(eve, act)).toBe('not-linked: none');
  });

  test('nobody passes while Redis cannot say who is linked', async () => {
    const { may, linkStore } = setUp();
    linkStore.isAway = true;

    await expect(may(sam, act)).rejects.toMatchObject({ code: 'redis_unavailable' });
  });

  test('nobody passes whose first link cannot be audited', async () => {
    const { may, audit } = setUp();
    audit.isAway = true;

    await expect(may(sam, act)).rejects.toMatchObject({ code: 'redis_unavailable' });
  });

  test('somebody whom an administrator linked passes as that Connect user, and the one with its e-mail does not', async () => {
    const { may, linkStore } = setUp();
    await linkStore.keep(tenant, aLink({ slackUserId: eve.userId, by: byAda }));

    expect(await may(eve, act)).toBe('yes');
    expect(await may(sam, act)).toBe('not-linked: taken');
  });

  test('a link that another process ended a second ago does not help', async () => {
    const { may, linkStore } = setUp();
    await linkStore.keep(tenant, aLink({ slackUserId: eve.userId, by: byAda }));
    expect(await may(eve, act)).toBe('yes');
    await linkStore.remove(tenant, { slackUserId: eve.userId });

    expect(await may(eve, act)).toBe('no-permission: listen-in');
  });

  test('while it is switched off everybody is refused before Connect is asked anything', async () => {
    const { may, settings, gateway, linkStore } = setUp();
    settings.settings = { ...settings.settings, listening: defaultListening };
    linkStore.isAway = true;

    expect(await may(sam, act)).toBe('listening-off');
    expect(gateway.asked).toEqual([]);
  });

  test.each(['redis_unavailable', 'record_unreadable'] as const)(
    'nobody passes while the settings are not known: %s',
    async (code) => {
      const { may, settings, gateway } = setUp();
      settings.failure = new BotError(code, 'settings');

      await expect(may(sam, act)).rejects.toMatchObject({ code });
      expect(gateway.asked).toEqual([]);
    },
  );

  test('the last settings known are not good enough', async () => {
    const { may, settings } = setUp();
    settings.isStale = true;

    await expect(may(sam, act)).rejects.toMatchObject({ code: 'redis_unavailable' });
  });
});

test('a switch that another process turned off a second ago is off', async () => {
  const { clock, people, identity } = linkedWorld();
  const store = new FakeSettingsStore();
  const write = async (isOn: boolean) => {
    const { version, settings } = await store.read(tenant);
    const changed: FloorSettings = { ...settings, listening: { ...defaultListening, isOn } };
    await store.write(tenant, { expectedVersion: version, settings: changed });
  };
  await write(true);
  const settings = createCurrentSettings({ store, clock, log: new FakeLog() });
  const gate = createGate({ people, identity, settings, administrators: new Set() });
  await settings.read(tenant);
  expect(outcome(await gate.may(sam, { kind: 'listen' }, here))).toBe('yes');

  await write(false);

  expect(outcome(await gate.may(sam, { kind: 'listen' }, here))).toBe('listening-off');
});
