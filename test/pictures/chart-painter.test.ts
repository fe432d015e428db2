import { describe, expect, test } from '@jest/globals';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { Chart } from '../../src/blocks/chart.ts';
import { createChartPainter } from '../../src/pictures/chart-painter.ts';
import { FakeLog } from '../fakes/log.ts';

const categories = Array.from(
  { length: 20 },
  (_, index) => `Mon 14:${String(index * 3).padStart(2, '0')}`,
);

function aChart(change: Partial<Chart> = {}): Chart {
  return {
    title: 'Billing: wait, worst of each 9 min',
    kind: 'line',
    categories,
    series: [
      { name: 'voice', values: categories.map((_, index) => (index * 7) % 11) },
      { name: 'limit 5 min', values: categories.map(() => 5), isThreshold: true },
    ],
    categoryAxis: 'time in Europe/Berlin',
    valueAxis: 'minutes',
    ...change,
  };
}

/** The picture as it is seen: its size, and how many dots of a band are nearly black. */
async function seen(png: Uint8Array | undefined) {
  const image = await loadImage(Buffer.from(png ?? []));
  const canvas = createCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const inkBetween = (top: number, bottom: number) => {
    const { data } = context.getImageData(0, top, image.width, bottom - top);
    let dots = 0;
    for (let at = 0; at < data.length; at += 4) {
      const [red = 255, green = 255, blue = 255] = data.subarray(at, at + 3);
      if (red < 80 && green < 80 && blue < 80) dots += 1;
    }
    return dots;
  };
  return { width: image.width, height: image.height, inkBetween };
}

describe('a picture of charts', () => {
  test('is a PNG with all of them, one below the other', async () => {
    const painter = createChartPainter(new FakeLog());
    const one = await painter.paint([aChart()]);
    const two = await painter.paint([aChart(), aChart({ kind: 'bar' })]);

    expect(
      Buffer.from(one ?? [])
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
    const [single, double] = [await seen(one), await seen(two)];
    expect(double.width).toBe(single.width);
    expect(double.height).toBe(2 * single.height);
    expect(double.inkBetween(single.height, double.height)).toBeGreaterThan(1_000);
  });

  test('has letters, which come with it: the title stands in ink', async () => {
    const painter = createChartPainter(new FakeLog());
    const titled = await seen(await painter.paint([aChart()]));
    const longer = await seen(await painter.paint([aChart({ title: 'W'.repeat(50) })]));

    expect(titled.inkBetween(15, 50)).toBeGreaterThan(200);
    expect(longer.inkBetween(15, 50)).toBeGreaterThan(2 * titled.inkBetween(15, 50));
  });

  test('of a chart without anything in it is an empty frame, and of no chart nothing', async () => {
    const painter = createChartPainter(new FakeLog());

    expect(await painter.paint([aChart({ categories: [], series: [] })])).toBeDefined();
    expect(await painter.paint([])).toBeUndefined();
  });

  test('is not there where the machine has nothing to paint with, which is said once in the log', async () => {
    const log = new FakeLog();
    const painter = createChartPainter(log, async () => {
      throw new Error('no canvas for this platform');
    });

    expect(await painter.paint([aChart()])).toBeUndefined();
    expect(await painter.paint([aChart()])).toBeUndefined();
    expect(log.messages('warn')).toEqual(['no charts can be painted on this machine']);
  });
});
