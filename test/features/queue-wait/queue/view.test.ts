import { describe, expect, test } from '@jest/globals';
import type { Block, Message } from '../../../../src/blocks/message.ts';
import type { KeptFigures } from '../../../../src/domain/history.ts';
import type { QueueReport } from '../../../../src/features/queue-wait/queue/read-queue.ts';
import { queueView } from '../../../../src/features/queue-wait/queue/view.ts';
import { accuracyOf } from '../../../../src/floor/history/accuracy.ts';
import { anAsker } from '../../../fixtures/asker.ts';
import { ago, ids } from '../../../fixtures/floor.ts';
import { aRow, askedRead, closed, type Read } from '../../../fixtures/queue-read.ts';
import {
  aCourse,
  anOutcome,
  aPlan,
  aPoint,
  aQueueReport,
  aReading,
  aSeries,
  askedBilling,
  someStaff,
  theOutcomes,
  there,
} from '../../../fixtures/queue-report.ts';

function shown(change: Partial<QueueReport> = {}): Message {
  return queueView(aQueueReport(change), anAsker());
}

function linesOf(blocks: readonly Block[]): string {
  return blocks
    .map((block) => {
      if (block.type === 'section') return block.text?.text;
      return block.type === 'context'
        ? block.elements.map((one) => ('text' in one ? one.text : '')).join(' ')
        : '';
    })
    .join('\n');
}

const wordsOf = (change: Partial<QueueReport> = {}) => linesOf(shown(change).blocks);
const typesOf = (blocks: readonly Block[]) => blocks.map(({ type }) => type);

/** What is behind each button and each choice, by what is read on it. */
function presses({ blocks }: Message): ReadonlyMap<string, string> {
  const elements = blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
  return new Map(
    elements.flatMap((one): readonly (readonly [string, string])[] => {
      if (one.type === 'button') return [[one.text.text, one.value ?? '']];
      if (one.type !== 'static_select') return [];
      return (one.options ?? []).map(({ text, value = '' }) => [text.text, value]);
    }),
  );
}

describe('the answer about one queue', () => {
  test('says first how long one waits, and in the notification for every channel', () => {
    const chat = aRow({
      channel: 'CHAT',
      contactsInQueue: 0,
      estimatedWaitSeconds: undefined,
    });
    const message = shown({ reading: aReading([chat, aRow()]) });

    expect(message.text).toBe(
      '*Billing* (voice): estimated wait about 4 min (4 min 12 s)\nchat: nobody waiting',
    );
    expect(linesOf(message.blocks)).toMatch(/^\*Billing\* · voice · estimated wait about 4 min/);
  });

  test('has two charts, and the same in lines where Slack takes none', () => {
    const { blocks, plainBlocks = [], charts = [] } = shown();

    expect(charts.map(({ title }) => title)).toEqual([
      'Billing: longest wait',
      'Billing: contacts and agents',
    ]);
    expect(typesOf(blocks).filter((type) => type === 'data_visualization')).toHaveLength(2);
    expect(typesOf(plainBlocks)).not.toContain('data_visualization');
    expect(linesOf(plainBlocks)).toMatch(/Billing: longest wait.*\nvoice: /);
  });

  test('has one form only where there is no chart', () => {
    const message = shown({ course: there(aCourse({ series: [] })) });

    expect(message).not.toHaveProperty('plainBlocks');
    expect(message).not.toHaveProperty('charts');
  });
});

