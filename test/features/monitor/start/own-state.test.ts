import { describe, expect, test } from '@jest/globals';
import type { Agent, AgentContact } from '../../../../src/domain/contact-centre.ts';
import { listenersAtMost, type SessionState } from '../../../../src/domain/listening.ts';
import { aContact, ids, now } from '../../../fixtures/floor.ts';
import { aSession } from '../../../fixtures/sessions.ts';
import { onACall, ownSession, type Rig, rig, samFree, tenant } from './rig.ts';

const chat = aContact({ contactId: ids.chat, channel: 'CHAT' });
const slots = (...entries: readonly (readonly [string, number | undefined])[]) =>
  new Map(entries.map(([channel, maximum]) => [channel, { maximum }]));

describe('the own control panel', () => {
  test.each<[string, Agent | undefined, string]>([
    ['closed', undefined, 'not-signed-in'],
    ['Offline by its status type', samFree({ statusId: ids.offline }), 'not-signed-in'],
    ['in a custom status', samFree({ statusId: ids.lunch, statusName: 'Offline' }), 'started'],
    ['in a status nobody knows', samFree({ statusId: 'new' }), 'started'],
    ['in no status', samFree({ statusId: undefined }), 'started'],
  ])('%s', async (_case, sam, kind) => {
    const { gateway, listen, audited } = rig(onACall(), ...(sam ? [sam] : []));

    expect(await listen()).toMatchObject({ kind });
    expect(gateway.count('monitorContact')).toBe(kind === 'started' ? 1 : 0);
    if (kind !== 'started') expect(await audited()).toEqual([`refused: ${kind}`]);
  });

  test.each<[string, Agent['slots'], string]>([
    ['takes the channel', slots(['VOICE', 1], ['CHAT', 2]), 'started'],
    ['takes none of it', slots(['VOICE', 1], ['CHAT', 0]), 'channel-not-taken'],
    ['has only others', slots(['VOICE', 1]), 'channel-not-taken'],
    ['says nothing of channels', slots(), 'started'],
    ['says no maximum', slots(['VOICE', undefined]), 'started'],
  ])('routing profile %s', async (_case, own, kind) => {
    const { listen } = rig(onACall(chat), samFree({ slots: own }));

    expect(await listen()).toMatchObject({ kind });
  });

  test.each<[string, AgentContact, AgentContact, string]>([
    ['listens to a call, for a call', aContact(), ownSession(), 'on-another-call'],
    ['rings for a call', aContact(), ownSession({ state: 'CONNECTING' }), 'on-another-call'],
    ['has listened to a call', aContact(), ownSession({ state: 'ENDED' }), 'started'],
    ['listens to a call, for a chat', chat, ownSession(), 'started'],
    ['listens to a chat, for a call', aContact(), ownSession({ channel: 'CHAT' }), 'started'],
    ['is on a call of its own', aContact(), aContact({ contactId: 'own' }), 'started'],
  ])('that %s', async (_case, wanted, own, kind) => {
    const sam = samFree({ contacts: [own], slots: slots(['VOICE', 1], ['CHAT', 2]) });
    const { listen } = rig(onACall(wanted), sam);

    expect(await listen()).toMatchObject({ kind });
  });
});

