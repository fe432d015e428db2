import { isLiveSession, isSession } from '../../../domain/activity.ts';
import type { Agent, AgentContact, Names } from '../../../domain/contact-centre.ts';
import type { SessionRecord } from '../../../domain/listening.ts';
import { ownContactOf } from '../../../domain/own-sessions.ts';
import type { TurnedAway } from './report.ts';

/** A session that began so many seconds ago need not be among the supervisor's contacts yet: readings lag. */
const settlingSeconds = 15;

/**
 * What of the supervisor's own keeps their control panel from ringing: signed out, or a routing
 * profile without the channel. What is not known is left to the service.
 */
export function ownHindrance(
  own: Agent | undefined,
  names: Names,
  { username, channel }: { readonly username: string; readonly channel: string | undefined },
): TurnedAway | undefined {
  const type = own?.statusId === undefined ? undefined : names.statuses.get(own.statusId)?.type;
  if (!own || type === 'OFFLINE') return { kind: 'not-signed-in', username };
  return channel === undefined || takes(own, channel)
    ? undefined
    : { kind: 'channel-not-taken', channel };
}

/**
 * MaxSlotsByChannel has the channels of the routing profile; that one which is missing among others is
 * not taken is UNVERIFIED. Where there is none at all nobody knows.
 */
function takes({ slots }: Agent, channel: string): boolean {
  const known = [...slots].filter(([, { maximum }]) => maximum !== undefined);
  return known.length === 0 || (slots.get(channel)?.maximum ?? 0) > 0;
}

/** Whether a session that was seen to run still is, by the supervisor's own contacts. */
export function isStillSeen(
  record: SessionRecord,
  own: Pick<Agent, 'contacts'>,
  others: readonly SessionRecord[],
  now: Date,
): boolean {
  const { state } = record.standing;
  if (state.kind !== 'running') return false;
  if (now.getTime() - state.since.getTime() < settlingSeconds * 1000) return true;
  if (state.sessionContactId === undefined) return own.contacts.some(isLiveSession);
  const contact = ownContactOf(record, own, others);
  return contact !== undefined && (!isSession(contact) || isLiveSession(contact));
}

/** Whether the supervisor listens to a call: one at a time is what a control panel takes. */
export function listensToCall(own: Pick<Agent, 'contacts'>): boolean {
  return own.contacts.some((contact) => isLiveSession(contact) && isVoice(contact));
}

function isVoice({ channel }: AgentContact): boolean {
  return channel === 'VOICE';
}
