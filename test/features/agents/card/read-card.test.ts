import { describe, expect, test } from '@jest/globals';
import type { Agent } from '../../../../src/domain/contact-centre.ts';
import { BotError } from '../../../../src/domain/errors.ts';
import { defaultLimits } from '../../../../src/domain/settings.ts';
import { readCard } from '../../../../src/features/agents/card/read-card.ts';
import { FakeClock } from '../../../fakes/clock.ts';
import { FakeConnectGateway } from '../../../fakes/connect-gateway.ts';
import { FakeCurrentSettings } from '../../../fakes/current-settings.ts';
import { identityOver } from '../../../fakes/identity.ts';
import { FakeListenSessions } from '../../../fakes/listen-sessions.ts';
import { aPerson, FakeSlackPeople } from '../../../fakes/slack-people.ts';
import { anAsker } from '../../../fixtures/asker.ts';
import { aContact, ago, anAgent, ids, now, someNames } from '../../../fixtures/floor.ts';
import { aSession } from '../../../fixtures/sessions.ts';

const away = new BotError('connect_unavailable', 'away');

const mariasEmail = 'maria.lindqvist@harbour.test';

function setUp(agents: readonly Agent[] = [anAgent({ contacts: [aContact()] })]) {
  const clock = new FakeClock(now);
  const gateway = new FakeConnectGateway({
    clock,
    agents,
    missed: new Map([[ids.maria, 3]]),
    users: [
      {
        userId: ids.maria,
        username: 'maria.lindqvist',
        email: mariasEmail,
        securityProfileIds: [],
      },
    ],
  });
  const people = new FakeSlackPeople([
    aPerson(),
    aPerson({ userId: 'U0MAR00001', email: mariasEmail }),
  ]);
  const settings = new FakeCurrentSettings();
  const identity = identityOver({ people, gateway, clock });
  const listenSessions = new FakeListenSessions();
  const own = { identity, people, settings, clock, listenSessions, instance: 'i-1' };
  const ports = { readings: gateway, gateway, ...own };
  const read = (asker = anAsker(), names = someNames()) =>
    readCard(ports, { userId: ids.maria, names, asker });
  return { clock, gateway, people, settings, listenSessions, ports, read };
}

test('says everything about one agent: the floor, what was missed, who it is in Slack', async () => {
  const { read } = setUp();

  expect(await read()).toMatchObject({
    kind: 'card',
    now,
    asOf: now,
    userId: ids.maria,
    name: 'Maria Lindqvist',
    line: { activity: { kind: 'on-contact' }, statusType: 'ROUTABLE', audible: [{}] },
    missedToday: { count: 3, zone: 'Europe/Berlin' },
    slack: { kind: 'matched', slackUserId: 'U0MAR00001' },
  });
});

test('asks for one agent only, and counts the day from the asker’s own midnight', async () => {
  const { gateway, read } = setUp();

  await read();

  expect(gateway.asked).toContainEqual(
    expect.objectContaining({ method: 'readAgents', about: { kind: 'agents', ids: [ids.maria] } }),
  );
  expect(gateway.asked).toContainEqual(
    expect.objectContaining({
      method: 'readMissed',
      about: { userIds: [ids.maria], from: new Date('2026-11-21T23:00:00Z') },
    }),
  );
});

test('does not wait for one before it asks for the other', async () => {
  const { gateway, read } = setUp();

  const reading = read();
  await Promise.resolve();
  await Promise.resolve();

  expect(gateway.asked.map(({ method }) => method)).toEqual(
    expect.arrayContaining(['readAgents', 'describeUser', 'readMissed']),
  );
  await reading;
});

test('a second card costs one reading and one figure: who is who in Slack is remembered', async () => {
  const { gateway, read } = setUp();
  await read();
  const before = gateway.asked.length;

  await read();

  expect(
    gateway.asked
      .slice(before)
      .map(({ method }) => method)
      .toSorted(),
  ).toEqual(['readAgents', 'readMissed']);
});

