import { isSession } from './activity.ts';
import type { Agent, AgentContact } from './contact-centre.ts';
import type { SessionRecord } from './listening.ts';

/** Amazon Connect's clock and ours may differ so much, seconds; what is older was begun before. */
const skewSeconds = 5;

export type OwnContact = AgentContact & { readonly contactId: string };

/**
 * Which of the supervisor's own contacts is this session: the one whose id is known, else the only
 * one of initiation method MONITOR that can be it. `others` are the records of other sessions of the
 * same supervisor. Undefined where there is none, or where it cannot be told: a contact without a
 * channel or a time is nobody's, and one that another session could be as well is not taken for this.
 */
export function ownContactOf(
  record: SessionRecord,
  supervisor: Pick<Agent, 'contacts'>,
  others: readonly SessionRecord[],
): OwnContact | undefined {
  const mine = supervisor.contacts.filter(hasId);
  const known = contactIdOf(record);
  if (known !== undefined) return mine.find(({ contactId }) => contactId === known);
  const rivals = others.filter(({ session }) => session.id !== record.session.id);
  const fitting = mine.filter((contact) => couldBe(record, contact));
  const [only, second] = fitting.filter(
    ({ contactId }) => !rivals.some((rival) => contactIdOf(rival) === contactId),
  );
  if (!only || second) return undefined;
  const isContested = rivals.some(
    (rival) => contactIdOf(rival) === undefined && couldBe(rival, only),
  );
  return isContested ? undefined : only;
}

/** The supervisor's own contact of the session, where its id is known. */
function contactIdOf({ standing: { state } }: SessionRecord): string | undefined {
  return state.kind === 'running' || state.kind === 'ended' ? state.sessionContactId : undefined;
}

function hasId(contact: AgentContact): contact is OwnContact {
  return contact.contactId !== undefined;
}

/** A session of this channel that was begun once this one was asked for. */
function couldBe({ session }: SessionRecord, contact: AgentContact): boolean {
  const begun = begunMs(contact);
  return (
    isSession(contact) &&
    contact.channel !== undefined &&
    contact.channel === session.channel &&
    begun !== undefined &&
    begun >= session.openedAt.getTime() - skewSeconds * 1000
  );
}

/** Not later than this: of two times the earlier one. */
function begunMs({ stateSince, connectedSince }: AgentContact): number | undefined {
  const times = [stateSince, connectedSince].flatMap((time) => (time ? [time.getTime()] : []));
  return times.length === 0 ? undefined : Math.min(...times);
}
