import { describe, expect, test } from '@jest/globals';
import type { Agent, AgentContact } from '../../../src/domain/contact-centre.ts';
import { BotError, type ErrorCode } from '../../../src/domain/errors.ts';
import type { ListenIntent } from '../../../src/features/monitor/intent.ts';
import { startListening } from '../../../src/features/monitor/start-listening.ts';
import { FakeClock } from '../../fakes/clock.ts';
import { FakeConnectGateway } from '../../fakes/connect-gateway.ts';
import { FakeDirectory } from '../../fakes/directory.ts';
import { identityOver } from '../../fakes/identity.ts';
import { FakeIds } from '../../fakes/ids.ts';
import { FakeListenIntents } from '../../fakes/listen-intents.ts';
import { aPerson, FakeSlackPeople } from '../../fakes/slack-people.ts';
import { anAsker } from '../../fixtures/asker.ts';
import { aContact, anAgent, ids, now, someNames } from '../../fixtures/floor.ts';

function setUp(...agents: readonly Agent[]) {
  const clock = new FakeClock(now);
  const maria = {
    userId: ids.maria,
    username: 'maria.lindqvist',
    email: 'maria.lindqvist@harbour.test',
    securityProfileIds: [],
  };
  const gateway = new FakeConnectGateway({ clock, agents, users: [maria] });
  const people = new FakeSlackPeople([
    aPerson({ userId: 'U0MAR00001', email: 'maria.lindqvist@harbour.test' }),
    aPerson({ userId: 'U0GUS00001', email: 'gus@agency.test' }),
  ]);
  const ports = {
    gateway,
    directory: new FakeDirectory(someNames()),
    identity: identityOver({ people, gateway, clock }),
    intents: new FakeListenIntents(),
    clock,
    ids: new FakeIds(),
    instance: 'i-1',
  };
  const listen = (change: Partial<ListenIntent> = {}, asker = anAsker()) =>
    startListening(
      ports,
      {
        kind: 'listen',
        agent: { kind: 'named', text: 'Maria Lindqvist' },
        isBarge: false,
        mayBeQueue: false,
        ...change,
      },
      asker,
    );
  return { gateway, clock, listen };
}

const onACall = (...contacts: readonly AgentContact[]) => anAgent({ contacts });

