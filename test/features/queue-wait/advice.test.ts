import { describe, expect, test } from '@jest/globals';
import type { QueueChannelReading, QueuesReading } from '../../../src/domain/contact-centre.ts';
import type { Opening } from '../../../src/domain/opening.ts';
import { defaultWaits, type WaitSettings } from '../../../src/domain/settings.ts';
import { adviseOn } from '../../../src/features/queue-wait/advice.ts';
import { adviceTexts } from '../../../src/features/queue-wait/advice-words.ts';
import { readLines } from '../../../src/features/queue-wait/read-lines.ts';
import { FakeClock } from '../../fakes/clock.ts';
import { FakeConnectGateway } from '../../fakes/connect-gateway.ts';
import { FakeOpeningHours } from '../../fakes/opening-hours.ts';
import { FakeQueuesAtHand } from '../../fakes/queues-at-hand.ts';
import { ids, now, someNames } from '../../fixtures/floor.ts';
import { aRow, closed, quiet, unknownHours } from '../../fixtures/queue-read.ts';

type Row = Partial<QueueChannelReading>;

interface How {
  readonly estimate?: QueuesReading['estimate'];
  readonly openings?: Readonly<Record<string, Opening>>;
  readonly waits?: WaitSettings;
  /** The queue that was asked for; all of them without it. */
  readonly asked?: string;
  /** Nobody has read the other queues lately. */
  readonly isUnread?: boolean;
  /** The hours that are remembered are those of these. */
  readonly hoursOf?: readonly string[];
}

const names = someNames();
const all = [...names.queues.keys()];

async function advise(rows: readonly Row[], how: How = {}) {
  const clock = new FakeClock(now);
  const queueRows = rows.map((row) => aRow(row));
  const gateway = new FakeConnectGateway({ clock, queueRows, estimate: how.estimate ?? 'asked' });
  const { waits = defaultWaits, asked } = how;
  const ports = {
    queueReadings: gateway,
    openingHours: new FakeOpeningHours(how.openings),
    clock,
    instance: 'i-1',
    queuesAtHand: new FakeQueuesAtHand(),
  };
  const queueIds = asked === undefined ? all : [asked];
  const read = await readLines(ports, { names, waits, queueIds, channels: ['VOICE', 'CHAT'] });
  const { queuesAtHand, openingHours } = ports;
  const { estimate = 'asked' } = how;
  if (!how.isUnread) queuesAtHand.reading = { asOf: now, rows: queueRows, estimate };
  await openingHours.read('i-1', how.hoursOf ?? all, { priority: 'command', withinMs: 0 });
  const advised = await adviseOn(ports, { ...read, names, waits, isWhole: asked === undefined });
  const words = adviceTexts(advised);
  return {
    words: words.map((text) => text.replaceAll('*', '')),
    asked: gateway.asked,
    looked: queuesAtHand.asked,
  };
}

const long: Row = { estimatedWaitSeconds: 412 };
const atSales = (row: Row): Row => ({ queueId: ids.sales, ...row });
const atTech = (row: Row): Row => ({ queueId: ids.techSupport, ...row });
const short = { estimatedWaitSeconds: 40, contactsInQueue: 1, oldestContactSeconds: 12 };

const consider = 'Billing is over its limit of 5 min: consider offering callbacks';
/** So many seconds for one queue, and what is usual for all others. */
const limitOf = (seconds: number, queueId: string): WaitSettings => ({
  ...defaultWaits,
  limits: { ...defaultWaits.limits, byQueue: { [queueId]: { byChannel: {}, otherwise: seconds } } },
});

