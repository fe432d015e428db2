import { describe, expect, test } from '@jest/globals';
import { SandboxClock } from '../../sandbox/clock.ts';
import type { Act, Place, Verdict } from '../../src/access/act.ts';
import { createGate } from '../../src/access/gate.ts';
import { createIdentity } from '../../src/access/identity.ts';
import { BotError } from '../../src/domain/errors.ts';
import type { Caller, SlackChannel, SlackPerson } from '../../src/domain/people.ts';
import { FakeConnectGateway } from '../fakes/connect-gateway.ts';
import { aPerson, FakeSlackPeople } from '../fakes/slack-people.ts';
import { now } from '../fixtures/floor.ts';

const sam = {
  userId: 'c-sam',
  username: 'sam.okafor',
  email: 'Sam.Okafor@harbour.test',
  securityProfileIds: ['p-other', 'p-supervisor'],
};
const caller: Caller = {
  workspace: 'T0FLOOR001',
  userId: 'U0SAM00001',
  teamId: 'T0FLOOR001',
  channelId: 'C0FLOOR001',
};
const here: Place = { instance: 'i-1', channelId: 'C0FLOOR001' };
const ada: Caller = { ...caller, userId: 'U0ADA00001' };

function setUp(
  world: {
    readonly person?: Partial<SlackPerson>;
    readonly channel?: Partial<SlackChannel>;
    readonly users?: ConstructorParameters<typeof FakeConnectGateway>[0]['users'];
    readonly granted?: readonly string[];
  } = {},
) {
  const clock = new SandboxClock({ start: now, speed: 0 });
  const permissions = new Map([
    ['p-other', ['BasicAgentAccess']],
    ['p-supervisor', [...(world.granted ?? ['AccessMetrics', 'ManagerListenIn'])]],
  ]);
  const gateway = new FakeConnectGateway({ clock, users: world.users ?? [sam], permissions });
  const people = new FakeSlackPeople(
    [aPerson(world.person), aPerson({ userId: 'U0ADA00001', email: 'ada@harbour.test' })],
    [{ channelId: 'C0FLOOR001', sharing: 'internal', isBotMember: true, ...world.channel }],
  );
  const identity = createIdentity({ people, gateway, clock });
  const administrators = new Set(['U0ADA00001']);
  const gate = createGate({ people, identity, administrators });
  return { clock, gateway, people, gate };
}

function outcome(verdict: Verdict): string {
  if (verdict.kind === 'yes') return 'yes';
  return Object.values(verdict.refusal).join(': ');
}

const every: readonly Act[] = [
  { kind: 'see-queues' },
  { kind: 'see-agents' },
  { kind: 'listen' },
  { kind: 'see-rules' },
  { kind: 'make-rule' },
  { kind: 'change-rule', ownerId: 'U0SAM00001' },
];

describe.each(every)('for $kind', (act) => {
  test.each<[string, Partial<SlackPerson>, Partial<SlackChannel>, string]>([
    ['a guest', { isGuest: true }, {}, 'guest'],
    ['somebody of another workspace', { isStranger: true }, {}, 'stranger'],
    ['a bot', { isBot: true }, {}, 'bot'],
    ['a deactivated account', { isDeactivated: true }, {}, 'deactivated'],
    [
      'anybody in a channel shared with another company',
      {},
      { sharing: 'external' },
      'shared-channel',
    ],
  ])('%s is refused', async (_who, person, channel, refusal) => {
    const { gate, gateway } = setUp({ person, channel });

    expect(outcome(await gate.may(caller, act, here))).toBe(refusal);
    expect(gateway.asked).toEqual([]);
  });

  test('anybody is refused whose act is to be seen in a shared channel', async () => {
    const { gate } = setUp({ channel: { channelId: 'C0SHARED01', sharing: 'external' } });

    expect(outcome(await gate.may(caller, act, { ...here, channelId: 'C0SHARED01' }))).toBe(
      'shared-channel',
    );
  });

  test('somebody whose payload names another team is refused', async () => {
    const { gate } = setUp();

    expect(outcome(await gate.may({ ...caller, teamId: 'T0OTHER' }, act, here))).toBe('stranger');
  });

  test('a linked supervisor with all permissions passes', async () => {
    const { gate } = setUp();

    expect(outcome(await gate.may(caller, act, here))).toBe('yes');
  });

  test('nobody passes while Slack cannot say who asks', async () => {
    const { gate, people } = setUp();
    people.failure = new BotError('slack_unavailable', 'users.info');

    await expect(gate.may(caller, act, here)).rejects.toMatchObject({ code: 'slack_unavailable' });
  });

  test('a channel that may be shared gives an answer for the asker alone', async () => {
    const { gate } = setUp({ channel: { sharing: 'unknown' } });

    expect(await gate.may(caller, act, here)).toMatchObject({ access: { answerAlone: true } });
  });
});

