import { expect, test } from '@jest/globals';
import type { QueueChannelReading, QueuesReading } from '../../../../src/domain/contact-centre.ts';
import type { Opening } from '../../../../src/domain/opening.ts';
import { answerWords } from '../../../../src/features/queue-wait/compare/answer-words.ts';
import { routingAnswer } from '../../../../src/features/queue-wait/compare/routing-answer.ts';
import type { EstimateError } from '../../../../src/features/queue-wait/compare/wrong-by.ts';
import { ids } from '../../../fixtures/floor.ts';
import { aRow, askedRead, closed, quiet, unknownHours } from '../../../fixtures/queue-read.ts';

type Row = Partial<QueueChannelReading>;

const at = { billing: ids.billing, sales: ids.sales, tech: ids.techSupport };

interface How {
  readonly estimate?: QueuesReading['estimate'];
  readonly openings?: Readonly<Record<string, Opening>>;
  readonly errorOf?: EstimateError;
  /** Those that were asked for; those with rows without it. */
  readonly asked?: readonly string[];
}

/** The answer as it is read, without its formatting. */
function answer(rows: readonly Row[], { errorOf, ...how }: How = {}) {
  const read = askedRead(
    rows.map((row) => aRow(row)),
    how,
  );
  return routingAnswer(read, errorOf).map((one) => ({
    kind: one.verdict.kind,
    words: answerWords(one, read).replaceAll('*', ''),
  }));
}

const about = (queueId: string, seconds: number): Row => ({
  queueId,
  estimatedWaitSeconds: seconds,
  oldestContactSeconds: 5,
});
const oldest = (queueId: string, seconds: number): Row => ({
  queueId,
  estimatedWaitSeconds: undefined,
  oldestContactSeconds: seconds,
});
const free = (queueId: string, agentsAvailable: number): Row => ({
  queueId,
  ...quiet,
  agentsAvailable,
});
/** Estimates that were so many seconds off, by queue. */
const off =
  (seconds: Readonly<Record<string, number>>): EstimateError =>
  ({ queueId }) => {
    const medianErrorSeconds = seconds[queueId];
    if (medianErrorSeconds === undefined) return undefined;
    return { medianErrorSeconds, uncertaintySeconds: 8, contacts: 57 };
  };
const unstaffed = (queueId: string): Row => ({ queueId, ...quiet, agentsStaffed: 0 });

