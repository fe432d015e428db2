import { expect, test } from '@jest/globals';
import { parseBarge, parseMonitor } from '../../../src/features/monitor/intent.ts';
import { parseWhy } from '../../../src/features/monitor/start/intent.ts';
import { readWords } from '../../../src/grammar/words.ts';

const id = '11111111-2222-3333-4444-555555555555';

function parse(text: string, how: 'monitor' | 'barge' = 'monitor') {
  const words = readWords(text);
  if (words.kind === 'problem') throw new Error(words.problem);
  return how === 'barge' ? parseBarge(words.words) : parseMonitor(words.words);
}

const typed = (...words: readonly string[]) => ({ kind: 'typed', words }) as const;
const named = (text: string) => ({ kind: 'named', text }) as const;

const listening: readonly (readonly [string, object])[] = [
  ['Maria Lindqvist', { agent: typed('Maria', 'Lindqvist') }],
  ['"Maria Lindqvist"', { agent: named('Maria Lindqvist') }],
  ['"all"', { agent: named('all') }],
  ['agent:maria', { agent: named('maria') }],
  ['<@U123>', { agent: { kind: 'user', userId: 'U123' } }],
  [`agent:maria contact:${id}`, { agent: named('maria'), contactId: id }],
  [`contact:${id} agent:maria`, { agent: named('maria'), contactId: id }],
];

test.each(listening)('/monitor %s starts to listen', (text, intent) => {
  expect(parse(text)).toMatchObject({ kind: 'listen', isBarge: false, ...intent });
});

test.each([
  ['Billing', true],
  ['"Tech Support"', true],
  ['agent:Billing', false],
  ['<@U123>', false],
  [`Billing contact:${id}`, false],
])('/monitor %s may name a queue: %p', (text, mayBeQueue) => {
  expect(parse(text)).toMatchObject({ kind: 'listen', mayBeQueue });
});

test.each(listening)('/monitor barge %s starts with barge-in offered', (text, intent) => {
  expect(parse(text, 'barge')).toEqual({
    ...{ kind: 'listen', isBarge: true, isConfirmed: false, mayBeQueue: false },
    ...intent,
  });
});

test.each([
  [`contact:${id}`, { agent: undefined, contactId: id }],
  [`agent:maria contact:${id} reason:"a first coaching of 3"`, { contactId: id }],
])('/monitor %s listens', (text, intent) => {
  expect(parse(text)).toMatchObject({ kind: 'listen', mayBeQueue: false, ...intent });
});

test('a bare id may be a contact’s or an agent’s', () => {
  expect(parse(id)).toMatchObject({
    agent: { kind: 'typed', words: [id] },
    bareId: id,
    mayBeQueue: true,
  });
});

test('a reason is read on one line, whatever was around it', () => {
  expect(parse('maria reason:"  first\n week "')).toMatchObject({ reason: 'first week' });
});

test.each([
  [`agent:maria contact:${id} confirmed`, true],
  [`agent:maria contact:${id} reason:"coaching" confirmed`, true],
  ['maria CONFIRMED', true],
  ['maria', false],
  ['agent:confirmed', false],
  ['"confirmed"', false],
])('/monitor barge %s is confirmed: %p', (text, isConfirmed) => {
  expect(parse(text, 'barge')).toMatchObject({ kind: 'listen', isConfirmed });
});

