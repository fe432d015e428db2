import { expect, test } from '@jest/globals';
import type { QueueChannelReading, QueuesReading } from '../../../src/domain/contact-centre.ts';
import { judgeRow } from '../../../src/domain/wait.ts';
import { waitCell } from '../../../src/features/queue-wait/wait-cell.ts';
import { aRow, closed, quiet } from '../../fixtures/queue-read.ts';

const none = { estimatedWaitSeconds: undefined };

test.each<[string, Partial<QueueChannelReading> | undefined, QueuesReading['estimate'], string]>([
  ['an estimate', {}, 'asked', 'about 4 min (4 min 12 s)'],
  ['an oldest contact', { oldestContactSeconds: 400 }, 'asked', 'oldest about 7 min (6 min 40 s)'],
  ['no estimate', none, 'asked', 'oldest about 3 min (3 min 0 s), no estimate'],
  ['an instance without', none, 'refused', 'oldest about 3 min (3 min 0 s)'],
  ['nobody waiting', quiet, 'asked', 'nobody waiting'],
  [
    'nobody staffed either',
    { ...quiet, agentsStaffed: 0 },
    'asked',
    'nobody waiting, nobody staffed',
  ],
  [
    'who comes now would wait',
    { ...quiet, estimatedWaitSeconds: 90 },
    'asked',
    'nobody waiting, new about 2 min (1 min 30 s)',
  ],
  ['nobody staffed', { ...none, agentsStaffed: 0 }, 'asked', '6 waiting, nobody staffed'],
  ['no counts', { contactsInQueue: undefined }, 'asked', 'how many wait unknown'],
  ['no age', { ...none, oldestContactSeconds: undefined }, 'asked', 'waiting, how long unknown'],
  ['no row', undefined, 'asked', 'no figures'],
])('a cell says in few words: %s', (_case, change, estimate, words) => {
  const wait = judgeRow(change && aRow(change), estimate);

  expect(waitCell({ wait, opening: { kind: 'open', until: undefined } }, estimate)).toBe(words);
  expect(waitCell({ wait, opening: closed() }, estimate)).toBe(`closed, ${words}`);
});
