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

/** "voice · Billing · on hold · connected 4 min": what one contact is, for mrkdwn. */
export function contactWords(contact: AgentContact, names: Names, now: Date): string {
  const queue = contact.queueId === undefined ? undefined : name(queueName(names, contact.queueId));
  return [channelWord(contact.channel), queue, `${stateWord(contact.state)} ${age(contact, now)}`]
    .filter(Boolean)
    .join(' · ');
}

/**
 * On hold keeps the time of the connection (AWS documentation), so the figure is how long the
 * contact has been connected, and says so; how long on hold is known from when it was first seen so.
 */
function age(contact: AgentContact, now: Date): string {
  if (contact.stateSince === undefined) return '(since unknown)';
  const duration = shortDuration(secondsBetween(contact.stateSince, now));
  if (contact.state !== 'CONNECTED_ONHOLD') return duration;
  const held = contact.onHoldSince && secondsBetween(contact.onHoldSince, now);
  return `${held ? `at least ${shortDuration(held)} ` : ''}(connected ${duration})`;
}