test.each<[string, object]>([
  ['', { kind: 'mine' }],
  ['all', { kind: 'all' }],
  ['ALL', { kind: 'all' }],
  ['all all', { kind: 'all' }],
  ['agent:maria,jonas', { kind: 'asked', asked: { agents: [typed('maria'), typed('jonas')] } }],
  [
    'agent:maria agent:jonas',
    { kind: 'asked', asked: { agents: [typed('maria'), typed('jonas')] } },
  ],
  ['maria, jonas', { kind: 'asked', asked: { any: [typed('maria'), typed('jonas')] } }],
  ['queue:Billing', { kind: 'asked', asked: { queues: [typed('Billing')] } }],
  ['queue: Billing', { kind: 'asked', asked: { queues: [typed('Billing')] } }],
  ['profile:"Tier 1"', { kind: 'asked', asked: { profiles: [named('Tier 1')] } }],
  ['team:East', { kind: 'asked', asked: { teams: [typed('East')] } }],
  ['status:Lunch', { kind: 'asked', asked: { statuses: [typed('Lunch')] } }],
  [
    'state:on-hold channel:voice',
    { kind: 'asked', asked: { states: ['CONNECTED_ONHOLD'], channels: ['VOICE'] } },
  ],
  [
    'queue:Billing agent:maria',
    { kind: 'asked', asked: { queues: [typed('Billing')], agents: [typed('maria')] } },
  ],
])('/monitor %s lists what there is to listen to', (text, request) => {
  expect(parse(text)).toMatchObject({ kind: 'live', request });
});

const oneContact = 'After contact: goes one contact id: 32 hexadecimal digits in five groups.';
const oneAgent = 'I read one agent here, and found none or more than one.';

test.each([
  ['agent:maria contact:x', oneContact],
  [`maria contact:${id} contact:${id}`, oneContact],
  [`contact:${id} contact:${id}`, oneContact],
  [`a, b contact:${id}`, 'With contact: goes one agent: and nothing else.'],
  ['maria reason:coaching reason:again', 'One reason is enough'],
  ['maria reason:"mail anna@example.com"', 'no e-mail address'],
  ['maria reason:"order 12345"', 'no numbers of customers'],
  ['maria reason:"call 030 12 34 56"', 'no numbers of customers'],
  [`maria reason:"${'x'.repeat(151)}"`, 'at most 150 characters'],
  [`agent:a,b contact:${id}`, 'With contact: goes one agent: and nothing else.'],
  [`queue:Billing contact:${id}`, 'With contact: goes one agent: and nothing else.'],
  ['sort:name', 'Live contacts stand longest first, so leave out sort:.'],
  ['queue:Billing sort:name', 'Live contacts stand longest first, so leave out sort:.'],
  ['flavour:sour', 'I do not know “flavour:” here. Use agent: to listen, or queue:,'],
  ['state:dancing', 'I do not know the state “dancing”.'],
  ['share', 'leave out share'],
  ['all share', 'leave out share'],
  ['agent:maria,tom share', 'leave out share'],
])('/monitor %s says what to type instead', (text, problem) => {
  expect(parse(text)).toMatchObject({
    kind: 'misunderstood',
    problem: expect.stringContaining(problem),
  });
});

test.each([
  ['', 'Say on whom to barge in, for example: barge Maria Lindqvist.'],
  ['queue:Billing', 'I do not know “queue:” here.'],
  ['confirmed', oneAgent],
  ['agent:a agent:b', oneAgent],
  ['agent:a,b', oneAgent],
  ['a, b', oneAgent],
  ['agent:maria contact:x', oneContact],
])('/monitor barge %s says what to type instead', (text, problem) => {
  expect(parse(text, 'barge')).toMatchObject({
    kind: 'misunderstood',
    problem: expect.stringContaining(problem),
  });
});

const agentId = '20000000-0000-4000-8000-000000000001';

test.each([
  [`agent:"${agentId}" contact:${id}`, false],
  [`barge agent:"${agentId}" contact:${id}`, true],
])('/monitor why %s asks for the reason', (text, isBarge) => {
  const words = readWords(text);
  if (words.kind === 'problem') throw new Error(words.problem);
  expect(parseWhy(words.words)).toMatchObject({ kind: 'listen', contactId: id, isBarge });
});

test.each(['', 'maria', `agent:"${agentId}"`, `agent:maria contact:${id}`, `contact:${id}`])(
  '/monitor why %s says what to type instead',
  (text) => {
    const words = readWords(text);
    if (words.kind === 'problem') throw new Error(words.problem);
    expect(parseWhy(words.words)).toMatchObject({ kind: 'misunderstood' });
  },
);