describe('where the wait goes', () => {
  const lately = (before: KeptFigures, after: KeptFigures) => {
    const points = Array.from({ length: 16 }, (_, index) => index).map((index) =>
      aPoint((15 - index) * 60, index < 8 ? before : after),
    );
    const course = there(aCourse({ series: [{ ...aSeries(), points }] }));
    return wordsOf({ course });
  };
  const waiting = (seconds: number) => ({ estimatedWaitSeconds: seconds, contactsInQueue: 2 });
  const empty = { contactsInQueue: 0 };

  test.each<[string, KeptFigures, KeptFigures]>([
    ['↗ rising, from about 1 min to about 5 min in 15 min', waiting(60), waiting(300)],
    ['↘ falling, from about 5 min to nobody waiting in 15 min', waiting(300), empty],
    ['→ steady for 15 min', waiting(300), waiting(301)],
  ])('is said with an arrow and in words: %s', (words, before, after) => {
    expect(lately(before, after)).toContain(words);
  });

  test('is a line of blocks, with a dot where nobody read', () => {
    expect(wordsOf()).toMatch(/\n[▁▂▃▄▅▆▇█]{20} wait in the last 3 h\n/);
    const series = [aSeries({ isLeftOut: (minutes) => minutes > 60 && minutes < 120 })];
    expect(wordsOf({ course: there(aCourse({ series })) })).toMatch(/\n[▁-█]+·+[▁-█]+ wait/);
  });

  test('is nothing while nothing is known of it', () => {
    const series = [aSeries({ figures: () => ({ agentsStaffed: 2 }) })];
    const words = wordsOf({ course: there(aCourse({ series })) });

    expect(words).not.toMatch(/[↗↘→]|wait in the last/);
  });
});

describe('what became of contacts', () => {
  test.each<[string, Partial<QueueReport>]>([
    [
      'voice: 82 % answered within 20 s · 5 % abandoned (3 of 60) · answered after about 2 min (1 min 38 s) on average · 55 handled',
      {},
    ],
    [
      'over 99 % answered within 20 s · under 1 % abandoned (3 of 60)',
      { outcome: theOutcomes(anOutcome({ serviceLevelPercent: 99.7, abandonmentPercent: 0.2 })) },
    ],
    [
      '100 % answered within 20 s · 0 % abandoned (0 of 60)',
      {
        outcome: theOutcomes(
          anOutcome({ serviceLevelPercent: 100, abandonmentPercent: 0, contactsAbandoned: 0 }),
        ),
      },
    ],
    [
      'service level unknown · 3 of 60 abandoned · average answer time unknown',
      {
        outcome: theOutcomes({
          ...{ queueId: ids.billing, channel: 'VOICE' },
          ...{ contactsAbandoned: 3, contactsQueued: 60 },
        }),
      },
    ],
    ['voice: no contact was queued', { outcome: theOutcomes(anOutcome({ contactsQueued: 0 })) }],
    ['counts no contact here yet', { outcome: theOutcomes() }],
    ['*Last 2 h*, as Amazon Connect counts it', { spans: { window: 7200 } }],
    [
      'counts no contact here yet',
      { view: askedBilling(['CHAT']), outcome: theOutcomes(anOutcome()) },
    ],
    [
      '*Last 30 min*: what became of contacts is not known, because Amazon Web Services does not let Floorwalker ask (`connect:GetMetricDataV2`)',
      { outcome: { kind: 'failed', code: 'connect_denied' } },
    ],
    ['takes no more requests', { outcome: { kind: 'failed', code: 'connect_throttled' } }],
    ['did not say in time', { outcome: { kind: 'late' } }],
  ])('reads: %s', (words, change) => {
    expect(wordsOf(change)).toContain(words);
  });
});