describe('what stands beside the reading never fails the card', () => {
  test('a figure that cannot be read, or has no entry, is unknown and not zero', async () => {
    const { gateway, read } = setUp();
    gateway.data.missed = new Map();
    expect((await read()).missedToday).toBeUndefined();

    gateway.fail('readMissed', away);
    expect(await read()).toMatchObject({ missedToday: undefined, line: {} });
  });

  test('a Slack that does not answer leaves both of it unknown', async () => {
    const { people, read } = setUp();
    people.failure = new BotError('slack_unavailable', 'away');

    expect(await read()).toMatchObject({ missedToday: undefined, slack: undefined, line: {} });
  });

  test('nobody with that address is an answer', async () => {
    const { people, read } = setUp();
    people.people = [aPerson()];

    expect((await read()).slack).toEqual({ kind: 'unmatched' });
  });

  test('settings that are away leave our own limits', async () => {
    const { settings, read } = setUp([
      anAgent({ contacts: [aContact({ connectedSince: ago(901), stateSince: ago(901) })] }),
    ]);
    settings.settings = {
      ...settings.settings,
      limits: { ...defaultLimits, contact: { byChannel: {}, otherwise: 'off' } },
    };
    expect((await read()).line?.problem).toBeUndefined();

    settings.failure = new BotError('redis_unavailable', 'away');
    expect((await read()).line?.problem).toMatchObject({ kind: 'contact', limitSeconds: 900 });
  });
});

test('what does not come in time is not waited for', async () => {
  const { clock, gateway, ports } = setUp();
  const never = new Promise<never>(() => {});
  const slow = { ...ports, gateway: { readMissed: () => never } };

  const reading = readCard(slow, { userId: ids.maria, names: someNames(), asker: anAsker() });
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  expect(gateway.count('readAgents')).toBe(1);
  clock.advance(3);

  expect(await reading).toMatchObject({ missedToday: undefined, line: {} });
});

test('a reading that fails fails the card', async () => {
  const { gateway, read } = setUp();
  gateway.fail('readAgents', away);

  await expect(read()).rejects.toBe(away);
});

test('somebody Connect does not give is not signed in; the rest is said all the same', async () => {
  const { read } = setUp([]);

  expect(await read()).toMatchObject({
    name: 'Maria Lindqvist',
    line: undefined,
    missedToday: { count: 3 },
    slack: { kind: 'matched' },
  });
});

describe('a listening session', () => {
  const listening = anAgent({
    slots: new Map([['VOICE', { active: 1, available: 0, maximum: 1 }]]),
    contacts: [aContact({ initiationMethod: 'MONITOR' })],
  });

  test('is there for those who may see who listens to whom', async () => {
    const { line } = await setUp([listening]).read();

    expect(line).toMatchObject({ activity: { kind: 'monitoring' }, work: [], audible: [] });
  });

  test('is not there for others, nor the slot it holds', async () => {
    const { line } = await setUp([listening]).read(anAsker({ maySeeSessions: false }));

    expect(line?.agent.contacts).toEqual([]);
    expect(line?.activity.kind).toBe('available');
    expect(line?.agent.slots.get('VOICE')).toEqual({ active: 0, available: 1, maximum: 1 });
  });
});

test('says who listens to the agent, to those alone who may know', async () => {
  const { read, listenSessions } = setUp();
  const tenant = { workspace: anAsker().caller.workspace, instance: 'i-1' };
  await listenSessions.open(tenant, aSession(), undefined);
  await listenSessions.open(
    tenant,
    aSession({ id: 'other', agentId: ids.jonas, contactId: ids.chat }),
    undefined,
  );

  expect((await read()).listeners).toMatchObject([{ session: { id: aSession().id } }]);
  expect((await read(anAsker({ maySeeSessions: false }))).listeners).toBe('hidden');
  listenSessions.isAway = true;
  expect((await read()).listeners).toBe('unread');
});
