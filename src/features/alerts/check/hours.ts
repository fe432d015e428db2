import type { Measured } from '../../../domain/alerting/measured.ts';
import type { Rule } from '../../../domain/alerting/rule.ts';
import { isWithin, nextChange } from '../../../domain/alerting/within.ts';
import type { Readings } from './readings.ts';
import { rowsIn } from './rows-in.ts';

/** Whether it is judged now. */
export type Judged =
  | { readonly kind: 'judged'; readonly isAfterClosing: boolean }
  | Extract<Measured, { kind: 'outside-hours' | 'failed' }>;

const judged: Judged = { kind: 'judged', isAfterClosing: false };

/**
 * Whether a rule is judged now, for these queues. One whose queues are all closed is judged on as long
 * as contacts wait in one of them; hours that are not known are no reason not to judge.
 */
export function judgedNow(
  rule: Rule,
  queueIds: () => readonly string[],
  readings: Readings,
): Judged {
  const { now } = readings;
  switch (rule.hours.kind) {
    case 'always':
      return judged;
    case 'timetable': {
      const { timetable } = rule.hours;
      if (isWithin(timetable, now)) return judged;
      return { kind: 'outside-hours', opensAt: nextChange(timetable, now) };
    }
    case 'opening-hours':
      return byOpening(rule, queueIds(), readings);
  }
}

function byOpening(rule: Rule, queueIds: readonly string[], readings: Readings): Judged {
  const opensAt: number[] = [];
  for (const id of queueIds) {
    const opening = readings.openings.get(id);
    if (opening?.kind !== 'closed') return judged;
    if (opening.opensAt) opensAt.push(opening.opensAt.getTime());
  }
  if (queueIds.length === 0) return judged;
  const { queues } = readings;
  if (queues?.kind !== 'got') return { kind: 'failed', code: queues?.code ?? 'internal' };
  const rows = queueIds.flatMap((id) => rowsIn(queues.answer, id, rule.channels));
  // A closed queue without a row has nobody who works for it and nobody who waits.
  const isServed = rows.every(({ contactsInQueue }) => contactsInQueue === 0);
  if (!isServed) return { kind: 'judged', isAfterClosing: true };
  const first = opensAt.length > 0 ? new Date(Math.min(...opensAt)) : undefined;
  return { kind: 'outside-hours', opensAt: first };
}