describe('who serves it', () => {
  test.each<[string, Partial<QueueReport>]>([
    [
      '*Who serves it*: 9 agents · missed contact 1 · on contact 7 · available 1\n• Maria Lindqvist: missed contact 40 s\n• Jonas Weber: on contact, since when is unknown',
      {},
    ],
    ['*Who serves it*: at least 9 agents', { staff: someStaff({ isTruncated: true }) }],
    ['nobody who is signed in', { staff: someStaff({ counts: [], agents: [] }) }],
    ['agents could not be read in time', { staff: { kind: 'late' } }],
    [
      'it could not be found out who may see agents',
      { staff: { kind: 'failed', code: 'redis_unavailable' } },
    ],
    ['did not answer', { staff: { kind: 'failed', code: 'connect_unavailable' } }],
  ])('reads: %s', (words, change) => {
    expect(wordsOf(change)).toContain(words);
  });

  test('names ten and counts the others', () => {
    const agents = Array.from({ length: 14 }, (_, index) => ({
      ...{ userId: `${index}`, name: `Agent ${index}`, activity: 'available' as const },
      since: ago(index),
    }));
    const words = wordsOf({ staff: someStaff({ agents }) });

    expect(words).toContain('• Agent 9:');
    expect(words).not.toContain('• Agent 10:');
    expect(words).toContain('and 4 more: press Agents.');
  });

  test('has no names for a channel, and is nothing for those who may not see agents', () => {
    const shared = wordsOf({ share: true, staff: someStaff({ agents: undefined }) });
    const hidden = shown({ staff: there({ kind: 'not-for-asker' }) });

    expect(shared).toContain('9 agents');
    expect(shared).not.toContain('•');
    expect(linesOf(hidden.blocks)).not.toContain('Who serves it');
    expect(presses(hidden).has('Agents')).toBe(false);
  });
});

describe('how good the estimate is', () => {
  /** The oldest contact waits until it is answered every four minutes; the estimate says one. */
  const figures = (at: number): KeptFigures => ({
    estimatedWaitSeconds: 60,
    oldestContactSeconds: (at % 4) * 60 + 30,
    contactsInQueue: 2,
  });

  test('is said with how it is known, where enough is', () => {
    const course = there(aCourse({ series: [aSeries({ figures })] }));

    expect(wordsOf({ course })).toMatch(
      /\*Estimate for voice\*: usually off by about \d min, too low by about \d min · \d+ of \d+ contacts waited within a minute or a quarter of it · seen from the oldest contact in each reading, ± 30 s/,
    );
  });

  test('is said to be by exact times where the contact feed told them', () => {
    const contact = (minutesAgo: number) => ({
      enqueuedAt: ago(minutesAgo * 60),
      answeredAt: ago(minutesAgo * 60 - 90),
    });
    const { points } = aSeries({ figures });
    const accuracy = accuracyOf(points, [60, 50, 40, 30, 20].map(contact));
    if (!accuracy) throw new Error('five contacts are enough');
    const judged = [{ queueId: ids.billing, channel: 'VOICE', accuracy }];

    expect(wordsOf({ course: there(aCourse({ accuracy: judged })) })).toContain(
      '*Estimate for voice*: usually off by 30 s, too low by 30 s · 5 of 5 contacts waited within a minute or a quarter of it · by the exact answer times of the contact feed',
    );
  });

  test('is not said where too little is', () => {
    const course = there(aCourse({ series: [aSeries({ hours: 0.25, figures })] }));

    expect(wordsOf({ course })).not.toContain('Estimate for');
  });
});

describe('under the charts stands', () => {
  test.each<[string, Partial<QueueReport>]>([
    ['Charts: the worst of each 10 min, times in Europe/Berlin. Readings about every 1 min.', {}],
    ['times in UTC', { zone: undefined }],
    ['No charts yet: Floorwalker has no reading', { course: there(aCourse({ series: [] })) }],
    [
      'No charts yet: there is too little to draw. One reading so far.',
      { course: there(aCourse({ series: [{ ...aSeries(), points: [aPoint(2, {})] }] })) },
    ],
    [
      'No charts: all readings of that time lie within about 2 h. Choose a shorter time.',
      { course: there(aCourse({ from: ago(72 * 3600), series: [aSeries({ hours: 2 })] })) },
    ],
    [
      'Redis), where its readings are, does not answer',
      { course: { kind: 'failed', code: 'redis_unavailable' } },
    ],
    ['did not come in time', { course: { kind: 'late' } }],
    ['Readings are kept for 8 days.', { course: there(aCourse({ isCut: true })) }],
    [
      'Kept every 1 min for 48 h, then one point in 2 min, since 12 queues and channels share 256 MB.',
      {
        course: there(
          aCourse({ plan: aPlan({ isReduced: true, rawSeconds: 60, coarseSeconds: 120 }) }),
        ),
      },
    ],
    [', the first after <!date^', { course: there(aCourse({ series: [aSeries({ hours: 1 })] })) }],
    [
      ', none from <!date^',
      {
        course: there(
          aCourse({ series: [aSeries({ isLeftOut: (minutes) => minutes > 60 && minutes < 90 })] }),
        ),
      },
    ],
    [
      ': queues are read at each check of the alerts, by its schedule, and when somebody asks.',
      {
        course: there(
          aCourse({ series: [aSeries({ isLeftOut: (minutes) => minutes > 60 && minutes < 90 })] }),
        ),
      },
    ],
    [
      'Too few readings of chat to draw.',
      { course: there(aCourse({ series: [aSeries(), aSeries({ channel: 'CHAT', hours: 1 })] })) },
    ],
    ['the ones Floorwalker comes with', { limitsFrom: 'defaults' }],
    ['the last ones known', { limitsFrom: 'settings-last-known' }],
  ])('%s', (words, change) => {
    expect(wordsOf(change)).toContain(words);
  });
});

