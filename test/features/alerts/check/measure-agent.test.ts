import { describe, expect, test } from '@jest/globals';
import type { WatchedState } from '../../../../src/domain/alerting/rule.ts';
import type { Agent, AgentContact } from '../../../../src/domain/contact-centre.ts';
import { countAgents } from '../../../../src/features/alerts/check/count-agents.ts';
import { measureAgent } from '../../../../src/features/alerts/check/measure-agent.ts';
import { FakeDirectory } from '../../../fakes/directory.ts';
import { anAgent } from '../../../fixtures/floor.ts';

const now = new Date('2026-06-01T10:00:00Z');
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);

function contact(parts: Partial<AgentContact> = {}): AgentContact {
  return { contactId: 'c1', channel: 'VOICE', state: 'CONNECTED', queueId: 'q1', ...parts };
}

const activity = (name: Extract<WatchedState, { kind: 'activity' }>['activity']): WatchedState => ({
  kind: 'activity',
  activity: name,
});
const lunch: WatchedState = { kind: 'status', statusId: 'lunch' };

function seconds(
  agent: Agent,
  state: WatchedState,
  channels: readonly string[] = [],
  queueIds?: Set<string>,
) {
  const measured = measureAgent(agent, { state, channels, queueIds }, now);
  if (measured.kind === 'no-data') return measured.reason;
  return measured.kind === 'value' ? `${measured.isAtLeast ? '>=' : ''}${measured.value}` : '?';
}

describe('how long an agent is in a state', () => {
  test.each<[string, WatchedState, AgentContact[], string]>([
    [
      'on a contact since it was connected',
      activity('on-contact'),
      [contact({ connectedSince: ago(90), stateSince: ago(10) })],
      '90',
    ],
    [
      'the longest contact counts',
      activity('on-contact'),
      [contact({ connectedSince: ago(90) }), contact({ connectedSince: ago(300) })],
      '300',
    ],
    [
      'one without a time may be longer',
      activity('on-contact'),
      [contact({ connectedSince: ago(90) }), contact()],
      '>=90',
    ],
    ['without any time it is not known', activity('on-contact'), [contact()], 'no-time'],
    [
      'a paused task waits on purpose',
      activity('on-contact'),
      [contact({ state: 'PAUSED', connectedSince: ago(90) })],
      '0',
    ],
    [
      'listening is no work',
      activity('on-contact'),
      [contact({ initiationMethod: 'MONITOR', connectedSince: ago(90) })],
      '0',
    ],
    [
      'a hold since it was seen, or longer',
      activity('on-hold'),
      [contact({ state: 'CONNECTED_ONHOLD', connectedSince: ago(900), onHoldSince: ago(60) })],
      '>=60',
    ],
    [
      'a hold that nobody noted',
      activity('on-hold'),
      [contact({ state: 'CONNECTED_ONHOLD', connectedSince: ago(900) })],
      'no-time',
    ],
    [
      'after-contact work',
      activity('after-contact-work'),
      [contact({ state: 'ENDED', stateSince: ago(200) })],
      '200',
    ],
    [
      'an ENDED contact that was forgotten',
      activity('after-contact-work'),
      [contact({ state: 'ENDED', stateSince: ago(301) })],
      '0',
    ],
    ['missed', activity('missed'), [contact({ state: 'MISSED', stateSince: ago(40) })], '40'],
    ['error', activity('error'), [contact({ state: 'ERROR', stateSince: ago(41) })], '41'],
    ['nothing of it', activity('missed'), [contact({ connectedSince: ago(40) })], '0'],
  ])('%s', (_, state, contacts, wanted) => {
    expect(seconds(anAgent({ contacts }), state)).toBe(wanted);
  });

  test('is asked for contacts of a channel or a queue alone', () => {
    const agent = anAgent({ contacts: [contact({ connectedSince: ago(90) })] });
    expect(seconds(agent, activity('on-contact'), ['CHAT'])).toBe('0');
    expect(seconds(agent, activity('on-contact'), ['VOICE'])).toBe('90');
    expect(seconds(agent, activity('on-contact'), [], new Set(['other']))).toBe('0');
    expect(seconds(agent, activity('on-contact'), [], new Set(['q1']))).toBe('90');
  });

  test.each<[string, Partial<Agent>, string]>([
    ['in it', {}, '1200'],
    ['in another one', { statusId: 'other' }, '0'],
    ['since an unknown time', { statusSince: undefined }, 'no-time'],
    ['but on a contact', { contacts: [contact({ connectedSince: ago(5) })] }, '0'],
    ['while listening', { contacts: [contact({ initiationMethod: 'MONITOR' })] }, '1200'],
    ['with a paused task', { contacts: [contact({ state: 'PAUSED' })] }, '1200'],
  ])('a status: %s', (_, parts, wanted) => {
    const agent = anAgent({ statusId: 'lunch', statusSince: ago(1200), ...parts });
    expect(seconds(agent, lunch)).toBe(wanted);
  });

  test('is never less than nothing where clocks differ', () => {
    const agent = anAgent({ contacts: [contact({ connectedSince: ago(-5) })] });
    expect(seconds(agent, activity('on-contact'))).toBe('0');
  });
});

