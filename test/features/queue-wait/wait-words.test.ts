import { expect, test } from '@jest/globals';
import type { QueueChannelReading, QueuesReading } from '../../../src/domain/contact-centre.ts';
import { judgeRow } from '../../../src/domain/wait.ts';
import { waitWords } from '../../../src/features/queue-wait/wait-words.ts';

type Row = Partial<QueueChannelReading> | undefined;

test.each<[string, Row, QueuesReading['estimate'], string]>([
  ['nobody waits', { contactsInQueue: 0, agentsStaffed: 3 }, 'asked', 'nobody waiting'],
  [
    'nobody waits and whoever comes now would have to',
    { contactsInQueue: 0, agentsStaffed: 3, estimatedWaitSeconds: 130 },
    'asked',
    'nobody waiting, a new contact would wait about 2 min (2 min 10 s)',
  ],
  [
    'nobody waits and nobody is staffed',
    { contactsInQueue: 0, agentsStaffed: 0 },
    'asked',
    'nobody waiting, nobody staffed',
  ],
  [
    'contacts wait and nobody is staffed, whatever is estimated',
    { contactsInQueue: 2, agentsStaffed: 0, estimatedWaitSeconds: 90 },
    'asked',
    '2 contacts waiting and nobody staffed, so there is no estimate',
  ],
  [
    'the estimate is the longer one',
    { contactsInQueue: 2, estimatedWaitSeconds: 252, oldestContactSeconds: 60 },
    'asked',
    'estimated wait about 4 min (4 min 12 s)',
  ],
  [
    'the estimate is short',
    { contactsInQueue: 2, estimatedWaitSeconds: 0, oldestContactSeconds: 0 },
    'asked',
    'estimated wait 0 s',
  ],
  [
    'the oldest contact is the longer one',
    { contactsInQueue: 2, estimatedWaitSeconds: 40, oldestContactSeconds: 603 },
    'asked',
    'oldest contact waits about 10 min (10 min 3 s), longer than the estimate of 40 s',
  ],
  [
    'there is no estimate',
    { contactsInQueue: 2, agentsStaffed: 3, oldestContactSeconds: 50 },
    'asked',
    'oldest contact waits 50 s, no estimate',
  ],
  [
    'the instance never estimates',
    { contactsInQueue: 2, agentsStaffed: 3, oldestContactSeconds: 50 },
    'refused',
    'oldest contact waits 50 s',
  ],
  [
    'there is neither estimate nor oldest contact',
    { contactsInQueue: 2, agentsStaffed: 3 },
    'asked',
    'contacts wait, how long is not known: no estimate and no age of the oldest',
  ],
  [
    'there is no count',
    { estimatedWaitSeconds: 5 },
    'asked',
    'how many wait is not known: no count',
  ],
  ['there is no row', undefined, 'asked', 'no figures from Amazon Connect'],
])('%s', (_case, row, estimate, words) => {
  const judged = judgeRow(row && { queueId: 'q', channel: 'VOICE', ...row }, estimate);

  expect(waitWords(judged, estimate)).toBe(words);
});
