import { describe, expect, test } from '@jest/globals';
import type { Agent } from '../../../src/domain/contact-centre.ts';
import { BotError } from '../../../src/domain/errors.ts';
import type { ListenIntent } from '../../../src/features/monitor/start/intent.ts';
import { aContact, anAgent, ids, now } from '../../fixtures/floor.ts';
import { onACall, rig, samFree, tenant } from './start/rig.ts';

const ways = { bothWays: ['SILENT_MONITOR', 'BARGE'], silent: ['SILENT_MONITOR'] } as const;

test('rings the asker’s own panel, silently, for the live contact', async () => {
  const { gateway, listen } = rig();

  expect(await listen()).toMatchObject({ kind: 'started', username: 'sam.okafor' });
  expect(gateway.monitored).toEqual([
    {
      contactId: ids.contact,
      supervisorUserId: ids.sam,
      capabilities: ['SILENT_MONITOR'],
      clientToken: '00000000-0000-4000-8000-000000000001',
    },
  ]);
});

test('reads both people once and afresh, and asks for nothing else', async () => {
  const { gateway, listen } = rig();

  await listen();

  expect(gateway.asked.map(({ method, about }) => [method, about]).slice(0, 1)).toEqual([
    ['readAgents', { kind: 'agents', ids: [ids.maria, ids.sam] }],
  ]);
  expect(gateway.asked.map(({ method }) => method)).toEqual(['readAgents', 'monitorContact']);
});

test('keeps the session as running, with the supervisor’s own contact, and has it followed', async () => {
  const { listen, sessions, followed } = rig();

  await listen({ reason: 'coaching' });

  const id = '00000000-0000-4000-8000-000000000001';
  expect(await sessions()).toEqual([
    {
      session: {
        id,
        slackUserId: 'U0SAM00001',
        contactId: ids.contact,
        capabilities: ['SILENT_MONITOR'],
        connectUserId: ids.sam,
        username: 'sam.okafor',
        agentId: ids.maria,
        queueId: ids.billing,
        channel: 'VOICE',
        reason: 'coaching',
        openedAt: now,
      },
      version: 3,
      standing: {
        state: {
          kind: 'running',
          requestId: `request-${id}`,
          sessionContactId: `monitor-${id}`,
          since: now,
        },
      },
    },
  ]);
  expect(followed.times).toBe(1);
});

test('audits the intent with all that is known before the call, and the outcome after it', async () => {
  const { listen, entries } = rig();

  await listen({ reason: 'coaching' });

  const sessionId = '00000000-0000-4000-8000-000000000001';
  const facts = {
    way: 'listen',
    sessionId,
    connectUserId: ids.sam,
    username: 'sam.okafor',
    contactId: ids.contact,
    agentId: ids.maria,
    queueId: ids.billing,
    channel: 'VOICE',
    capabilities: ['SILENT_MONITOR'],
    reason: 'coaching',
  };
  const entry = {
    at: now,
    who: 'U0SAM00001',
    act: 'listen',
    about: `listen agent ${ids.maria} contact ${ids.contact}`,
  };
  expect(await entries()).toEqual([
    { ...entry, outcome: 'intended', listening: facts },
    {
      ...entry,
      outcome: 'done',
      listening: {
        ...facts,
        requestId: `request-${sessionId}`,
        sessionContactId: `monitor-${sessionId}`,
      },
    },
  ]);
});

