import { exactDuration } from '../../blocks/format.ts';
import type { QueuesReading } from '../../domain/contact-centre.ts';
import type { KeptFigures } from '../../domain/history.ts';
import { closedWords } from './opening-words.ts';
import { isOverLimit, isUnstaffed } from './over-limit.ts';
import type { QueueLine } from './queue-line.ts';
import { waitWords } from './wait-words.ts';

/** What a line means, opening hours and all: "closed (opens …), 9 still waiting, nobody staffed". For mrkdwn. */
export function lineWords(
  { wait, row, opening }: Pick<QueueLine, 'wait' | 'opening'> & { readonly row: KeptFigures },
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

/** "2 over their limit, 1 with nobody staffed": how many of several are bad; undefined where it is one at most. */
export function badWords(lines: readonly QueueLine[]): string | undefined {
  const over = lines.filter(isOverLimit).length;
  const unstaffed = lines.filter(isUnstaffed).length;
  if (over + unstaffed < 2) return undefined;
  const words = [
    over > 0 && `${over} over ${over === 1 ? 'its' : 'their'} limit`,
    unstaffed > 0 && `${unstaffed} with nobody staffed`,
  ];
  return words.filter((word) => typeof word === 'string').join(', ');
}
