import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import type { SeenMessage } from '../../sandbox/drive/api.ts';
import { chromiumTest, desktop, phone, withPage } from '../page/browser.ts';
import { median } from '../sandbox/centre/rig.ts';
import { type Journey, people, startJourney, textOf } from './harness.ts';

/** A browser takes its time to start on a small machine, and so does an hour of it. */
const patience = 120_000;
const minutes = (count: number) => count * 60_000;
/** What the charts show where nobody says otherwise. */
const charted = minutes(180);
/** Who waits for less was mostly never seen waiting: the past was read every 30 s. */
const seenSeconds = 30;

interface Day {
  readonly journey: Journey;
  /** What was answered while the rush was on, and at the end. */
  readonly duringRush: SeenMessage;
  readonly afterwards: SeenMessage;
  /** Whoever came to Billing in the time of the charts: what they were told and how long they waited, seconds. */
  readonly contacts: readonly { readonly estimate: number | undefined; readonly waited: number }[];
  /** The longest that was ever to be seen in Billing over the whole road: estimate or oldest contact, seconds. */
  readonly longestSeen: number;
}

/**
 * From seven in the morning: four hours that were before, and more than one over the whole road, every
 * slot of the schedule in its turn, with a rush of calls in Billing.
 */
async function aDay(): Promise<Day> {
  const journey = await startJourney({ presets: 'demo', centre: { localHourAtStart: 11 } });
  const ask = () => journey.ask(people.sam, '/queue-wait Billing');
  const seen = lookAtEverySlot(journey);
  await journey.clock.advance(minutes(15));
  await journey.drive.lever('rush', { on: true, queue: 'Billing' });
  await journey.clock.advance(minutes(12));
  const duringRush = await ask();
  await journey.clock.advance(minutes(45));
  const afterwards = await ask();
  const contacts = contactsOf(journey);
  return { journey, duringRush, afterwards, contacts, longestSeen: Math.max(...seen) };
}

const billingOf = ({ centre }: Journey) =>
  centre.view().queues.find(({ name }) => name === 'Billing')?.id ?? '';

/** What the centre itself says of Billing whenever the bot reads it. */
function lookAtEverySlot(journey: Journey): readonly number[] {
  const { centre, clock } = journey;
  const seen: number[] = [];
  const billing = billingOf(journey);
  const look = () => {
    const now = clock.now();
    const since = centre.waiting(billing, 'VOICE')[0]?.enqueuedAt ?? now;
    const isAnybody = centre.waiting(billing, 'VOICE').length > 0;
    const estimate = isAnybody ? (centre.estimate(billing, 'VOICE') ?? 0) : 0;
    seen.push(Math.max(estimate, (now.getTime() - since.getTime()) / 1000));
    clock.at(new Date(now.getTime() + 15_000), look);
  };
  look();
  return seen;
}

/** They waited until a desk rang for them, or until they left. */
function contactsOf(journey: Journey): Day['contacts'] {
  const now = journey.clock.now().getTime();
  const billing = billingOf(journey);
  return [...journey.centre.view().contacts.values()].flatMap((contact) => {
    const { queueId, enqueuedAt, ringStartedAt, disconnectedAt } = contact;
    if (queueId !== billing || !enqueuedAt || enqueuedAt.getTime() < now - charted) return [];
    const until = (ringStartedAt ?? disconnectedAt)?.getTime() ?? now;
    const waited = (until - enqueuedAt.getTime()) / 1000;
    return [{ estimate: contact.estimateAtQueueing, waited }];
  });
}

/** The figures of a series of the first chart that is drawn. */
function figuresOf({ blocks }: SeenMessage, name: string): readonly number[] {
  const chart = JSON.stringify(blocks.find(({ type }) => type === 'data_visualization'));
  const data = new RegExp(`"name":"${name}","data":(\\[[^\\]]*\\])`).exec(chart)?.[1] ?? '';
  return [...data.matchAll(/"value":([\d.]+)/g)].map(([, value]) => Number(value));
}