describe('what is asked for', () => {
  test('is barge-in as well where that was wished for and confirmed', async () => {
    const { gateway, listen } = rig();

    expect(await listen({ isBarge: true })).toMatchObject({ kind: 'started', mayStepIn: false });
    expect(gateway.monitored).toMatchObject([{ capabilities: ways.bothWays }]);
  });

  test('of a barge that was not confirmed is nothing: it is asked for first', async () => {
    const { gateway, listen, audited, sessions } = rig();

    expect(await listen({ isBarge: true, isConfirmed: false })).toMatchObject({
      kind: 'confirm-barge',
    });
    expect(gateway.monitored).toEqual([]);
    expect([await audited(), await sessions()]).toEqual([[], []]);
  });

  test.each([
    [['ManagerListenIn', 'ManagerBargeIn'], true],
    [['ManagerListenIn'], false],
  ])('by Listen, where it may step in, is what %j allow now', async (permissions, isBoth) => {
    const { gateway, listen, rule } = rig();
    rule({ mayStepIn: true });
    gateway.data.permissions = new Map([['supervisor', permissions]]);

    expect(await listen()).toMatchObject({ kind: 'started', mayStepIn: isBoth });
    const wanted = isBoth ? ways.bothWays : ways.silent;
    expect(gateway.monitored).toMatchObject([{ capabilities: wanted }]);
    expect(gateway.count('readPermissions')).toBe(1);
  });

  test('by Listen, where it may step in, is silent once barge-in was taken away a second ago', async () => {
    const { gateway, listen, ports, rule } = rig();
    rule({ mayStepIn: true });
    const permissions = (...names: readonly string[]) => {
      gateway.data.permissions = new Map([['supervisor', names]]);
    };
    permissions('ManagerListenIn', 'ManagerBargeIn');
    const link = { connectUserId: ids.sam, username: 'sam', securityProfileIds: ['supervisor'] };
    const remembered = { fresh: false, options: { priority: 'command' } } as const;
    await ports.identity.holds('i-1', link, [['ManagerBargeIn']], remembered);
    permissions('ManagerListenIn');

    expect(await listen()).toMatchObject({ kind: 'started', mayStepIn: false });
    expect(gateway.monitored).toMatchObject([{ capabilities: ways.silent }]);
  });

  test('is nothing where nobody can tell whether it may step in', async () => {
    const { gateway, listen, rule, audited } = rig();
    rule({ mayStepIn: true });
    gateway.fail('readPermissions', new BotError('connect_throttled', 'busy'));

    await expect(listen()).rejects.toMatchObject({ code: 'connect_throttled' });
    expect(gateway.count('monitorContact')).toBe(0);
    expect(await audited()).toEqual(['refused: connect_throttled']);
  });
});

