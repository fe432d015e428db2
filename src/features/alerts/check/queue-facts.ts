import type { MeasuredFacts } from '../../../domain/alerting/measured.ts';
import type { QueueChannelReading } from '../../../domain/contact-centre.ts';

type Figure = (row: QueueChannelReading) => number | undefined;

/** What is said beside a number: contacts of all these rows, agents of the one that has the most. */
export function factsOf(rows: readonly QueueChannelReading[], asOf: Date): MeasuredFacts {
  const known = (figure: Figure) => rows.flatMap((row) => figure(row) ?? []);
  const most = (numbers: readonly number[]) =>
    numbers.length > 0 ? Math.max(...numbers) : undefined;
  const waiting = known(({ contactsInQueue }) => contactsInQueue);
  return {
    asOf,
    waiting: waiting.length > 0 ? waiting.reduce((sum, one) => sum + one, 0) : undefined,
    available: most(known(({ agentsAvailable }) => agentsAvailable)),
    staffed: most(known(({ agentsStaffed }) => agentsStaffed)),
  };
}

/** The same where one channel decided. */
export function factsOfRow(row: QueueChannelReading, asOf: Date): MeasuredFacts {
  return { ...factsOf([row], asOf), channel: row.channel };
}