describe('how many agents of a profile, a team or the instance there are', () => {
  const names = new FakeDirectory({
    statuses: new Map([
      ['available', { name: 'Available', type: 'ROUTABLE' }],
      ['lunch', { name: 'Lunch', type: 'CUSTOM' }],
      ['offline', { name: 'Offline', type: 'OFFLINE' }],
    ]),
  }).current;
  const agents = [
    anAgent({
      userId: 'a',
      statusId: 'available',
      routingProfileId: 'p1',
      hierarchy: ['g1', 'g2'],
    }),
    anAgent({ userId: 'b', statusId: 'available', routingProfileId: 'p1', contacts: [contact()] }),
    anAgent({ userId: 'c', statusId: 'lunch', routingProfileId: 'p1', hierarchy: ['g1'] }),
    anAgent({ userId: 'd', statusId: 'offline', routingProfileId: 'p2' }),
    anAgent({
      userId: 'e',
      statusId: 'available',
      routingProfileId: 'p2',
      contacts: [contact({ initiationMethod: 'MONITOR' })],
      slots: new Map([['CHAT', { maximum: 2 }]]),
    }),
  ];
  const reading = { asOf: now, agents, isTruncated: false };
  const profile = { kind: 'profiles', ids: new Set(['p1']) } as const;
  const all = { kind: 'everybody' } as const;

  test.each([
    ['agents-available', profile, [], 1],
    ['agents-staffed', profile, [], 3],
    ['agents-available', { kind: 'team', id: 'g1' } as const, [], 1],
    ['agents-staffed', { kind: 'team', id: 'g1' } as const, [], 2],
    ['agents-available', all, [], 2],
    ['agents-staffed', all, [], 4],
    ['agents-available', all, ['VOICE'], 1],
    ['agents-available', all, ['CHAT'], 1],
    ['agents-staffed', { kind: 'team', id: 'nobody' } as const, [], 0],
  ] as const)('%s of %j in %j', (kind, within, channels, value) => {
    expect(countAgents(kind, reading, within, { channels, names })).toMatchObject({
      kind: 'value',
      value,
      isAtLeast: false,
    });
  });

  test('a reading that ended early counts at least those it saw', () => {
    const early = { ...reading, isTruncated: true };
    const at = { channels: [], names };
    expect(countAgents('agents-staffed', early, all, at)).toMatchObject({ isAtLeast: true });
    const nobody = { kind: 'team', id: 'nobody' } as const;
    expect(countAgents('agents-staffed', early, nobody, at)).toMatchObject({ kind: 'no-data' });
  });

  test('without the types of statuses nobody can be told to be available', () => {
    const at = { channels: [], names: { ...names, missing: ['statuses'] as const } };
    expect(countAgents('agents-available', reading, all, at)).toMatchObject({ kind: 'failed' });
  });
});
