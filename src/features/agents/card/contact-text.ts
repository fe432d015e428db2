import { secondsBetween, shortDuration } from '../../../blocks/format.ts';
import { escapeMrkdwn, name, plainName } from '../../../blocks/text.ts';
import { isSession, isStaleEnded } from '../../../domain/activity.ts';
import type { AgentContact, Names } from '../../../domain/contact-centre.ts';
import { queueName } from '../../../floor/named.ts';
import {
  channelWord,
  holdWords,
  plainBeginning,
  plainChannel,
  stateWord,
} from '../../words-for.ts';

/** One contact in two lines: what it is, and since when. For mrkdwn. */
export function contactText(contact: AgentContact, names: Names, now: Date): string {
  const what = [
    `*${channelWord(contact.channel)}*`,
    isSession(contact) ? 'monitoring' : name(plainBeginning(contact.initiationMethod)),
    contact.queueId === undefined ? 'queue unknown' : name(queueName(names, contact.queueId)),
  ];
  const since = [stateText(contact, now), withAgentText(contact, now)];
  return `${what.join(' · ')}\n${since.join(' · ')}`;
}

/** The same in one line where nothing is formatted: for a choice of a menu. */
export function plainContact(contact: AgentContact, names: Names): string {
  const queue =
    contact.queueId === undefined ? 'queue unknown' : plainName(queueName(names, contact.queueId));
  return `${plainChannel(contact.channel)} · ${queue}`;
}

/** The id, to find the contact in Connect. */
export function contactIdText({ contactId }: AgentContact): string {
  return contactId === undefined ? 'contact id unknown' : `contact \`${escapeMrkdwn(contactId)}\``;
}

function stateText(contact: AgentContact, now: Date): string {
  if (contact.state === 'CONNECTED_ONHOLD') return holdWords(contact, now);
  const state = stateWord(contact.state);
  if (contact.stateSince === undefined) return `${state}, since when is unknown`;
  const duration = lasting(contact.stateSince, now);
  const stale = isStaleEnded(contact, now) ? ', no longer counted' : '';
  return `${state} ${duration}${stale}`;
}

function withAgentText({ connectedSince }: AgentContact, now: Date): string {
  return connectedSince === undefined
    ? 'time with the agent unknown'
    : `with the agent ${lasting(connectedSince, now)}`;
}

function lasting(since: Date, now: Date): string {
  return shortDuration(secondsBetween(since, now));
}
