import { describe, expect, test } from '@jest/globals';
import { type JestCounts, summarise } from '../../scripts/summarise.ts';

const fine: JestCounts = {
  numPassedTests: 12,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  numRuntimeErrorTestSuites: 0,
};

describe('the closing line of CI', () => {
  test.each<readonly [string, Partial<JestCounts>, string]>([
    ['everything that passed', {}, '12 passed, 0 failed'],
    ['what failed', { numFailedTests: 2 }, '12 passed, 2 failed'],
    ['a test left out as failed', { numPendingTests: 1, numTodoTests: 1 }, '12 passed, 2 failed'],
    [
      'a file that broke before its first test',
      { numRuntimeErrorTestSuites: 1 },
      '12 passed, 1 failed',
    ],
    ['a run without any test as failed', { numPassedTests: 0 }, '0 passed, 1 failed'],
  ])('counts %s', (_, counts, line) => {
    expect(summarise({ ...fine, ...counts }).line).toBe(line);
  });

  test('says beside it what it counted as failed', () => {
    expect(summarise(fine).note).toBeUndefined();
    expect(summarise({ ...fine, numPendingTests: 3 }).note).toBe('3 left out, counted as failed');
  });
});
