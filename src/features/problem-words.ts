import { setDuration, shortDuration } from '../blocks/format.ts';
import { name } from '../blocks/text.ts';
import type { AgentContact, Names } from '../domain/contact-centre.ts';
import { queueName } from '../floor/named.ts';
import type { Problem } from './problems.ts';
import { channelWord } from './words-for.ts';

/** Why an agent needs somebody, for mrkdwn: "on hold at least 4 min (limit 3 min)". */
export function problemWords(problem: Problem, names: Names): string {
  switch (problem.kind) {
    case 'error':
      return `error on ${contactPhrase(problem.contact, names)} ${ago(problem)}`;
    case 'missed':
      return `missed ${contactPhrase(problem.contact, names)} ${ago(problem)}`;
    case 'rejected':
      // The same state when the customer gives up while it rings (AWS documentation).
      return `${contactPhrase(problem.contact, names)} rejected or given up ${ago(problem)}`;
    case 'hold':
      return `on hold ${lasting(problem)}`;
    case 'contact':
      return `on ${article(problem.contact)} contact for ${lasting(problem)}`;
    case 'after-contact-work':
      return `after-contact work for ${lasting(problem)}`;
    case 'status':
      return `${name(problem.statusName ?? 'unknown status')} for ${lasting(problem)}`;
  }
}

/** Whether the reason already says which contact it is, with its queue. */
export function namesItsContact({ kind }: Problem): boolean {
  return kind === 'error' || kind === 'missed' || kind === 'rejected';
}

function contactPhrase(contact: AgentContact | undefined, names: Names): string {
  const queue = contact?.queueId;
  const where = queue === undefined ? '' : ` in ${name(queueName(names, queue))}`;
  return `${article(contact)} contact${where}`;
}

function article(contact: AgentContact | undefined): string {
  if (contact?.channel === undefined) return 'a';
  return `${contact.channel === 'EMAIL' ? 'an' : 'a'} ${channelWord(contact.channel)}`;
}

function ago({ seconds }: Problem): string {
  return seconds === undefined ? '(when is unknown)' : `${shortDuration(seconds)} ago`;
}

/** Rounded, unless that would make it look like the limit itself. */
function lasting({ seconds, limitSeconds, isAtLeast }: Problem): string {
  if (seconds === undefined) return '(how long is unknown)';
  const limit = limitSeconds === undefined ? undefined : setDuration(limitSeconds);
  const rounded = shortDuration(seconds);
  const duration = rounded === limit ? setDuration(seconds) : rounded;
  const over = limit === undefined ? '' : ` (limit ${limit})`;
  return `${isAtLeast ? 'at least ' : ''}${duration}${over}`;
}
