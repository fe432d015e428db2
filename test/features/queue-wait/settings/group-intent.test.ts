import { describe, expect, test } from '@jest/globals';
import {
  parseEditGroup,
  parseGroup,
  parseGroups,
} from '../../../../src/features/queue-wait/settings/group-intent.ts';
import { readWords, type Word } from '../../../../src/grammar/words.ts';

function read<Intent>(parse: (words: readonly Word[]) => Intent, line: string) {
  const words = readWords(line);
  if (words.kind === 'problem') throw new Error(words.problem);
  return parse(words.words);
}

const typed = (...words: string[]) => ({ kind: 'typed', words }) as const;
const named = (text: string) => ({ kind: 'named', text }) as const;
const wish = (kind: 'set' | 'add' | 'remove', ...queues: object[]) => ({
  kind,
  group: 'emea',
  queues,
});

describe('what is to become of a group is read', () => {
  test.each<[string, object]>([
    ['emea', { kind: 'show', group: 'emea' }],
    ['EMEA', { kind: 'show', group: 'emea' }],
    ['"emea"', { kind: 'show', group: 'emea' }],
    ['group:emea', { kind: 'show', group: 'emea' }],
    ['add', { kind: 'show', group: 'add' }],
    ['constructor', { kind: 'show', group: 'constructor' }],
    ['東京', { kind: 'show', group: '東京' }],
    ['emea queue:Billing', wish('set', typed('Billing'))],
    ['emea queue:Billing,Sales', wish('set', typed('Billing'), typed('Sales'))],
    ['emea queue:Tech Support, Sales', wish('set', typed('Tech', 'Support'), typed('Sales'))],
    ['emea queue:"A, B","C"', wish('set', named('A, B'), named('C'))],
    ['emea queue:Billing queue:Sales', wish('set', typed('Billing'), typed('Sales'))],
    ['Emea Add Returns', wish('add', typed('Returns'))],
    ['emea add Returns, Tech Support', wish('add', typed('Returns'), typed('Tech', 'Support'))],
    ['emea add queue:Returns', wish('add', typed('Returns'))],
    ['emea add add', wish('add', typed('add'))],
    ['emea add "delete"', wish('add', named('delete'))],
    ['emea remove "Returns"', wish('remove', named('Returns'))],
    ['emea delete', { kind: 'delete', group: 'emea' }],
    ['emea listing:k3x9bd', { kind: 'restore', group: 'emea', listingId: 'k3x9bd' }],
  ])('%j', (line, intent) => {
    expect(read(parseGroup, line)).toEqual(intent);
  });
});

describe('what is no wish for a group gets a sentence with an example', () => {
  test.each([
    ['', 'group emea queue:Billing,Sales'],
    ['<!subteam^S0SUP00001|@emea>', 'A Slack user group is no group of queues.'],
    ['@emea queue:Billing', '“@emea” is no name for a group of queues'],
    ['<@U1> queue:Billing', '“<@U1>” is no name for a group of queues'],
    ['<#C1|floor>', '“<#C1>” is no name'],
    ['R&amp;D queue:Billing', '“R&D” is no name'],
    ['emea,apac queue:Billing', 'letters, digits and dashes, at most 30'],
    ['emea:apac', '“emea:apac” is no name'],
    ['"<!channel>" queue:Billing', '“<!channel>” is no name'],
    [`${'a'.repeat(31)} queue:Billing`, 'at most 30'],
    ['emea Billing', 'After the name goes queue: and the queues'],
    ['emea ad Billing', 'group emea queue:Billing,Sales'],
    ['emea queue:"A" Billing', 'After the name goes queue:'],
    ['emea queue:Billing channel:voice', 'After the name goes queue:'],
    ['emea queue:<@U1>', 'After the name goes queue:'],
    ['emea add', 'group emea add Billing, Sales'],
    ['emea remove', 'group emea remove Billing, Sales'],
    ['emea add <@U1>', 'group emea add Billing, Sales'],
    ['emea add agent:maria', 'group emea add Billing, Sales'],
    ['emea queue:', 'Nothing follows queue:'],
    ['emea flavour:sour', 'I do not know “flavour:” here'],
    ['emea <!subteam^S1|@x>', 'A Slack user group is no filter here'],
    ['emea delete Billing', 'group emea remove Billing'],
    ['emea listing:k3x9bd Billing', 'I do not know “listing:” here'],
  ])('%j', (line, part) => {
    expect(read(parseGroup, line)).toEqual({
      kind: 'misunderstood',
      problem: expect.stringContaining(part),
    });
  });
});

test.each([
  ['', { kind: 'groups' }],
  ['emea', { kind: 'misunderstood', problem: expect.stringContaining('group emea') }],
])('all groups: %j', (line, intent) => {
  expect(read(parseGroups, line)).toEqual(intent);
});

test.each([
  ['emea', { kind: 'edit-group', group: 'emea' }],
  ['', { kind: 'misunderstood', problem: expect.any(String) }],
  ['emea apac', { kind: 'misunderstood', problem: expect.stringContaining('edit-group emea') }],
])('the form of a group: %j', (line, intent) => {
  expect(read(parseEditGroup, line)).toEqual(intent);
});
