import { layDown } from './desk.ts';
import type { Floor, MonitorRecord } from './floor.ts';
import { closeContact, openContact } from './line.ts';
import type { MonitorSession } from './model.ts';

/** What MonitorContact did, after the API's own checks. */
export interface ListenRequest {
  readonly contactId: string;
  readonly supervisorUserId: string;
  readonly capabilities: readonly string[];
  /** It rings in the control panel so long before it is connected by itself; at once without it. */
  readonly ringSeconds?: number;
}

/** Puts a MONITOR contact on the supervisor's desk. Throws when there is nothing to listen to. */
export function startListening(floor: Floor, request: ListenRequest): MonitorSession {
  const target = floor.contacts.get(request.contactId);
  const supervisor = floor.users.find((user) => user.id === request.supervisorUserId);
  if (target?.stage !== 'connected' || target.agentId === undefined || !supervisor) {
    throw new Error(`Contact ${request.contactId} cannot be listened to`);
  }
  const { channel } = target;
  const { ringSeconds = 0 } = request;
  const own = openContact(floor, { channel, initiationMethod: 'MONITOR', after: target });
  own.stage = 'offered';
  own.agentId = supervisor.id;
  own.ringStartedAt = floor.events.date;
  supervisor.held.push({
    contactId: own.id,
    channel,
    initiationMethod: 'MONITOR',
    state: 'CONNECTING',
    stateSince: floor.events.date,
    connectedAt: undefined,
    queueId: target.queueId,
    isStale: false,
  });
  const session: MonitorRecord = {
    contactId: own.id,
    targetContactId: target.id,
    supervisorUserId: supervisor.id,
    agentUserId: target.agentId,
    channel,
    canBarge: request.capabilities.includes('BARGE'),
    isRinging: true,
    isBarging: false,
    since: floor.events.date,
  };
  floor.monitoring.push(session);
  if (ringSeconds > 0) floor.events.in(ringSeconds, () => connect(floor, session));
  else connect(floor, session);
  return session;
}

/** The supervisor takes what rings in their control panel. Throws when nothing does. */
export function acceptListening(floor: Floor, supervisorUserId: string): void {
  const session = sessionOf(floor, supervisorUserId);
  if (!session?.isRinging) throw new Error(`Nothing rings for ${supervisorUserId}`);
  connect(floor, session);
}

/** The supervisor is heard from now on. Throws when their session does not offer that. */
export function bargeIn(floor: Floor, supervisorUserId: string): void {
  const session = sessionOf(floor, supervisorUserId);
  if (!session?.canBarge || session.isRinging) throw new Error(`${supervisorUserId} cannot barge`);
  session.isBarging = true;
}

/** Ends the sessions this is true of: the conversation is over, or the supervisor has left. */
export function endListening(floor: Floor, isOver: (session: MonitorSession) => boolean): void {
  for (const session of floor.monitoring.filter(isOver)) {
    floor.monitoring.splice(floor.monitoring.indexOf(session), 1);
    const supervisor = floor.users.find((user) => user.id === session.supervisorUserId);
    const held = supervisor?.held.find((one) => one.contactId === session.contactId);
    if (supervisor && held) layDown(supervisor, held);
    const own = floor.contacts.get(session.contactId);
    if (own) closeContact(floor, own, 'OTHER');
  }
}

function sessionOf(floor: Floor, supervisorUserId: string): MonitorRecord | undefined {
  return floor.monitoring.find((session) => session.supervisorUserId === supervisorUserId);
}

/** Once it was taken, or rang long enough; nothing where it is over or connected already. */
function connect(floor: Floor, session: MonitorRecord): void {
  if (!session.isRinging || !floor.monitoring.includes(session)) return;
  session.isRinging = false;
  const own = floor.contacts.get(session.contactId);
  const supervisor = floor.users.find((user) => user.id === session.supervisorUserId);
  const held = supervisor?.held.find((one) => one.contactId === session.contactId);
  if (!own || !held) return;
  own.stage = 'connected';
  own.connectedAt = floor.events.date;
  held.state = 'CONNECTED';
  held.stateSince = floor.events.date;
  held.connectedAt = floor.events.date;
}
