import { describe, expect, test } from '@jest/globals';
import { chartShape, turns } from '../../sandbox/page/app/blocks/chart-shape.ts';
import {
  cellText,
  filteredRows,
  sortedRows,
} from '../../sandbox/page/app/blocks/data-table-rows.ts';
import { groupsOf } from '../../sandbox/page/app/gallery/entries.ts';
import { gallery } from '../fixtures/page/gallery.ts';

const raw = (text: string) => ({ type: 'raw_text', text });
const number = (value: number) => ({ type: 'raw_number', value, text: `${value}` });

describe('rows of a data table', () => {
  const rows = [
    [raw('Billing'), number(10)],
    [raw('support'), number(9)],
    [raw('Admin'), number(100)],
  ];
  const firsts = (sorted: typeof rows | ReturnType<typeof sortedRows>) =>
    sorted.map(([cell]) => cellText(cell));

  test.each([
    ['words by letters, ignoring case', 0, false, ['Admin', 'Billing', 'support']],
    ['numbers by size', 1, false, ['support', 'Billing', 'Admin']],
    ['the other way round', 1, true, ['Admin', 'Billing', 'support']],
  ])('sort %s', (_name, column, isDescending, expected) => {
    expect(firsts(sortedRows(rows, { column, isDescending }))).toEqual(expected);
  });

  test('sort as words where one cell of the column is no number', () => {
    const mixed = [...rows, [raw('Sales'), raw('none')]];

    expect(firsts(sortedRows(mixed, { column: 1, isDescending: false }))).toEqual([
      'Billing',
      'Admin',
      'support',
      'Sales',
    ]);
  });

  test('filter by what any cell contains', () => {
    expect(firsts(filteredRows(rows, ' SUPP '))).toEqual(['support']);
    expect(filteredRows(rows, '')).toHaveLength(3);
  });

  test('read the characters of a rich text cell', () => {
    const cell = { type: 'rich_text', elements: [{ elements: [{ text: 'a' }, { text: 'b' }] }] };

    expect(cellText(cell)).toBe('ab');
  });
});

describe('charts', () => {
  test('read series, categories and a scale that contains nought', () => {
    const data = [{ label: '9', value: 12 }];

    expect(chartShape({ type: 'line', series: [{ name: 'Voice', data }] })).toEqual({
      kind: 'line',
      series: [{ name: 'Voice', points: data }],
      categories: ['9'],
      low: 0,
      high: 12,
    });
  });

  test.each([
    [0, 1],
    [0.3, 0.3],
    [1, 1],
    [7, 8],
    [12, 12],
    [35.9, 40],
    [101, 120],
  ])('end their scale above %d at %d, so that the half is round as well', (value, high) => {
    const series = [{ name: 'Voice', data: [{ label: '9', value }] }];

    expect(chartShape({ type: 'line', series })?.high).toBeCloseTo(high);
  });

  test.each([[{ type: 'radar' }], [{ type: 'bar', series: [] }], [{}]])(
    'are not made of %j',
    (chart) => {
      expect(chartShape(chart)).toBeUndefined();
    },
  );

  test('divide a pie into turns of its circle', () => {
    expect(
      turns([
        { label: 'a', value: 3 },
        { label: 'b', value: 1 },
      ]),
    ).toEqual([
      { from: 0, to: 0.75 },
      { from: 0.75, to: 1 },
    ]);
  });
});

test.each([
  ['', ['Messages', 'Blocks', 'Views']],
  ['home', ['Views']],
  ['no such words', []],
])('filters the gallery by %j', (typed, expected) => {
  expect(groupsOf(gallery, typed).map(({ name }) => name)).toEqual(expected);
});
