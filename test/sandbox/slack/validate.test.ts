import { describe, expect, test } from '@jest/globals';
import { problemLine, validateMessage, validateView } from '../../../sandbox/slack/validate.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const long = (length: number) => 'x'.repeat(length);
const many = <T>(count: number, one: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => one(index));
const section = (text = 'x', more: object = {}) => ({
  type: 'section',
  text: mrkdwn(text),
  ...more,
});
const button = (more: object = {}) => ({
  type: 'button',
  action_id: 'a',
  text: plain('Go'),
  ...more,
});
const actions = (...elements: object[]) => ({ type: 'actions', block_id: 'row', elements });
const option = (value: string) => ({ text: plain(value), value });
const select = (more: object = {}) => ({
  type: 'static_select',
  action_id: 's',
  options: [option('one')],
  ...more,
});
const cell = (text: string) => ({ type: 'raw_text', text });
const table = (rows: number, columns: number, text = 'x') => ({
  type: 'table',
  rows: many(rows, () => many(columns, () => cell(text))),
});
const dataTable = (more: object = {}) => ({
  type: 'data_table',
  caption: 'Agents',
  rows: [[cell('Name')], [cell('Maria')]],
  ...more,
});
const chart = (more: object = {}) => ({
  type: 'data_visualization',
  title: 'Waits',
  chart: { type: 'pie', segments: [{ label: 'Billing', value: 3 }] },
  ...more,
});
const bars = (labels: string[]) => ({
  type: 'bar',
  series: [{ name: 'Waiting', data: labels.map((label) => ({ label, value: 1 })) }],
  axis_config: { categories: ['9:00', '10:00'] },
});

describe('a message Slack takes', () => {
  test.each([
    ['fifty blocks', many(50, () => section())],
    ['a text of exactly 3000 code points, each two UTF-16 units', [section('😀'.repeat(3000))]],
    ['ten fields', [{ type: 'section', fields: many(10, () => mrkdwn('x')) }]],
    ['a header of 150', [{ type: 'header', text: plain(long(150)) }]],
    [
      'buttons, selects and an overflow',
      [actions(button(), select(), { type: 'overflow', action_id: 'o', options: [option('x')] })],
    ],
    ['one table and charts', [table(100, 20), chart(), chart()]],
    [
      'a data table with numbers',
      [dataTable({ rows: [[cell('Wait')], [{ type: 'raw_number', value: 3, text: '3 s' }]] })],
    ],
    ['a chart whose labels are the categories', [chart({ chart: bars(['9:00', '10:00']) })]],
    [
      'a container with a table',
      [{ type: 'container', title: plain('x'), child_blocks: [table(2, 2)] }],
    ],
    [
      'the same action id in two blocks',
      [actions(button()), { ...actions(button()), block_id: 'other' }],
    ],
    [
      'rich text',
      [
        {
          type: 'rich_text',
          elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'x' }] }],
        },
      ],
    ],
  ])('%s', (_, blocks) => {
    expect(validateMessage({ text: 'x', blocks })).toEqual([]);
  });
});