describe('what can be pressed', () => {
  const billing = `queue:${ids.billing}`;

  test('is a typed line each, with the times that were asked for', () => {
    const message = shown({ spans: { window: 7200, last: 21_600 } });
    const found = presses(message);

    expect(Object.fromEntries([...found].slice(0, 6))).toEqual({
      Refresh: `${billing} window:2h last:6h`,
      Agents: billing,
      'Waiting contacts': `contacts ${billing}`,
      Share: `${billing} window:2h last:6h share`,
      'Save view': `save ${billing}`,
      Everything: 'all',
    });
    expect(found.get('Charts: last 8 days')).toBe(`queue-wait ${billing} window:2h last:192h`);
    expect(found.get('Charts: last 3 h')).toBe(`queue-wait ${billing} window:2h`);
    expect(found.get('Service level: last 30 min')).toBe(`queue-wait ${billing} last:6h`);
  });

  test('is about the channel that was asked for, the contacts that wait too', () => {
    const found = presses(shown({ view: askedBilling(['CHAT']) }));

    expect(found.get('Waiting contacts')).toBe(`contacts ${billing} channel:chat`);
  });

  test('on a post for all neither shares it again nor saves it', () => {
    const found = presses(shown({ share: true, staff: there({ kind: 'not-for-asker' }) }));

    expect(found.has('Share') || found.has('Save view')).toBe(false);
    expect(found.get('Agents')).toBe(billing);
  });
});

describe('without figures', () => {
  const without = (how: Read = {}) => {
    const read = { asked: [ids.billing], view: askedBilling(), ...how };
    return { reading: askedRead([], read), view: read.view };
  };

  test('a queue that is gone is one thing', () => {
    expect(wordsOf({ reading: undefined })).toContain('does not know this queue any more');
    expect(shown({ reading: undefined }).text).toContain('may have been deleted');
  });

  test('one that nobody works for is another', () => {
    expect(shown(without()).text).toBe(
      '*Billing*: Amazon Connect gave no figures for this queue. It may be disabled, or nobody works for it and nobody waits.',
    );
  });

  test('one that is closed is said to be that, and when it opens', () => {
    const { text } = shown(without({ openings: { [ids.billing]: closed('Feast') } }));

    expect(text).toMatch(
      /^\*Billing\*: closed \(Feast, opens [^)]*\)\. Amazon Connect gave no figures for this queue\.$/,
    );
  });

  test('in a channel it may just not take nothing is said against it', () => {
    const words = wordsOf(without({ view: askedBilling(['CHAT']) }));

    expect(words).toContain(
      '*Billing*: Amazon Connect gave no figures in chat for this queue. It may not take that channel,',
    );
    expect(words).toContain('No figures in chat for Billing: it may not take it.');
    expect(words).not.toMatch(/deleted|disabled/);
  });
});
