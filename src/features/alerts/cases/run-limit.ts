import { checkInstances } from '../decide/instances.ts';
import { readCaseRule } from './case-rule.ts';
import { measuredBy, type Sample } from './eval-case.ts';
import { type Fields, fieldsAt, listAt, numberAt, optionalNumberAt } from './json.ts';
import { OneSeries } from './one-series.ts';
import type { CaseResult } from './result.ts';

/** How many alerts one rule may have at once: too many, or two that are the same, are none at all. */
export function runLimit(id: string, fields: Fields, place: string): CaseResult {
  const rule = fieldsAt(fields.rule, `${place}.rule`);
  const by = readCaseRule(rule, `${place}.rule`);
  const limit = optionalNumberAt(rule.limit, `${place}.rule.limit`) ?? 0;
  const samples = listAt(fields.samples, `${place}.samples`);
  for (const [index, wanted] of listAt(fields.expected, `${place}.expected`).entries()) {
    const t = numberAt(wanted.t, `${place}.expected[${index}].t`);
    const active = samples
      .filter((sample) => sample.t === t)
      .map((sample) => ({ name: String(sample.series ?? ''), reading: readingOf(sample) }))
      .filter(({ name, reading }) => {
        const now = new Date(t * 1000);
        const { state } = new OneSeries(name).evaluate(by, measuredBy(reading, now), now);
        return state !== 'inactive';
      });
    const instances = checkInstances(
      active.map(({ name }) => ({ kind: 'queue', id: name })),
      limit,
    );
    const got = {
      error: errorOf(instances),
      activeInstances: instances.kind === 'fine' ? active.length : 0,
    };
    for (const name of ['error', 'activeInstances'] as const) {
      if (wanted[name] === undefined || wanted[name] === got[name]) continue;
      const text = `wanted ${name} ${wanted[name]}, got ${got[name]}`;
      return { kind: 'fail', id, at: String(t), text };
    }
  }
  return { kind: 'pass', id };
}

function readingOf({ value }: Fields): Sample['reading'] {
  return typeof value === 'number' ? { kind: 'value', value } : { kind: 'null' };
}

function errorOf(instances: ReturnType<typeof checkInstances>): string | null {
  switch (instances.kind) {
    case 'fine':
      return null;
    case 'too-many':
      return `exceeded limit of ${instances.limit} with ${instances.count} alerts`;
    case 'duplicate':
      return 'duplicate identity';
  }
}
