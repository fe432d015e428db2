import { describe, expect, test } from '@jest/globals';
import { SandboxClock } from '../../sandbox/clock.ts';
import type { Act, Place, Verdict } from '../../src/access/act.ts';
import { createGate } from '../../src/access/gate.ts';
import { BotError } from '../../src/domain/errors.ts';
import type { Caller, SlackChannel, SlackPerson } from '../../src/domain/people.ts';
import { defaultListening, type FloorSettings } from '../../src/domain/settings.ts';
import { FakeConnectGateway } from '../fakes/connect-gateway.ts';
import { FakeCurrentSettings } from '../fakes/current-settings.ts';
import { identityOver } from '../fakes/identity.ts';
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

const everyPermission = ['AccessMetrics', 'ManagerListenIn', 'ManagerBargeIn'];
const redisAway = new BotError('redis_unavailable', 'HGET');

const linkedAda = { ...sam, userId: 'c-ada', username: 'ada', email: 'ada@harbour.test' };

function setUp(
  world: {
    readonly person?: Partial<SlackPerson>;
    readonly channel?: Partial<SlackChannel>;
    readonly users?: ConstructorParameters<typeof FakeConnectGateway>[0]['users'];
    readonly granted?: readonly string[];
    readonly settings?: Partial<FloorSettings>;
  } = {},
) {
  const clock = new SandboxClock({ start: now, speed: 0 });
  const permissions = new Map([
    ['p-other', ['BasicAgentAccess']],
    ['p-supervisor', [...(world.granted ?? everyPermission)]],
  ]);
  const gateway = new FakeConnectGateway({ clock, users: world.users ?? [sam], permissions });
  const people = new FakeSlackPeople(
    [aPerson(world.person), aPerson({ userId: 'U0ADA00001', email: 'ada@harbour.test' })],
    [{ channelId: 'C0FLOOR001', sharing: 'internal', isBotMember: true, ...world.channel }],
  );
  const identity = identityOver({ people, gateway, clock });
  const administrators = new Set(['U0ADA00001']);
  const settings = new FakeCurrentSettings(world.settings);
  const gate = createGate({ people, identity, settings, administrators });
  return { clock, gateway, people, settings, gate };
}

function outcome(verdict: Verdict): string {
  if (verdict.kind === 'yes') return 'yes';
  return Object.values(verdict.refusal).join(': ');
}

const every: readonly Act[] = [
  { kind: 'see-queues' },
  { kind: 'see-agents' },
  { kind: 'export-agents' },
  { kind: 'set-status' },
  { kind: 'change-settings' },
  { kind: 'rule-listening' },
  { kind: 'see-live' },
  { kind: 'listen' },
  { kind: 'barge' },
  { kind: 'see-sessions' },
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

  test('a linked administrator with all permissions passes', async () => {
    const { gate } = setUp({ users: [linkedAda] });

    expect(outcome(await gate.may(ada, act, here))).toBe('yes');
  });

  test('nobody passes while Slack cannot say who asks', async () => {
    const { gate, people } = setUp();
    people.failure = new BotError('slack_unavailable', 'users.info');

    await expect(gate.may(caller, act, here)).rejects.toMatchObject({ code: 'slack_unavailable' });
  });

  test('a channel that may be shared gives an answer for the asker alone', async () => {
    const { gate } = setUp({ users: [linkedAda], channel: { sharing: 'unknown' } });

    expect(await gate.may(ada, act, here)).toMatchObject({ access: { answerAlone: true } });
  });
});

