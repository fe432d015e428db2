import { describe, expect, test } from '@jest/globals';
import { drawnSeries } from '../../../../src/features/queue-wait/queue/drawn-series.ts';

const none = undefined;

describe('of series with holes', () => {
  test('the stretches are drawn for which each has a figure, and nothing is made up', () => {
    const drawn = drawnSeries([
      { name: 'voice', values: [1, 2, none, 4] },
      { name: 'chat', values: [5, none, 7, 0] },
    ]);

    expect(drawn).toEqual({
      series: [
        { name: 'voice', values: [1, 4] },
        { name: 'chat', values: [5, 0] },
      ],
      stretches: [0, 3],
      leftOut: [],
    });
  });

  test('one with less than half as many figures as the best costs the others nothing', () => {
    const drawn = drawnSeries([
      { name: 'voice', values: [1, 2, 3, 4] },
      { name: 'chat', values: [none, none, none, 8] },
    ]);

    expect(drawn.series).toEqual([{ name: 'voice', values: [1, 2, 3, 4] }]);
    expect(drawn.leftOut).toEqual(['chat']);
  });

  test('one without any figure is nothing, and is not told of', () => {
    const drawn = drawnSeries([
      { name: 'voice', values: [1] },
      { name: 'chat', values: [none] },
    ]);

    expect(drawn).toMatchObject({ stretches: [0], leftOut: [] });
  });

  test.each([
    ['no series', []],
    ['no figure', [{ name: 'voice', values: [none, none] }]],
  ])('with %s nothing is drawn', (_what, candidates) => {
    expect(drawnSeries(candidates)).toEqual({ series: [], stretches: [], leftOut: [] });
  });
});
