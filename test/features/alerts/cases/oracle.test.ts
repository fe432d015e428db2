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
});
