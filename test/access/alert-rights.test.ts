import { expect, test } from '@jest/globals';
import type { Act } from '../../src/access/act.ts';
import { createGate } from '../../src/access/gate.ts';
import { BotError } from '../../src/domain/errors.ts';
import { type AlertRight, defaultAlerts } from '../../src/domain/settings.ts';
import { FakeClock } from '../fakes/clock.ts';
import { FakeConnectGateway } from '../fakes/connect-gateway.ts';
import { FakeCurrentSettings } from '../fakes/current-settings.ts';
import { identityOver } from '../fakes/identity.ts';
import { aPerson, FakeSlackPeople } from '../fakes/slack-people.ts';
import { ids, now } from '../fixtures/floor.ts';

const [sam, lea, ada] = ['U0SAM00001', 'U0LEA00001', 'U0ADA00001'];
const leads = { kind: 'user-group', groupId: 'S0LEADS001' } as const;

function setUp(rights: { readonly see?: AlertRight; readonly make?: AlertRight }) {
  const clock = new FakeClock(now);
  const users = ['sam.okafor', 'lea'].map((username) => ({
    userId: username === 'lea' ? ids.maria : ids.sam,
    username,
    email: `${username}@harbour.test`,
    securityProfileIds: username === 'lea' ? [] : ['p'],
  }));
  const permissions = new Map([['p', ['AccessMetrics']]]);
  const gateway = new FakeConnectGateway({ clock, users, permissions });
  const people = new FakeSlackPeople([
    aPerson({ userId: sam, email: 'sam.okafor@harbour.test' }),
    aPerson({ userId: lea, email: 'lea@harbour.test' }),
    aPerson({ userId: ada, email: 'ada@harbour.test' }),
  ]);
  people.groups = new Map([['S0LEADS001', [lea]]]);
  const settings = new FakeCurrentSettings({ alerts: { ...defaultAlerts, ...rights } });
  const identity = identityOver({ people, gateway, clock });
  const gate = createGate({ people, identity, settings, administrators: new Set([ada]) });
  const may = async (userId: string, act: Act) => {
    const caller = { workspace: 'T0FLOOR001', userId, teamId: undefined, channelId: 'C0FLOOR001' };
    const verdict = await gate.may(caller, act, { instance: 'i-1', channelId: 'C0FLOOR001' });
    return verdict.kind === 'yes' ? 'yes' : verdict.refusal.kind;
  };
  return { may, settings };
}

const see: Act = { kind: 'see-rules' };
const handle: Act = { kind: 'handle-alerts' };
const make: Act = { kind: 'make-rule' };

test.each<[string, Parameters<typeof setUp>[0], Act, string, string]>([
  ['everyone sees', {}, see, lea, 'yes'],
  ['everyone handles', {}, handle, lea, 'yes'],
  ['whoever holds the permission makes', {}, make, sam, 'yes'],
  ['others do not make', {}, make, lea, 'no-permission'],
  ['members see', { see: leads }, see, lea, 'yes'],
  ['others do not see', { see: leads }, see, sam, 'not-in-alert-group'],
  ['nor do they handle', { see: leads }, handle, sam, 'not-in-alert-group'],
  ['administrators see', { see: leads }, see, ada, 'yes'],
  ['only administrators see', { see: { kind: 'administrators' } }, see, sam, 'not-administrator'],
  ['others do not make', { make: leads }, make, sam, 'not-in-alert-group'],
  ['members need the permission, too', { make: leads }, make, lea, 'no-permission'],
  ['administrators make', { make: { kind: 'administrators' } }, make, ada, 'yes'],
  [
    'only administrators make',
    { make: { kind: 'administrators' } },
    make,
    sam,
    'not-administrator',
  ],
])('%s: %j %j by %s → %s', async (_case, rights, act, userId, outcome) => {
  expect(await setUp(rights).may(userId, act)).toBe(outcome);
});

test('nobody passes while it cannot be read who may, but administrators', async () => {
  const { may, settings } = setUp({});
  settings.failure = new BotError('redis_unavailable', 'HGET');

  await expect(may(sam, see)).rejects.toMatchObject({ code: 'redis_unavailable' });
  expect(await may(ada, see)).toBe('yes');
  expect(await may(ada, handle)).toBe('yes');
});
