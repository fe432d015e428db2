import { describe, expect, test } from '@jest/globals';
import { problemLine, validateMessage } from '../../../sandbox/slack/validate.ts';
import {
  actions,
  bars,
  button,
  cell,
  chart,
  dataTable,
  long,
  many,
  mrkdwn,
  option,
  plain,
  section,
  select,
  table,
} from './block-builders.ts';

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
