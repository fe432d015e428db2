import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import {
  differences,
  knownDifferences,
} from '../../../../src/features/alerts/cases/differences.ts';
import { runCases } from '../../../../src/features/alerts/cases/run-cases.ts';

interface OracleCase {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly expected: readonly Readonly<Record<string, unknown>>[];
}

const text = readFileSync(
  new URL('../../../fixtures/oracle/alerting.json', import.meta.url),
  'utf8',
);
const oracle: { readonly cases: readonly OracleCase[] } = JSON.parse(text);
const results = new Map(runCases(oracle).map((result) => [result.id, result]));

describe('what other systems hold their alerting to', () => {
  test('is all there, and every case of it is run', () => {
    const count = (kind: string) => oracle.cases.filter((one) => one.kind === kind).length;
    const kinds = 'eval restore limit aggregate needsSending dedup muteInterval'.split(' ');

    expect(kinds.map(count)).toEqual([31, 3, 5, 1, 7, 5, 5]);
    expect(results.size).toBe(oracle.cases.length);
  });

  test.each(oracle.cases.map(({ id, name }) => [id, name]))('%s: %s', (id) => {
    const difference = knownDifferences[id];

    expect(results.get(id)).toEqual(
      difference ? { kind: 'skip', id, reason: differences[difference] } : { kind: 'pass', id },
    );
  });

  test('differs from us in nothing that is not among its cases', () => {
    expect(Object.keys(knownDifferences).filter((id) => !results.has(id))).toEqual([]);
  });

  test('passes in no case of which one thing is turned round', () => {
    const turned = oracle.cases.flatMap((one) =>
      one.expected.flatMap((wanted, index) =>
        turnsOf(wanted).map(([name, value]) => ({
          ...one,
          id: `${one.id}, ${name} of ${index}`,
          expected: one.expected.with(index, { ...wanted, [name]: value }),
        })),
      ),
    );

    expect(turned.length).toBeGreaterThan(200);
    expect(runCases(turned).filter(({ kind }) => kind === 'pass')).toEqual([]);
  });
});

/** What is wanted, each turned into something else. */
function turnsOf(wanted: OracleCase['expected'][number]): readonly [string, unknown][] {
  return Object.entries(wanted).flatMap(([name, value]): [string, unknown][] => {
    if (name === 'state') return [[name, value === 'inactive' ? 'firing' : 'inactive']];
    if (name === 'notify') return [[name, value !== true]];
    return name === 'activeAt' ? [[name, Number(value) + 1]] : [];
  });
}