describe.each<[string, Act]>([
  ['seeing agents', { kind: 'see-agents' }],
  ['making a rule', { kind: 'make-rule' }],
  ['listening', { kind: 'listen' }],
  ['barging', { kind: 'barge' }],
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
  test.each<[readonly string[], 'see-agents' | 'listen' | 'barge', string]>([
    [['AccessMetrics'], 'see-agents', 'yes'],
    [['AccessMetrics.RealTimeMetrics.Access'], 'see-agents', 'yes'],
    [['BasicAgentAccess'], 'see-agents', 'no-permission: real-time-metrics'],
    [['AccessMetrics'], 'listen', 'no-permission: listen-in'],
    [['ManagerListenIn'], 'listen', 'yes'],
    [['ManagerBargeIn'], 'listen', 'no-permission: listen-in'],
    [['ManagerBargeIn'], 'barge', 'no-permission: listen-in'],
    [['ManagerListenIn'], 'barge', 'no-permission: barge-in'],
    [['AccessMetrics'], 'barge', 'no-permission: listen-in'],
    [['ManagerListenIn', 'ManagerBargeIn'], 'barge', 'yes'],
  ])('%j for %s: %s', async (granted, kind, expected) => {
    const { gate } = setUp({ granted });

    expect(outcome(await gate.may(caller, { kind }, here))).toBe(expected);
  });

  test('count together when two security profiles grant one each', async () => {
    const { gate, gateway } = setUp();
    gateway.data.permissions = new Map([
      ['p-other', ['ManagerBargeIn']],
      ['p-supervisor', ['ManagerListenIn']],
    ]);

    expect(outcome(await gate.may(caller, { kind: 'barge' }, here))).toBe('yes');
  });

  test.each<Act>([{ kind: 'listen' }, { kind: 'barge' }])(
    'for $kind are read afresh each time, once',
    async (act) => {
      const { gate, gateway } = setUp();
      await gate.may(caller, { kind: 'see-agents' }, here);
      const before = gateway.count('readPermissions');

      await gate.may(caller, act, here);
      await gate.may(caller, act, here);

      expect(gateway.count('readPermissions') - before).toBe(4);
    },
  );

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

  test.each<[readonly string[], object]>([
    [['AccessMetrics'], { mayListen: false, mayBarge: false, maySeeSessions: false }],
    [
      ['AccessMetrics', 'ManagerBargeIn'],
      { mayListen: false, mayBarge: false, maySeeSessions: false },
    ],
    [
      ['AccessMetrics', 'ManagerListenIn'],
      { mayListen: true, mayBarge: false, maySeeSessions: true },
    ],
    [everyPermission, { mayListen: true, mayBarge: true, maySeeSessions: true }],
  ])('%j decide which buttons and sessions are shown', async (granted, access) => {
    const { gate } = setUp({ granted });

    expect(await gate.may(caller, { kind: 'see-agents' }, here)).toMatchObject({ access });
  });
});

describe('an administrator', () => {
  test('sees agents without a link, and gets no Listen button', async () => {
    const { gate } = setUp();

    expect(await gate.may(ada, { kind: 'see-agents' }, here)).toMatchObject({
      kind: 'yes',
      access: {
        isAdministrator: true,
        link: undefined,
        mayListen: false,
        mayBarge: false,
        maySeeSessions: true,
        mayExport: true,
      },
    });
  });

  test.each<Act>([{ kind: 'see-agents' }, { kind: 'export-agents' }, { kind: 'set-status' }])(
    'passes for $kind whatever is set and while settings and Connect are away',
    async (act) => {
      const { gate, gateway, settings } = setUp({
        settings: { seeAgents: { kind: 'channels', channelIds: [] } },
      });
      expect(outcome(await gate.may(ada, act, here))).toBe('yes');

      settings.failure = redisAway;
      gateway.fail('findUsers', new BotError('connect_timeout', 'SearchUsers'));
      const verdict = await gate.may(ada, act, here);

      expect(verdict).toMatchObject({ kind: 'yes', access: { namesForOthers: false } });
    },
  );

  test('may turn listening off while Connect and the settings are away, and asks neither', async () => {
    const { gate, gateway, settings } = setUp();

    expect(outcome(await gate.may(ada, { kind: 'rule-listening' }, here))).toBe('yes');
    expect([gateway.asked.length, settings.asked]).toEqual([0, 0]);
  });

  test.each<Act>([{ kind: 'set-status' }, { kind: 'change-settings' }, { kind: 'rule-listening' }])(
    'alone may $kind',
    async (act) => {
      const { gate } = setUp();

      expect(outcome(await gate.may(ada, act, here))).toBe('yes');
      expect(outcome(await gate.may(caller, act, here))).toBe('not-administrator');
    },
  );

  test('may not listen without Connect’s own permission', async () => {
    const { gate } = setUp();

    expect(outcome(await gate.may(ada, { kind: 'listen' }, here))).toBe('not-linked: none');
  });

  test('who is linked may not listen either while the profile does not say so', async () => {
    const { gate } = setUp({ users: [linkedAda], granted: ['AccessMetrics'] });

    expect(outcome(await gate.may(ada, { kind: 'listen' }, here))).toBe('no-permission: listen-in');
  });

  test('changes the rules of others, as nobody else does', async () => {
    const { gate } = setUp();
    const act: Act = { kind: 'change-rule', ownerId: 'U0OTHER' };

    expect(outcome(await gate.may(ada, act, here))).toBe('yes');
    expect(outcome(await gate.may(caller, act, here))).toBe('not-owner');
  });
});

