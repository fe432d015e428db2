import { listenIn } from '../../../../src/access/permissions.ts';
import type { AuditEntry } from '../../../../src/domain/audit.ts';
import type { Agent, AgentContact } from '../../../../src/domain/contact-centre.ts';
import { defaultListening, type ListeningSettings } from '../../../../src/domain/settings.ts';
import type { Asker } from '../../../../src/features/answer.ts';
import type { ListenIntent } from '../../../../src/features/monitor/start/intent.ts';
import { startListening } from '../../../../src/features/monitor/start-listening.ts';
import { FakeClock } from '../../../fakes/clock.ts';
import { FakeConnectGateway } from '../../../fakes/connect-gateway.ts';
import { FakeCurrentSettings } from '../../../fakes/current-settings.ts';
import { FakeDirectory } from '../../../fakes/directory.ts';
import { identityOver } from '../../../fakes/identity.ts';
import { FakeIds } from '../../../fakes/ids.ts';
import { FakeLinkStore } from '../../../fakes/link-store.ts';
import { listenMemory } from '../../../fakes/listen-memory.ts';
import { aPerson, FakeSlackPeople } from '../../../fakes/slack-people.ts';
import { anAsker } from '../../../fixtures/asker.ts';
import { aContact, anAgent, ids, now, someNames } from '../../../fixtures/floor.ts';
import { aLink } from '../../../fixtures/links.ts';

export const tenant = { workspace: 'T0FLOOR001', instance: 'i-1' };

/** Sam, signed in to the control panel and free; parts can be replaced. */
export const samFree = (change: Partial<Agent> = {}) => anAgent({ userId: ids.sam, ...change });

/** Maria, on a call in Billing. */
export const onACall = (...contacts: readonly AgentContact[]) => {
  return anAgent({ contacts: contacts.length > 0 ? contacts : [aContact()] });
};

/** A session of Sam's own, seen among their contacts. */
export const ownSession = (change: Partial<AgentContact> = {}) =>
  aContact({
    contactId: 'own-session',
    initiationMethod: 'MONITOR',
    stateSince: now,
    connectedSince: now,
    queueId: undefined,
    ...change,
  });

/** What one attempt to listen needs, in memory: Sam listens, Maria is heard. */
export function rig(...agents: readonly Agent[]) {
  const clock = new FakeClock(now);
  const users = [
    { userId: ids.maria, username: 'maria.lindqvist', email: 'maria.lindqvist@harbour.test' },
    { userId: ids.sam, username: 'sam.okafor', email: 'sam.okafor@harbour.test' },
  ].map((user) => ({ ...user, securityProfileIds: ['supervisor'] }));
  const gateway = new FakeConnectGateway({
    clock,
    agents: agents.length > 0 ? agents : [onACall(), samFree()],
    users,
    permissions: new Map([['supervisor', [...listenIn]]]),
  });
  const people = new FakeSlackPeople([
    aPerson({ userId: 'U0MAR00001', email: 'maria.lindqvist@harbour.test' }),
    aPerson({ userId: 'U0SAM00001', email: 'sam.okafor@harbour.test' }),
    aPerson({ userId: 'U0GUS00001', email: 'gus@agency.test' }),
  ]);
  const memory = listenMemory();
  const linkStore = new FakeLinkStore();
  // As the gate has just confirmed it; kept at once.
  void linkStore.keep(tenant, aLink({ connectUserId: ids.sam }));
  const ports = {
    ...memory,
    gateway,
    directory: new FakeDirectory(someNames()),
    identity: identityOver({ people, gateway, clock }),
    clock,
    ids: new FakeIds(),
    settings: new FakeCurrentSettings(),
    linkStore,
    instance: 'i-1',
  };
  const entries = async () =>
    (await memory.audit.recent(tenant, 100)).filter(({ act }) => act === 'listen').toReversed();
  const rules = { current: { ...defaultListening, isOn: true } as ListeningSettings };
  return {
    ...memory,
    gateway,
    people,
    clock,
    ports,
    /** Sets rules of listening, as the gate reads them at each start. */
    rule: (change: Partial<ListeningSettings>) => {
      rules.current = { ...rules.current, ...change };
    },
    listen: (change: Partial<ListenIntent> = {}, access: Partial<Asker['access']> = {}) =>
      startListening(ports, anIntent(change), anAsker({ listening: rules.current, ...access })),
    /** What is there of sessions. */
    sessions: () => memory.listenSessions.list(tenant),
    /** What the audit holds of listening, oldest first. */
    entries,
    /** The same, as far as it tells attempts apart. */
    audited: async () => (await entries()).map(briefly),
  };
}

export type Rig = ReturnType<typeof rig>;

function anIntent(change: Partial<ListenIntent> = {}): ListenIntent {
  return {
    kind: 'listen',
    agent: { kind: 'named', text: 'Maria Lindqvist' },
    isBarge: false,
    isConfirmed: true,
    mayBeQueue: false,
    ...change,
  };
}

/** "refused: never", "done". */
function briefly({ outcome, listening }: AuditEntry): string {
  return listening?.why === undefined ? outcome : `${outcome}: ${listening.why}`;
}
