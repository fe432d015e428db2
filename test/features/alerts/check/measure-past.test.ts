import { expect, test } from '@jest/globals';
import type { QueueOutcome } from '../../../../src/domain/contact-centre.ts';
import {
  measureMissed,
  measureOutcome,
} from '../../../../src/features/alerts/check/measure-past.ts';

const asOf = new Date('2026-06-01T10:00:00Z');

function outcome(parts: Partial<QueueOutcome>): QueueOutcome {
  return { queueId: 'q', channel: 'VOICE', ...parts };
}

test.each<[string, readonly QueueOutcome[], number | string]>([
  ['one channel as it is', [outcome({ serviceLevelPercent: 81.5, contactsQueued: 7 })], 81.5],
  [
    'channels weighed by their contacts',
    [
      outcome({ serviceLevelPercent: 100, contactsQueued: 30 }),
      outcome({ channel: 'CHAT', serviceLevelPercent: 0, contactsQueued: 10 }),
    ],
    75,
  ],
  [
    'the worse one where a weight is missing',
    [
      outcome({ serviceLevelPercent: 90, contactsQueued: 30 }),
      outcome({ channel: 'CHAT', serviceLevelPercent: 20 }),
    ],
    20,
  ],
  [
    'a channel without a percentage says nothing',
    [
      outcome({ serviceLevelPercent: 90, contactsQueued: 30 }),
      outcome({ channel: 'CHAT', contactsQueued: 0 }),
    ],
    90,
  ],
  ['nobody came: no percentage, and no zero', [], 'nobody-in-window'],
  ['a row without a percentage: no zero', [outcome({ contactsQueued: 0 })], 'nobody-in-window'],
  [
    'a percentage of nobody is none',
    [outcome({ serviceLevelPercent: 0, contactsQueued: 0 })],
    'nobody-in-window',
  ],
])('service level: %s', (_, outcomes, wanted) => {
  const measured = measureOutcome('service-level', outcomes, { asOf });
  expect(measured).toMatchObject(
    typeof wanted === 'number' ? { kind: 'value', value: wanted } : { reason: wanted },
  );
});

test('abandonment: the worse one where a weight is missing is the larger one', () => {
  const outcomes = [
    outcome({ abandonmentPercent: 2, contactsQueued: 30 }),
    outcome({ channel: 'CHAT', abandonmentPercent: 9 }),
  ];
  expect(measureOutcome('abandonment', outcomes, { asOf })).toMatchObject({ value: 9 });
});

test('missed: counts of several together; who has none has no entry; what failed failed', () => {
  const counts = {
    kind: 'got',
    answer: {
      asOf,
      byId: new Map([
        ['a', 2],
        ['b', 3],
      ]),
    },
  } as const;
  expect(measureMissed(counts, ['a', 'b', 'c'])).toMatchObject({ kind: 'value', value: 5 });
  expect(measureMissed(counts, ['c'])).toMatchObject({ kind: 'value', value: 0 });
  const failed = { kind: 'failed', code: 'connect_throttled' } as const;
  expect(measureMissed(failed, ['a'])).toEqual(failed);
});
