import { describe, expect, test } from '@jest/globals';
import type { QueueChannelReading } from '../../src/domain/contact-centre.ts';
import { type JudgedWait, judgeRow } from '../../src/domain/wait.ts';

const row = (figures: Partial<QueueChannelReading>): QueueChannelReading => ({
  queueId: 'billing',
  channel: 'VOICE',
  ...figures,
});

const wait = { kind: 'wait', waiting: 3, estimateSeconds: undefined, oldestSeconds: undefined };

describe('a row of a queue and channel', () => {
  test.each<[string, Partial<QueueChannelReading>, object]>([
    [
      'in which nobody waits is empty; the estimate is for a contact that would come now',
      { contactsInQueue: 0, agentsStaffed: 4, estimatedWaitSeconds: 90 },
      { kind: 'empty', isStaffed: true, estimateSeconds: 90 },
    ],
    [
      'in which nobody waits and nobody is staffed says so',
      { contactsInQueue: 0, agentsStaffed: 0 },
      { kind: 'empty', isStaffed: false },
    ],
    [
      'in which nobody waits does not claim a staffing it was not told',
      { contactsInQueue: 0 },
      { kind: 'empty', isStaffed: undefined },
    ],
    [
      'with contacts and nobody staffed is worse than its estimate',
      { contactsInQueue: 3, agentsStaffed: 0, estimatedWaitSeconds: 10, oldestContactSeconds: 70 },
      { kind: 'nobody-staffed', waiting: 3, oldestSeconds: 70 },
    ],
    [
      'waits as long as the estimate where that is longer',
      { contactsInQueue: 3, agentsStaffed: 2, estimatedWaitSeconds: 90, oldestContactSeconds: 70 },
      {
        ...wait,
        seconds: 90,
        source: 'estimate',
        estimateSeconds: 90,
        oldestSeconds: 70,
        isLowerBound: false,
      },
    ],
    [
      'waits as long as the oldest contact where that is longer',
      { contactsInQueue: 3, agentsStaffed: 2, estimatedWaitSeconds: 40, oldestContactSeconds: 600 },
      {
        ...wait,
        seconds: 600,
        source: 'oldest-contact',
        estimateSeconds: 40,
        oldestSeconds: 600,
        isLowerBound: false,
      },
    ],
    [
      'without an estimate waits at least as long as the oldest contact',
      { contactsInQueue: 3, oldestContactSeconds: 70 },
      {
        ...wait,
        seconds: 70,
        source: 'oldest-contact',
        oldestSeconds: 70,
        isLowerBound: true,
      },
    ],
    [
      'without an estimate and an oldest contact is unknown',
      { contactsInQueue: 3, agentsStaffed: 2 },
      { kind: 'unknown', reason: 'no-estimate' },
    ],
    [
      'without a count is unknown, whatever else it says',
      { estimatedWaitSeconds: 10, agentsStaffed: 2 },
      { kind: 'unknown', reason: 'no-counts' },
    ],
  ])('%s', (_what, figures, expected) => {
    expect(judgeRow(row(figures), 'asked')).toEqual(expected as JudgedWait);
  });

  test('that did not come is absent', () => {
    expect(judgeRow(undefined, 'asked')).toEqual({ kind: 'absent' });
  });

  test('has the oldest contact for its measure where the instance never estimates', () => {
    const figures = { contactsInQueue: 3, agentsStaffed: 1, oldestContactSeconds: 70 };

    expect(judgeRow(row(figures), 'refused')).toMatchObject({ seconds: 70, isLowerBound: false });
  });
});