describe('a wait over its limit', () => {
  test.each<[string, readonly Row[], How, readonly string[]]>([
    [
      'has the least congested queue of the same channel named',
      [long, atSales(short), atTech({ estimatedWaitSeconds: 200 })],
      {},
      [
        'Billing is over its limit of 5 min: consider offering callbacks, or Sales, the least congested queue that takes voice (about 40 s).',
      ],
    ],
    [
      'is sent where nobody waits before anywhere else',
      [long, atSales(short), atTech({ ...quiet, agentsAvailable: 1 })],
      {},
      [
        'Billing is over its limit of 5 min: consider offering callbacks, or Tech Support, the least congested queue that takes voice (at once).',
      ],
    ],
    [
      'is not sent to a queue of another channel',
      [long, atSales({ ...short, channel: 'CHAT' })],
      {},
      [
        'Billing is over its limit of 5 min: consider offering callbacks; no queue that takes voice is shorter.',
      ],
    ],
    [
      'is not sent to a queue that is closed, unstaffed or longer',
      [
        long,
        atSales(short),
        atTech({ ...quiet, agentsStaffed: 0 }),
        { queueId: ids.hostileQueue, estimatedWaitSeconds: 412 },
      ],
      { openings: { [ids.sales]: closed() }, waits: limitOf(600, ids.hostileQueue) },
      [`${consider}; no queue that takes voice is shorter.`],
    ],
    [
      'is not sent where there is no estimate, which is not said to be longer either',
      [long, atSales({ estimatedWaitSeconds: undefined, oldestContactSeconds: 5 })],
      {},
      [`${consider}; whether another queue that takes voice is shorter is not known.`],
    ],
    [
      'is not sent where nobody is free and nothing is estimated, which is not known to be longer',
      [long, atSales(quiet)],
      {},
      [`${consider}; whether another queue that takes voice is shorter is not known.`],
    ],
    [
      'is longer nowhere but where the oldest contact has waited longer already',
      [long, atSales({ estimatedWaitSeconds: undefined, oldestContactSeconds: 413 })],
      { waits: limitOf(600, ids.sales) },
      [`${consider}; no queue that takes voice is shorter.`],
    ],
    [
      'that has no estimate may be longer than any other',
      [
        { estimatedWaitSeconds: undefined, oldestContactSeconds: 412 },
        atSales({ estimatedWaitSeconds: 500, oldestContactSeconds: 5 }),
      ],
      { waits: limitOf(600, ids.sales) },
      [`${consider}; whether another queue that takes voice is shorter is not known.`],
    ],
    [
      'goes by the oldest contact where estimates are left out everywhere',
      [
        { estimatedWaitSeconds: undefined, oldestContactSeconds: 412 },
        atSales({ estimatedWaitSeconds: undefined, oldestContactSeconds: 12 }),
      ],
      {},
      [
        `${consider}, or Sales, the least congested queue that takes voice (its oldest contact waits 12 s).`,
      ],
    ],
    [
      'is shorter nowhere where the oldest contacts of the others wait as long',
      [
        { estimatedWaitSeconds: undefined, oldestContactSeconds: 412 },
        atSales({ estimatedWaitSeconds: undefined, oldestContactSeconds: 412 }),
      ],
      { waits: limitOf(600, ids.sales) },
      [`${consider}; no queue that takes voice is shorter.`],
    ],
    [
      'is sent to a queue whose hours are not known: without hours nothing is closed',
      [long, atSales(short)],
      { openings: { [ids.sales]: unknownHours('denied') } },
      [
        'Billing is over its limit of 5 min: consider offering callbacks, or Sales, the least congested queue that takes voice (about 40 s).',
      ],
    ],
    [
      'goes by the oldest contact where no estimates are offered',
      [
        { estimatedWaitSeconds: undefined, oldestContactSeconds: 412 },
        atSales({ estimatedWaitSeconds: undefined, oldestContactSeconds: 12 }),
      ],
      { estimate: 'refused' },
      [
        'Billing is over its limit of 5 min: consider offering callbacks, or Sales, the least congested queue that takes voice (its oldest contact waits 12 s).',
      ],
    ],
    [
      'is over where nobody is staffed, however short it has been',
      [
        { agentsStaffed: 0, estimatedWaitSeconds: undefined, oldestContactSeconds: 5 },
        atSales(short),
      ],
      {},
      [
        'Billing has nobody staffed: consider offering callbacks, or Sales, the least congested queue that takes voice (about 40 s).',
      ],
    ],
    ['that is just reached is not passed', [{ estimatedWaitSeconds: 300 }, atSales(short)], {}, []],
    [
      'that is off is never passed',
      [long, atSales(short)],
      {
        waits: {
          ...defaultWaits,
          limits: { byQueue: {}, otherwise: { byChannel: {}, otherwise: 'off' } },
        },
      },
      [],
    ],
    [
      'set for the queue counts before the one for all',
      [{ estimatedWaitSeconds: 100 }, atSales(short)],
      {
        waits: {
          ...defaultWaits,
          limits: {
            ...defaultWaits.limits,
            byQueue: { [ids.billing]: { byChannel: { VOICE: 60 }, otherwise: 'off' } },
          },
        },
      },
      [
        'Billing is over its limit of 1 min: consider offering callbacks, or Sales, the least congested queue that takes voice (about 40 s).',
      ],
    ],
    [
      'of a queue that is closed is none, staffed or not',
      [long, atSales({ agentsStaffed: 0, estimatedWaitSeconds: undefined })],
      { openings: { [ids.billing]: closed(), [ids.sales]: closed() } },
      [],
    ],
    ['of an empty queue is none', [{ ...quiet, estimatedWaitSeconds: 900 }], {}, []],
  ])('%s', async (_case, rows, how, words) => {
    expect((await advise(rows, how)).words).toEqual(words);
  });
});

