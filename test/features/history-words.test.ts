import { expect, test } from '@jest/globals';
import { planWords } from '../../src/features/history-words.ts';
import { planFor, usualBounds } from '../../src/redis/wait-plan.ts';

test('nothing is said of a history that is kept as usual', () => {
  expect(planWords(planFor(300, usualBounds))).toBeUndefined();
});

test.each([
  [
    3_000,
    'Kept every 1 min 30 s for 48 h, then one point in 1 min 30 s, since 3,000 queues and channels share 256 MB.',
  ],
  [
    10_000,
    'Kept every 5 min for 3 h, then one point in 10 min, since 10,000 queues and channels share 256 MB.',
  ],
])('%d series that share the memory are said to, and what that costs them', (series, words) => {
  expect(planWords(planFor(series, usualBounds))).toBe(words);
});
