import { describe, expect, test } from '@jest/globals';
import type { AgentContact } from '../../../../src/domain/contact-centre.ts';
import type { ContactDetail } from '../../../../src/domain/contact-place.ts';
import { BotError } from '../../../../src/domain/errors.ts';
import type { ListenScope } from '../../../../src/domain/settings.ts';
import { aContact, ids, now } from '../../../fixtures/floor.ts';
import { onACall, rig, samFree } from './rig.ts';

const nobody = { queueIds: [], agentIds: [], groupIds: [] };
const inEast = (...contacts: readonly AgentContact[]) => ({
  ...onACall(...contacts),
  hierarchy: [ids.group],
});
const only = (scope: ListenScope) => ({
  scopes: { byUser: { U0SAM00001: scope }, otherwise: { kind: 'everybody' as const } },
});
const some = (part: object) => only({ kind: 'some', groupIds: [], queueIds: [], ...part });

describe('the never-list refuses everybody, with the same words', () => {
  test.each([
    ['an agent', { agentIds: [ids.maria] }],
    ['a group', { groupIds: [ids.group] }],
    ['a queue', { queueIds: [ids.billing] }],
  ])('%s', async (_what, part) => {
    const { gateway, listen, rule, entries } = rig(inEast(), samFree());
    rule({ never: { ...nobody, ...part } });

    expect(await listen()).toEqual({ kind: 'never' });
    expect(gateway.count('monitorContact')).toBe(0);
    expect(await entries()).toMatchObject([
      {
        outcome: 'refused',
        listening: { why: 'never', agentId: ids.maria, username: 'sam.okafor' },
      },
    ]);
  });

  test('before a word is said of what the agent does, or whether they are there', async () => {
    const { listen, rule } = rig(onACall(aContact({ state: 'CONNECTING' })), samFree());
    rule({ never: { ...nobody, agentIds: [ids.maria, ids.jonas] } });

    expect(await listen()).toEqual({ kind: 'never' });
    expect(await listen({ agent: { kind: 'named', text: 'Jonas Weber' } })).toEqual({
      kind: 'never',
    });
  });
});

describe('a contact whose queue the reading does not say', () => {
  const noQueue = aContact({ queueId: undefined });
  const detail = (queueId: string | undefined): Omit<ContactDetail, 'asOf'> => ({
    agentUserId: ids.maria,
    connectedToAgentAt: now,
    queueId,
  });

  test.each([
    [ids.billing, 'never'],
    [ids.sales, 'started'],
    [undefined, 'started'],
  ])('is judged by what the service describes: %s', async (queueId, kind) => {
    const { gateway, listen, rule } = rig(onACall(noQueue), samFree());
    rule({ never: { ...nobody, queueIds: [ids.billing] } });
    gateway.data.contacts = new Map([[ids.contact, detail(queueId)]]);

    expect(await listen()).toMatchObject({ kind });
  });

  test('is refused where it cannot be described', async () => {
    const { gateway, listen, rule, audited } = rig(onACall(noQueue), samFree());
    rule({ never: { ...nobody, queueIds: [ids.billing] } });

    expect(await listen()).toEqual({ kind: 'never' });
    gateway.fail('describeContact', new BotError('connect_throttled', 'busy'));
    await expect(listen()).rejects.toMatchObject({ code: 'connect_throttled' });
    expect(gateway.count('monitorContact')).toBe(0);
    expect(await audited()).toEqual(['refused: never', 'refused: connect_throttled']);
  });

  test('is not described where no rule looks at queues', async () => {
    const { gateway, listen, rule } = rig(onACall(noQueue), samFree());
    rule({ never: { ...nobody, agentIds: [ids.jonas] } });

    expect(await listen()).toMatchObject({ kind: 'started' });
    expect(gateway.count('describeContact')).toBe(0);
  });
});

describe('a scope', () => {
  test.each<[string, ReturnType<typeof only>, string]>([
    ['of everybody', only({ kind: 'everybody' }), 'started'],
    ['of another team', only({ kind: 'own-team' }), 'out-of-scope'],
    ['of their group', some({ groupIds: [ids.group] }), 'started'],
    ['of another group', some({ groupIds: ['elsewhere'] }), 'out-of-scope'],
    ['of the queue', some({ queueIds: [ids.billing] }), 'started'],
    ['of another queue', some({ queueIds: [ids.sales] }), 'out-of-scope'],
    ['of group and queue', some({ groupIds: [ids.group], queueIds: [ids.sales] }), 'out-of-scope'],
  ])('%s', async (_case, rules, kind) => {
    const { gateway, listen, rule } = rig(inEast(), samFree());
    rule(rules);

    expect(await listen()).toMatchObject({ kind });
    expect(gateway.count('monitorContact')).toBe(kind === 'started' ? 1 : 0);
  });

  test('of the own team is that of the link the gate read', async () => {
    const { listen, rule } = rig(inEast(), samFree());
    rule(only({ kind: 'own-team' }));
    const link = { connectUserId: ids.sam, username: 'sam.okafor', securityProfileIds: [] };

    expect(await listen({}, { link: { ...link, hierarchyGroupId: ids.group } })).toMatchObject({
      kind: 'started',
    });
  });

  test('leaves of several contacts the one in it', async () => {
    const chat = aContact({ contactId: ids.chat, channel: 'CHAT', queueId: ids.sales });
    const { gateway, listen, rule } = rig(inEast(aContact(), chat), samFree());
    rule(some({ queueIds: [ids.billing] }));

    expect(await listen()).toMatchObject({ kind: 'started' });
    expect(gateway.monitored).toMatchObject([{ contactId: ids.contact }]);
  });

  test('out of it nothing is said of what the agent does', async () => {
    const { listen, rule } = rig(inEast(aContact({ state: 'ENDED', stateSince: now })), samFree());
    rule(some({ groupIds: ['elsewhere'] }));

    expect(await listen()).toEqual({ kind: 'out-of-scope' });
  });
});

