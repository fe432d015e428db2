import { describe, expect, test } from '@jest/globals';
import { validateMessage } from '../../sandbox/slack/validate.ts';
import type { Block } from '../../src/blocks/message.ts';
import { type Cell, type Column, dataTable } from '../../src/blocks/table.ts';

const columns: readonly Column[] = [
  { title: 'Agent', kind: 'text' },
  { title: 'Contacts', kind: 'number' },
  { title: 'For', kind: 'text' },
];

function aTable(rows: readonly (readonly Cell[])[], change: object = {}) {
  return dataTable({ caption: 'Agents', columns, rows, pageSize: 10, ...change });
}

function rowsOf(block: Block) {
  return block.type === 'data_table' ? block.rows : [];
}

/** What is read in each cell. */
function textsOf(block: Block): readonly (readonly string[])[] {
  return rowsOf(block).map((row) => row.map((cell) => ('text' in cell ? cell.text : '')));
}

function problemsOf(table: ReturnType<typeof dataTable>) {
  return [
    ...validateMessage({ text: 'x', blocks: [table.block] }),
    ...validateMessage({ text: 'x', blocks: table.plain }),
  ];
}

const raw = (text: string) => ({ type: 'raw_text', text });

describe('a table', () => {
  test('has a header, a row for each, and figures that sort as figures', () => {
    const table = aTable([
      ['Maria', 3, '4 min'],
      ['Sam', 0, ''],
    ]);

    expect(table.block).toEqual({
      type: 'data_table',
      caption: 'Agents',
      rows: [
        [raw('Agent'), raw('Contacts'), raw('For')],
        [raw('Maria'), { type: 'raw_number', value: 3, text: '3' }, raw('4 min')],
        [raw('Sam'), { type: 'raw_number', value: 0, text: '0' }, raw('–')],
      ],
      page_size: 10,
      row_header_column_index: 0,
    });
    expect(problemsOf(table)).toEqual([]);
  });

  test.each([undefined, Number.NaN, Number.POSITIVE_INFINITY, 'some'])(
    'a column with %p among its figures is text: Slack sorts by value only what is all figures',
    (odd) => {
      const { block } = aTable([
        ['Maria', 3, ''],
        ['Sam', odd, ''],
      ]);

      const shown = odd === 'some' ? 'some' : 'unknown';
      expect(rowsOf(block).map((row) => row[1])).toEqual([raw('Contacts'), raw('3'), raw(shown)]);
    },
  );

  test('a missing cell is unknown, one too many is left out', () => {
    expect(textsOf(aTable([['Maria'], ['Sam', 1, 'x', 'y']]).block)).toEqual([
      ['Agent', 'Contacts', 'For'],
      ['Maria', 'unknown', 'unknown'],
      ['Sam', '1', 'x'],
    ]);
  });

  test('a foreign name stays on its line and turns nothing around', () => {
    expect(textsOf(aTable([['a\n\u202e<!channel> `b`', 1, 'x']]).block)[1]?.[0]).toBe(
      'a <!channel> `b`',
    );
  });

  test.each([[[], columns] as const, [[['Maria']], []] as const])(
    'without rows or columns is a sentence, since Slack refuses an empty one',
    (rows, shown) => {
      const table = aTable(rows, { columns: shown, caption: 'A & B' });

      expect(table.block).toMatchObject({
        type: 'section',
        text: { text: 'A &amp; B: nothing to show.' },
      });
      expect(table.plain).toEqual([table.block]);
      expect(problemsOf(table)).toEqual([]);
    },
  );

  test.each([
    [0, 1],
    [7.9, 7],
    [500, 100],
  ])('a page of %p rows has %p', (pageSize, shown) => {
    expect(aTable([['Maria']], { pageSize }).block).toMatchObject({ page_size: shown });
  });
});

