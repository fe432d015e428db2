import { describe, expect, test } from '@jest/globals';
import type { Button } from '@slack/types';
import { isLink, linkButton } from '../../src/blocks/link-button.ts';
import { pressedRun } from '../../src/blocks/run.ts';
import { fitsButton, type RunButton, runButton } from '../../src/blocks/run-button.ts';
import { type RunChoice, runOverflow, runSelect } from '../../src/blocks/run-menu.ts';

function aButton(change: Partial<RunButton> = {}): Button {
  return runButton({ label: 'Go', command: 'agents', text: 'Billing', id: 'go', ...change });
}

const choice: RunChoice = { label: 'Listen to Maria', command: 'monitor', text: 'agent:"a 1"' };
/** A value has 2,000 characters, of which the seal takes 23. */
const far = 'x'.repeat(1_978);

describe('a button that runs a line', () => {
  test('holds what would be typed, and nothing that was not asked for', () => {
    expect(aButton({ style: 'danger', mode: 'replace' })).toEqual({
      type: 'button',
      action_id: 'run:replace:agents:go',
      text: { type: 'plain_text', text: 'Go', emoji: true },
      value: 'Billing',
      style: 'danger',
    });
  });

  test('asks before it acts, with a way out', () => {
    const { confirm } = aButton({
      confirm: { title: 'Sure?', text: 'It is gone.', yes: 'Remove' },
    });

    expect(confirm).toEqual({
      title: { type: 'plain_text', text: 'Sure?', emoji: true },
      text: { type: 'plain_text', text: 'It is gone.', emoji: true },
      confirm: { type: 'plain_text', text: 'Remove', emoji: true },
      deny: { type: 'plain_text', text: 'Cancel', emoji: true },
    });
  });

  test.each([
    ['as long as may be', { text: far.slice(1) }, far.slice(1)],
    ['the shorter line of its maker', { text: far, tooLong: 'listing:l1' }, 'listing:l1'],
    ['the usage', { text: far }, 'help'],
    ['the usage, when the shorter line is too long as well', { text: far, tooLong: far }, 'help'],
  ])('never runs part of a line: %s', (_, change, value) => {
    expect(aButton(change).value).toBe(value);
  });

  test('says beforehand whether a line fits, in code points', () => {
    expect(fitsButton('😀'.repeat(1_977))).toBe(true);
    expect(fitsButton('😀'.repeat(1_978))).toBe(false);
  });
});

describe('a menu of lines', () => {
  test('holds whole lines', () => {
    const menu = runSelect({
      id: 'more',
      placeholder: 'Listen to…',
      choices: [choice, { label: 'All', command: 'agents', text: '' }],
    });

    expect(menu).toEqual({
      type: 'static_select',
      action_id: 'run:beside:any:more',
      placeholder: { type: 'plain_text', text: 'Listen to…', emoji: true },
      options: [
        {
          text: { type: 'plain_text', text: 'Listen to Maria', emoji: true },
          value: 'monitor agent:"a 1"',
        },
        { text: { type: 'plain_text', text: 'All', emoji: true }, value: 'agents' },
      ],
    });
  });

  test('leaves out a choice whose line does not fit, rather than cut it', () => {
    const choices = [
      { ...choice, text: 'x'.repeat(120) },
      choice,
      { ...choice, text: '😀'.repeat(119) },
    ];

    const menu = runOverflow({ id: 'row', choices, mode: 'replace' });

    expect(menu?.action_id).toBe('run:replace:any:row');
    expect(menu?.options.map(({ value }) => value)).toEqual([
      'monitor agent:"a 1"',
      `monitor ${'😀'.repeat(119)}`,
    ]);
  });

  test('is none without a choice that fits', () => {
    const choices = [{ ...choice, text: far }];

    expect(runOverflow({ id: 'row', choices })).toBeUndefined();
    expect(runSelect({ id: 'row', placeholder: 'x', choices: [] })).toBeUndefined();
  });

  test('offers no more than Slack takes', () => {
    const choices = Array.from({ length: 101 }, (_, index) => ({ ...choice, text: `${index}` }));

    expect(runSelect({ id: 'row', placeholder: 'x', choices })?.options).toHaveLength(100);
    expect(runOverflow({ id: 'row', choices })?.options).toHaveLength(5);
  });

  test('asks before it acts', () => {
    const confirm = { title: 'Sure?', text: 'They will be heard.', yes: 'Barge' };

    expect(runOverflow({ id: 'row', choices: [choice], confirm })?.confirm).toMatchObject({
      confirm: { text: 'Barge' },
      deny: { text: 'Cancel' },
    });
  });
});

describe('a link button', () => {
  test('leads somewhere and runs nothing', () => {
    const button = linkButton({ label: 'Message', url: 'slack://user?team=T1&id=U1', id: 'dm' });

    expect(button).toMatchObject({ action_id: 'link:dm', url: 'slack://user?team=T1&id=U1' });
    expect(button.value).toBeUndefined();
    expect(pressedRun('link:dm', undefined)).toBeUndefined();
    expect([isLink('link:dm'), isLink('run:beside:agents:link')]).toEqual([true, false]);
  });

  test('leads nowhere rather than elsewhere when its address is too long', () => {
    expect(linkButton({ label: 'x', url: `https://${'a'.repeat(3_000)}`, id: 'x' }).url).toBe(
      undefined,
    );
  });
});

describe('what was pressed is read back', () => {
  const long = `run:beside:agents:${'x'.repeat(500)}`;

  test.each([
    ['run:beside:agents:go', 'Billing', { mode: 'beside', command: 'agents', text: 'Billing' }],
    ['run:beside:agents:go', undefined, { mode: 'beside', command: 'agents', text: '' }],
    ['run:replace:queue-wait:go', '', { mode: 'replace', command: 'queue-wait', text: '' }],
    ['run:sideways:agents:go', 'x', { mode: 'beside', command: 'agents', text: 'x' }],
    [long, 'x', { mode: 'beside', command: 'agents', text: 'x' }],
    ['run:beside:any:m', 'agents a  b', { mode: 'beside', command: 'agents', text: 'a  b' }],
    ['run:beside:any:m', 'agents', { mode: 'beside', command: 'agents', text: '' }],
    ['run:replace:any:m', 'agents ', { mode: 'replace', command: 'agents', text: '' }],
    ['run:beside:any:m', ' agents', undefined],
    ['run:beside:any:m', '', undefined],
    ['run:beside:any:m', undefined, undefined],
    ['run:beside', 'x', undefined],
    ['run:beside::go', 'x', undefined],
    ['open:beside:agents:go', 'x', undefined],
    ['', 'x', undefined],
  ])('%s with %p', (actionId, value, read) => {
    expect(pressedRun(actionId, value)).toEqual(read);
  });

  test.each([choice, { ...choice, text: '' }, { ...choice, text: 'two\nlines' }])(
    'a choice is the line it was made of: %j',
    (one) => {
      const menu = runSelect({ id: 'm', placeholder: 'x', choices: [one] });

      expect(pressedRun(menu?.action_id ?? '', menu?.options?.[0]?.value)).toEqual({
        mode: 'beside',
        command: one.command,
        text: one.text,
      });
    },
  );
});
