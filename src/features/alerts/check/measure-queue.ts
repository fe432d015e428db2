import type { Measured, MeasuredFacts } from '../../../domain/alerting/measured.ts';
import type { RuleMetricKind } from '../../../domain/alerting/rule.ts';
import type { QueueChannelReading } from '../../../domain/contact-centre.ts';
import { measureWait, noData } from './measure-wait.ts';
import { factsOf, factsOfRow } from './queue-facts.ts';
import type { QueueRows } from './readings.ts';

/** What is read of queues as they are now. */
export type QueueMetricKind = Extract<
  RuleMetricKind,
  | 'queue-wait'
  | 'oldest-contact'
  | 'contacts-waiting'
  | 'agents-available'
  | 'agents-staffed'
  | 'nobody-staffed'
  | 'available-while-waiting'
>;

type Row = QueueChannelReading;
type Figure = (row: Row) => number | undefined;

/** What the rows of one queue mean for a metric; rows of other channels than the rule's are left out before. */
export function measureQueue(
  kind: QueueMetricKind,
  rows: readonly Row[],
  reading: QueueRows,
): Measured {
  const { asOf } = reading;
  switch (kind) {
    case 'queue-wait':
      return measureWait(rows, reading);
    case 'oldest-contact':
      return most(rows, oldest, asOf);
    case 'contacts-waiting':
      return total(rows, ({ contactsInQueue }) => contactsInQueue, asOf);
    case 'nobody-staffed':
      return total(rows, withNobody, asOf);
    // An agent who takes two channels stands in both rows, so they are no sum. At least so many there are.
    case 'agents-available':
      return most(rows, ({ agentsAvailable }) => agentsAvailable, asOf);
    case 'agents-staffed':
      return most(rows, ({ agentsStaffed }) => agentsStaffed, asOf);
    case 'available-while-waiting':
      return most(rows, idle, asOf);
  }
}

/** Nobody waits: nobody has waited for any time. */
function oldest({ contactsInQueue, oldestContactSeconds }: Row): number | undefined {
  return contactsInQueue === 0 ? 0 : oldestContactSeconds;
}

/** Contacts that wait in a channel for which nobody is staffed. */
function withNobody({ contactsInQueue, agentsStaffed }: Row): number | undefined {
  if (contactsInQueue === 0) return 0;
  if (agentsStaffed === undefined) return undefined;
  return agentsStaffed > 0 ? 0 : contactsInQueue;
}

/** Agents who could take what waits. */
function idle({ contactsInQueue, agentsAvailable }: Row): number | undefined {
  if (contactsInQueue === 0 || agentsAvailable === 0) return 0;
  return contactsInQueue === undefined ? undefined : agentsAvailable;
}

interface Known {
  readonly row: Row;
  readonly value: number;
}

/** The sum over channels; what one of them does not say comes on top of it. */
function total(rows: readonly Row[], figure: Figure, asOf: Date): Measured {
  return over(rows, figure, (known) => {
    const counted = known.filter(({ value }) => value > 0).map(({ row }) => row);
    return {
      value: known.reduce((sum, { value }) => sum + value, 0),
      facts: factsOf(counted.length > 0 ? counted : rows, asOf),
    };
  });
}

/** The channel that has the most; another one that does not say may have more. */
function most(rows: readonly Row[], figure: Figure, asOf: Date): Measured {
  return over(rows, figure, (known) => {
    const largest = known.reduce((best, next) => (next.value > best.value ? next : best));
    return { value: largest.value, facts: factsOfRow(largest.row, asOf) };
  });
}

function over(
  rows: readonly Row[],
  figure: Figure,
  join: (known: readonly Known[]) => { readonly value: number; readonly facts: MeasuredFacts },
): Measured {
  if (rows.length === 0) return noData('queue-absent');
  const known = rows.flatMap((row): readonly Known[] => {
    const value = figure(row);
    return value === undefined ? [] : [{ row, value }];
  });
  if (known.length === 0) return noData('no-counts');
  return { kind: 'value', isAtLeast: known.length < rows.length, ...join(known) };
}