describe('who listens to whom', () => {
  const seeSessions: Act = { kind: 'see-sessions' };

  test.each([
    ['holders of ManagerListenIn', caller, ['ManagerListenIn'], 'yes'],
    ['nobody with real-time metrics alone', caller, ['AccessMetrics'], 'no-permission: listen-in'],
    ['an administrator without a link', ada, [], 'yes'],
  ])('is for %s', async (_case, who, granted, expected) => {
    const { gate } = setUp({ granted });

    expect(outcome(await gate.may(who, seeSessions, here))).toBe(expected);
  });

  test('can be seen while listening is off', async () => {
    const { gate } = setUp({ settings: { listening: { ...defaultListening, isOn: false } } });

    expect(await gate.may(caller, seeSessions, here)).toMatchObject({
      kind: 'yes',
      access: { maySeeSessions: true, listening: { isOn: false } },
    });
  });

  test('is seen without the rules, which then draw no button', async () => {
    const { gate, settings } = setUp();
    settings.failure = redisAway;

    expect(await gate.may(caller, seeSessions, here)).toMatchObject({
      kind: 'yes',
      access: { listening: undefined },
    });
  });

  test('is seen by nobody but administrators while Amazon Connect does not answer', async () => {
    const { gate, gateway } = setUp();
    gateway.fail('findUsers', new BotError('connect_unavailable', 'away'));

    await expect(gate.may(caller, seeSessions, here)).rejects.toThrow(BotError);
    expect(outcome(await gate.may(ada, seeSessions, here))).toBe('yes');
  });
});

describe('a setting that lets a user group see agents', () => {
  const settings = { seeAgents: { kind: 'user-group', groupId: 'S0LEADS001' } } as const;
  const seeAgents: Act = { kind: 'see-agents' };

  function setUpGroup(members: readonly string[], world: Parameters<typeof setUp>[0] = {}) {
    const parts = setUp({ settings, ...world });
    parts.people.groups = new Map([['S0LEADS001', members]]);
    return parts;
  }

  test('lets its members in, linked or not', async () => {
    const { gate } = setUpGroup([caller.userId], { users: [] });

    expect(await gate.may(caller, seeAgents, here)).toMatchObject({
      kind: 'yes',
      access: { link: undefined, mayListen: false, maySeeSessions: false },
    });
  });

  test('keeps the link of a member who has one, for the buttons', async () => {
    const { gate } = setUpGroup([caller.userId]);

    expect(await gate.may(caller, seeAgents, here)).toMatchObject({
      access: { link: { connectUserId: 'c-sam' }, mayListen: true },
    });
  });

  test('does not need Connect to answer', async () => {
    const { gate, gateway } = setUpGroup([caller.userId]);
    gateway.fail('findUsers', new BotError('connect_timeout', 'SearchUsers'));

    expect(outcome(await gate.may(caller, seeAgents, here))).toBe('yes');
  });

  test('keeps others out, with real-time metrics permission too', async () => {
    const { gate, gateway } = setUpGroup(['U0LEA00001']);

    expect(outcome(await gate.may(caller, seeAgents, here))).toBe('not-in-group');
    expect(gateway.asked).toEqual([]);
  });

  test('lets nobody in while Slack cannot say who is in it', async () => {
    const { gate, people } = setUpGroup([caller.userId]);
    people.failures.set('isInGroup', new BotError('slack_denied', 'usergroups.users.list'));

    await expect(gate.may(caller, seeAgents, here)).rejects.toMatchObject({ code: 'slack_denied' });
  });

  test('leaves rules to those with real-time metrics permission', async () => {
    const { gate } = setUpGroup([caller.userId], { users: [] });

    expect(outcome(await gate.may(caller, { kind: 'make-rule' }, here))).toBe('not-linked: none');
  });
});