test('the same advice for several queues is said once, and where it differs each has its own', async () => {
  const { words } = await advise([
    long,
    atSales({ estimatedWaitSeconds: 900 }),
    atTech(short),
    { queueId: ids.hostileQueue, channel: 'CHAT', ...long },
  ]);

  expect(words).toEqual([
    'Sales and Billing are over their limit: consider offering callbacks, or Tech Support, the least congested queue that takes voice (about 40 s).',
    expect.stringContaining('consider offering callbacks; no queue that takes chat is shorter.'),
  ]);
});

test('queues with nobody staffed are not said to be over a limit', async () => {
  const alone = { agentsStaffed: 0, estimatedWaitSeconds: undefined };
  const { words } = await advise([
    alone,
    atSales(alone),
    { queueId: ids.hostileQueue, ...long },
    atTech(short),
  ]);

  const where = 'consider offering callbacks, or Tech Support, the least congested queue';
  expect(words).toEqual([
    expect.stringContaining(`Billing and Sales have nobody staffed: ${where}`),
    expect.stringContaining(`is over its limit of 5 min: ${where}`),
  ]);
});

describe('where one queue was asked for', () => {
  const rows = [long, atSales(short)];

  test('the others are as they were read lately, in the channel it is about, and Connect is asked nothing', async () => {
    const { words, asked, looked } = await advise(rows, { asked: ids.billing });

    expect(words[0]).toContain('or Sales, the least congested queue');
    expect(asked.map(({ about }) => about)).toEqual([
      { queueIds: [ids.billing], channels: ['VOICE', 'CHAT'] },
    ]);
    expect(looked).toEqual([{ queueIds: all, channels: ['VOICE'] }]);
  });

  test('nobody looks for the others while it is within its limit', async () => {
    const { looked } = await advise([short], { asked: ids.billing });

    expect(looked).toEqual([]);
  });

  test('callbacks are left where nobody has read the others lately', async () => {
    const { words } = await advise(rows, { asked: ids.billing, isUnread: true });

    expect(words).toEqual([
      'Billing is over its limit of 5 min: consider offering callbacks; the other queues were not looked at.',
    ]);
  });

  test('none is named of which it is not known yet whether it is open', async () => {
    const { words } = await advise(rows, { asked: ids.billing, hoursOf: [ids.billing] });

    expect(words[0]).not.toContain('Sales');
  });
});