test('rings the asker’s own panel, silently, for the live contact', async () => {
  const { gateway, listen } = setUp(onACall(aContact()));

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

test('offers barge-in where that was wished for', async () => {
  const { gateway, listen } = setUp(onACall(aContact()));

  expect(await listen({ isBarge: true })).toMatchObject({ kind: 'started', isBarge: true });
  expect(gateway.monitored).toMatchObject([{ capabilities: ['SILENT_MONITOR', 'BARGE'] }]);
});

test('takes listening and barging in for two wishes', async () => {
  const { gateway, listen } = setUp(onACall(aContact()));

  await listen();

  expect(await listen({ isBarge: true })).toMatchObject({ kind: 'started' });
  expect(await listen({ isBarge: true })).toMatchObject({ kind: 'already' });
  expect(gateway.monitored).toHaveLength(2);
});

test('starts once for a hundred clicks at once', async () => {
  const { gateway, listen } = setUp(onACall(aContact()));

  const reports = await Promise.all(Array.from({ length: 100 }, () => listen()));

  expect(reports.filter(({ kind }) => kind === 'started')).toHaveLength(1);
  expect(reports.filter(({ kind }) => kind === 'already')).toHaveLength(99);
  expect(gateway.monitored).toHaveLength(1);
});

test('is a new intent after a minute', async () => {
  const { gateway, clock, listen } = setUp(onACall(aContact()));
  await listen();

  clock.advance(61);
  await listen();

  expect(gateway.monitored.map(({ clientToken }) => clientToken.slice(-1))).toEqual(['1', '2']);
});

test('is a new intent at once after a refusal', async () => {
  const { gateway, listen } = setUp(onACall(aContact()));
  gateway.fail('monitorContact', new BotError('listen_state', 'refused'));
  await expect(listen()).rejects.toMatchObject({ code: 'listen_state' });

  gateway.recover('monitorContact');

  expect(await listen()).toMatchObject({ kind: 'started' });
});

test.each<ErrorCode>(['connect_timeout', 'connect_unavailable', 'connect_bad_answer'])(
  'does not try again blindly when the answer is lost (%s)',
  async (code) => {
    const { gateway, listen } = setUp(onACall(aContact()));
    gateway.fail('monitorContact', new BotError(code, 'lost'));
    expect(await listen()).toMatchObject({ kind: 'unsure' });

    gateway.recover('monitorContact');

    expect(await listen()).toMatchObject({ kind: 'already' });
    expect(gateway.monitored).toHaveLength(0);
  },
);

describe('does not start', () => {
  test.each<[string, readonly Agent[], Partial<ListenIntent>, object]>([
    ['for somebody not signed in', [], {}, { kind: 'not-here' }],
    [
      'without a contact',
      [anAgent()],
      {},
      { kind: 'nothing-to-hear', activity: 'available', wasContact: false },
    ],
    [
      'while it rings',
      [onACall(aContact({ state: 'CONNECTING' }))],
      {},
      { kind: 'nothing-to-hear', activity: 'ringing' },
    ],
    [
      'in after-contact work',
      [onACall(aContact({ state: 'ENDED', stateSince: now }))],
      {},
      { kind: 'nothing-to-hear', activity: 'after-contact-work' },
    ],
    ['on a task', [onACall(aContact({ channel: 'TASK' }))], {}, { kind: 'nothing-to-hear' }],
    [
      'on a session of listening',
      [onACall(aContact({ initiationMethod: 'MONITOR' }))],
      {},
      { kind: 'nothing-to-hear', activity: 'monitoring' },
    ],
    [
      'on a contact that is over',
      [onACall(aContact())],
      { contactId: ids.chat },
      { kind: 'nothing-to-hear', wasContact: true },
    ],
    [
      'on two contacts at once',
      [onACall(aContact(), aContact({ contactId: ids.chat, channel: 'CHAT' }))],
      {},
      { kind: 'several' },
    ],
    [
      'for half a name',
      [onACall(aContact())],
      { agent: { kind: 'named', text: 'mar' } },
      { kind: 'confirm-agent' },
    ],
    [
      'for a name nobody has',
      [onACall(aContact())],
      { agent: { kind: 'named', text: 'xyzzy' } },
      { kind: 'name-trouble' },
    ],
    [
      'for oneself',
      [onACall(aContact())],
      { agent: { kind: 'named', text: 'Sam Okafor' } },
      { kind: 'yourself' },
    ],
    [
      'for a mention of somebody not linked',
      [onACall(aContact())],
      { agent: { kind: 'user', userId: 'U0GUS00001' } },
      { kind: 'mention-trouble' },
    ],
  ])('%s', async (_case, agents, intent, report) => {
    const { gateway, listen } = setUp(...agents);

    expect(await listen(intent)).toMatchObject(report);
    expect(gateway.monitored).toEqual([]);
  });

  test('for somebody whom the gate let through without a link', async () => {
    const { gateway, listen } = setUp(onACall(aContact()));

    await expect(listen({}, anAsker({ link: undefined }))).rejects.toMatchObject({
      code: 'listen_denied',
    });
    expect(gateway.asked).toEqual([]);
  });
});

test('takes the one of several contacts that was named', async () => {
  const { gateway, listen } = setUp(
    onACall(aContact(), aContact({ contactId: ids.chat, channel: 'CHAT' })),
  );

  expect(await listen({ contactId: ids.chat })).toMatchObject({ kind: 'started' });
  expect(gateway.monitored[0]?.contactId).toBe(ids.chat);
});

test('finds an agent by mention through the e-mail', async () => {
  const { gateway, listen } = setUp(onACall(aContact()));

  expect(await listen({ agent: { kind: 'user', userId: 'U0MAR00001' } })).toMatchObject({
    kind: 'started',
  });
  expect(gateway.monitored).toHaveLength(1);
});
