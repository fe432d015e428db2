import { secondsBetween, shortDuration } from '../blocks/format.ts';
import { name } from '../blocks/text.ts';
import type { ActivityKind } from '../domain/activity.ts';
import type { AgentContact, Names } from '../domain/contact-centre.ts';
import { queueName } from '../floor/named.ts';

/** How each activity is called; the field's own names. */
export const activityWords: Readonly<Record<ActivityKind, string>> = {
  error: 'contact error',
  missed: 'missed contact',
  rejected: 'rejected contact',
  'on-contact': 'on contact',
  'after-contact-work': 'after-contact work',
  ringing: 'ringing',
  monitoring: 'monitoring',
  custom: 'in a custom status',
  available: 'available',
  offline: 'offline',
  unknown: 'status unknown',
};

const stateWords: ReadonlyMap<string, string> = new Map([
  ['CONNECTED', 'connected'],
  ['CONNECTED_ONHOLD', 'on hold'],
  ['CONNECTING', 'ringing'],
  ['INCOMING', 'incoming'],
  ['PENDING', 'pending'],
  ['MISSED', 'missed'],
  ['ERROR', 'error'],
  ['ENDED', 'after-contact work'],
  ['REJECTED', 'rejected'],
  ['PAUSED', 'paused'],
]);

const channelWords: ReadonlyMap<string, string> = new Map([
  ['VOICE', 'voice'],
  ['CHAT', 'chat'],
  ['TASK', 'task'],
  ['EMAIL', 'e-mail'],
]);

/** The ways the API's model names (`ContactInitiationMethod`). */
const beginningWords: ReadonlyMap<string, string> = new Map([
  ['INBOUND', 'inbound'],
  ['OUTBOUND', 'outbound'],
  ['TRANSFER', 'transferred'],
  ['QUEUE_TRANSFER', 'transferred to the queue'],
  ['CALLBACK', 'callback'],
  ['API', 'by API'],
  ['DISCONNECT', 'after a disconnect'],
  ['MONITOR', 'listening'],
  ['EXTERNAL_OUTBOUND', 'external outbound'],
  ['WEBRTC_API', 'web call'],
  ['AGENT_REPLY', 'agent’s reply'],
  ['FLOW', 'by a flow'],
]);

/** A channel as people write it, for mrkdwn; one of tomorrow appears as it is. */
export function channelWord(channel: string | undefined): string {
  return name(plainChannel(channel));
}

/** The same where nothing is formatted. */
export function plainChannel(channel: string | undefined): string {
  return channel === undefined ? 'channel unknown' : (channelWords.get(channel) ?? channel);
}

/** A contact's state as people say it, for mrkdwn; one of tomorrow appears as it is. */
export function stateWord(state: string | undefined): string {
  return name(plainState(state));
}

/** The same where nothing is formatted. */
export function plainState(state: string | undefined): string {
  return state === undefined ? 'state unknown' : (stateWords.get(state) ?? state);
}

/** How a contact began, where nothing is formatted; a way of tomorrow appears as it is. */
export function plainBeginning(method: string | undefined): string {
  return method === undefined ? 'beginning unknown' : (beginningWords.get(method) ?? method);
}

/**
 * How long a contact has been on hold, where nothing is formatted. Connect keeps the time of the
 * connection (AWS documentation), so it is known only from when Floorwalker first saw the hold.
 */
export function holdWords({ onHoldSince }: AgentContact, now: Date): string {
  const state = plainState('CONNECTED_ONHOLD');
  if (onHoldSince === undefined) return `${state} (since unknown)`;
  const seconds = secondsBetween(onHoldSince, now);
  return seconds < 1 ? `${state}, just seen` : `${state} at least ${shortDuration(seconds)}`;
}

/** "voice · Billing · on hold at least 3 min, connected 4 min": what one contact is, for mrkdwn. */
export function contactWords(contact: AgentContact, names: Names, now: Date): string {
  const queue = contact.queueId === undefined ? undefined : name(queueName(names, contact.queueId));
  return [channelWord(contact.channel), queue, stateAndAge(contact, now)]
    .filter(Boolean)
    .join(' · ');
}

function stateAndAge({ stateSince, ...contact }: AgentContact, now: Date): string {
  const isOnHold = contact.state === 'CONNECTED_ONHOLD';
  const state = isOnHold ? `${holdWords(contact, now)}, connected` : stateWord(contact.state);
  return stateSince === undefined
    ? `${state} (since unknown)`
    : `${state} ${shortDuration(secondsBetween(stateSince, now))}`;
}
