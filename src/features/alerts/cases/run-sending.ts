import type { Rule } from '../../../domain/alerting/rule.ts';
import { type CaseRule, readCaseRule } from './case-rule.ts';
import { differences } from './differences.ts';
import { measuredBy, type Sample } from './eval-case.ts';
import { CaseProblem, type Fields, fieldsAt, listAt, numberAt, optionalNumberAt } from './json.ts';
import { OneSeries } from './one-series.ts';
import type { CaseResult } from './result.ts';

const longAgo = new Date(-1e12);
const forEver = 1e12;
const over: Sample['reading'] = { kind: 'value', value: 1 };
const calm: Sample['reading'] = { kind: 'value', value: -1 };

/** Whether something is to be said again, of an alert that is something already. Throws CaseProblem. */
export function runSending(id: string, fields: Fields, place: string): CaseResult {
  const rule = fieldsAt(fields.rule, `${place}.rule`);
  const prior = fieldsAt(fields.prior, `${place}.prior`);
  const by = readCaseRule({ op: '>', threshold: 0, ...rule }, `${place}.rule`);
  const lastSaid = optionalNumberAt(prior.lastSentAt, `${place}.prior.lastSentAt`);
  const lastSaidAt = lastSaid === undefined ? longAgo : new Date(lastSaid * 1000);
  for (const [index, wanted] of listAt(fields.expected, `${place}.expected`).entries()) {
    const t = numberAt(wanted.t, `${place}.expected[${index}].t`);
    const { rule: as, reading, isBegun } = momentOf(prior, by, place);
    const alert = new OneSeries('one');
    if (isBegun) alert.evaluate(as, measuredBy(over, longAgo), longAgo);
    const now = new Date(t * 1000);
    const { isSaid } = alert.saidAt(lastSaidAt).evaluate(as, measuredBy(reading, now), now);
    if (wanted.notify === isSaid) continue;
    if (reading.kind === 'error')
      return { kind: 'skip', id, reason: differences['failed-decides'] };
    const isExactlyDue = lastSaid !== undefined && t - lastSaid === by.rule.repeatSeconds;
    if (isSaid && isExactlyDue && fields.profile === 'prometheus') {
      return { kind: 'skip', id, reason: differences['repeat-when-due'] };
    }
    const text = `wanted notify ${wanted.notify}, got ${isSaid}`;
    return { kind: 'fail', id, at: String(t), text };
  }
  return { kind: 'pass', id };
}

/** By which rule an alert is in that state, and which reading leaves it there, or ends it where it is over. */
function momentOf(
  { state, resolved }: Fields,
  by: CaseRule,
  place: string,
): { readonly rule: CaseRule; readonly reading: Sample['reading']; readonly isBegun: boolean } {
  const firing = changed(by, { forSeconds: 0, keepFiringSeconds: 0 });
  switch (state) {
    case 'firing':
      return { rule: firing, reading: over, isBegun: true };
    case 'recovering':
      return {
        rule: changed(firing, { keepFiringSeconds: forEver }),
        reading: calm,
        isBegun: true,
      };
    case 'nodata':
      return { rule: firing, reading: { kind: 'null' }, isBegun: true };
    case 'error':
      return { rule: firing, reading: { kind: 'error' }, isBegun: true };
    case 'pending':
      return { rule: changed(by, { forSeconds: forEver }), reading: over, isBegun: true };
    case 'inactive':
      return { rule: firing, reading: calm, isBegun: resolved === true };
    default:
      throw new CaseProblem(`${place}.prior.state has to be firing, pending or inactive.`);
  }
}

function changed(by: CaseRule, change: Partial<Rule>): CaseRule {
  return { ...by, rule: { ...by.rule, ...change } };
}
