import { describe, expect, test } from '@jest/globals';
import type { Agent } from '../../../../src/domain/contact-centre.ts';
import { BotError } from '../../../../src/domain/errors.ts';
import { listSessions } from '../../../../src/features/monitor/sessions/list-sessions.ts';
import { FakeClock } from '../../../fakes/clock.ts';
import { FakeConnectGateway } from '../../../fakes/connect-gateway.ts';
import { FakeDirectory } from '../../../fakes/directory.ts';
import { FakeListenSessions } from '../../../fakes/listen-sessions.ts';
import { anAsker } from '../../../fixtures/asker.ts';
import { aContact, ago, anAgent, ids, now, someNames } from '../../../fixtures/floor.ts';
import { aSession } from '../../../fixtures/sessions.ts';

const tenant = { workspace: 'T0FLOOR001', instance: 'i-1' };
const own = (contactId: string) =>
  aContact({ contactId, initiationMethod: 'MONITOR', stateSince: now, connectedSince: now });

async function setUp(agents: readonly Agent[]) {
  const clock = new FakeClock(now);
  const gateway = new FakeConnectGateway({ clock, agents });
  const listenSessions = new FakeListenSessions();
  const directory = new FakeDirectory(someNames());
  const ports = { listenSessions, readings: gateway, directory, clock, instance: 'i-1' };
  await listenSessions.open(
    tenant,
    aSession({ id: 'leas', slackUserId: 'U0LEA00001', connectUserId: ids.jonas, openedAt: ago(9) }),
    undefined,
  );
  await listenSessions.open(tenant, aSession({ id: 'sams' }), undefined);
  await listenSessions.write(tenant, {
    id: 'sams',
    expectedVersion: 1,
    standing: { state: { kind: 'running', sessionContactId: ids.chat, since: now } },
  });
  return { gateway, listenSessions, list: () => listSessions(ports, anAsker()) };
}

describe('who listens to whom', () => {
  test('is one’s own first, then the others, then what was started elsewhere', async () => {
    const { list } = await setUp([
      anAgent({ userId: ids.sam, contacts: [own(ids.chat)] }),
      anAgent({ userId: ids.rtl, contacts: [own('elsewhere'), aContact()] }),
    ]);
    const report = await list();

    expect(report.records?.map(({ session }) => session.id)).toEqual(['sams', 'leas']);
    expect(report.elsewhere).toMatchObject([
      { supervisorId: ids.rtl, contact: { contactId: 'elsewhere' } },
    ]);
  });

  test('takes the only fitting contact of a session whose own is not known yet for it', async () => {
    const { list } = await setUp([anAgent({ userId: ids.jonas, contacts: [own('leas-own')] })]);

    expect((await list()).elsewhere).toEqual([]);
  });

  test('leaves out what is over', async () => {
    const { list, listenSessions } = await setUp([
      anAgent({ userId: ids.rtl, contacts: [{ ...own('over'), state: 'ENDED' }] }),
    ]);
    await listenSessions.write(tenant, {
      id: 'sams',
      expectedVersion: 2,
      standing: { state: { kind: 'ended', since: now, at: now, isExact: true } },
    });
    const report = await list();

    expect(report.records?.map(({ session }) => session.id)).toEqual(['leas']);
    expect(report.elsewhere).toEqual([]);
  });

  test('says what could not be read rather than failing', async () => {
    const { list, gateway, listenSessions } = await setUp([]);
    gateway.fail('readAgents', new BotError('connect_unavailable', 'away'));
    expect(await list()).toMatchObject({ records: [{}, {}], elsewhere: undefined });

    gateway.recover('readAgents');
    listenSessions.isAway = true;
    expect(await list()).toMatchObject({ records: undefined, elsewhere: undefined });
  });
});