test.each<[string, readonly Row[], How, string, string]>([
  [
    'agents are available and nobody waits: at once, and how much longer the next takes',
    [free(at.sales, 3), about(at.billing, 250)],
    {},
    'at-once',
    'Sales (3 agents available) would serve a new contact at once. Next is Billing, about 4 min (4 min 10 s). Likely: by a reading of 4 s ago nobody waits there.',
  ],
  [
    'at once in two of them',
    [free(at.sales, 3), free(at.billing, 1), about(at.tech, 250)],
    {},
    'at-once',
    'Billing (1 agent available) and Sales (3 agents available) would each serve',
  ],
  [
    'at once, whatever the others may be',
    [free(at.sales, 1), oldest(at.billing, 5)],
    {},
    'at-once',
    'Sales (1 agent available) would serve a new contact at once. Likely',
  ],
  [
    'estimates far apart: the soonest, and the difference',
    [about(at.billing, 250), about(at.sales, 40), about(at.tech, 600)],
    {},
    'soonest',
    'Sales soonest, 40 s; next is Billing, about 4 min (4 min 10 s): 3 min 30 s longer. Fairly sure: that is more than an estimate may be wrong by (about 1 min).',
  ],
  [
    'nearer than a quarter of the longer one: no clear answer',
    [about(at.billing, 1000), about(at.sales, 760)],
    {},
    'too-close',
    'no clear answer. Sales about 13 min (12 min 40 s) and Billing about 17 min (16 min 40 s): that is no further apart than an estimate may be wrong by (about 4 min).',
  ],
  [
    'as far apart as 30 s: no clear answer',
    [about(at.billing, 70), about(at.sales, 40)],
    {},
    'too-close',
    'no clear answer. Sales 40 s and Billing about 1 min (1 min 10 s)',
  ],
  [
    'a second more than that',
    [about(at.billing, 71), about(at.sales, 40)],
    {},
    'soonest',
    'Sales soonest',
  ],
  [
    'all that are near are named',
    [about(at.billing, 60), about(at.sales, 40), about(at.tech, 65)],
    {},
    'too-close',
    'Sales 40 s, Billing about 1 min (1 min 0 s) and Tech Support about 1 min (1 min 5 s)',
  ],
  [
    'what was measured counts before our own guess, and is said to be measured',
    [about(at.billing, 1000), about(at.sales, 760)],
    { errorOf: off({ [at.billing]: 61, [at.sales]: 40 }) },
    'soonest',
    'Sales soonest, about 13 min (12 min 40 s); next is Billing, about 17 min (16 min 40 s): 4 min longer. Fairly sure: that is more than the estimates of Billing were usually off by in the last 24 h (about 1 min, measured on 57 contacts).',
  ],
  [
    'apart by less than was measured: no clear answer, and why',
    [about(at.billing, 300), about(at.sales, 100)],
    { errorOf: off({ [at.billing]: 40, [at.sales]: 240 }) },
    'too-close',
    'no clear answer. Sales about 2 min (1 min 40 s) and Billing about 5 min (5 min 0 s): that is no further apart than the estimates of Sales were usually off by in the last 24 h (about 4 min, measured on 57 contacts).',
  ],
  [
    'an error that was measured of one queue alone: the other is guessed, and the larger counts',
    [about(at.billing, 1000), about(at.sales, 760)],
    { errorOf: off({ [at.sales]: 40 }) },
    'too-close',
    'that is no further apart than an estimate may be wrong by (about 4 min).',
  ],
  [
    'estimates that were good tell no less than 30 s apart',
    [about(at.billing, 70), about(at.sales, 40)],
    { errorOf: off({ [at.billing]: 5, [at.sales]: 4 }) },
    'too-close',
    'no clear answer. Sales 40 s and Billing about 1 min (1 min 10 s): waits no more than 30 s apart count as the same.',
  ],
  [
    'estimates that were good tell 31 s apart, however long the wait',
    [about(at.billing, 1031), about(at.sales, 1000)],
    { errorOf: off({ [at.billing]: 5, [at.sales]: 4 }) },
    'soonest',
    'usually off by in the last 24 h (5 s, measured on 57 contacts)',
  ],
  [
    'what an estimate was off by says nothing of a queue that has none now',
    [oldest(at.billing, 700), about(at.sales, 60)],
    { errorOf: off({ [at.billing]: 6000, [at.sales]: 40 }) },
    'soonest',
    'at least 10 min 40 s longer. Fairly sure: that is more than an estimate may be wrong by (about 3 min).',
  ],
  [
    'an oldest contact that waits longer than the estimate counts',
    [
      { queueId: at.billing, estimatedWaitSeconds: 20, oldestContactSeconds: 600 },
      about(at.sales, 90),
    ],
    {},
    'soonest',
    'Sales soonest, about 2 min (1 min 30 s); next is Billing, about 10 min (10 min 0 s)',
  ],
  [
    'no estimate, and the oldest contact is only the least: not sure',
    [oldest(at.billing, 50), about(at.sales, 90)],
    {},
    'not-sure',
    'not sure. Sales about 2 min (1 min 30 s) by its estimate, but others have none and may be shorter. Billing: its oldest contact has waited 50 s, and a new one may wait longer.',
  ],
  [
    'no estimate, but the least is clearly longer',
    [oldest(at.billing, 700), about(at.sales, 60)],
    {},
    'soonest',
    'Sales soonest, about 1 min (1 min 0 s); Billing has no estimate, but its oldest contact has waited about 12 min (11 min 40 s): at least 10 min 40 s longer.',
  ],
  [
    'no estimates at all: probably the one whose oldest contact waits least, and not sure',
    [oldest(at.billing, 3), oldest(at.sales, 425)],
    {},
    'probably',
    'probably Billing (oldest 3 s, 6 waiting, 9 staffed), against Sales (oldest 7 min 5 s, 6 waiting, 9 staffed). Not sure: no queue has an estimate.',
  ],
  [
    'an instance without estimates, nobody waiting in one, and nothing known of another',
    [
      oldest(at.billing, 50),
      { queueId: at.sales, ...quiet, agentsStaffed: undefined },
      { queueId: at.tech, contactsInQueue: undefined },
    ],
    { estimate: 'refused' },
    'probably',
    'probably Sales (nobody waiting, unknown how many staffed), against Billing (oldest 50 s, 6 waiting, 9 staffed). Not sure: no queue has an estimate. Tech Support: how long is not known.',
  ],
  [
    'no estimates at all, and oldest contacts that are near: not known',
    [oldest(at.billing, 50), oldest(at.sales, 80)],
    {},
    'not-known',
    'not sure: no queue has an estimate. Sales: its oldest contact has waited about 1 min (1 min 20 s), and a new one may wait longer; Billing: its oldest contact has waited 50 s,',
  ],
  [
    'an oldest contact that waits a little longer than the estimate of another: not sure',
    [oldest(at.billing, 120), about(at.sales, 90)],
    {},
    'not-sure',
    'not sure. Sales',
  ],
  [
    'an oldest contact that waits clearly longer than that',
    [oldest(at.billing, 121), about(at.sales, 90)],
    {},
    'soonest',
    'Sales soonest',
  ],
  [
    'an estimate of nothing is at once, and the difference is the wait of the next',
    [about(at.sales, 0), { queueId: at.billing, estimatedWaitSeconds: 790 }].map((row) => ({
      ...row,
      oldestContactSeconds: 0,
    })),
    {},
    'soonest',
    'Sales at once by its estimate; next is Billing, about 13 min (13 min 10 s). Fairly sure',
  ],
  [
    'an estimate counts, even where agents are available and nobody waits',
    [{ ...free(at.billing, 4), estimatedWaitSeconds: 700 }, about(at.sales, 90)],
    {},
    'soonest',
    'Sales soonest, about 2 min (1 min 30 s); next is Billing, about 12 min (11 min 40 s)',
  ],
  [
    'nobody waits, and whether anybody is available was not said: not sure, and never at once',
    [{ queueId: at.billing, ...quiet, agentsAvailable: undefined }, about(at.sales, 90)],
    {},
    'not-sure',
    'Billing: nobody waits, but whether an agent is available is not known.',
  ],
  [
    'a queue that gave no row may be the soonest: not sure, and it is named',
    [about(at.billing, 600), about(at.sales, 90)],
    { asked: [at.billing, at.sales, at.tech] },
    'not-sure',
    'others have none and may be shorter. Tech Support: no figures from Amazon Connect.',
  ],
  [
    'a queue that gave no row may take the channel too: no queue is the only one',
    [about(at.billing, 600)],
    { asked: [at.billing, at.tech] },
    'not-sure',
    'not sure. Billing about 10 min (10 min 0 s) by its estimate',
  ],
  [
    'nobody staffed, and a queue that gave no row: that none would serve is not known',
    [unstaffed(at.billing)],
    { asked: [at.billing, at.tech] },
    'not-known',
    'not sure: no queue has an estimate. Tech Support: no figures from Amazon Connect. Billing has nobody staffed.',
  ],
  [
    'at once is at once, whatever gave no row',
    [free(at.sales, 3)],
    { asked: [at.sales, at.tech] },
    'at-once',
    'Sales (3 agents available) would serve a new contact at once.',
  ],
  [
    'a queue that gave no row and is closed serves nobody, which a line of its own says',
    [about(at.billing, 90)],
    { asked: [at.billing, at.tech], openings: { [at.tech]: closed() } },
    'one-left',
    'Voice: only Billing would serve a new contact now: about 2 min (1 min 30 s).',
  ],
  [
    'nobody waits, but nobody is free and there is no estimate: not sure',
    [free(at.billing, 0), about(at.sales, 90)],
    {},
    'not-sure',
    'Billing: nobody waits, but no agent is available and there is no estimate.',
  ],
  [
    'no count: not sure',
    [{ queueId: at.billing, contactsInQueue: undefined }, about(at.sales, 90)],
    {},
    'not-sure',
    'Billing: how long is not known.',
  ],
  [
    'nobody staffed is never recommended',
    [unstaffed(at.billing), about(at.sales, 90), about(at.tech, 600)],
    {},
    'soonest',
    'Sales soonest, about 2 min (1 min 30 s); next is Tech Support, about 10 min (10 min 0 s): 8 min 30 s longer. Fairly sure: that is more than an estimate may be wrong by (about 3 min). Billing has nobody staffed.',
  ],
  [
    'nobody staffed while contacts wait is never recommended, whatever is estimated',
    [{ queueId: at.billing, agentsStaffed: 0, estimatedWaitSeconds: 1 }, about(at.sales, 90)],
    {},
    'one-left',
    'only Sales would serve a new contact now: about 2 min (1 min 30 s). Billing has nobody staffed.',
  ],
  [
    'closed is never recommended, even with agents free',
    [free(at.billing, 4), about(at.sales, 90)],
    { openings: { [at.billing]: closed('Christmas Day') } },
    'one-left',
    'only Sales would serve a new contact now: about 2 min (1 min 30 s). Billing is closed (Christmas Day, opens ',
  ],
  [
    'none of them serves anybody',
    [unstaffed(at.billing), free(at.sales, 1)],
    { openings: { [at.sales]: closed() } },
    'nobody',
    'no queue would serve a new contact now: Billing has nobody staffed and Sales is closed (opens ',
  ],
  [
    'hours that are not known are said of what is recommended',
    [free(at.sales, 3), about(at.billing, 250)],
    { openings: { [at.sales]: unknownHours('not-yet') } },
    'at-once',
    'Whether Sales is open is not known.',
  ],
])('%s', (_case, rows, how, kind, words) => {
  const [only, ...others] = answer(rows, how);

  expect(others).toEqual([]);
  expect(only?.kind).toBe(kind);
  expect(only?.words).toContain(words);
});

