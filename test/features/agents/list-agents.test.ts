import { describe, expect, test } from '@jest/globals';
import { createIdentity } from '../../../src/access/identity.ts';
import type { Agent, Names } from '../../../src/domain/contact-centre.ts';
import type { AgentsIntent } from '../../../src/features/agents/intent.ts';
import { listAgents } from '../../../src/features/agents/list-agents.ts';
import { FakeClock } from '../../fakes/clock.ts';
import { FakeConnectGateway } from '../../fakes/connect-gateway.ts';
import { FakeDirectory } from '../../fakes/directory.ts';
import { FakeSlackPeople } from '../../fakes/slack-people.ts';
import { anAsker } from '../../fixtures/asker.ts';
import { aContact, ago, anAgent, ids, now, someNames } from '../../fixtures/floor.ts';

function setUp(agents: readonly Agent[], names: Names = someNames()) {
  const clock = new FakeClock(now);
  const queuesOfProfile = new Map([[ids.profile, [ids.billing]]]);
  const gateway = new FakeConnectGateway({ clock, agents, queuesOfProfile });
  const people = new FakeSlackPeople([]);
  const identity = createIdentity({ people, gateway, clock });
  const ports = { gateway, directory: new FakeDirectory(names), identity, clock, instance: 'i-1' };
  const list = (only?: AgentsIntent['only']) =>
    listAgents(ports, { kind: 'list', share: false, ...(only && { only }) }, anAsker());
  return { gateway, list };
}

async function order(agents: readonly Agent[]): Promise<readonly string[]> {
  const report = await setUp(agents).list();
  if (report.kind !== 'agents') throw new Error(report.kind);
  return report.lines.map((line) => line.activity.kind);
}

test('reads everybody by the routing profiles of the directory', async () => {
  const { gateway, list } = setUp([anAgent()]);

  expect(await list()).toMatchObject({
    kind: 'agents',
    scope: undefined,
    lines: [{ name: 'Maria Lindqvist' }],
  });
  expect(gateway.asked).toMatchObject([{ method: 'readAgents', priority: 'command' }]);
});

test('cannot ask for everybody when routing profiles were never read', async () => {
  const { list } = setUp(
    [anAgent()],
    someNames({ routingProfiles: new Map(), missing: ['routingProfiles'] }),
  );

  await expect(list()).rejects.toMatchObject({ code: 'connect_unavailable' });
});

test('reads one queue, and says how to ask for it again', async () => {
  const { list } = setUp([anAgent()]);

  expect(await list({ what: 'queue', ref: { kind: 'named', text: 'billing' } })).toMatchObject({
    scope: { what: 'queue', name: 'Billing', text: `queue:"${ids.billing}"` },
    lines: [{ name: 'Maria Lindqvist' }],
  });
});

test('finds an agent where no queue is called so', async () => {
  const { gateway, list } = setUp([anAgent()]);

  expect(await list({ what: 'any', ref: { kind: 'typed', words: ['maria'] } })).toMatchObject({
    scope: { what: 'agent', name: 'Maria Lindqvist' },
  });
  expect(gateway.asked).toMatchObject([{ about: { kind: 'agents', ids: [ids.maria] } }]);
});

test('puts the most urgent first, and within one activity whoever is in it longest', async () => {
  const onCall = (seconds: number, userId: string) =>
    anAgent({
      userId,
      contacts: [aContact({ connectedSince: ago(seconds), stateSince: ago(seconds) })],
    });
  const kinds = await order([
    anAgent({ userId: '1' }),
    anAgent({ userId: '2', statusId: ids.offline }),
    onCall(10, '3'),
    anAgent({ userId: '4', contacts: [aContact({ state: 'MISSED' })] }),
    onCall(500, '5'),
    anAgent({ userId: '6', contacts: [aContact({ state: 'ERROR' })] }),
    anAgent({ userId: '7', statusId: ids.lunch }),
    anAgent({ userId: '8', contacts: [aContact({ state: 'ENDED', stateSince: ago(60) })] }),
    anAgent({ userId: '9', contacts: [aContact({ state: 'REJECTED' })] }),
  ]);

  expect(kinds).toEqual([
    'error',
    'missed',
    'rejected',
    'on-contact',
    'on-contact',
    'after-contact-work',
    'custom',
    'available',
    'offline',
  ]);
});

describe('what an agent does', () => {
  test.each<[string, Partial<Agent>, string]>([
    [
      'a call beats after-contact work',
      { contacts: [aContact({ state: 'ENDED', stateSince: ago(5) }), aContact()] },
      'on-contact',
    ],
    [
      'a missed contact beats a call',
      { contacts: [aContact(), aContact({ state: 'MISSED' })] },
      'missed',
    ],
    [
      'ENDED for five minutes is still work',
      { contacts: [aContact({ state: 'ENDED', stateSince: ago(300) })] },
      'after-contact-work',
    ],
    [
      'ENDED for longer is stale',
      { contacts: [aContact({ state: 'ENDED', stateSince: ago(301) })] },
      'available',
    ],
    [
      'listening is no work',
      { contacts: [aContact({ initiationMethod: 'MONITOR' })] },
      'available',
    ],
    [
      'a state of tomorrow occupies',
      { contacts: [aContact({ state: 'LEVITATING' })] },
      'on-contact',
    ],
    ['a status that is not in the directory is unknown', { statusId: 'x' }, 'unknown'],
    ['a missing status is unknown', { statusId: undefined, statusName: undefined }, 'unknown'],
    ['a routable status by any name is available', { statusName: 'Ready' }, 'available'],
  ])('%s', async (_case, agent, kind) => {
    expect(await order([anAgent(agent)])).toEqual([kind]);
  });
});
