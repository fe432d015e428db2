import { describe, expect, test } from '@jest/globals';
import { validateView } from '../../../sandbox/slack/validate.ts';
import { chart, dataTable, long, many, mrkdwn, plain, section, table } from './block-builders.ts';

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