describe.each<[string, Act]>([
  ['seeing agents', { kind: 'see-agents' }],
  ['making a rule', { kind: 'make-rule' }],
  ['listening', { kind: 'listen' }],
])('%s', (_what, act) => {
  const twin = { ...sam, userId: 'c-twin', username: 'sam.okafor@harbour.test' };

  test.each<[string, Parameters<typeof setUp>[0], string]>([
    ['no e-mail in Slack', { person: { email: undefined } }, 'not-linked: no-email'],
    ['no Connect user of that name', { users: [] }, 'not-linked: none'],
    [
      'a Connect user of that name with another e-mail',
      { users: [{ ...sam, email: 'x@y.test' }] },
      'not-linked: none',
    ],
    [
      'a Connect user without e-mail',
      { users: [{ ...sam, email: undefined }] },
      'not-linked: none',
    ],
    ['two Connect users with the e-mail', { users: [sam, twin] }, 'not-linked: several'],
  ])('needs one confirmed link: %s', async (_case, world, refusal) => {
    const { gate } = setUp(world);

    expect(outcome(await gate.may(caller, act, here))).toBe(refusal);
  });

  test('needs Connect to answer', async () => {
    const { gate, gateway } = setUp();
    gateway.fail('findUsers', new BotError('connect_timeout', 'SearchUsers'));

    await expect(gate.may(caller, act, here)).rejects.toMatchObject({ code: 'connect_timeout' });
  });

  test('needs the permissions to be readable', async () => {
    const { gate, gateway } = setUp();
    gateway.fail(
      'readPermissions',
      new BotError('connect_denied', 'ListSecurityProfilePermissions'),
    );

    await expect(gate.may(caller, act, here)).rejects.toMatchObject({ code: 'connect_denied' });
  });
});

describe('permissions', () => {
  test.each<[readonly string[], Act['kind'] & ('see-agents' | 'listen'), string]>([
    [['AccessMetrics'], 'see-agents', 'yes'],
    [['AccessMetrics.RealTimeMetrics.Access'], 'see-agents', 'yes'],
    [['BasicAgentAccess'], 'see-agents', 'no-permission: real-time-metrics'],
    [['AccessMetrics'], 'listen', 'no-permission: listen-in'],
    [['ManagerListenIn'], 'listen', 'yes'],
    [['ManagerBargeIn'], 'listen', 'no-permission: listen-in'],
  ])('%j for %s: %s', async (granted, kind, expected) => {
    const { gate } = setUp({ granted });

    expect(outcome(await gate.may(caller, { kind }, here))).toBe(expected);
  });

  test('to listen are read afresh each time, to see are remembered for a minute', async () => {
    const { gate, gateway, clock } = setUp();

    await gate.may(caller, { kind: 'listen' }, here);
    await gate.may(caller, { kind: 'listen' }, here);
    expect(gateway.count('describeUser')).toBe(2);

    await gate.may(caller, { kind: 'see-agents' }, here);
    expect(gateway.count('describeUser')).toBe(2);

    await clock.advance(301_000);
    await gate.may(caller, { kind: 'see-agents' }, here);
    expect(gateway.count('describeUser')).toBe(3);
  });

  test('taken away a moment ago stop the next listening', async () => {
    const { gate, gateway } = setUp();
    expect(outcome(await gate.may(caller, { kind: 'listen' }, here))).toBe('yes');

    gateway.data.permissions = new Map([
      ['p-other', []],
      ['p-supervisor', ['AccessMetrics']],
    ]);

    expect(outcome(await gate.may(caller, { kind: 'listen' }, here))).toBe(
      'no-permission: listen-in',
    );
  });

  test('to listen that cannot be read only leave the button away', async () => {
    const { gate } = setUp({ granted: ['AccessMetrics'] });

    expect(await gate.may(caller, { kind: 'see-agents' }, here)).toMatchObject({
      access: { mayListen: false },
    });
  });
});

describe('an administrator', () => {
  test('sees agents without a link, and gets no Listen button', async () => {
    const { gate } = setUp();

    expect(await gate.may(ada, { kind: 'see-agents' }, here)).toMatchObject({
      kind: 'yes',
      access: { isAdministrator: true, link: undefined, mayListen: false },
    });
  });

  test('may not listen without Connect’s own permission', async () => {
    const { gate } = setUp();

    expect(outcome(await gate.may(ada, { kind: 'listen' }, here))).toBe('not-linked: none');
  });

  test('who is linked may not listen either while the profile does not say so', async () => {
    const users = [{ ...sam, userId: 'c-ada', username: 'ada', email: 'ada@harbour.test' }];
    const { gate } = setUp({ users, granted: ['AccessMetrics'] });

    expect(outcome(await gate.may(ada, { kind: 'listen' }, here))).toBe('no-permission: listen-in');
  });

  test('changes the rules of others, as nobody else does', async () => {
    const { gate } = setUp();
    const act: Act = { kind: 'change-rule', ownerId: 'U0OTHER' };

    expect(outcome(await gate.may(ada, act, here))).toBe('yes');
    expect(outcome(await gate.may(caller, act, here))).toBe('not-owner');
  });
});
