import { describe, expect, test } from '@jest/globals';
import {
  afterTaking,
  countWords,
  matching,
  mostOf,
  shortnessOf,
} from '../../sandbox/page/app/form/picking.ts';
import { formProblems } from '../../sandbox/page/app/form/problems.ts';
import { chosenOf } from '../../sandbox/page/app/form/selected.ts';
import { carriedValues, initialValues, withValue } from '../../sandbox/page/app/form/values.ts';
import type { Json } from '../../sandbox/page/app/json.ts';
import { ruleModal } from '../fixtures/page/gallery.ts';

const billing = { text: { type: 'plain_text', text: 'Billing' }, value: 'billing' };

function input(element: Json, more: Json = {}): Json {
  return { type: 'input', block_id: 'b', element: { action_id: 'a', ...element }, ...more };
}

describe('values of a view', () => {
  test.each<readonly [string, Json, Json]>([
    ['plain_text_input', { initial_value: 'x' }, { value: 'x' }],
    ['plain_text_input', {}, { value: null }],
    ['number_input', { initial_value: '5' }, { value: '5' }],
    ['static_select', { initial_option: billing }, { selected_option: billing }],
    ['static_select', {}, { selected_option: null }],
    ['external_select', { initial_option: billing }, { selected_option: billing }],
    ['multi_external_select', {}, { selected_options: [] }],
    ['radio_buttons', {}, { selected_option: null }],
    ['checkboxes', { initial_options: [billing] }, { selected_options: [billing] }],
    ['users_select', { initial_user: 'U1' }, { selected_user: 'U1' }],
    ['conversations_select', {}, { selected_conversation: null }],
    ['multi_channels_select', { initial_channels: ['C1'] }, { selected_channels: ['C1'] }],
    ['datepicker', { initial_date: '2026-11-22' }, { selected_date: '2026-11-22' }],
    ['datetimepicker', { initial_date_time: 1 }, { selected_date_time: 1 }],
  ])('of a %s with %j begin as %j', (type, element, value) => {
    expect(initialValues([input({ type, ...element })])).toEqual({ b: { a: { type, ...value } } });
  });

  test('include selects beside texts and in rows, and no buttons', () => {
    const select = { type: 'static_select', action_id: 'a' };
    const blocks = [
      { type: 'section', block_id: 's', accessory: select },
      { type: 'actions', block_id: 'r', elements: [select, { type: 'button', action_id: 'x' }] },
    ];

    const held = { type: 'static_select', selected_option: null };
    expect(initialValues(blocks)).toEqual({ s: { a: held }, r: { a: held } });
  });

  test('survive a change of the view where ids and type are the same', () => {
    const before = withValue(
      {},
      { blockId: 'b', actionId: 'a' },
      { type: 'number_input', value: '7' },
    );

    expect(carriedValues([input({ type: 'number_input' })], before)).toEqual(before);
    expect(carriedValues([input({ type: 'datepicker' })], before)).toEqual({
      b: { a: { type: 'datepicker', selected_date: null } },
    });
    expect(carriedValues([], before)).toEqual({});
  });
});

describe('what Slack refuses before the app hears of it', () => {
  test('asks for every required field and for no optional one', () => {
    const problems = formProblems(ruleModal.blocks, initialValues(ruleModal.blocks));

    expect(Object.keys(problems)).toEqual(['queue', 'minutes']);
  });

  test.each<readonly [string, Json, string, string | undefined]>([
    ['a whole number', { type: 'number_input' }, '7', undefined],
    ['a word for a number', { type: 'number_input' }, 'x', 'Please enter a number.'],
    ['a fraction', { type: 'number_input' }, '1.5', 'Please enter a whole number.'],
    ['an allowed fraction', { type: 'number_input', is_decimal_allowed: true }, '1.5', undefined],
    ['too little', { type: 'number_input', min_value: '1' }, '0', 'The smallest value is 1.'],
    ['too much', { type: 'number_input', max_value: '60' }, '61', 'The largest value is 60.'],
    [
      'too short',
      { type: 'plain_text_input', min_length: 2 },
      'é',
      'At least 2 characters, please.',
    ],
    [
      'too long',
      { type: 'plain_text_input', max_length: 1 },
      'ab',
      'At most 1 characters, please.',
    ],
  ])('judges %s', (_name, element, value, problem) => {
    const values = { b: { a: { type: element.type, value } } };

    expect(formProblems([input(element)], values)).toEqual(problem ? { b: problem } : {});
  });
});

test.each<readonly [Json, Json]>([
  [{ type: 'static_select', selected_option: billing }, { selected: 'billing' }],
  [{ type: 'checkboxes', selected_options: [billing] }, { selected: ['billing'] }],
  [{ type: 'users_select', selected_user: 'U1' }, { selected: 'U1' }],
  [{ type: 'multi_users_select', selected_users: ['U1'] }, { selected: ['U1'] }],
  [{ type: 'datetimepicker', selected_date_time: 12 }, { selected: '12' }],
  [{ type: 'plain_text_input', value: 'words' }, { typed: 'words' }],
])('sends %j as the choice %j', (value, chosen) => {
  expect(chosenOf(value)).toEqual(chosen);
});

describe('choosing in a list one types into', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((value) => ({
    value,
    label: value.toUpperCase(),
    description: '',
    source: undefined,
  }));
  if (!a || !b || !c) throw new Error('three options');

  test.each([
    ['comes to the others', [a], b, undefined, [a, b]],
    ['goes where it was chosen', [a, b], a, undefined, [b]],
    ['does not come where no more may be', [a, b], c, 2, [a, b]],
    ['goes where no more may be', [a, b], b, 2, [a]],
    ['takes the place of the one', [a], b, 1, [b]],
    ['stays where only one may be', [a], a, 1, [a]],
  ])('an option %s', (_, chosen, taken, most, after) => {
    expect(afterTaking(chosen, taken, most)).toEqual(after);
  });

  test.each<readonly [Json, number | undefined]>([
    [{ type: 'external_select', max_selected_items: 3 }, 1],
    [{ type: 'multi_static_select', max_selected_items: 3 }, 3],
    [{ type: 'multi_static_select' }, undefined],
  ])('%j lets one choose %p', (element, most) => {
    expect(mostOf(element)).toBe(most);
  });

  test.each([
    [0, 9, 'Up to 9 may be chosen'],
    [2, 9, '2 of up to 9 chosen'],
    [2, undefined, '2 chosen'],
    [0, undefined, ''],
    [1, 1, ''],
  ])('says of %p chosen of %p: %j', (chosen, most, words) => {
    expect(countWords(chosen, most)).toBe(words);
  });

  test.each<readonly [Json, string, string | undefined]>([
    [{}, 'ab', 'Type at least 3 characters.'],
    [{}, 'abc', undefined],
    [{}, '\u{1F642}\u{1F642}', 'Type at least 3 characters.'],
    [{ min_query_length: 1 }, '', 'Type at least 1 character.'],
    [{ min_query_length: 0 }, '', undefined],
  ])('%j with %j typed asks for %p', (element, typed, words) => {
    expect(shortnessOf(element, typed)).toBe(words);
  });

  test('finds by what is typed, whatever its case, and leaves empty groups out', () => {
    const groups = [
      { label: 'One', options: [a, b] },
      { label: 'Two', options: [c] },
    ];

    expect(matching(groups, ' B ')).toEqual([{ label: 'One', options: [b] }]);
    expect(matching(groups, '')).toEqual(groups);
  });
});
