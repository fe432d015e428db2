import { describe, expect, test } from '@jest/globals';
import type { Button } from '@slack/types';
import { slackLimits } from '../../sandbox/slack/validate/limits.ts';
import { validateMessage, validateView } from '../../sandbox/slack/validate.ts';
import { chooseMany, chooseOne, form, searchMany } from '../../src/blocks/form.ts';
import { limits } from '../../src/blocks/limits.ts';
import type { Block } from '../../src/blocks/message.ts';
import { actions, context, divider, header, section } from '../../src/blocks/primitives.ts';
import { type RunButton, runButton } from '../../src/blocks/run-button.ts';
import { runOverflow, runSelect } from '../../src/blocks/run-menu.ts';

/** Each limit the builders know, beside the one that Slack's stand-in refuses by. */
const pairs: Readonly<Record<keyof typeof limits, number>> = {
  messageBlocks: slackLimits.messageBlocks,
  viewBlocks: slackLimits.viewBlocks,
  sectionText: Math.min(slackLimits.sectionText, slackLimits.contextText),
  fields: slackLimits.sectionFields,
  fieldText: slackLimits.fieldText,
  headerText: slackLimits.headerText,
  contextElements: slackLimits.contextElements,
  actionsElements: slackLimits.actionsElements,
  buttonText: slackLimits.buttonText,
  buttonValue: slackLimits.buttonValue,
  accessibilityLabel: slackLimits.accessibilityLabel,
  optionText: slackLimits.optionText,
  optionValue: slackLimits.optionValue,
  selectOptions: slackLimits.selectOptions,
  overflowOptions: slackLimits.overflowOptions,
  placeholder: slackLimits.placeholder,
  inputLabel: slackLimits.label,
  inputHint: slackLimits.hint,
  typedText: slackLimits.inputLength,
  url: slackLimits.url,
  tableBodyRows: slackLimits.dataTableRows - 1,
  tableColumns: slackLimits.tableColumns,
  tableCharacters: slackLimits.dataTableCharacters,
  tableCaption: slackLimits.altText,
  tablePage: slackLimits.dataTablePage,
  chartTitle: slackLimits.chartTitle,
  chartName: slackLimits.chartName,
  chartPoints: slackLimits.chartPoints,
  chartSeries: slackLimits.chartSeries,
  chartAxis: slackLimits.chartAxis,
  messageCharts: slackLimits.chartsPerMessage,
  confirmTitle: slackLimits.confirmTitle,
  confirmText: slackLimits.confirmText,
  confirmButton: slackLimits.confirmButton,
  modalTitle: slackLimits.viewTitle,
  privateMetadata: slackLimits.privateMetadata,
  idLength: slackLimits.id,
  // An alert is posted and then updated, so the smaller of the two holds.
  messageText: Math.min(slackLimits.messageText, slackLimits.updateText),
};

/** One code point, two UTF-16 units: whoever counts units clips too early, or in the middle. */
const wide = '😀';
const tooLong = wide.repeat(5_000);

function lengthOf(text: string | undefined): number {
  return [...(text ?? '')].length;
}

function aButton(change: Partial<RunButton> = {}): Button {
  return runButton({ label: 'Go', command: 'agents', text: 'Billing', id: 'go', ...change });
}

const fullButton = aButton({
  label: tooLong,
  text: wide.repeat(2000),
  id: tooLong,
  spoken: tooLong,
  confirm: { title: tooLong, text: tooLong, yes: tooLong },
});

const anInput = {
  blockId: 'who',
  label: 'Agents',
  command: 'agents',
  search: 'agents',
  chosen: [],
  maximum: 3,
} as const;

const manyChoices = Array.from({ length: 300 }, (_, index) => ({
  label: tooLong,
  command: 'agents',
  text: `${index} ${wide.repeat(100)}`,
}));
const manyOptions = manyChoices.map(({ label, text }) => ({ label, value: text }));
const aSelect = runSelect({ id: tooLong, placeholder: tooLong, choices: manyChoices });
const anOverflow = runOverflow({ id: 'more', choices: manyChoices });
const chosen = manyOptions.map(({ value }) => value);

function problemsOf(...blocks: readonly Block[]) {
  return [...validateMessage({ text: 'x', blocks }), ...validateView({ type: 'home', blocks })];
}

describe('the limits of the builders', () => {
  test.each(Object.entries(limits))('%s is not above that of Slack', (key, limit) => {
    const pair = Object.entries(pairs).find(([other]) => other === key)?.[1] ?? 0;

    expect(limit).toBeGreaterThan(0);
    expect(limit).toBeLessThanOrEqual(pair);
  });
});