describe('a contact named alone', () => {
  const alone = { agent: undefined, contactId: ids.contact } as const;
  const described = (part: Partial<ContactDetail>) =>
    new Map([[ids.contact, { agentUserId: ids.maria, connectedToAgentAt: now, ...part }]]);

  test.each([
    [alone],
    [{ agent: { kind: 'typed' as const, words: [ids.contact] }, bareId: ids.contact }],
  ])('is its agent’s: %j', async (intent) => {
    const { gateway, listen } = rig();
    gateway.data.contacts = described({});

    expect(await listen(intent)).toMatchObject({ kind: 'started', agentName: 'Maria Lindqvist' });
  });

  test.each<[string, Partial<ContactDetail> | undefined, string]>([
    ['that nobody knows', undefined, 'contact-gone'],
    ['that is over', { disconnectedAt: now }, 'contact-gone'],
    [
      'in a queue',
      { agentUserId: undefined, connectedToAgentAt: undefined, queueId: ids.sales },
      'contact-without-agent',
    ],
    [
      'with a bot',
      { agentUserId: undefined, connectedToAgentAt: undefined },
      'contact-without-agent',
    ],
    [
      'that is a task in a queue',
      {
        agentUserId: undefined,
        connectedToAgentAt: undefined,
        queueId: ids.sales,
        channel: 'TASK',
      },
      'contact-of-other-channel',
    ],
    [
      'that is an e-mail in a queue',
      {
        agentUserId: undefined,
        connectedToAgentAt: undefined,
        queueId: ids.sales,
        channel: 'EMAIL',
      },
      'contact-of-other-channel',
    ],
    [
      'that is a chat in a queue',
      {
        agentUserId: undefined,
        connectedToAgentAt: undefined,
        queueId: ids.sales,
        channel: 'CHAT',
      },
      'contact-without-agent',
    ],
    ['that is a task which is over', { channel: 'TASK', disconnectedAt: now }, 'contact-gone'],
    ['of somebody who listens', { initiationMethod: 'MONITOR' }, 'contact-is-session'],
    ['of oneself', { agentUserId: ids.sam }, 'yourself'],
    ['of a queue nobody may hear', { queueId: ids.hostileQueue, disconnectedAt: now }, 'never'],
  ])('%s is refused and audited', async (_case, part, kind) => {
    const { gateway, listen, rule, entries } = rig();
    rule({ never: { ...nobody, queueIds: [ids.hostileQueue] } });
    if (part) gateway.data.contacts = described(part);

    expect(await listen(alone)).toMatchObject({ kind });
    expect(gateway.count('monitorContact')).toBe(0);
    expect(await entries()).toMatchObject([
      { outcome: 'refused', listening: { contactId: ids.contact, why: kind } },
    ]);
  });

  test('is an agent’s or a queue’s id first, where it is one', async () => {
    const { gateway, listen } = rig();
    const bare = (id: string) => ({ agent: { kind: 'typed' as const, words: [id] }, bareId: id });

    expect(await listen(bare(ids.maria))).toMatchObject({ kind: 'started' });
    expect(await listen(bare(ids.billing))).toMatchObject({ kind: 'name-trouble' });
    expect(gateway.count('describeContact')).toBe(0);
  });
});

describe('a reason', () => {
  test('is asked for where it is the rule, before anything is attempted', async () => {
    const { gateway, listen, rule, audited } = rig();
    rule({ asksReason: true });

    expect(await listen()).toMatchObject({ kind: 'ask-reason' });
    expect(await listen({ isBarge: true })).toMatchObject({ kind: 'ask-reason' });
    expect(gateway.count('monitorContact')).toBe(0);
    expect(await audited()).toEqual([]);
  });

  test('given, is kept in the session and in the audit', async () => {
    const { listen, rule, sessions, entries } = rig();
    rule({ asksReason: true });

    expect(await listen({ reason: 'coaching' })).toMatchObject({ kind: 'started' });
    expect(await sessions()).toMatchObject([{ session: { reason: 'coaching' } }]);
    expect(await entries()).toMatchObject([
      { listening: { reason: 'coaching' } },
      { listening: { reason: 'coaching' } },
    ]);
  });
});