describe('a setting that lets certain channels see agents', () => {
  const settings = { seeAgents: { kind: 'channels', channelIds: ['C0FLOOR001'] } } as const;

  test.each<[string, string | undefined, string]>([
    ['from one of them', 'C0FLOOR001', 'yes'],
    ['from another', 'C0OTHER001', 'not-in-channel'],
    ['on the Home tab', undefined, 'not-in-channel'],
  ])('%s: %s', async (_from, channelId, expected) => {
    const { gate } = setUp({ settings, users: [] });

    const verdict = await gate.may(caller, { kind: 'see-agents' }, { ...here, channelId });

    expect(outcome(verdict)).toBe(expected);
  });

  test('lets no guest in', async () => {
    const { gate } = setUp({ settings, person: { isGuest: true } });

    expect(outcome(await gate.may(caller, { kind: 'see-agents' }, here))).toBe('guest');
  });
});

describe('taking agents away as a file', () => {
  const group = { kind: 'user-group', groupId: 'S0LEADS001' } as const;

  test.each<[string, Partial<FloorSettings>, boolean]>([
    ['is for administrators by default', {}, false],
    ['may be for whoever sees agents', { exportAgents: { kind: 'who-sees-agents' } }, true],
    ['may be for a user group', { exportAgents: group }, true],
    [
      'is not for a user group one is not in',
      { exportAgents: { ...group, groupId: 'S0OTHERS01' } },
      false,
    ],
  ])('%s', async (_title, settings, isAllowed) => {
    const { gate, people } = setUp({ settings });
    people.groups = new Map([['S0LEADS001', [caller.userId]]]);

    const verdict = await gate.may(caller, { kind: 'export-agents' }, here);

    expect(outcome(verdict)).toBe(isAllowed ? 'yes' : 'may-not-export');
    expect(await gate.may(caller, { kind: 'see-agents' }, here)).toMatchObject({
      access: { mayExport: isAllowed },
    });
  });

  test('is not for those who may not see agents', async () => {
    const { gate } = setUp({
      granted: ['BasicAgentAccess'],
      settings: { exportAgents: { kind: 'who-sees-agents' } },
    });

    expect(outcome(await gate.may(caller, { kind: 'export-agents' }, here))).toBe(
      'no-permission: real-time-metrics',
    );
  });

  test('needs Slack to say who is in the group; the button is left away without it', async () => {
    const { gate, people } = setUp({ settings: { exportAgents: group } });
    people.failures.set('isInGroup', new BotError('slack_timeout', 'usergroups.users.list'));

    await expect(gate.may(caller, { kind: 'export-agents' }, here)).rejects.toMatchObject({
      code: 'slack_timeout',
    });
    expect(await gate.may(caller, { kind: 'see-agents' }, here)).toMatchObject({
      access: { mayExport: false },
    });
  });
});

describe('settings', () => {
  test.each<Act>([{ kind: 'see-agents' }, { kind: 'export-agents' }])(
    'that cannot be read let nobody pass for $kind',
    async (act) => {
      const { gate, settings } = setUp();
      settings.failure = redisAway;

      await expect(gate.may(caller, act, here)).rejects.toMatchObject({
        code: 'redis_unavailable',
      });
    },
  );

  test.each<Act>([{ kind: 'see-queues' }, { kind: 'change-rule', ownerId: caller.userId }])(
    'are not needed for $kind',
    async (act) => {
      const { gate, settings } = setUp();
      settings.failure = redisAway;

      expect(outcome(await gate.may(caller, act, here))).toBe('yes');
      expect(settings.asked).toBe(0);
    },
  );

  test('that allow names in the channel are told to those who see agents there', async () => {
    const { gate } = setUp({ settings: { namesIn: ['C0FLOOR001'] } });

    expect(await gate.may(caller, { kind: 'see-agents' }, here)).toMatchObject({
      access: { namesForOthers: true },
    });
  });

  test('that allow no names in the channel do not make Slack count its readers', async () => {
    const { gate, people } = setUp({ settings: { namesIn: ['C0OTHER001'] } });

    expect(await gate.may(caller, { kind: 'see-agents' }, here)).toMatchObject({
      access: { namesForOthers: false },
    });
    expect(people.calls).not.toContain('readersOf');
  });
});