describe('does not start', () => {
  test.each<[string, readonly Agent[], Partial<ListenIntent>, object]>([
    ['for somebody not signed in', [samFree()], {}, { kind: 'not-here' }],
    [
      'without a contact',
      [anAgent(), samFree()],
      {},
      { kind: 'nothing-to-hear', activity: 'available', became: undefined },
    ],
    [
      'while it rings',
      [onACall(aContact({ state: 'CONNECTING' }))],
      { contactId: ids.contact },
      { kind: 'nothing-to-hear', activity: 'ringing', became: 'ringing' },
    ],
    [
      'in after-contact work',
      [onACall(aContact({ state: 'ENDED', stateSince: now }))],
      { contactId: ids.contact },
      { kind: 'nothing-to-hear', activity: 'after-contact-work', became: 'over' },
    ],
    [
      'on a task',
      [onACall(aContact({ channel: 'TASK' }))],
      { contactId: ids.contact },
      { kind: 'nothing-to-hear', became: 'other-channel' },
    ],
    [
      'on an e-mail',
      [onACall(aContact({ channel: 'EMAIL' }))],
      { contactId: ids.contact },
      { kind: 'nothing-to-hear', became: 'other-channel' },
    ],
    [
      'on a session of listening',
      [onACall(aContact({ initiationMethod: 'MONITOR' }))],
      { contactId: ids.contact },
      { kind: 'nothing-to-hear', activity: 'monitoring', became: 'session' },
    ],
    [
      'on a contact that is over',
      [onACall()],
      { contactId: ids.chat },
      { kind: 'nothing-to-hear', became: 'over' },
    ],
    ['for oneself', [], { agent: { kind: 'named', text: 'Sam Okafor' } }, { kind: 'yourself' }],
  ])('%s, and audits that', async (_case, agents, intent, report) => {
    const { gateway, listen, audited, sessions } = rig(...agents, samFree());

    const refusal = await listen(intent);
    expect(refusal).toMatchObject(report);
    expect(gateway.count('monitorContact')).toBe(0);
    expect(await audited()).toEqual([`refused: ${refusal.kind}`]);
    expect(await sessions()).toEqual([]);
  });

  test.each<[string, readonly Agent[], Partial<ListenIntent>, object]>([
    [
      'on two contacts at once',
      [onACall(aContact(), aContact({ contactId: ids.chat, channel: 'CHAT' }))],
      {},
      { kind: 'several' },
    ],
    ['for half a name', [], { agent: { kind: 'named', text: 'mar' } }, { kind: 'confirm-agent' }],
    [
      'for a name nobody has',
      [],
      { agent: { kind: 'named', text: 'xyzzy' } },
      { kind: 'name-trouble' },
    ],
    [
      'for a mention of somebody not linked',
      [],
      { agent: { kind: 'user', userId: 'U0GUS00001' } },
      { kind: 'mention-trouble' },
    ],
  ])('%s but asks back, which is no attempt yet', async (_case, agents, intent, report) => {
    const { gateway, listen, audited } = rig(...agents, samFree());

    expect(await listen(intent)).toMatchObject(report);
    expect(gateway.count('monitorContact')).toBe(0);
    expect(await audited()).toEqual([]);
  });

  test('for somebody whom the gate let through without a link or without rules', async () => {
    const { gateway, listen } = rig();

    for (const access of [{ link: undefined }, { listening: undefined }]) {
      await expect(listen({}, access)).rejects.toMatchObject({ code: 'listen_denied' });
    }
    expect(gateway.asked).toEqual([]);
  });

  test('where the floor cannot be read: that is refused and audited', async () => {
    const { gateway, listen, entries } = rig();
    gateway.fail('readAgents', new BotError('connect_timeout', 'late'));

    await expect(listen()).rejects.toMatchObject({ code: 'connect_timeout' });
    expect(gateway.count('monitorContact')).toBe(0);
    expect(await entries()).toMatchObject([
      { outcome: 'refused', listening: { agentId: ids.maria, why: 'connect_timeout' } },
    ]);
  });

  test('where the audit refuses the intent: nothing is asked and nothing is left open', async () => {
    const { gateway, listen, audit, sessions } = rig();
    audit.isAway = true;

    await expect(listen()).rejects.toMatchObject({ code: 'redis_unavailable' });
    expect(gateway.count('monitorContact')).toBe(0);
    audit.isAway = false;
    expect(await sessions()).toEqual([]);
    expect(await listen()).toMatchObject({ kind: 'started' });
  });

  test('where a refusal cannot be audited: it is a refusal all the same', async () => {
    const { listen, audit } = rig(anAgent(), samFree());
    audit.isAway = true;

    expect(await listen()).toMatchObject({ kind: 'nothing-to-hear' });
  });

  test('where the intent cannot be kept', async () => {
    const { gateway, listen, listenSessions } = rig();
    listenSessions.isAway = true;

    await expect(listen()).rejects.toMatchObject({ code: 'redis_unavailable' });
    expect(gateway.count('monitorContact')).toBe(0);
  });
});

test('takes the one of several contacts that was named', async () => {
  const chat = aContact({ contactId: ids.chat, channel: 'CHAT' });
  const slots = new Map([['CHAT', { maximum: 2 }]]);
  const { gateway, listen } = rig(onACall(aContact(), chat), samFree({ slots }));

  expect(await listen({ contactId: ids.chat })).toMatchObject({ kind: 'started' });
  expect(gateway.monitored[0]?.contactId).toBe(ids.chat);
});

test('finds an agent by mention through the e-mail', async () => {
  const { gateway, listen } = rig();

  expect(await listen({ agent: { kind: 'user', userId: 'U0MAR00001' } })).toMatchObject({
    kind: 'started',
  });
  expect(gateway.monitored).toHaveLength(1);
});

test('another tenant is never looked at', async () => {
  const { listenSessions, listen } = rig();

  await listen();

  expect(await listenSessions.list({ ...tenant, instance: 'i-2' })).toEqual([]);
});