describe('a table fits', () => {
  const wide = '😀';

  test('100 rows with the longest names there can be, all rows and columns kept', () => {
    const wider = Array.from({ length: 25 }, () => ({ title: wide.repeat(300), kind: 'text' }));
    const rows = Array.from({ length: 100 }, () => wider.map(() => wide.repeat(300)));
    const table = aTable(rows, { columns: wider, caption: wide.repeat(3_000) });

    expect(rowsOf(table.block)).toHaveLength(101);
    expect(rowsOf(table.block)[100]).toHaveLength(20);
    expect(problemsOf(table)).toEqual([]);
  });

  test('the longest cells give way, evenly; short ones stay as they are', () => {
    const rows = Array.from({ length: 50 }, (_, index) => [
      `${index} ${'n'.repeat(400)}`,
      index,
      'm'.repeat(300),
    ]);

    const [, ...texts] = textsOf(aTable(rows).block);
    const lengths = new Set(
      texts.map(([name = '', , since = '']) => `${name.length} ${since.length}`),
    );
    const [one] = [...lengths][0]?.split(' ').map(Number) ?? [];

    expect(lengths).toEqual(new Set([`${one} ${one}`]));
    expect(one).toBeGreaterThan(90);
    expect(texts.map(([, contacts]) => contacts)).toEqual(rows.map((row) => String(row[1])));
    expect(texts[0]?.[0]).toMatch(/^0 n+…$/);
    const all = textsOf(aTable(rows).block).flat().join('').length;
    expect(all).toBeGreaterThan(9_700);
  });

  test('exactly full is not clipped', () => {
    const rows = [['n'.repeat(9_850 - 'Agent'.length)]];
    const one = { columns: columns.slice(0, 1) };

    expect(textsOf(aTable(rows, one).block)[1]?.[0]).not.toContain('…');
    expect(textsOf(aTable([[`${rows[0]?.[0]}n`]], one).block)[1]?.[0]).toMatch(/n…$/);
  });

  test('figures too many and too long for any table', () => {
    const many = Array.from({ length: 20 }, () => ({ title: 'n', kind: 'number' }));
    const rows = Array.from({ length: 100 }, () => many.map(() => 1.234567890123456e300));

    expect(problemsOf(aTable(rows, { columns: many }))).toEqual([]);
  });

  test('of more rows than Slack takes, the first are shown and the rest counted', () => {
    const rows = Array.from({ length: 240 }, (_, index) => [`Agent ${index}`, 1, 'x']);
    const table = aTable(rows, { caption: 'c'.repeat(400) });

    expect(rowsOf(table.block)).toHaveLength(101);
    expect(table.block).toMatchObject({
      caption: expect.stringMatching(/… \(and 140 more rows\)$/),
    });
    expect(problemsOf(table)).toEqual([]);
  });
});

describe('the same in plain', () => {
  test('is a line for each row, every name escaped, what is nothing left out', () => {
    const { plain } = aTable([
      ['<!channel> & *Maria*', 3, undefined],
      ['Sam', 0, ''],
    ]);

    expect(plain).toMatchObject([
      {
        type: 'section',
        text: {
          text: '*&lt;!channel&gt; &amp; ∗Maria∗* · Contacts: 3 · For: unknown\n*Sam* · Contacts: 0',
        },
      },
    ]);
  });

  test('says how many did not find room', () => {
    const rows = Array.from({ length: 900 }, (_, index) => [`${index} ${'n'.repeat(60)}`, 1, 'x']);
    const table = aTable(rows);
    const shown = JSON.stringify(table.plain).match(/Contacts: 1/g)?.length ?? 0;

    expect(table.plain.map(({ type }) => type)).toEqual([...Array(10).fill('section'), 'context']);
    expect(shown).toBeGreaterThan(250);
    expect(table.plain[10]).toMatchObject({ elements: [{ text: `… and ${900 - shown} more` }] });
    expect(problemsOf(table)).toEqual([]);
  });

  test('says a long cell whole where there is room', () => {
    const { plain } = aTable([['Maria', 3, `${'m'.repeat(300)} end`]]);

    expect(JSON.stringify(plain)).toContain(`${'m'.repeat(300)} end`);
  });

  test.each([
    [50, 310],
    [100, 150],
    [200, 70],
  ])('of %p rows loses none to long cells: they are clipped', (number, least) => {
    const rows = Array.from({ length: number }, (_, index) => [
      `Agent ${index}.`,
      1,
      `missed & ${'m'.repeat(900)}`,
    ]);
    const table = aTable(rows);
    const text = JSON.stringify(table.plain);

    expect(rows.filter(([agent]) => !text.includes(`*${agent}*`))).toEqual([]);
    expect(text.match(/For: missed &amp; m+…/g)).toHaveLength(number);
    expect(text.match(/m{3,}/)?.[0]).toHaveLength(least);
    expect(problemsOf(table)).toEqual([]);
  });

  test('keeps the beginning of a cell too long for any section', () => {
    const table = aTable([['Maria', 3, `missed ${'<'.repeat(5_000)}`]]);

    expect(JSON.stringify(table.plain)).toContain('For: missed &lt;');
    expect(problemsOf(table)).toEqual([]);
  });

  test('a row that fills a section alone loses cells, not half a word', () => {
    const many = Array.from({ length: 20 }, () => ({ title: '&'.repeat(60), kind: 'text' }));
    const { plain } = aTable([many.map(() => '<'.repeat(80))], { columns: many });
    const text = plain[0]?.type === 'section' ? (plain[0].text?.text ?? '') : '';

    expect(text.length).toBeGreaterThan(2_000);
    expect(text).toMatch(/: (&lt;)+$/);
    expect(text).not.toContain('…');
  });
});
