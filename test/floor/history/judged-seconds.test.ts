import { expect, test } from '@jest/globals';
import type { KeptFigures } from '../../../src/domain/history.ts';
import { judgedSeconds } from '../../../src/floor/history/judged-seconds.ts';

test.each<[string, KeptFigures, number | undefined]>([
  [
    'the estimate where it is the longer one',
    { contactsInQueue: 3, estimatedWaitSeconds: 90, oldestContactSeconds: 70 },
    90,
  ],
  [
    'the oldest contact where it is the longer one',
    { contactsInQueue: 3, estimatedWaitSeconds: 40, oldestContactSeconds: 600 },
    600,
  ],
  ['the oldest contact without an estimate', { contactsInQueue: 1, oldestContactSeconds: 70 }, 70],
  [
    'nothing where nobody waits, whatever a new contact would wait',
    { contactsInQueue: 0, estimatedWaitSeconds: 90 },
    0,
  ],
  [
    'at least the longest known with nobody staffed',
    { contactsInQueue: 2, agentsStaffed: 0, estimatedWaitSeconds: 300, oldestContactSeconds: 70 },
    300,
  ],
  ['unknown with nobody staffed and no age', { contactsInQueue: 2, agentsStaffed: 0 }, undefined],
  ['unknown without estimate and age', { contactsInQueue: 2, agentsStaffed: 3 }, undefined],
  ['unknown without a count', { estimatedWaitSeconds: 20 }, undefined],
  ['unknown where nothing is known', {}, undefined],
])('a wait is %s', (_what, figures, expected) => {
  expect(judgedSeconds(figures)).toBe(expected);
});
