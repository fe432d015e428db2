import { exactDuration } from '../../blocks/format.ts';
import type { QueuesReading } from '../../domain/contact-centre.ts';
import { isOverLimit } from './advice.ts';
import { closedWords } from './opening-words.ts';
import type { QueueLine } from './queue-line.ts';
import { waitWords } from './wait-words.ts';

/** What a line means, opening hours and all: "closed (opens …), 9 still waiting, nobody staffed". For mrkdwn. */
export function lineWords(
  { wait, row, opening }: QueueLine,
  estimate: QueuesReading['estimate'],
): string {
  if (opening.kind !== 'closed') return waitWords(wait, estimate);
  const closed = closedWords(opening);
  switch (wait.kind) {
    case 'empty':
      return `${closed}, nobody waiting`;
    case 'nobody-staffed':
      return `${closed}, ${wait.waiting} still waiting, nobody staffed`;
    case 'wait':
      return `${closed}, ${wait.waiting} still waiting, ${waitWords(wait, estimate)}`;
    case 'unknown':
    case 'absent': {
      const waiting = row.contactsInQueue;
      const count = waiting === undefined ? '' : `${waiting} still waiting, `;
      return `${closed}, ${count}${waitWords(wait, estimate)}`;
    }
  }
}

/** The figures of a line: "6 in queue · oldest 3 min 0 s · 0 available · 9 staffed · 8 on contact". */
export function figuresText({ row }: Pick<QueueLine, 'row'>): string {
  const oldest = row.oldestContactSeconds;
  const facts = [
    row.contactsInQueue === undefined ? 'in queue unknown' : `${row.contactsInQueue} in queue`,
    row.contactsInQueue !== 0 &&
      (oldest === undefined ? 'oldest unknown' : `oldest ${exactDuration(oldest)}`),
    row.agentsAvailable === undefined ? 'available unknown' : `${row.agentsAvailable} available`,
    row.agentsStaffed === undefined ? 'staffed unknown' : `${row.agentsStaffed} staffed`,
    row.agentsOnContact === undefined ? 'on contact unknown' : `${row.agentsOnContact} on contact`,
  ];
  return facts.filter((fact) => typeof fact === 'string').join(' · ');
}

/** How many lines are over their limit. */
export function countOver(lines: readonly QueueLine[]): number {
  return lines.filter(isOverLimit).length;
}
