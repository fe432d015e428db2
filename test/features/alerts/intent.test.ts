import { expect, test } from '@jest/globals';
import { parseAlerts } from '../../../src/features/alerts/intent.ts';
import { readWords } from '../../../src/grammar/words.ts';

const typed = (...words: string[]) => ({ kind: 'typed', words });
const add = (queue: object, overSeconds: number, channelId?: string) => ({
  kind: 'add',
  queue,
  overSeconds,
  channelId,
});

function parse(text: string) {
  const words = readWords(text);
  if (words.kind === 'problem') throw new Error(words.problem);
  return parseAlerts(words.words);
}

test.each<[string, object]>([
  ['', { kind: 'list' }],
  ['list', { kind: 'list' }],
  ['LIST', { kind: 'list' }],
  ['remove k3x9bd', { kind: 'remove', ruleId: 'k3x9bd' }],
  ['delete K3X9BD', { kind: 'remove', ruleId: 'k3x9bd' }],
  ['add queue-wait Billing over 5m', add(typed('Billing'), 300)],
  ['add queue-wait Billing over 5m in <#C1|floor>', add(typed('Billing'), 300, 'C1')],
  ['add queue-wait Billing over 5 min in <#C1|floor>', add(typed('Billing'), 300, 'C1')],
  ['add queue-wait Billing over 1 h 30 minutes', add(typed('Billing'), 5400)],
  ['add queue-wait Tech Support over 1h30m', add(typed('Tech', 'Support'), 5400)],
  ['add queue-wait "Over 60" over 90s', add({ kind: 'named', text: 'Over 60' }, 90)],
  ['add queue-wait Sales over night over 90s', add(typed('Sales', 'over', 'night'), 90)],
  ['add queue-wait queue:“Tier 1” over 90s', add({ kind: 'named', text: 'Tier 1' }, 90)],
])('/alerts %s', (text, intent) => {
  expect(parse(text)).toEqual(intent);
});

test.each([
  ['what', 'add, list and remove'],
  ['list all', 'add, list and remove'],
  ['remove', 'which rule'],
  ['remove a b', 'which rule'],
  ['remove <@U1>', 'which rule'],
  ['add', 'queue-wait'],
  ['add missed Billing over 5', 'queue-wait'],
  ['add queue-wait Billing', 'over how long'],
  ['add queue-wait over 5m', 'one queue'],
  ['add queue-wait agent:maria over 5m', 'one queue'],
  ['add queue-wait Billing over', '90s, 5m'],
  ['add queue-wait Billing over 5', '90s, 5m'],
  ['add queue-wait Billing over 5m to <#C1|floor>', 'in #channel'],
  ['add queue-wait Billing over 5m in <#C1|floor> now', 'one channel'],
  ['add queue-wait Billing over 25h', '24h'],
  ['add queue-wait Billing over 5m in #floor', 'chosen from'],
])('/alerts %s is answered with what is wanted: %s', (text, wanted) => {
  expect(parse(text)).toMatchObject({
    kind: 'misunderstood',
    problem: expect.stringContaining(wanted),
  });
});
