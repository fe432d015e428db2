import { queues } from './catalogue.ts';
import { estimateFor } from './estimate.ts';
import { type ContactRecord, type Floor, lineOf, tell } from './floor.ts';
import type { Channel, Contact } from './model.ts';
import { workOf } from './settings.ts';

/** A new contact; it enters the line by `enqueue`. */
export function openContact(
  floor: Floor,
  about: Pick<Contact, 'channel' | 'initiationMethod'> & { readonly after?: Contact },
): ContactRecord {
  const contact: ContactRecord = {
    id: floor.random.uuid(),
    channel: about.channel,
    initiationMethod: about.initiationMethod,
    initialContactId: about.after && (about.after.initialContactId ?? about.after.id),
    previousContactId: about.after?.id,
    stage: 'in-flow',
    queueId: undefined,
    initiatedAt: floor.events.date,
    enqueuedAt: undefined,
    agentId: undefined,
    ringStartedAt: undefined,
    connectedAt: undefined,
    disconnectedAt: undefined,
    afterWorkEndedAt: undefined,
    holdSeconds: 0,
    isTransferredOut: false,
    disconnectReason: undefined,
    estimateAtQueueing: undefined,
    keepWaiting: undefined,
  };
  floor.contacts.set(contact.id, contact);
  tell(floor, 'INITIATED', contact);
  return contact;
}

/** Puts a contact at the end of a line and starts the customer's patience. */
export function enqueue(floor: Floor, contact: ContactRecord, queueId: string): void {
  if (contact.stage !== 'in-flow') return;
  if (isDeleted(floor, queueId)) {
    closeContact(floor, contact, 'CONTACT_FLOW_DISCONNECT');
    return;
  }
  contact.queueId = queueId;
  contact.enqueuedAt = floor.events.date;
  contact.estimateAtQueueing = estimateFor(floor, queueId, contact.channel);
  stand(floor, contact, queueId);
  tell(floor, 'QUEUED', contact);
  const { patienceMedian } = workOf[contact.channel];
  if (patienceMedian === Infinity) return;
  const patience = floor.random.around(patienceMedian, 0.6);
  contact.keepWaiting = floor.events.in(patience, () => abandon(floor, contact));
}

/** From one line to the end of another; the customer's patience begins anew. */
export function requeue(floor: Floor, contact: ContactRecord, queueId: string): void {
  takeOut(floor, contact);
  contact.keepWaiting?.();
  contact.stage = 'in-flow';
  enqueue(floor, contact, queueId);
}

/** Back to where it stood, by the time it queued first. */
export function putBack(floor: Floor, contact: ContactRecord): void {
  if (contact.stage !== 'offered' || contact.queueId === undefined) return;
  if (isDeleted(floor, contact.queueId)) closeContact(floor, contact, 'API');
  else stand(floor, contact, contact.queueId);
}

function isDeleted(floor: Floor, queueId: string): boolean {
  return !floor.company.queues.some(({ id }) => id === queueId);
}

export function takeOut(floor: Floor, contact: ContactRecord): void {
  const line = standingIn(floor, contact);
  const place = line.indexOf(contact);
  if (place !== -1) line.splice(place, 1);
}

/** The line a contact belongs to; empty when it has no queue. */
function standingIn(floor: Floor, contact: Contact): ContactRecord[] {
  return contact.queueId === undefined ? [] : lineOf(floor, contact.queueId, contact.channel);
}

/** Ends a contact that never reached an agent, or whose conversation is over. */
export function closeContact(floor: Floor, contact: ContactRecord, reason: string): void {
  takeOut(floor, contact);
  contact.keepWaiting?.();
  contact.keepWaiting = undefined;
  contact.stage = 'ended';
  contact.disconnectedAt = floor.events.date;
  contact.disconnectReason = reason;
  tell(floor, 'DISCONNECTED', contact);
  // Where no agent has work left, both come at once with the same data (AWS documentation).
  if (contact.agentId === undefined) tell(floor, 'COMPLETED', contact);
  const desk = floor.users.find((user) => user.held.some((held) => held.contactId === contact.id));
  const ringing = desk?.held.find((held) => held.contactId === contact.id);
  if (ringing?.state !== 'CONNECTING') return;
  ringing.state = 'REJECTED';
  ringing.stateSince = floor.events.date;
}

function stand(floor: Floor, contact: ContactRecord, queueId: string): void {
  const line = lineOf(floor, queueId, contact.channel);
  const since = contact.enqueuedAt?.getTime() ?? 0;
  const place = line.findIndex((other) => (other.enqueuedAt?.getTime() ?? 0) > since);
  contact.stage = 'queued';
  line.splice(place === -1 ? line.length : place, 0, contact);
  floor.wake();
}

function abandon(floor: Floor, contact: ContactRecord): void {
  if (contact.stage === 'queued' || contact.stage === 'offered') {
    closeContact(floor, contact, 'CUSTOMER_DISCONNECT');
  }
}

/** The other queues of a channel a contact can be handed to; extra agents keep theirs to themselves. */
export function otherQueues(queueId: string, channel: Channel): string[] {
  if (!queues.some(({ id }) => id === queueId)) return [];
  return queues
    .filter(({ id, channels }) => id !== queueId && channels.includes(channel))
    .map(({ id }) => id);
}
