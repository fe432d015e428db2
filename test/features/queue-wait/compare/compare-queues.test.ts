import { describe, expect, test } from '@jest/globals';
import type { QueueChannelReading } from '../../../../src/domain/contact-centre.ts';
import type { SeriesId } from '../../../../src/domain/history.ts';
import { answerWords } from '../../../../src/features/queue-wait/compare/answer-words.ts';
import {
  compareQueues,
  isComparison,
} from '../../../../src/features/queue-wait/compare/compare-queues.ts';
import { compareView } from '../../../../src/features/queue-wait/compare/view.ts';
import { parseQueueWait } from '../../../../src/features/queue-wait/intent.ts';
import { readWords } from '../../../../src/grammar/words.ts';
import { FakeClock } from '../../../fakes/clock.ts';
import { FakeConnectGateway } from '../../../fakes/connect-gateway.ts';
import { FakeContactFeed } from '../../../fakes/contact-feed.ts';
import { FakeCurrentSettings } from '../../../fakes/current-settings.ts';
import { FakeOpeningHours } from '../../../fakes/opening-hours.ts';
import { FakeQueuesAtHand } from '../../../fakes/queues-at-hand.ts';
import { FakeWaitHistory } from '../../../fakes/wait-history.ts';
import { anAsker } from '../../../fixtures/asker.ts';
import { ago, ids, now, someNames } from '../../../fixtures/floor.ts';
import { aRow, quiet, viewed } from '../../../fixtures/queue-read.ts';

const tenant = { workspace: 'T0FLOOR001', instance: 'i-1' };
const queueIds = [ids.billing, ids.sales];
const day = 24 * 3600;

const about = (queueId: string, seconds: number, change: Partial<QueueChannelReading> = {}) =>
  aRow({ queueId, estimatedWaitSeconds: seconds, oldestContactSeconds: 5, ...change });
/** Five minutes and seven: a guess of ours tells them apart by 20 s. */
const apart = [about(ids.billing, 420), about(ids.sales, 300)];

function setUp(rows: readonly QueueChannelReading[] = apart, isFeedOn = false) {
  const clock = new FakeClock(now);
  const gateway = new FakeConnectGateway({ clock, queueRows: [...rows] });
  const history = new FakeWaitHistory();
  const asked: { series: readonly SeriesId[]; from: Date }[] = [];
  const { read } = FakeWaitHistory.prototype;
  history.read = (about, series, range) => {
    asked.push({ series, from: range.from });
    return read.call(history, about, series, range);
  };
  const ports = {
    ...{ clock, history, queueReadings: gateway, instance: 'i-1' },
    ...{ openingHours: new FakeOpeningHours(), settings: new FakeCurrentSettings() },
    ...{ contactFeed: new FakeContactFeed(), isFeedOn, queuesAtHand: new FakeQueuesAtHand() },
  };
  const about = { names: someNames(), view: viewed('asked', { queueIds }), share: false, tenant };
  return {
    ...ports,
    compare: async () => {
      const report = await compareQueues(ports, about);
      const words = report.answers
        .map((answer) => answerWords(answer, report))
        .join('\n')
        .replaceAll('*', '');
      return { report, words, blocks: JSON.stringify(compareView(report, anAsker()).blocks) };
    },
    /** What was asked of the history for the last day. */
    measured: () => asked.flatMap(({ series, from }) => (from <= ago(day) ? series : [])),
  };
}

type World = ReturnType<typeof setUp>;

/** Each minute of the last hour the estimate said a minute, and each four minutes somebody left who had waited for so long. */
async function measuredAt({ history }: World, queueId: string, waits: number): Promise<void> {
  for (let minutesAgo = 60; minutesAgo >= 0; minutesAgo -= 1) {
    const oldestContactSeconds = ((60 - minutesAgo) * 60) % waits;
    const rows = [aRow({ queueId, estimatedWaitSeconds: 60, oldestContactSeconds })];
    await history.keep(tenant, { asOf: ago(minutesAgo * 60), rows, estimate: 'asked' });
  }
}

async function answered({ contactFeed }: World, queueId: string, waited: number): Promise<void> {
  for (let index = 0; index < 6; index += 1) {
    const at = ago(1800 - index * 60);
    const contactId = `${queueId}-${index}`;
    const answeredAt = new Date(at.getTime() + waited * 1000);
    const event = { eventId: contactId, contactId, channel: 'VOICE', answeredAt };
    await contactFeed.record(tenant, { ...event, enqueued: { queueId, at } }, now);
  }
}

