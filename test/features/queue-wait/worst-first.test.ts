import { expect, test } from '@jest/globals';
import type { QueueChannelReading } from '../../../src/domain/contact-centre.ts';
import type { Opening } from '../../../src/domain/opening.ts';
import { defaultWaits } from '../../../src/domain/settings.ts';
import { linesOf } from '../../../src/features/queue-wait/queue-line.ts';
import { someNames } from '../../fixtures/floor.ts';
import { aRow, closed, quiet } from '../../fixtures/queue-read.ts';

type Row = Partial<QueueChannelReading>;

const none: Row = { estimatedWaitSeconds: undefined };
const about = (seconds: number): Row => ({
  estimatedWaitSeconds: seconds,
  oldestContactSeconds: 1,
});
const oldest = (seconds: number): Row => ({ ...none, oldestContactSeconds: seconds });

/** In the order in which they are to stand, worst first; what begins with `closed` is closed. */
const inOrder: Readonly<Record<string, Row>> = {
  'nobody staffed, the oldest for an hour': { ...oldest(3600), agentsStaffed: 0 },
  'nobody staffed, the oldest for 5 s': { ...oldest(5), agentsStaffed: 0 },
  'ten minutes': about(600),
  'a minute, and it may be longer': oldest(60),
  'a minute': about(60),
  'hasty, and over its limit of 20 s': about(21),
  'a wait nobody knows': { ...none, oldestContactSeconds: undefined },
  'fifty-nine seconds': about(59),
  'no time at all': about(0),
  'closed, for an hour': about(3600),
  'closed, nobody staffed, the oldest for three minutes': { ...oldest(180), agentsStaffed: 0 },
  'closed, a wait nobody knows': { ...none, oldestContactSeconds: undefined },
  'would wait for ten minutes': { ...quiet, estimatedWaitSeconds: 600 },
  'would wait for a second': { ...quiet, estimatedWaitSeconds: 1 },
  'quiet, by an estimate': { ...quiet, estimatedWaitSeconds: 0 },
  'quiet, without': quiet,
};

test('the worst stands first: nobody staffed, long, unknown, short, closed, quiet', () => {
  const titles = Object.keys(inOrder);
  const openings = new Map<string, Opening>(
    titles.map((title) => [
      title,
      title.startsWith('closed') ? closed() : { kind: 'open', until: undefined },
    ]),
  );
  const rows = titles.toReversed().map((queueId) => aRow({ queueId, ...inOrder[queueId] }));
  const hasty = { byChannel: {}, otherwise: 20 } as const;
  const limits = {
    ...defaultWaits.limits,
    byQueue: { 'hasty, and over its limit of 20 s': hasty },
  };
  const about = { names: someNames(), openings, waits: { ...defaultWaits, limits } };
  const lines = linesOf({ rows, estimate: 'asked' }, about);

  expect(lines.map(({ queueId }) => queueId)).toEqual(titles);
});
