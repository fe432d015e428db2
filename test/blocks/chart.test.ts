import { describe, expect, test } from '@jest/globals';
import { validateMessage } from '../../sandbox/slack/validate.ts';
import { type Chart, fittedChart } from '../../src/blocks/chart.ts';
import { chartBlock } from '../../src/blocks/chart-block.ts';
import type { Block } from '../../src/blocks/message.ts';

function aChart(change: Partial<Chart> = {}): Chart {
  return {
    title: 'Billing: wait',
    kind: 'line',
    categories: ['14:05', '14:10', '14:15'],
    series: [
      { name: 'voice', values: [2, 9, 4] },
      { name: 'limit 5 min', values: [5, 5, 5], isThreshold: true },
    ],
    categoryAxis: 'time in Europe/Berlin',
    valueAxis: 'minutes',
    ...change,
  };
}

function textOf(blocks: readonly Block[]): string {
  return blocks.map((block) => (block.type === 'section' ? block.text?.text : '')).join('\n');
}

function problemsOf(chart: Chart) {
  const { block, plain } = chartBlock(chart);
  return [
    ...validateMessage({ text: 'x', blocks: [block] }),
    ...validateMessage({ text: 'x', blocks: plain }),
  ];
}

const long = '😀'.repeat(80);
const hostile = '<!channel> & *x* `y`';

describe('a chart', () => {
  test('gives every point the label of its category', () => {
    const { block } = chartBlock(aChart());

    expect(block).toEqual({
      type: 'data_visualization',
      title: 'Billing: wait',
      chart: {
        type: 'line',
        series: [
          {
            name: 'voice',
            data: [
              { label: '14:05', value: 2 },
              { label: '14:10', value: 9 },
              { label: '14:15', value: 4 },
            ],
          },
          {
            name: 'limit 5 min',
            data: [
              { label: '14:05', value: 5 },
              { label: '14:10', value: 5 },
              { label: '14:15', value: 5 },
            ],
          },
        ],
        axis_config: {
          categories: ['14:05', '14:10', '14:15'],
          x_label: 'time in Europe/Berlin',
          y_label: 'minutes',
        },
      },
    });
    expect(problemsOf(aChart())).toEqual([]);
  });

  test('says in lines where each series begins, ends and turns, and names the thresholds once', () => {
    expect(textOf(chartBlock(aChart()).plain)).toBe(
      [
        '*Billing: wait* (minutes; time in Europe/Berlin)',
        'voice: 2 at 14:05, 4 at 14:15; lowest 2 at 14:05, highest 9 at 14:10',
        'Lines: limit 5 min',
      ].join('\n'),
    );
  });

  test.each<[string, readonly number[], string]>([
    ['stays as it is', [3, 3, 3], 'voice: 3 all along'],
    ['has one point', [3], 'voice: 3 at 14:05'],
  ])('says a series that %s shorter', (_what, values, words) => {
    const categories = aChart().categories.slice(0, values.length);
    const chart = aChart({ categories, series: [{ name: 'voice', values }] });

    expect(textOf(chartBlock(chart).plain)).toContain(words);
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, undefined])(
    'leaves out a category for which a series has %p',
    (odd) => {
      const values = odd === undefined ? [2, 9] : [2, 9, odd];
      const fitted = fittedChart(aChart({ series: [{ name: 'voice', values }] }));

      expect(fitted.categories).toEqual(['14:05', '14:10']);
      expect(fitted.series[0]?.values).toEqual([2, 9]);
    },
  );

  test.each<[string, Partial<Chart>]>([
    ['no category', { categories: [] }],
    ['no series', { series: [] }],
    ['no figure', { series: [{ name: 'voice', values: [] }] }],
  ])('with %s is a sentence, which Slack takes', (_what, change) => {
    const { block, plain } = chartBlock(aChart(change));

    expect(textOf([block])).toBe('Billing: wait: nothing to show.');
    expect(plain).toEqual([block]);
    expect(problemsOf(aChart(change))).toEqual([]);
  });

  test('is within every limit, its labels told apart, whatever it is given', () => {
    const values = Array.from({ length: 300 }, (_, index) => index);
    const chart = aChart({
      title: long,
      categories: values.map(() => long),
      series: values.map(() => ({ name: '', values })),
      categoryAxis: long,
      valueAxis: '',
    });

    expect(problemsOf(chart)).toEqual([]);
    const { categories, series } = fittedChart(chart);
    expect(new Set(categories).size).toBe(20);
    expect(new Set(series.map(({ name }) => name)).size).toBe(12);
    // The newest are at the end.
    expect(series[0]?.values.at(-1)).toBe(299);
  });

  test('tells two times apart that are read the same', () => {
    const { categories } = fittedChart(aChart({ categories: ['02:30', '02:30', '02:30'] }));

    expect(categories).toEqual(['02:30', '02:30 (2)', '02:30 (3)']);
  });

  test('pings nobody in its lines, and shows names as they are where nothing is formatted', () => {
    const chart = aChart({ title: hostile, series: [{ name: hostile, values: [1, 2, 3] }] });
    const { block, plain } = chartBlock(chart);

    expect(textOf(plain)).not.toContain('<!channel>');
    expect(JSON.stringify(block)).toContain('<!channel>');
  });
});