describe('side by side stand', () => {
  const isCompared = (named: number, found: number, groups: readonly string[]) => {
    const words = readWords(Array.from({ length: named }, (_, i) => `q${i}`).join(', '));
    const intent = parseQueueWait(words.kind === 'words' ? words.words : [], 'i-1');
    if (intent.kind !== 'queues') throw new Error(intent.kind);
    const queueIds = Array.from({ length: found }, (_, index) => `queue-${index}`);
    return isComparison(viewed('asked', { queueIds, groups }), intent);
  };

  test.each<[string, boolean, number, number, readonly string[]]>([
    ['one queue', false, 1, 1, []],
    ['two', true, 2, 2, []],
    ['two of which one was named twice', true, 3, 2, []],
    ['as many as a message holds', true, 25, 25, []],
    ['more', false, 26, 26, []],
    ['queues that were not named one by one', false, 1, 3, []],
    ['a group', false, 2, 2, ['emea']],
  ])('%s: %p', (_case, is, named, found, groups) => {
    expect(isCompared(named, found, groups)).toBe(is);
  });
});

describe('how sure the answer is', () => {
  test('goes by a guess of ours before there is a history', async () => {
    const { words } = await setUp().compare();

    expect(words).toContain('that is more than an estimate may be wrong by (about 2 min)');
  });

  test('is measured where the history tells enough, and says so', async () => {
    const world = setUp();
    for (const queueId of queueIds) await measuredAt(world, queueId, 300);
    const { words } = await world.compare();

    expect(words).toMatch(
      /no clear answer\. .*that is no further apart than the estimates of (Sales|Billing) were usually off by in the last 24 h \(about 4 min, measured on \d+ contacts\)/,
    );
  });

  test('is measured by exact answer times while the contact feed is on', async () => {
    const world = setUp(apart, true);
    for (const queueId of queueIds) {
      await measuredAt(world, queueId, 300);
      await answered(world, queueId, 100);
    }
    const { words } = await world.compare();

    expect(words).toContain(
      'Fairly sure: that is more than the estimates of Sales were usually off by in the last 24 h (40 s, measured on 6 contacts)',
    );
  });

  test.each<[string, (world: World) => void]>([
    ['is away', ({ history }) => Object.assign(history, { isAway: true })],
    [
      'is slow',
      ({ history, clock }) => {
        history.read = () => {
          setImmediate(() => clock.advance(3));
          return new Promise(() => undefined);
        };
      },
    ],
  ])('goes by a guess of ours while the history %s, and the answer is there', async (_, spoil) => {
    const world = setUp();
    for (const queueId of queueIds) await measuredAt(world, queueId, 300);
    spoil(world);
    const { words, report } = await world.compare();

    expect(words).toContain('an estimate may be wrong by');
    expect(report.rows).toHaveLength(2);
  });

  test.each<[string, readonly QueueChannelReading[]]>([
    [
      'one would serve at once',
      [about(ids.billing, 420), aRow({ queueId: ids.sales, ...quiet, agentsAvailable: 2 })],
    ],
    [
      'only one takes the channel',
      [about(ids.billing, 420), about(ids.sales, 300, { channel: 'CHAT' })],
    ],
    [
      'none has an estimate',
      queueIds.map((queueId) => aRow({ queueId, estimatedWaitSeconds: undefined })),
    ],
  ])('costs no reading of a day where %s', async (_, rows) => {
    const world = setUp(rows);
    await world.compare();

    expect(world.measured()).toEqual([]);
  });

  test('reads the day of those alone whose estimates are compared', async () => {
    const world = setUp([...apart, about(ids.billing, 60, { channel: 'CHAT' })]);
    await world.compare();

    expect(world.measured()).toEqual(
      expect.arrayContaining(queueIds.map((queueId) => ({ queueId, channel: 'VOICE' }))),
    );
    expect(world.measured()).toHaveLength(2);
  });
});

describe('side by side', () => {
  test('stands where each wait is going, if anything is known of it', async () => {
    const world = setUp();
    for (let minutesAgo = 15; minutesAgo >= 0; minutesAgo -= 1) {
      const rows = [about(ids.sales, 60 * (16 - minutesAgo))];
      await world.history.keep(tenant, { asOf: ago(minutesAgo * 60), rows, estimate: 'asked' });
    }
    const { blocks } = await world.compare();

    expect(blocks).toContain('"Trend"');
    expect(blocks).toContain('"↗ rising"');
    expect(blocks.match(/rising|falling|steady/g)).toHaveLength(1);
  });

  test('is no column of trends while nothing is known of any', async () => {
    expect((await setUp().compare()).blocks).not.toContain('Trend');
  });
});
