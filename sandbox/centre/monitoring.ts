import { layDown } from './desk.ts';
import type { Floor } from './floor.ts';
import { closeContact, openContact } from './line.ts';
import type { MonitorSession } from './model.ts';

/** What MonitorContact did, after the API's own checks. */
export interface ListenRequest {
  readonly contactId: string;
  readonly supervisorUserId: string;
  readonly capabilities: readonly string[];
}

/** Puts a MONITOR contact on the supervisor's desk. Throws when there is nothing to listen to. */
export function startListening(floor: Floor, request: ListenRequest): MonitorSession {
  const target = floor.contacts.get(request.contactId);
  const supervisor = floor.users.find((user) => user.id === request.supervisorUserId);
  if (target?.stage !== 'connected' || target.agentId === undefined || !supervisor) {
    throw new Error(`Contact ${request.contactId} cannot be listened to`);
  }
  const { channel } = target;
  const own = openContact(floor, { channel, initiationMethod: 'MONITOR', after: target });
  own.stage = 'connected';
  own.agentId = supervisor.id;
  own.connectedAt = floor.events.date;
  supervisor.held.push({
    contactId: own.id,
    channel,
    initiationMethod: 'MONITOR',
    state: 'CONNECTED',
    stateSince: floor.events.date,
    connectedAt: floor.events.date,
    queueId: target.queueId,
    isStale: false,
  });
  const session: MonitorSession = {
    contactId: own.id,
    targetContactId: target.id,
    supervisorUserId: supervisor.id,
    agentUserId: target.agentId,
    channel,
    canBarge: request.capabilities.includes('BARGE'),
    since: floor.events.date,
  };
  floor.monitoring.push(session);
  return session;
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
