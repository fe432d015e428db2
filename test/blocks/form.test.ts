import { describe, expect, test } from '@jest/globals';
import { validateView } from '../../sandbox/slack/validate.ts';
import {
  askedSearch,
  chooseMany,
  chooseOne,
  form,
  noteModal,
  searchMany,
  submittedForm,
} from '../../src/blocks/form.ts';
import { section } from '../../src/blocks/primitives.ts';
import { dataTable } from '../../src/blocks/table.ts';

const option = (label: string, value: string) => ({
  text: { type: 'plain_text', text: label, emoji: true },
  value,
});

const states = [
  { label: 'Missed', value: 'missed' },
  { label: 'On hold', value: 'on-hold' },
];

const queues = {
  blockId: 'queues',
  label: 'Queues',
  command: 'agents',
  search: 'queues',
  chosen: [{ label: 'Billing', value: 'q-1' }],
  maximum: 100,
  hint: 'At most 100.',
};

describe('a form', () => {
  test('says whose it is, can be filled in or left, and is taken by Slack', () => {
    const modal = form({
      command: 'agents',
      name: 'filter',
      title: 'Filter agents',
      submit: 'Show',
      blocks: [searchMany(queues), undefined],
    });

    expect(modal).toMatchObject({
      type: 'modal',
      callback_id: 'form:agents:filter',
      title: { text: 'Filter agents' },
      submit: { text: 'Show' },
      close: { text: 'Cancel' },
    });
    expect(modal.blocks).toHaveLength(1);
    expect(submittedForm(modal.callback_id ?? '')).toEqual({ command: 'agents', name: 'filter' });
    expect(validateView(modal)).toEqual([]);
  });

  test('a search of several begins with what is chosen, and nothing need be', () => {
    expect(searchMany(queues)).toEqual({
      type: 'input',
      block_id: 'queues',
      label: { type: 'plain_text', text: 'Queues', emoji: true },
      hint: { type: 'plain_text', text: 'At most 100.', emoji: true },
      optional: true,
      element: {
        type: 'multi_external_select',
        action_id: 'search:agents:queues',
        placeholder: { type: 'plain_text', text: 'Type to search', emoji: true },
        min_query_length: 0,
        max_selected_items: 100,
        initial_options: [option('Billing', 'q-1')],
      },
    });
    expect(askedSearch('search:agents:queues')).toEqual({ command: 'agents', search: 'queues' });
  });

  test('a choice of several begins with those of the chosen that exist', () => {
    const input = chooseMany({
      blockId: 'states',
      label: 'States',
      choices: states,
      chosen: ['on-hold', 'gone'],
      maximum: 9,
    });

    expect(input?.element).toEqual({
      type: 'multi_static_select',
      action_id: 'choose',
      options: states.map(({ label, value }) => option(label, value)),
      max_selected_items: 9,
      initial_options: [option('On hold', 'on-hold')],
    });
  });

  test.each([
    ['missed', { initial_option: option('Missed', 'missed') }],
    ['gone', {}],
    [undefined, {}],
  ])('a choice of one begins with %p if that exists', (chosen, initial) => {
    const input = chooseOne({ blockId: 'sort', label: 'Order', choices: states, chosen });

    expect(input?.element).toEqual({
      type: 'static_select',
      action_id: 'choose',
      options: states.map(({ label, value }) => option(label, value)),
      ...initial,
    });
  });

  test('nothing to choose from is no input, since Slack refuses an empty one', () => {
    const nothing = { blockId: 'x', label: 'x', choices: [] };

    expect(chooseOne({ ...nothing, chosen: undefined })).toBeUndefined();
    expect(chooseMany({ ...nothing, chosen: [], maximum: 3 })).toBeUndefined();
  });

  test('no more is chosen at first than may be', () => {
    const chosen = states.map(({ value }) => value);
    const input = chooseMany({ blockId: 'x', label: 'x', choices: states, chosen, maximum: 1 });

    expect(input?.element).toMatchObject({
      max_selected_items: 1,
      initial_options: [option('Missed', 'missed')],
    });
  });

  test('an option without a value is none, since Slack refuses it', () => {
    const choices = [{ label: 'None', value: '' }, ...states];
    const input = chooseOne({ blockId: 'x', label: 'x', choices, chosen: '' });

    expect(input?.element).toMatchObject({ options: [{ value: 'missed' }, { value: 'on-hold' }] });
  });

  test('an option without a label reads as its value', () => {
    const input = chooseOne({
      blockId: 'x',
      label: 'x',
      choices: [{ label: ' ', value: 'q-1' }],
      chosen: undefined,
    });

    expect(input?.element).toMatchObject({ options: [option('q-1', 'q-1')] });
  });
});

describe('a message in a modal', () => {
  test('can only be closed', () => {
    const modal = noteModal('Filter', { text: 'x', blocks: [section('Not allowed.')] });

    expect(modal).toEqual({
      type: 'modal',
      title: { type: 'plain_text', text: 'Filter', emoji: true },
      blocks: [section('Not allowed.')],
      close: { type: 'plain_text', text: 'Close', emoji: true },
    });
  });

  test('shows a table in plain, since modals take none', () => {
    const { block, plain } = dataTable({
      caption: 'Agents',
      columns: [{ title: 'Agent', kind: 'text' }],
      rows: [['Maria']],
      pageSize: 10,
    });

    const modal = noteModal('Agents', { text: 'x', blocks: [block], plainBlocks: plain });

    expect(modal.blocks).toEqual(plain);
    expect(validateView(modal)).toEqual([]);
  });

  test('shows its text where it has no blocks', () => {
    expect(noteModal('x', { text: 'Only words.', blocks: [] }).blocks).toEqual([
      section('Only words.'),
    ]);
  });
});

describe('the ids of forms and searches', () => {
  test.each(['form:agents', 'form::filter', 'run:agents:filter', ''])(
    '%p is no form of ours',
    (callbackId) => {
      expect(submittedForm(callbackId)).toBeUndefined();
    },
  );

  test.each(['search:agents', 'search::agents', 'run:agents:filter', ''])(
    '%p is no search of ours',
    (actionId) => {
      expect(askedSearch(actionId)).toBeUndefined();
    },
  );
});
