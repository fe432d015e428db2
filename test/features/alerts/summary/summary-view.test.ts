import { expect, test } from '@jest/globals';
import { alertActCases } from '../../../fixtures/views/alert-acts.ts';
import type { ViewCase } from '../../../fixtures/views/case.ts';

function textOf(title: string): string {
  const isIt = (one: ViewCase) => one.group.endsWith('summary of a channel') && one.title === title;
  const found = alertActCases.find(isIt);
  return found?.kind === 'message' ? found.message.text : '';
}

test('a busy day is told in five lines, without a mention and without the name of an agent', () => {
  expect(textOf('a busy day').split('\n')).toEqual([
    '*6 alerts* since the last summary: 2 critical and 4 warnings. 1 more was kept quiet from beginning to end.',
    '3 acknowledged, half of them within 2 min; 2 over without anybody acknowledging them.',
    'The longest lasted 15 min: *Billing*.',
    'The noisiest rule was `abc234` (queue-wait over 5 min): 6 alerts. 3 of 6 were over within a minute: with `for 1m` they would not have fired.',
    'Still open: *Sales* (critical, nobody has it) and an agent (warning, acknowledged).',
  ]);
});

test('a threshold is named on the side on which the hint holds', () => {
  expect(textOf('with a better threshold')).toContain(
    '2 of 4 never went under 72 %: with that as its threshold they would not have fired.',
  );
});

test('of many that are open the first are named', () => {
  expect(textOf('many still open')).toMatch(/Still open: .* and 4 more\.$/);
});
