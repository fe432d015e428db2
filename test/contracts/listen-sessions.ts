import { beforeEach, describe, expect, test } from '@jest/globals';
import type { ListenSession, SessionStanding } from '../../src/domain/listening.ts';
import type { Tenant } from '../../src/domain/tenant.ts';
import type { ListenSessions } from '../../src/stores/listening.ts';
import { ids, now } from '../fixtures/floor.ts';
import { aSession } from '../fixtures/sessions.ts';

const plus = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const asked: SessionStanding = { state: { kind: 'asked' } };
const running: SessionStanding = {
  state: {
    kind: 'running',
    sessionContactId: ids.chat,
    since: plus(2),
    seenAt: plus(10),
    acceptedAt: plus(5),
    goneSince: plus(11),
  },
  unaudited: ['done'],
  notice: {
    slackUserId: 'U0MAR00001',
    toldAt: plus(3),
    place: { channelId: 'D0MAR00001', messageTs: '1.1' },
    isEndTold: true,
  },
  card: { channelId: 'D0SAM00001', messageTs: '1.2', fingerprint: 'abc' },
};

/** What every ListenSessions promises. `open` gives one that is up. */
export function listenSessionsContract(name: string, open: () => ListenSessions): void {
  let number = 0;
  let store: ListenSessions;
  let tenant: Tenant;

  beforeEach(() => {
    number += 1;
    store = open();
    tenant = { workspace: `T${number}`, instance: 'sessions' };
  });

  const begin = (change: Partial<ListenSession> = {}, notice?: SessionStanding['notice']) =>
    store.open(tenant, aSession(change), notice);

  describe(`${name}: sessions of listening`, () => {
    test.each([
      ['with everything known', { reason: 'coaching' }],
      ['with no more than must be', { queueId: undefined, channel: undefined }],
    ])('come back as they were opened: %s', async (_case, change) => {
      const session = aSession(change);
      const record = { session, version: 1, standing: asked };

      expect(await begin(change)).toEqual({ isFirst: true, record });
      expect(await store.find(tenant, session)).toEqual(record);
      expect(await store.list(tenant)).toEqual([record]);
    });

    test('remember from the first moment that the agent is to be told', async () => {
      const notice = { slackUserId: 'U0MAR00001' };

      await begin({}, notice);

      expect(await store.find(tenant, aSession())).toMatchObject({ standing: { notice } });
    });

    test('a second click finds the first, whatever became of it', async () => {
      await begin();
      await store.write(tenant, { id: aSession().id, expectedVersion: 1, standing: running });

      expect(await begin({ id: 'other', openedAt: plus(90) })).toEqual({
        isFirst: false,
        record: { session: aSession(), version: 2, standing: running },
      });
    });

    test('of many clicks at once exactly one is first', async () => {
      const clicks = Array.from({ length: 20 }, (_, index) => begin({ id: `session-${index}` }));

      const outcomes = await Promise.all(clicks);
      expect(outcomes.filter(({ isFirst }) => isFirst)).toHaveLength(1);
      expect(new Set(outcomes.map(({ record }) => record.session.id)).size).toBe(1);
    });

    test.each([
      ['another person', { slackUserId: 'U0LEA00001' }],
      ['another contact', { contactId: ids.chat }],
      ['other capabilities', { capabilities: ['SILENT_MONITOR', 'BARGE'] as const }],
    ])('%s has a session of its own', async (_what, change) => {
      await begin();

      expect(await begin({ id: 'other', ...change })).toMatchObject({ isFirst: true });
    });

    test('the order of the capabilities does not matter', async () => {
      await begin({ capabilities: ['SILENT_MONITOR', 'BARGE'] });

      const turned = await begin({ id: 'other', capabilities: ['BARGE', 'SILENT_MONITOR'] });
      expect(turned.isFirst).toBe(false);
    });

    test('another tenant has sessions of its own', async () => {
      await begin();

      const elsewhere = { ...tenant, instance: 'other' };
      expect(await store.find(elsewhere, aSession())).toBeUndefined();
      expect(await store.list(elsewhere)).toEqual([]);
      expect((await store.open(elsewhere, aSession(), undefined)).isFirst).toBe(true);
    });

    test.each<[string, SessionStanding]>([
      ['running', running],
      ['running, its id not known', { state: { kind: 'running', since: plus(2) } }],
      [
        'ended',
        {
          state: {
            kind: 'ended',
            since: plus(2),
            acceptedAt: plus(5),
            at: plus(60),
            isExact: true,
          },
          unaudited: ['done', 'ended'],
          card: running.card,
        },
      ],
      ['not seen', { state: { kind: 'not-seen', at: plus(60) } }],
    ])('what is written of one is read again: %s', async (_case, standing) => {
      await begin();

      const change = { id: aSession().id, expectedVersion: 1, standing };
      expect(await store.write(tenant, change)).toBe(true);

      expect(await store.list(tenant)).toEqual([{ session: aSession(), version: 2, standing }]);
    });

    test('of two who write upon the same version the second writes nothing', async () => {
      await begin();
      const change = { id: aSession().id, expectedVersion: 1, standing: running };
      await store.write(tenant, change);

      expect(await store.write(tenant, { ...change, standing: asked })).toBe(false);
      expect(await store.find(tenant, aSession())).toMatchObject({ standing: running });
    });

    test('nothing is written of one that is gone', async () => {
      const change = { id: 'gone', expectedVersion: 1, standing: running };
      expect(await store.write(tenant, { ...change, expectedVersion: 0 })).toBe(false);
      expect(await store.write(tenant, change)).toBe(false);
    });

    test('are listed oldest first', async () => {
      await begin({ id: 'later', contactId: ids.chat, openedAt: plus(60) });
      await begin({ id: 'first' });

      const listed = await store.list(tenant);
      expect(listed.map(({ session }) => session.id)).toEqual(['first', 'later']);
    });

    test('a closed one leaves nothing, and the next click is a new intent', async () => {
      await begin();
      await begin({ id: 'other', contactId: ids.chat });

      expect(await store.close(tenant, aSession().id)).toBe(true);
      expect(await store.close(tenant, aSession().id)).toBe(false);

      expect(await store.find(tenant, aSession())).toBeUndefined();
      expect((await store.list(tenant)).map(({ session }) => session.id)).toEqual(['other']);
      expect(await begin({ id: 'next' })).toMatchObject({
        isFirst: true,
        record: { version: 1, session: { id: 'next' } },
      });
    });

    test('one that is over makes room for a new intent, and stays until it is closed', async () => {
      await begin();
      await begin({ id: 'other', contactId: ids.chat });
      await store.free(tenant, aSession().id);

      expect(await store.find(tenant, aSession())).toBeUndefined();
      expect(await begin({ id: 'next' })).toMatchObject({ isFirst: true });
      const written = { id: aSession().id, expectedVersion: 1, standing: running };
      expect(await store.write(tenant, written)).toBe(true);
      expect((await store.list(tenant)).map(({ session }) => session.id).toSorted()).toEqual(
        [aSession().id, 'next', 'other'].toSorted(),
      );

      expect(await store.close(tenant, aSession().id)).toBe(true);
      expect(await store.find(tenant, aSession())).toMatchObject({ session: { id: 'next' } });
    });

    test('one process follows them at a time, until it gives the right back or the time is over', async () => {
      const claim = (token: string, seconds = 0) =>
        store.claim(tenant, { token, now: plus(seconds), forSeconds: 30 });

      expect(await claim('one')).toBe(true);
      expect(await claim('one', 5)).toBe(true);
      expect(await claim('other', 20)).toBe(false);
      expect(await claim('other', 36)).toBe(true);
      await store.release(tenant, 'one');
      expect(await claim('one', 40)).toBe(false);
      await store.release(tenant, 'other');
      expect(await claim('one', 40)).toBe(true);
    });
  });
}
