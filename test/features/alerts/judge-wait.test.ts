import { describe, expect, test } from '@jest/globals';
import type { QueueChannelReading } from '../../../src/domain/contact-centre.ts';
import { judgeWait } from '../../../src/features/alerts/judge-wait.ts';
import { aRow } from '../../fixtures/alerts.ts';

const absent = undefined;
const voice = (parts: Partial<QueueChannelReading> = {}) => aRow({ channel: 'VOICE', ...parts });
const chat = (parts: Partial<QueueChannelReading> = {}) => aRow({ channel: 'CHAT', ...parts });
const noCounts = { contactsInQueue: absent, agentsStaffed: absent, estimatedWaitSeconds: absent };
const figures = (estimate: number | undefined, oldest: number | undefined) => ({
  estimatedWaitSeconds: estimate,
  oldestContactSeconds: oldest,
});

describe('one channel', () => {
  test.each([
    ['nobody waits, no estimate', { contactsInQueue: 0, ...figures(absent, absent) }],
    ['nobody waits, an estimate all the same', { contactsInQueue: 0, ...figures(90, absent) }],
    ['nobody waits, nobody staffed', { contactsInQueue: 0, agentsStaffed: 0 }],
  ])('%s: the queue is empty, and no number stands for that', (_name, parts) => {
    expect(judgeWait([voice(parts)], 'asked')).toEqual({ kind: 'empty' });
  });

  test.each([
    ['no estimate', absent],
    ['an estimate', 30],
  ])('contacts wait with nobody staffed, %s: worse than any number', (_name, estimate) => {
    const row = voice({ agentsStaffed: 0, ...figures(estimate, 30) });

    const expected = { kind: 'nobody-staffed', channel: 'VOICE', waiting: 7 };
    expect(judgeWait([row], 'asked')).toEqual(expected);
  });

  test.each([
    ['the estimate is longer', 352, 120, 352, 'estimate', false],
    ['the oldest contact has waited longer', 40, 600, 600, 'oldest-contact', false],
    ['both are the same', 60, 60, 60, 'estimate', false],
    ['there is an estimate alone', 352, absent, 352, 'estimate', false],
    ['the estimate is nothing at all', 0, 0, 0, 'estimate', false],
    ['there is no estimate', absent, 120, 120, 'oldest-contact', true],
  ])('%s', (_name, estimate, oldest, seconds, source, isLowerBound) => {
    const reading = judgeWait([voice(figures(estimate, oldest))], 'asked');

    const known = { kind: 'wait', channel: 'VOICE', waiting: 7 };
    expect(reading).toEqual({ ...known, seconds, source, isLowerBound });
  });

  test('where the service never estimates, the oldest contact is the measure', () => {
    const reading = judgeWait([voice(figures(absent, 120))], 'refused');

    expect(reading).toMatchObject({ source: 'oldest-contact', seconds: 120, isLowerBound: false });
  });

  test.each([
    ['the queue is not in the answer', [], 'queue-absent'],
    ['counts are missing', [voice(noCounts)], 'no-counts'],
    ['neither estimate nor age is there', [voice(figures(absent, absent))], 'no-estimate'],
  ] as const)('%s: unknown', (_name, rows, reason) => {
    expect(judgeWait(rows, 'asked')).toEqual({ kind: 'unknown', reason });
  });

  test('not knowing who is staffed is not the same as nobody', () => {
    const reading = judgeWait([voice({ agentsStaffed: absent })], 'asked');

    expect(reading).toMatchObject({ kind: 'wait', seconds: 352 });
  });
});

describe('several channels', () => {
  const empty = { contactsInQueue: 0, ...figures(absent, absent) };
  const unknown = { kind: 'unknown', reason: 'no-counts' };

  test.each([
    ['the longest wait counts', [voice(figures(30, 10)), chat(figures(90, 10))], 90, false],
    ['an empty channel takes nothing away', [voice(figures(30, 10)), chat(empty)], 30, false],
    ['an unknown channel leaves a lower bound', [voice(figures(30, 10)), chat(noCounts)], 30, true],
    [
      'a channel without an estimate leaves a lower bound, whichever is longer',
      [voice(figures(200, 10)), chat(figures(absent, 100))],
      200,
      true,
    ],
  ])('%s', (_name, rows, seconds, isLowerBound) => {
    expect(judgeWait(rows, 'asked')).toMatchObject({ kind: 'wait', seconds, isLowerBound });
    expect(judgeWait(rows.toReversed(), 'asked')).toMatchObject({ seconds, isLowerBound });
  });

  test.each([
    ['a wait', figures(900, 900)],
    ['an empty channel', empty],
    ['an unknown channel', noCounts],
  ])('nobody staffed in one channel is worse than %s in the other', (_name, other) => {
    const alone = chat({ agentsStaffed: 0, contactsInQueue: 2 });

    const expected = { kind: 'nobody-staffed', channel: 'CHAT', waiting: 2 };
    expect(judgeWait([voice(other), alone], 'asked')).toEqual(expected);
  });

  test('an unknown channel beats an empty one: it is not known that nobody waits', () => {
    expect(judgeWait([voice(empty), chat(noCounts)], 'asked')).toEqual(unknown);
    expect(judgeWait([chat(noCounts), voice(empty)], 'asked')).toEqual(unknown);
  });

  test('all channels empty is empty', () => {
    expect(judgeWait([voice(empty), chat(empty)], 'asked')).toEqual({ kind: 'empty' });
  });
});