describe('a message Slack refuses', () => {
  test.each([
    ['fifty-one blocks', many(51, () => section()), '/blocks', 'too_many'],
    ['a section of 3001', [section(long(3001))], '/blocks/0/text/text', 'too_long'],
    ['an empty section text', [section('')], '/blocks/0/text/text', 'too_short'],
    ['a section of nothing', [{ type: 'section' }], '/blocks/0', 'missing_field'],
    [
      'eleven fields',
      [{ type: 'section', fields: many(11, () => mrkdwn('x')) }],
      '/blocks/0/fields',
      'too_many',
    ],
    [
      'a field of 2001',
      [{ type: 'section', fields: [mrkdwn(long(2001))] }],
      '/blocks/0/fields/0/text',
      'too_long',
    ],
    [
      'a header in mrkdwn',
      [{ type: 'header', text: mrkdwn('x') }],
      '/blocks/0/text/type',
      'unsupported_type',
    ],
    [
      'a header of 151',
      [{ type: 'header', text: plain(long(151)) }],
      '/blocks/0/text/text',
      'too_long',
    ],
    ['an unknown block', [{ type: 'sectoin' }], '/blocks/0/type', 'unsupported_type'],
    [
      'a misspelt property',
      [section('x', { accesory: button() })],
      '/blocks/0',
      'additional_property',
    ],
    [
      'eleven context elements',
      [{ type: 'context', elements: many(11, () => mrkdwn('x')) }],
      '/blocks/0/elements',
      'too_many',
    ],
    [
      'a button in a context',
      [{ type: 'context', elements: [button()] }],
      '/blocks/0/elements/0/type',
      'unsupported_type',
    ],
    [
      'twenty-six buttons',
      [actions(...many(26, (index) => button({ action_id: `a${index}` })))],
      '/blocks/0/elements',
      'too_many',
    ],
    [
      'a button text of 76',
      [actions(button({ text: plain(long(76)) }))],
      '/blocks/0/elements/0/text/text',
      'too_long',
    ],
    [
      'a button value of 2001',
      [actions(button({ value: long(2001) }))],
      '/blocks/0/elements/0/value',
      'too_long',
    ],
    [
      'a button style of one’s own',
      [actions(button({ style: 'warning' }))],
      '/blocks/0/elements/0/style',
      'invalid_value',
    ],
    [
      'an accessibility label of 76',
      [actions(button({ accessibility_label: long(76) }))],
      '/blocks/0/elements/0/accessibility_label',
      'too_long',
    ],
    [
      'an action id twice in a block',
      [actions(button(), button())],
      '/blocks/0/elements/1/action_id',
      'duplicate_action_id',
    ],
    [
      'a block id twice',
      [section('x', { block_id: 'b' }), section('y', { block_id: 'b' })],
      '/blocks/1/block_id',
      'duplicate_block_id',
    ],
    [
      'a block id twice, once in a container',
      [
        section('x', { block_id: 'b' }),
        { type: 'container', title: plain('x'), child_blocks: [section('y', { block_id: 'b' })] },
      ],
      '/blocks/1/child_blocks/0/block_id',
      'duplicate_block_id',
    ],
    [
      'a block id of 256',
      [section('x', { block_id: long(256) })],
      '/blocks/0/block_id',
      'too_long',
    ],
    [
      'a select without options',
      [actions({ type: 'static_select', action_id: 's' })],
      '/blocks/0/elements/0',
      'missing_field',
    ],
    [
      'a select of 101',
      [actions(select({ options: many(101, (index) => option(`${index}`)) }))],
      '/blocks/0/elements/0/options',
      'too_many',
    ],
    [
      'an option value of 151',
      [actions(select({ options: [option(long(151))] }))],
      '/blocks/0/elements/0/options/0/value',
      'too_long',
    ],
    [
      'a first choice that is not offered',
      [actions(select({ initial_option: option('two') }))],
      '/blocks/0/elements/0/initial_option',
      'invalid_initial_option',
    ],
    [
      'an overflow of six',
      [
        actions({
          type: 'overflow',
          action_id: 'o',
          options: many(6, (index) => option(`${index}`)),
        }),
      ],
      '/blocks/0/elements/0/options',
      'too_many',
    ],
    [
      'a multi-select in actions',
      [actions({ ...select(), type: 'multi_static_select' })],
      '/blocks/0/elements/0/type',
      'unsupported_type',
    ],
    [
      'a confirm title of 101',
      [
        actions(
          button({
            confirm: {
              title: plain(long(101)),
              text: plain('x'),
              confirm: plain('y'),
              deny: plain('n'),
            },
          }),
        ),
      ],
      '/blocks/0/elements/0/confirm/title/text',
      'too_long',
    ],
    [
      'an image without words',
      [{ type: 'image', image_url: 'https://x.test/a.png' }],
      '/blocks/0',
      'missing_field',
    ],
    ['an alert', [{ type: 'alert', text: mrkdwn('x') }], '/blocks/0/type', 'wrong_surface'],
    [
      'a file input',
      [{ type: 'input', label: plain('x'), element: { type: 'file_input', action_id: 'f' } }],
      '/blocks/0/element/type',
      'wrong_surface',
    ],
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

  test('words a problem as Slack does', () => {
    const [problem] = validateMessage({ blocks: [{ type: 'header', text: plain(long(151)) }] });

    expect(problem && problemLine(problem)).toBe(
      '[ERROR] must be less than 151 characters [json-pointer:/blocks/0/text/text]',
    );
  });
});

describe('a view', () => {
  const modal = (more: object = {}) => ({
    type: 'modal',
    title: plain('Filter'),
    blocks: [section()],
    ...more,
  });
  const input = { type: 'input', label: plain('Name'), element: { type: 'plain_text_input' } };

  test.each([
    ['a plain modal', modal()],
    ['a hundred blocks', modal({ blocks: many(100, () => section()) })],
    ['an input with a submit button', modal({ submit: plain('Save'), blocks: [input] })],
    ['an alert', modal({ blocks: [{ type: 'alert', text: mrkdwn('x'), level: 'warning' }] })],
    ['a Home tab', { type: 'home', blocks: [section()] }],
  ])('is taken: %s', (_, view) => {
    expect(validateView(view)).toEqual([]);
  });

  test.each([
    ['101 blocks', modal({ blocks: many(101, () => section()) }), '/blocks', 'too_many'],
    ['a title of 25', modal({ title: plain(long(25)) }), '/title/text', 'too_long'],
    ['no title', modal({ title: undefined }), '', 'missing_field'],
    ['a submit of 25', modal({ submit: plain(long(25)) }), '/submit/text', 'too_long'],
    ['an input without submit', modal({ blocks: [input] }), '', 'missing_field'],
    [
      'private metadata of 3001',
      modal({ private_metadata: long(3001) }),
      '/private_metadata',
      'too_long',
    ],
    ['a table in a modal', modal({ blocks: [table(1, 1)] }), '/blocks/0/type', 'wrong_surface'],
    [
      'a table on the Home tab',
      { type: 'home', blocks: [dataTable()] },
      '/blocks/0/type',
      'wrong_surface',
    ],
    [
      'a card in a modal',
      modal({ blocks: [{ type: 'card', title: mrkdwn('x') }] }),
      '/blocks/0/type',
      'wrong_surface',
    ],
    [
      'a chart on the Home tab',
      { type: 'home', blocks: [chart()] },
      '/blocks/0/type',
      'wrong_surface',
    ],
    ['what it was given back', modal({ hash: '1.2' }), '', 'additional_property'],
  ])('is refused: %s', (_, view, pointer, code) => {
    const problems = validateView(view);

    expect(problems.map((problem) => [problem.pointer, problem.code])).toContainEqual([
      pointer,
      code,
    ]);
  });
});
