import { describe, expect, test } from '@jest/globals';
import type { Agent } from '../../../src/domain/contact-centre.ts';
import { type AgentSort, everything } from '../../../src/domain/floor-filter.ts';
import { aContact, ago, anAgent, ids, someNames } from '../../fixtures/floor.ts';
import { aFloorReport } from '../../fixtures/list-report.ts';

const onCall = (userId: string, seconds: number) =>
  anAgent({ userId, contacts: [aContact({ connectedSince: ago(seconds), stateSince: ago(5) })] });

function order(agents: readonly Agent[], sort: AgentSort = 'urgency'): readonly string[] {
  const view = { filter: { ...everything, sort } };
  return aFloorReport(agents, { view }).lines.map((line) => line.agent.userId);
}

describe('orders', () => {
  test('by urgency: whoever needs somebody, then by what they do, then by how long', () => {
    const agents = [
      anAgent({ userId: 'free', statusSince: ago(10) }),
      anAgent({ userId: 'gone', statusId: ids.offline }),
      onCall('short call', 10),
      onCall('long call', 500),
      onCall('too long a call', 1000),
      anAgent({ userId: 'break', statusId: ids.lunch, statusSince: ago(60) }),
      anAgent({ userId: 'too long a break', statusId: ids.lunch, statusSince: ago(9999) }),
      anAgent({ userId: 'ended', contacts: [aContact({ state: 'ENDED', stateSince: ago(60) })] }),
      anAgent({ userId: 'ringing', contacts: [aContact({ state: 'CONNECTING' })] }),
      anAgent({ userId: 'listening', contacts: [aContact({ initiationMethod: 'MONITOR' })] }),
      anAgent({ userId: 'nobody knows', statusId: 'x' }),
      anAgent({ userId: 'missed', contacts: [aContact({ state: 'MISSED' })] }),
      anAgent({ userId: 'error', contacts: [aContact({ state: 'ERROR' })] }),
    ];

    expect(order(agents)).toEqual([
      'error',
      'missed',
      'too long a call',
      'too long a break',
      'long call',
      'short call',
      'ended',
      'ringing',
      'listening',
      'break',
      'free',
      'nobody knows',
      'gone',
    ]);
    expect(aFloorReport(agents).problems.map((line) => line.agent.userId)).toEqual(
      order(agents).slice(0, 4),
    );
  });

  test('by how long: in what they do now, unknown last', () => {
    const agents = [
      onCall('call', 100),
      anAgent({ userId: 'ageless', statusSince: undefined }),
      anAgent({ userId: 'old', statusSince: ago(900) }),
      anAgent({ userId: 'young', statusSince: ago(9) }),
    ];

    expect(order(agents, 'longest')).toEqual(['old', 'call', 'young', 'ageless']);
  });

  test('by name', () => {
    const agents = [ids.sam, ids.maria, ids.jonas].map((userId) => anAgent({ userId }));

    expect(order(agents, 'name')).toEqual([ids.jonas, ids.maria, ids.sam]);
  });

  test('by status, within one by how long, those without one last', () => {
    const status = (userId: string, statusName: string | undefined, seconds: number) =>
      anAgent({ userId, statusName, statusId: undefined, statusSince: ago(seconds) });
    const agents = [
      status('none', undefined, 9999),
      status('late lunch', 'Lunch', 5),
      status('free', 'Available', 1),
      status('lunch', 'Lunch', 50),
    ];

    expect(order(agents, 'status')).toEqual(['free', 'lunch', 'late lunch', 'none']);
  });

  test('the problems keep their own order whatever that of the lines', () => {
    const agents = [
      anAgent({ userId: ids.jonas, statusId: ids.lunch, statusSince: ago(9999) }),
      anAgent({ userId: ids.maria, contacts: [aContact({ state: 'MISSED' })] }),
    ];
    const report = aFloorReport(agents, { view: { filter: { ...everything, sort: 'name' } } });

    expect(report.lines.map((line) => line.name)).toEqual(['Jonas Weber', 'Maria Lindqvist']);
    expect(report.problems.map((line) => line.name)).toEqual(['Maria Lindqvist', 'Jonas Weber']);
  });

  test('the same agents come in the same order however they were read', () => {
    const agents = [1, 2, 3, 4].map((number) => anAgent({ userId: `same-${number}` }));

    expect(order(agents.toReversed())).toEqual(order(agents));
  });
});

describe('a supervisor who listens', () => {
  const listening = anAgent({
    contacts: [aContact({ initiationMethod: 'MONITOR' })],
    slots: new Map([['VOICE', { active: 1, available: 0, maximum: 1 }]]),
  });

  test('is monitoring, without work, for those who may see it', () => {
    const [line] = aFloorReport([listening], { maySeeSessions: true }).lines;

    expect(line).toMatchObject({ activity: { kind: 'monitoring' }, work: [], audible: [] });
  });

  test('is somebody without a contact for others', () => {
    const [line] = aFloorReport([listening], { maySeeSessions: false }).lines;

    expect(line).toMatchObject({ activity: { kind: 'available' }, agent: { contacts: [] } });
    expect(line?.agent.slots.get('VOICE')).toEqual({ active: 0, available: 1, maximum: 1 });
  });
});

test('a status is called what the agent’s row says, else what the directory says', () => {
  const names = (agent: Partial<Agent>) => aFloorReport([anAgent(agent)]).lines[0]?.statusName;

  expect(names({ statusName: 'Right now', statusId: ids.lunch })).toBe('Right now');
  expect(names({ statusName: undefined, statusId: ids.lunch })).toBe('Lunch');
  expect(names({ statusName: undefined, statusId: undefined })).toBeUndefined();
});

test('a break without a name in the row is called by the directory in its reason, too', () => {
  const agent = anAgent({ statusName: undefined, statusId: ids.lunch, statusSince: ago(9999) });

  expect(aFloorReport([agent], { names: someNames() }).problems[0]?.problem).toMatchObject({
    kind: 'status',
    statusName: 'Lunch',
  });
});
