import { layDown, settleStatus } from './desk.ts';
import { learnFromWait } from './estimate.ts';
import {
  type ContactRecord,
  type Floor,
  type HeldRecord,
  lineKey,
  tell,
  type UserRecord,
} from './floor.ts';
import { closeContact, enqueue, openContact, otherQueues, putBack, takeOut } from './line.ts';
import type { MissedOffer } from './model.ts';
import { endListening } from './monitoring.ts';
import { workOf } from './settings.ts';

/** One contact with one agent, from the first ring to the end of after-contact work. */
interface Talk {
  readonly contact: ContactRecord;
  readonly user: UserRecord;
  readonly held: HeldRecord;
}

/** Rings an agent for a waiting contact. */
export function offer(floor: Floor, contact: ContactRecord, user: UserRecord): void {
  takeOut(floor, contact);
  contact.stage = 'offered';
  contact.ringStartedAt = floor.events.date;
  const held: HeldRecord = {
    contactId: contact.id,
    channel: contact.channel,
    initiationMethod: contact.initiationMethod,
    state: 'CONNECTING',
    stateSince: floor.events.date,
    connectedAt: undefined,
    queueId: contact.queueId,
    isStale: false,
  };
  user.held.push(held);
  const talk = { contact, user, held };
  const { missChance, rejectChance, ringSeconds } = floor.settings;
  const luck = floor.random.next();
  if (luck < missChance) floor.events.in(ringSeconds, () => turnDown(floor, talk, 'missed'));
  else if (luck < missChance + rejectChance)
    floor.events.in(floor.random.between(2, 8), () => turnDown(floor, talk, 'rejected'));
  else floor.events.in(floor.random.between(2, 9), () => answer(floor, talk));
}

/** Ends a conversation: the agent goes into after-contact work. */
export function hangUp(floor: Floor, contact: ContactRecord, reason: string): void {
  const user = floor.users.find((one) => one.id === contact.agentId);
  const held = user?.held.find((one) => one.contactId === contact.id);
  closeContact(floor, contact, reason);
  endListening(floor, (session) => session.targetContactId === contact.id);
  if (!user || !held) return;
  held.state = 'ENDED';
  held.stateSince = floor.events.date;
  const seconds = floor.random.around(workOf[contact.channel].afterMedian, 0.6);
  floor.events.in(seconds, () => finishWork(floor, { contact, user, held }));
}

function turnDown(floor: Floor, talk: Talk, why: MissedOffer['why']): void {
  const { held, user, contact } = talk;
  const hasCustomerLeft = contact.stage === 'ended';
  if (held.state !== 'CONNECTING' && !hasCustomerLeft) return;
  held.state = why === 'missed' && !hasCustomerLeft ? 'MISSED' : 'REJECTED';
  held.stateSince = floor.events.date;
  floor.missed.push({
    at: floor.events.date,
    contactId: contact.id,
    queueId: contact.queueId ?? '',
    channel: contact.channel,
    userId: user.id,
    why: hasCustomerLeft ? 'customer-left' : why,
  });
  putBack(floor, contact);
  // A missed contact blocks the agent until they notice and clear it.
  floor.events.in(floor.random.around(why === 'missed' ? 45 : 12, 0.7), () => {
    layDown(user, held);
    settleStatus(floor, user);
  });
}

function answer(floor: Floor, talk: Talk): void {
  const { contact, user, held } = talk;
  if (contact.stage !== 'offered' || held.state !== 'CONNECTING') {
    turnDown(floor, talk, 'customer-left');
    return;
  }
  contact.keepWaiting?.();
  contact.keepWaiting = undefined;
  contact.stage = 'connected';
  contact.agentId = user.id;
  contact.connectedAt = floor.events.date;
  held.state = 'CONNECTED';
  held.stateSince = floor.events.date;
  held.connectedAt = floor.events.date;
  tell(floor, 'CONNECTED_TO_AGENT', contact);
  learnFromWait(floor, contact);
  converse(floor, talk);
}

function converse(floor: Floor, talk: Talk): void {
  const { random, events } = floor;
  const { channel } = talk.contact;
  const { handleMedian, handleSigma } = workOf[channel];
  const talking = random.around(handleMedian, handleSigma);
  const away = interruption(floor, talk);
  if (away > 0) {
    const from = talking * random.between(0.25, 0.7);
    events.in(from, () => interrupt(floor, talk));
    events.in(from + away, () => resume(floor, talk, away));
  }
  events.in(talking + away, () => conclude(floor, talk));
}

/** Seconds of hold (voice) or pause (task) this contact will have. */
function interruption(floor: Floor, { contact }: Talk): number {
  const { random, settings } = floor;
  if (contact.channel === 'VOICE' && random.chance(settings.holdChance))
    return random.between(15, 80);
  if (contact.channel === 'TASK' && random.chance(settings.pauseChance))
    return random.between(60, 240);
  return 0;
}

function interrupt(floor: Floor, { contact, held }: Talk): void {
  if (held.state !== 'CONNECTED') return;
  held.state = contact.channel === 'TASK' ? 'PAUSED' : 'CONNECTED_ONHOLD';
  // AWS documents that a hold leaves StateStartTimestamp alone; of PAUSED it says nothing.
  if (held.state === 'PAUSED') held.stateSince = floor.events.date;
}

function resume(floor: Floor, { contact, held }: Talk, seconds: number): void {
  if (held.state !== 'CONNECTED_ONHOLD' && held.state !== 'PAUSED') return;
  if (held.state === 'PAUSED') held.stateSince = floor.events.date;
  if (held.state === 'CONNECTED_ONHOLD') contact.holdSeconds += seconds;
  held.state = 'CONNECTED';
}

function conclude(floor: Floor, { contact }: Talk): void {
  if (contact.stage !== 'connected') return;
  const { random, settings } = floor;
  const [first, ...rest] = otherQueues(contact.queueId ?? '', contact.channel);
  const isHandedOn =
    contact.channel === 'VOICE' && first !== undefined && random.chance(settings.transferChance);
  contact.isTransferredOut = isHandedOn;
  const partner = random.chance(0.7) ? 'CUSTOMER_DISCONNECT' : 'AGENT_DISCONNECT';
  hangUp(floor, contact, isHandedOn ? 'CONTACT_FLOW_DISCONNECT' : partner);
  if (!isHandedOn) return;
  const { channel } = contact;
  const next = openContact(floor, { channel, initiationMethod: 'TRANSFER', after: contact });
  enqueue(floor, next, random.pick([first, ...rest]));
}

function finishWork(floor: Floor, { contact, user, held }: Talk): void {
  const { events, random, settings, turnover } = floor;
  contact.afterWorkEndedAt = events.date;
  tell(floor, 'COMPLETED', contact);
  if (contact.queueId !== undefined) {
    const since = contact.ringStartedAt?.getTime() ?? events.now;
    turnover.push({
      at: events.now,
      line: lineKey(contact.queueId, contact.channel),
      occupiedSeconds: (events.now - since) / 1000,
    });
  }
  if (random.chance(settings.staleEndedChance)) {
    held.isStale = true;
    events.in(random.between(300, 900), () => layDown(user, held));
  } else layDown(user, held);
  settleStatus(floor, user);
}
