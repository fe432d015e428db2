import type { Measured } from '../../../domain/alerting/measured.ts';
import { type CaseRule, readCaseRule } from './case-rule.ts';
import { CaseProblem, type Fields, fieldsAt, listAt, nameAt, numberAt } from './json.ts';

/** A case whose samples are evaluated one after the other. Times are seconds from its start. */
export interface EvalCase {
  /** Whose semantics it has; undefined where it does not say. */
  readonly profile: string | undefined;
  /** The rule at a time, with all changes until then. */
  readonly ruleAt: (t: number) => CaseRule;
  readonly samples: readonly Sample[];
  readonly expected: readonly Expected[];
}

export interface Sample {
  readonly t: number;
  readonly series: string;
  readonly reading:
    | { readonly kind: 'value'; readonly value: number }
    | { readonly kind: 'null' | 'error' };
}

/** What is wanted of a series at a time; what is undefined is not asked. */
export interface Expected {
  readonly t: number;
  readonly series: string;
  readonly fields: Fields;
}

export const onlySeries = '';

const states = ['inactive', 'pending', 'firing', 'recovering', 'nodata', 'error', 'unknown'];

/** A case of a file; throws CaseProblem where it is not one. */
export function readEvalCase(fields: Fields, place: string): EvalCase {
  const rule = fieldsAt(fields.rule, `${place}.rule`);
  const changes = listAt(fields.ruleChanges, `${place}.ruleChanges`).map((change, index) => ({
    t: numberAt(change.t, `${place}.ruleChanges[${index}].t`),
    change,
  }));
  const ruleAt = (t: number) =>
    readCaseRule(
      Object.assign({}, rule, ...changes.filter((one) => one.t <= t).map(({ change }) => change)),
      `${place}.rule`,
    );
  ruleAt(Number.POSITIVE_INFINITY);
  const samples = listAt(fields.samples, `${place}.samples`).map((sample, index) =>
    readSample(sample, `${place}.samples[${index}]`),
  );
  const seen = new Set<string>();
  for (const { t, series } of samples) {
    const key = `${t}|${series}`;
    if (seen.has(key)) throw new CaseProblem(`${place}.samples has two at ${t} for one series.`);
    seen.add(key);
  }
  const expected = listAt(fields.expected, `${place}.expected`).map((one, index) =>
    readExpected(one, `${place}.expected[${index}]`),
  );
  if (expected.length === 0) throw new CaseProblem(`${place}.expected has to say something.`);
  const profile = typeof fields.profile === 'string' ? fields.profile : undefined;
  return { profile, ruleAt, samples, expected };
}

function readSample(fields: Fields, place: string): Sample {
  return {
    t: numberAt(fields.t, `${place}.t`),
    series: seriesOf(fields, place),
    reading: readingOf(fields, place),
  };
}

function readingOf({ value, error, stale }: Fields, place: string): Sample['reading'] {
  if (error !== undefined && error !== null && error !== false) return { kind: 'error' };
  if (value === null || (value === undefined && stale === true)) return { kind: 'null' };
  if (typeof value === 'number') return { kind: 'value', value };
  throw new CaseProblem(`${place} needs a value (a number or null), or error: true.`);
}

function readExpected(fields: Fields, place: string): Expected {
  const { state } = fields;
  if (state !== undefined && !states.includes(String(state))) {
    throw new CaseProblem(`${place}.state has to be one of ${states.join(' ')}.`);
  }
  return { t: numberAt(fields.t, `${place}.t`), series: seriesOf(fields, place), fields };
}

function seriesOf({ series }: Fields, place: string): string {
  return series === undefined || series === null ? onlySeries : nameAt(series, `${place}.series`);
}

/** A reading as one of ours; undefined: others have one at this time, and this series does not. */
export function measuredBy(reading: Sample['reading'] | undefined, now: Date): Measured {
  switch (reading?.kind) {
    case 'value':
      return { kind: 'value', value: reading.value, isAtLeast: false, facts: { asOf: now } };
    case 'error':
      return { kind: 'failed', code: 'case' };
    case 'null':
      return { kind: 'no-data', reason: 'no-estimate' };
    case undefined:
      return { kind: 'no-data', reason: 'queue-absent' };
  }
}
