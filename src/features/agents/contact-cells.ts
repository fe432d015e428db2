import { secondsBetween, shortDuration } from '../../blocks/format.ts';
import { plainName } from '../../blocks/text.ts';
import {
  activityOfContact,
  activityOrder,
  contactSince,
  isSession,
  isStaleEnded,
} from '../../domain/activity.ts';
import type { AgentContact, Names } from '../../domain/contact-centre.ts';
import { queueName } from '../../floor/named.ts';
import { holdWords, plainBeginning, plainChannel, plainState } from '../words-for.ts';

/** In the order of activity, on hold before connected, the oldest of those alike first. */
export function worstFirst(contacts: readonly AgentContact[], now: Date): readonly AgentContact[] {
  return contacts.toSorted((a, b) => rank(a, now) - rank(b, now) || sinceMs(a) - sinceMs(b));
}

function rank(contact: AgentContact, now: Date): number {
  // What is no work any more comes after everything that is.
  if (isStaleEnded(contact, now)) return activityOrder.length;
  if (isSession(contact)) return activityOrder.indexOf('monitoring');
  const isOnHold = contact.state === 'CONNECTED_ONHOLD';
  return activityOrder.indexOf(activityOfContact(contact)) - (isOnHold ? 0.5 : 0);
}

function sinceMs(contact: AgentContact): number {
  return contactSince(contact)?.getTime() ?? Number.MAX_SAFE_INTEGER;
}

/**
 * "3: missed 2 min · chat · Returns · by API; connected 1 min · chat · …": a cell is cut at its end,
 * so how many there are and the first state stand at its beginning.
 */
export function contactsCell(contacts: readonly AgentContact[], names: Names, now: Date): string {
  const cells = contacts.map((contact) => contactCell(contact, names, now)).join('; ');
  return contacts.length > 1 ? `${contacts.length}: ${cells}` : cells;
}

function contactCell(contact: AgentContact, names: Names, now: Date): string {
  const { channel, queueId, initiationMethod } = contact;
  return [
    stateWords(contact, now),
    plainChannel(channel),
    queueId === undefined ? 'queue unknown' : plainName(queueName(names, queueId)),
    plainBeginning(initiationMethod),
  ].join(' · ');
}

function stateWords(contact: AgentContact, now: Date): string {
  if (contact.state === 'CONNECTED_ONHOLD') return holdWords(contact, now);
  const { stateSince: since } = contact;
  const age = since === undefined ? '(since unknown)' : shortDuration(secondsBetween(since, now));
  return isStaleEnded(contact, now)
    ? `ended ${age} ago, no work any more`
    : `${plainState(contact.state)} ${age}`;
}

/** How long the agent has had each contact, in the same order; nothing while it is only offered. */
export function withAgentCell(contacts: readonly AgentContact[], now: Date): string {
  return contacts
    .map((contact) => {
      const since = contact.connectedSince;
      if (since !== undefined) return shortDuration(secondsBetween(since, now));
      return activityOfContact(contact) === 'on-contact' ? 'unknown' : '–';
    })
    .join('; ');
}
