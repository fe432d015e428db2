import type { Verdict } from '../../../../src/access/act.ts';
import type { Gate } from '../../../../src/access/gate.ts';
import type { Agent, AgentContact } from '../../../../src/domain/contact-centre.ts';
import type { ContactDetail } from '../../../../src/domain/contact-place.ts';
import type {
  ListenRequest,
  ListenSession,
  SessionStanding,
} from '../../../../src/domain/listening.ts';
import { said } from '../../../../src/features/answer.ts';
import { createFollower, type FollowPorts } from '../../../../src/features/monitor/follow/index.ts';
import { oneSentence } from '../../../../src/features/settings-answers.ts';
import { systemIds } from '../../../../src/ids.ts';
import { FakeAuditLog } from '../../../fakes/audit-log.ts';
import { FakeClock } from '../../../fakes/clock.ts';
import { FakeConnectGateway } from '../../../fakes/connect-gateway.ts';
import { FakeDirectory } from '../../../fakes/directory.ts';
import { FakeListenRequests } from '../../../fakes/listen-requests.ts';
import { FakeListenSessions } from '../../../fakes/listen-sessions.ts';
import { FakeLog } from '../../../fakes/log.ts';
import { FakePrivateMessages } from '../../../fakes/private-messages.ts';
import { aTenant } from '../../../fixtures/alerts.ts';
import { anAsker } from '../../../fixtures/asker.ts';
import { aContact, anAgent, ids, now, someNames } from '../../../fixtures/floor.ts';
import { aRequest, aSession } from '../../../fixtures/sessions.ts';

export const at = (seconds: number) => new Date(now.getTime() + seconds * 1000);

/** Sam's own contact of the session, taken five seconds after it was asked for. */
export function ownContact(change: Partial<AgentContact> = {}): AgentContact {
  return aContact({
    contactId: ids.chat,
    initiationMethod: 'MONITOR',
    stateSince: at(5),
    connectedSince: at(5),
    ...change,
  });
}

/** Sam, with these contacts. */
export function sam(...contacts: readonly AgentContact[]): Agent {
  return anAgent({ userId: ids.sam, contacts });
}

const runningState: SessionStanding['state'] = {
  kind: 'running',
  sessionContactId: ids.chat,
  since: at(1),
};

/** A follower over fakes: Sam listens to Maria. Ticks are whole runs. */
export function aFollowedWorld(change: Partial<FollowPorts> = {}) {
  const clock = new FakeClock(now);
  const gateway = new FakeConnectGateway({ clock, agents: [sam(ownContact())] });
  const yes: Verdict = { kind: 'yes', access: anAsker().access };
  /** What the gate says of sessions, and of people as such. */
  const gated: { verdict: Verdict; asPerson: Verdict } = { verdict: yes, asPerson: yes };
  const gate: Gate = {
    may: async (_who, { kind }) => (kind === 'see-sessions' ? gated.verdict : gated.asPerson),
  };
  const pressed: string[] = [];
  const own = {
    clock,
    gateway,
    gate,
    audit: new FakeAuditLog(),
    listenSessions: new FakeListenSessions(),
    listenRequests: new FakeListenRequests(),
    privateMessages: new FakePrivateMessages(),
    directory: new FakeDirectory(someNames()),
    log: new FakeLog(),
    // The fingerprint needs ids that differ for texts that begin alike.
    ids: systemIds,
  };
  const ports: FollowPorts = {
    ...own,
    runLine: async (text) => {
      pressed.push(text);
      return said(oneSentence('You are not signed in.'));
    },
    ...change,
  };
  const stopping = new AbortController();
  const { listenSessions, privateMessages } = own;
  const [follower, other] = [createFollower(ports), createFollower(ports)];
  const look = (seconds = 0) => {
    clock.advance(seconds);
    return follower.look(aTenant, stopping.signal);
  };
  return {
    ...own,
    ports,
    gated,
    pressed,
    stopping,
    /** Lets time pass, then runs once. */
    look,
    /** Another process on the same Redis and Slack. */
    lookElsewhere: () => other.look(aTenant, stopping.signal),
    open: async (
      standing: Partial<SessionStanding> = {},
      session: Partial<ListenSession> = {},
    ): Promise<void> => {
      const one = aSession(session);
      await listenSessions.open(aTenant, one, standing.notice);
      const { state = runningState } = standing;
      const change = { id: one.id, expectedVersion: 1, standing: { ...standing, state } };
      if (state.kind !== 'asked') await listenSessions.write(aTenant, change);
    },
    request: (change: Partial<ListenRequest> = {}) =>
      own.listenRequests.add(aTenant, aRequest(change), { mostOfOne: 5 }),
    requests: () => own.listenRequests.list(aTenant),
    sessions: () => listenSessions.list(aTenant),
    detail: (detail: Partial<ContactDetail>, contactId: string = ids.chat) => {
      gateway.data.contacts = new Map([[contactId, detail]]);
    },
    /** What each message to this person says now. */
    told: (userId = 'U0SAM00001') =>
      privateMessages.messages
        .filter((message) => message.userId === userId)
        .map(({ notes }) => notes.at(-1)?.text ?? ''),
    /** `outcome` of each entry, oldest first. */
    audited: async () => {
      const entries = await own.audit.recent(aTenant, 100);
      return entries.toReversed();
    },
  };
}
