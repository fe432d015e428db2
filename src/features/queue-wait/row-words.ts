import { exactDuration } from '../../blocks/format.ts';
import type { QueueChannelReading } from '../../domain/contact-centre.ts';

/** "6 in queue · oldest 3 min 0 s · 0 available · 9 staffed": the counts of a row, in one line. */
export function rowFacts(row: QueueChannelReading): string {
  const oldest = row.oldestContactSeconds;
  const facts = [
    row.contactsInQueue === undefined ? 'in queue unknown' : `${row.contactsInQueue} in queue`,
    row.contactsInQueue !== 0 &&
      (oldest === undefined ? 'oldest unknown' : `oldest ${exactDuration(oldest)}`),
    row.agentsAvailable === undefined ? 'available unknown' : `${row.agentsAvailable} available`,
    row.agentsStaffed === undefined ? 'staffed unknown' : `${row.agentsStaffed} staffed`,
    row.agentsOnContact === undefined ? false : `${row.agentsOnContact} on contact`,
  ];
  return facts.filter((fact) => typeof fact === 'string').join(' · ');
}