async function askInPage(page: Page): Promise<Locator> {
  const composer = page.getByTestId('composer');
  await composer.fill('/queue-wait Billing');
  await composer.press('Escape');
  await composer.press('Enter');
  const answer = page.getByTestId('messages').getByTestId('message').last();
  await answer.getByTestId('chart').nth(1).waitFor();
  return answer;
}

/** The points of each line of a chart, in order. */
async function linesIn(chart: Locator): Promise<readonly (readonly string[])[]> {
  const lines = await chart.locator('polyline').all();
  const points = await Promise.all(lines.map((line) => line.getAttribute('points')));
  return points.map((one) => (one ?? '').split(' '));
}

/** By how many pixels a label below a chart runs into the next one; negative = the room between. */
async function tightest(chart: Locator): Promise<number> {
  const labels = await chart.locator('text', { hasText: /\d\d:\d\d/ }).all();
  const boxes = await Promise.all(labels.map((label) => label.boundingBox()));
  return Math.max(
    ...boxes.slice(1).map((box, index) => {
      const before = boxes[index];
      return before && box ? before.x + before.width - box.x : Number.NaN;
    }),
  );
}

describe('after a simulated day', () => {
  let day: Day;
  beforeAll(async () => {
    day = await aDay();
  }, patience);
  afterAll(() => day.journey.end());

  test('the trend says where the wait goes: up in the rush, and level long after it', () => {
    expect(textOf(day.duringRush)).toMatch(/↗ rising, from nobody waiting to about \d+ min/);
    expect(textOf(day.afterwards)).toContain('→ steady for 15 min');
  });

  test('the chart has the longest wait there was, and the limit', () => {
    const waits = figuresOf(day.afterwards, 'voice');
    const longest = Math.max(...waits) * 60;

    // A chart is in tenths of a minute.
    expect(Math.abs(longest - day.longestSeen)).toBeLessThanOrEqual(3);
    // Whoever waited longest was seen at most one reading before it was over.
    const waited = Math.max(...day.contacts.map((contact) => contact.waited));
    expect(longest).toBeGreaterThan(waited - 30);
    expect(waits.length).toBeGreaterThanOrEqual(18);
    expect(new Set(figuresOf(day.afterwards, 'limit 5 min'))).toEqual(new Set([5]));
  });

  test('what is said of the estimate is what became of those it was made for', () => {
    const said = /Estimate for voice\*: usually off by (\d+) s/.exec(textOf(day.afterwards))?.[1];
    const errors = day.contacts.flatMap(({ estimate, waited }) =>
      estimate === undefined || waited < seenSeconds ? [] : [Math.abs(estimate - waited)],
    );

    expect(errors.length).toBeGreaterThan(30);
    // Measured: 55 s said, 59 s true.
    expect(Math.abs(Number(said) - median(errors))).toBeLessThanOrEqual(10);
  });

  for (const [where, viewport] of Object.entries({ desktop, phone })) {
    chromiumTest(
      `the answer is drawn and written on a ${where}`,
      async () => {
        const address = `${day.journey.url}/?as=${people.sam}#c/C0FLOOR001`;
        await withPage(address, viewport, async (page) => {
          const answer = await askInPage(page);
          const charts = answer.getByTestId('chart');
          const [waits, limit] = await linesIn(charts.first());
          expect(waits?.length).toBeGreaterThanOrEqual(18);
          expect(new Set(waits?.map((point) => point.split(',')[1])).size).toBeGreaterThan(3);
          expect(limit).toHaveLength(waits?.length ?? 0);
          expect(new Set(limit?.map((point) => point.split(',')[1])).size).toBe(1);
          expect(await linesIn(charts.nth(1))).toHaveLength(3);

          const words = await answer.textContent();
          expect(words).toMatch(/(↗ rising|↘ falling|→ steady)/);
          expect(words).toMatch(/usually off by (about )?\d+ (s|min)/);
          expect(words).toContain('limit 5 min');

          for (const chart of await charts.all()) {
            const box = await chart.boundingBox();
            expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(viewport.width);
            expect(await tightest(chart)).toBeLessThan(0);
          }
          const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
          expect(overflow).toBeLessThanOrEqual(0);
        });
      },
      patience,
    );
  }
});