describe('an own session on this contact', () => {
  const running: SessionState = { kind: 'running', sessionContactId: 'own-session', since: now };

  /** One that was opened so many seconds ago. */
  async function opened(
    { listenSessions, clock }: Rig,
    { state = { kind: 'asked' } as SessionState, seconds = 30, ...change },
  ) {
    await listenSessions.open(tenant, aSession(change), undefined);
    const id = change.id ?? aSession().id;
    await listenSessions.write(tenant, { id, expectedVersion: 1, standing: { state } });
    clock.advance(seconds);
  }
  const listening = () => rig(onACall(), samFree({ contacts: [ownSession()] }));

  test('that runs is not started twice', async () => {
    const one = listening();
    await opened(one, { state: running });

    expect(await one.listen()).toMatchObject({
      kind: 'listens-already',
      since: now,
      mayBarge: false,
    });
    expect(one.gateway.count('monitorContact')).toBe(0);
  });

  test('that began silent cannot become barge-in', async () => {
    const one = listening();
    await opened(one, { state: running });

    expect(await one.listen({ isBarge: true })).toMatchObject({
      kind: 'listens-already',
      mayBarge: false,
      isBarge: true,
    });
    expect(one.gateway.count('monitorContact')).toBe(0);
  });

  test('that just began need not be seen yet', async () => {
    const one = rig();
    await opened(one, { state: running, seconds: 10 });

    expect(await one.listen()).toMatchObject({ kind: 'listens-already' });
  });

  test('that is not seen any more is about to end, and is looked after', async () => {
    const one = rig();
    await opened(one, { state: running });

    expect(await one.listen()).toMatchObject({ kind: 'ending' });
    expect(one.followed.times).toBe(1);
    expect(one.gateway.count('monitorContact')).toBe(0);
  });

  test('whose contact is not known runs as long as there is one', async () => {
    const one = listening();
    await opened(one, { state: { kind: 'running', since: now } });

    expect(await one.listen()).toMatchObject({ kind: 'listens-already' });
  });

  test('that was asked for less than a minute ago is being started', async () => {
    const one = listening();
    await opened(one, { seconds: 59 });

    expect(await one.listen()).toMatchObject({ kind: 'being-started' });
    expect(await one.listen({ isBarge: true })).toMatchObject({ kind: 'being-started' });
    expect(one.gateway.count('monitorContact')).toBe(0);
    expect(await one.audited()).toEqual([]);
  });

  test('that stayed unresolved and is there after all runs', async () => {
    const one = listening();
    await opened(one, { seconds: 60 });

    expect(await one.listen()).toMatchObject({ kind: 'listens-already', since: now });
    expect(await one.sessions()).toMatchObject([
      { standing: { state: { kind: 'running', sessionContactId: 'own-session', since: now } } },
    ]);
    expect(one.gateway.count('monitorContact')).toBe(0);
  });

  test('that stayed unresolved and is not there is given up, and a new one begins', async () => {
    const one = rig();
    await opened(one, { seconds: 60 });

    expect(await one.listen()).toMatchObject({ kind: 'started' });
    expect(await one.audited()).toEqual(['unknown: not-seen', 'intended', 'done']);
    const [record, second] = await one.sessions();
    expect([record?.session.id, second]).toEqual([
      '00000000-0000-4000-8000-000000000001',
      undefined,
    ]);
    expect(one.gateway.monitored).toMatchObject([{ clientToken: record?.session.id }]);
  });

  test('of another contact, or of somebody else, is in nobody’s way', async () => {
    const one = rig();
    await opened(one, { contactId: ids.chat, id: 'other' });
    await opened(one, { connectUserId: ids.jonas, slackUserId: 'U0JON00001' });

    expect(await one.listen()).toMatchObject({ kind: 'started', crowd: undefined });
  });
});

test.each([
  ['VOICE', aContact()],
  ['CHAT', chat],
])(
  'as many listeners as may be on a %s contact are a warning and no refusal',
  async (channel, contact) => {
    const sam = samFree({ slots: slots([channel, 2]) });
    const { listen, listenSessions, gateway } = rig(onACall(contact), sam);
    const most = listenersAtMost(channel);
    for (let number = 0; number < most; number += 1) {
      const slackUserId = `U${number}`;
      const who = { id: `session-${number}`, connectUserId: `user-${number}`, slackUserId };
      const session = aSession({ ...who, contactId: contact.contactId ?? '' });
      await listenSessions.open(tenant, session, undefined);
    }

    expect(await listen()).toMatchObject({ kind: 'started', crowd: most });
    expect(gateway.count('monitorContact')).toBe(1);
  },
);