test('each channel has its own answer, and one that a single queue takes is said to be that', () => {
  const answers = answer([
    about(at.billing, 250),
    about(at.sales, 40),
    { ...about(at.billing, 90), channel: 'CHAT' },
  ]);

  expect(answers.map(({ kind }) => kind).toSorted()).toEqual(['only', 'soonest']);
  expect(answers.find(({ kind }) => kind === 'only')?.words).toBe(
    'Chat: only Billing takes chat now, so there is nothing to compare: about 2 min (1 min 30 s).',
  );
});

test.each(['at-once', 'soonest', 'one-left'] as const)(
  'of a queue that names no hours it is not doubted that it is open: %s',
  (kind) => {
    const rows = {
      'at-once': [free(at.sales, 3), about(at.billing, 250)],
      soonest: [about(at.sales, 40), about(at.billing, 250)],
      'one-left': [about(at.sales, 40), unstaffed(at.billing)],
    };
    const [only] = answer(rows[kind], { openings: { [at.sales]: unknownHours('no-hours') } });
    const [doubted] = answer(rows[kind], { openings: { [at.sales]: unknownHours('unread') } });

    expect(only?.kind).toBe(kind);
    expect(only?.words).not.toContain('Whether');
    expect(doubted?.words).toBe(`${only?.words} Whether Sales is open is not known.`);
  },
);

test('no rows, no answer', () => {
  expect(answer([])).toEqual([]);
});
