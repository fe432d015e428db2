import { expect, test } from '@jest/globals';
import type { QueueChannelReading } from '../../../src/domain/contact-centre.ts';
import { waitFigure } from '../../../src/features/queue-wait/wait-figure.ts';

type Row = Partial<QueueChannelReading>;

test.each<[string, Row, 'asked' | 'refused', object]>([
  [
    'an estimate is shown',
    { estimatedWaitSeconds: 90, contactsInQueue: 2, agentsStaffed: 3 },
    'asked',
    { kind: 'estimate', seconds: 90 },
  ],
  [
    'an estimate of 0 is a number',
    { estimatedWaitSeconds: 0, contactsInQueue: 0, agentsStaffed: 3 },
    'asked',
    { kind: 'estimate', seconds: 0 },
  ],
  [
    'waiting with nobody staffed beats any estimate',
    { estimatedWaitSeconds: 90, contactsInQueue: 2, agentsStaffed: 0 },
    'asked',
    { kind: 'nobody-staffed', waiting: 2 },
  ],
  [
    'nobody waiting is not 0 seconds',
    { contactsInQueue: 0, agentsStaffed: 3 },
    'asked',
    { kind: 'empty', isStaffed: true },
  ],
  [
    'nobody waiting and nobody staffed',
    { contactsInQueue: 0, agentsStaffed: 0 },
    'asked',
    { kind: 'empty', isStaffed: false },
  ],
  [
    'nobody waiting and staff unknown',
    { contactsInQueue: 0 },
    'asked',
    { kind: 'empty', isStaffed: undefined },
  ],
  [
    'waiting without an estimate',
    { contactsInQueue: 2, agentsStaffed: 3 },
    'asked',
    { kind: 'none', reason: 'not-confident' },
  ],
  [
    'waiting on an instance without the feature',
    { contactsInQueue: 2, agentsStaffed: 3 },
    'refused',
    { kind: 'none', reason: 'not-offered' },
  ],
  ['nothing at all', {}, 'asked', { kind: 'none', reason: 'no-counts' }],
])('%s', (_case, row, estimate, figure) => {
  expect(waitFigure({ queueId: 'q', channel: 'VOICE', ...row }, estimate)).toEqual(figure);
});