describe('a builder clips at exactly the limit', () => {
  const cases: readonly (readonly [what: string, text: string | undefined, limit: number])[] = [
    ['header text', header(tooLong).text.text, slackLimits.headerText],
    ['section text', section(tooLong).text?.text, slackLimits.sectionText],
    ['button label', fullButton.text.text, slackLimits.buttonText],
    ['action id', fullButton.action_id, slackLimits.id],
    ['accessibility label', fullButton.accessibility_label, slackLimits.accessibilityLabel],
    ['confirm title', fullButton.confirm?.title?.text, slackLimits.confirmTitle],
    ['confirm text', fullButton.confirm?.text.text, slackLimits.confirmText],
    ['confirm button', fullButton.confirm?.confirm?.text, slackLimits.confirmButton],
    ['block id', actions(tooLong, [aButton()]).block_id, slackLimits.id],
  ];

  test.each(cases)('%s, counted in code points, with an ellipsis', (_, text, limit) => {
    expect(lengthOf(text)).toBe(limit);
    expect(text).toMatch(/😀…$/u);
  });

  test('each text of a context, and how many there are', () => {
    const block = context(...Array.from({ length: 30 }, () => tooLong));
    const lengths = block.elements.map((element) =>
      'text' in element ? lengthOf(element.text) : 0,
    );

    expect(lengths).toEqual(
      Array.from({ length: slackLimits.contextElements }, () => slackLimits.contextText),
    );
  });

  test('the label, the hint and the id of an input', () => {
    const input = searchMany({ ...anInput, label: tooLong, blockId: tooLong, hint: tooLong });

    expect(lengthOf(input.label.text)).toBe(slackLimits.label);
    expect(lengthOf(input.hint?.text)).toBe(slackLimits.hint);
    expect(lengthOf(input.block_id)).toBe(slackLimits.id);
  });

  test('how many buttons are in a row', () => {
    const buttons = Array.from({ length: 30 }, (_, index) => aButton({ id: `${index}` }));

    expect(actions('row', buttons).elements).toEqual(buttons.slice(0, slackLimits.actionsElements));
  });
});

describe('Slack takes what a builder makes of far too much', () => {
  const row = Array.from({ length: 30 }, (_, index) => aButton({ id: `${index}` }));

  test.each<readonly [string, Block]>([
    ['header', header(tooLong)],
    ['section', section(tooLong)],
    ['section with a button', section(tooLong, fullButton)],
    ['context', context(...Array.from({ length: 30 }, () => tooLong))],
    ['actions', actions(tooLong, row)],
    ['actions with a full button', actions('row', [fullButton])],
    ['actions with menus', actions('row', [aSelect, anOverflow, undefined])],
    ['section with a select', section(tooLong, aSelect)],
    ['section with an overflow menu', section(tooLong, anOverflow)],
    ['divider', divider()],
  ])('%s', (_, block) => {
    expect(problemsOf(block)).toEqual([]);
  });

  test('a form, its title, its button and its inputs', () => {
    const choices = { ...anInput, label: tooLong, hint: tooLong, choices: manyOptions };
    const modal = form({
      command: 'agents',
      name: tooLong,
      title: tooLong,
      submit: tooLong,
      blocks: [
        ...Array.from({ length: 120 }, () => divider()),
        undefined,
        searchMany({ ...anInput, chosen: manyOptions, maximum: 1_000, label: tooLong }),
      ],
    });
    const inputs = form({
      command: 'agents',
      name: 'filter',
      title: 'Filter',
      submit: 'Show',
      blocks: [
        searchMany({ ...anInput, chosen: manyOptions, maximum: 1_000, hint: tooLong }),
        chooseMany({ ...choices, blockId: 'states', chosen, maximum: 1_000 }),
        chooseOne({ ...choices, blockId: 'sort', chosen: chosen[299] }),
      ],
    });

    expect(modal.blocks).toHaveLength(slackLimits.viewBlocks);
    expect(inputs.blocks).toHaveLength(3);
    expect([...validateView(modal), ...validateView(inputs)]).toEqual([]);
  });

  test.each<readonly [string, Block]>([
    ['header', { ...header('x'), text: { type: 'plain_text', text: wide.repeat(151) } }],
    ['section', { ...section('x'), text: { type: 'mrkdwn', text: wide.repeat(3001) } }],
    ['button', actions('row', [{ ...aButton(), value: wide.repeat(2001) }])],
  ])('and would not take a %s with one code point more', (_, block) => {
    expect(problemsOf(block)).not.toEqual([]);
  });
});
