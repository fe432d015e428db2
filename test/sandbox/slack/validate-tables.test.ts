import { describe, expect, test } from '@jest/globals';
import { validateMessage } from '../../../sandbox/slack/validate.ts';
import { bars, cell, chart, dataTable, long, plain, table } from './block-builders.ts';

describe('a table, chart or box Slack refuses', () => {
  test.each([
    ['a second table', [table(1, 1), dataTable()], '/blocks/1', 'only_one_table_allowed'],
    [
      'a second table in a container',
      [table(1, 1), { type: 'container', title: plain('x'), child_blocks: [table(1, 1)] }],
      '/blocks/1/child_blocks/0',
      'only_one_table_allowed',
    ],
    ['101 rows', [table(101, 1)], '/blocks/0/rows', 'too_many'],
    ['21 columns', [table(1, 21)], '/blocks/0/rows/0', 'too_many'],
    ['10,001 characters in a table', [table(1, 1, long(10_001))], '/blocks/0/rows', 'too_long'],
    ['an empty cell', [table(1, 1, '')], '/blocks/0/rows/0/0/text', 'too_short'],
    [
      'rows of unequal length',
      [{ type: 'table', rows: [[cell('a'), cell('b')], [cell('c')]] }],
      '/blocks/0/rows/1',
      'uneven_rows',
    ],
    [
      'a data table without caption',
      [dataTable({ caption: undefined })],
      '/blocks/0',
      'missing_field',
    ],
    [
      'a data table of a header alone',
      [dataTable({ rows: [[cell('Name')]] })],
      '/blocks/0/rows',
      'too_few',
    ],
    [
      'a rich header cell',
      [dataTable({ rows: [[{ type: 'rich_text', elements: [] }], [cell('x')]] })],
      '/blocks/0/rows/0/0',
      'invalid_header',
    ],
    ['a page of 101', [dataTable({ page_size: 101 })], '/blocks/0/page_size', 'out_of_range'],
    ['a third chart', [chart(), chart(), chart()], '/blocks/2', 'too_many_charts'],
    [
      'a slice of nothing',
      [chart({ chart: { type: 'pie', segments: [{ label: 'x', value: 0 }] } })],
      '/blocks/0/chart/segments/0/value',
      'out_of_range',
    ],
    [
      'labels that are not the categories',
      [chart({ chart: bars(['9:00', '11:00']) })],
      '/blocks/0/chart/series/0/data',
      'label_mismatch',
    ],
    [
      '12,001 characters of Markdown in two blocks',
      [
        { type: 'markdown', text: long(6001) },
        { type: 'markdown', text: long(6000) },
      ],
      '/blocks/1/text',
      'too_long',
    ],
    [
      'a data table in a container',
      [{ type: 'container', title: plain('x'), child_blocks: [dataTable()] }],
      '/blocks/0/child_blocks/0/type',
      'unsupported_type',
    ],
  ])('%s', (_, blocks, pointer, code) => {
    const problems = validateMessage({ text: 'x', blocks });

    expect(problems.map((problem) => [problem.pointer, problem.code])).toContainEqual([
      pointer,
      code,
    ]);
  });
});
