import { describe, expect, test } from '@jest/globals';
import { validateMessage, validateView } from '../../sandbox/slack/validate.ts';
import { hostileName } from '../fixtures/floor.ts';
import { formatted } from '../fixtures/formatted.ts';
import { allViewCases } from '../fixtures/views/all.ts';

const named = allViewCases.map((one) => [`${one.group}: ${one.title}`, one] as const);

test('every case has a name of its own', () => {
  expect(new Set(named.map(([name]) => name)).size).toBe(named.length);
});

describe.each(named)('%s', (_name, one) => {
  const shown = one.kind === 'message' ? one.message : one.view;
  const json = JSON.stringify(shown);

  test('is taken by Slack', () => {
    const problems = one.kind === 'message' ? validateMessage(one.message) : validateView(one.view);

    expect(problems).toEqual([]);
  });

  test('is taken without the newest blocks, too', () => {
    if (one.kind !== 'message' || !one.message.plainBlocks) return;
    const { text, plainBlocks: blocks } = one.message;

    expect(validateMessage({ text, blocks })).toEqual([]);
    expect(JSON.stringify(blocks)).not.toMatch(/data_table|data_visualization/);
  });

  test('pings nobody and shows nothing half-made', () => {
    expect(formatted(shown).join('\n')).not.toMatch(/<!(channel|here|everyone)>/);
    expect(json).not.toMatch(/undefined|\bNaN\b|\bnull\b|\[object |Invalid Date/);
  });

  test('says the same in the notification as on the screen, within Slack’s limit', () => {
    if (one.kind !== 'message') return;
    expect(one.message.text.trim()).not.toBe('');
    expect([...one.message.text].length).toBeLessThanOrEqual(4000);
  });
});

test('a hostile name is among the cases, so that the rule above means something', () => {
  expect(hostileName).toContain('<!channel>');
  expect(JSON.stringify(allViewCases)).toContain('&lt;!channel&gt;');
});
