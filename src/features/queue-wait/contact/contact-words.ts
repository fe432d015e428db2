import { secondsBetween, shortDuration, timeOfDay } from '../../../blocks/format.ts';
import { name } from '../../../blocks/text.ts';
import type { ContactPosition } from '../../../domain/contact-centre.ts';
import { type ContactDetail, placeOf } from '../../../domain/contact-place.ts';
import type { ErrorCode } from '../../../domain/errors.ts';
import { agentName } from '../../../floor/named.ts';
import { failureSentences } from '../../failure-view.ts';
import {
  elsewhereWords,
  inLineWords,
  queueWords,
  sinceWords,
  withoutPosition,
} from './place-words.ts';
import type { ContactReport } from './read-contact.ts';

/** Where the contact is, in a sentence or two. For mrkdwn. */
export function contactSentence(report: ContactReport): string {
  const contact = `Contact \`${name(report.contactId)}\``;
  if (report.detail.kind === 'unread') {
    return `${contact} ${withoutPlace(report, report.detail.code)}`;
  }
  const detail = report.detail.value;
  return detail ? `${contact} ${placed(report, detail)}` : `${contact} ${unknown(report)}`;
}

function placed(report: ContactReport, detail: ContactDetail): string {
  const place = placeOf(detail);
  if (place.kind === 'queued') return waiting(report, detail);
  if (place.kind !== 'in-flow') {
    const { names, now } = report;
    return `${elsewhereWords(detail, place, { names, now, who: whoWords(report) })}.${passedOn(detail)}`;
  }
  // The metrics may know of a queue a moment before the contact's own record does.
  if (positionOf(report)?.kind === 'in-queue') return waiting(report, detail);
  const since = detail.initiatedAt
    ? ` It began at ${timeOfDay(detail.initiatedAt)} (${shortDuration(secondsBetween(detail.initiatedAt, report.now))} ago).`
    : '';
  return `is still in a flow: it has not been queued yet.${since}`;
}

function waiting(report: ContactReport, detail: ContactDetail): string {
  const queue = queueWords(detail, report.names);
  const since = sinceWords(detail, report.now);
  if (report.position.kind === 'unread') {
    return `is in ${queue}${since}. Its position and estimate could not be read: ${failureSentences[report.position.code]}`;
  }
  const position = report.position.value;
  if (position.kind !== 'in-queue') {
    return `is in ${queue}${since}, but ${withoutPosition[position.kind]} just now. It may be ringing at an agent.`;
  }
  return `is ${inLineWords(position, queue, since)}.`;
}

function unknown(report: ContactReport): string {
  const position = positionOf(report);
  return position?.kind === 'in-queue'
    ? `is ${inLineWords(position, 'its queue', '')}. Amazon Connect tells no more of it.`
    : 'was not found. It may be of another instance, or too old: Amazon Connect keeps contacts for 24 months.';
}

function withoutPlace(report: ContactReport, code: ErrorCode): string {
  const position = positionOf(report);
  const why = failureSentences[code];
  if (position?.kind === 'in-queue') {
    return `is ${inLineWords(position, 'its queue', '')}. Which queue that is and since when it waits could not be read: ${why}`;
  }
  const shape = position ? `, it seems: ${withoutPosition[position.kind]}` : '';
  return `is not waiting in a queue${shape}. Where it is instead could not be read: ${why}`;
}

function positionOf({ position }: ContactReport): ContactPosition | undefined {
  return position.kind === 'read' ? position.value : undefined;
}

/** An agent is named only to those who may see agents. */
function whoWords({ agent, names }: ContactReport): string {
  return agent && names ? `*${name(agentName(names, agent.userId))}*` : 'an agent';
}

function passedOn({ nextContactId }: ContactDetail): string {
  return nextContactId === undefined
    ? ''
    : ` It was passed on as contact \`${name(nextContactId)}\`.`;
}
