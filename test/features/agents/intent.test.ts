import { describe, expect, test } from '@jest/globals';
import { keptId, parseAgents, parsePage } from '../../../src/features/agents/intent.ts';
import { readWords } from '../../../src/grammar/words.ts';

function words(text: string) {
  const read = readWords(text);
  if (read.kind === 'problem') throw new Error(read.problem);
  return read.words;
}

describe('/agents', () => {
  test.each<[string, object]>([
    ['', { kind: 'floor', request: { kind: 'mine' }, share: false }],
    ['share', { kind: 'floor', request: { kind: 'mine' }, share: true }],
    ['all share', { kind: 'floor', request: { kind: 'all' }, share: true }],
    ['sort:name', { kind: 'floor', request: { kind: 'mine', sort: 'name' }, share: false }],
    ['Billing share', { kind: 'floor', request: { kind: 'asked' }, share: true }],
    ['"share"', { kind: 'floor', request: { kind: 'asked' }, share: false }],
    ['team:East state:on-hold', { kind: 'floor', request: { kind: 'asked' }, share: false }],
    ['agent:maria', { kind: 'floor', request: { kind: 'asked' }, share: false }],
    ['agent:maria,jonas share', { kind: 'floor', request: { kind: 'asked' }, share: true }],
    ['listing:k3x9bd', { kind: 'kept', listingId: 'k3x9bd', share: false }],
    ['listing:k3x9bd share', { kind: 'kept', listingId: 'k3x9bd', share: true }],
  ])('%s', (text, intent) => {
    expect(parseAgents(words(text))).toMatchObject(intent);
  });

  test.each<[string, string]>([
    ['listing:k3x9bd queue:Billing', 'listing:'],
    ['sort:sideways', 'sideways'],
    ['planet:mars', 'planet:'],
  ])('%s is answered with a sentence', (text, part) => {
    expect(parseAgents(words(text))).toMatchObject({
      kind: 'misunderstood',
      problem: expect.stringContaining(part),
    });
  });

  test('a name without a key may be a queue, so whether it can be shared is not known yet', () => {
    expect(parseAgents(words('maria share'))).toMatchObject({ kind: 'floor', share: true });
  });
});

describe('/agents page', () => {
  test('names a list and a page', () => {
    expect(parsePage(words('listing:k3x9bd page:2'))).toEqual({
      kind: 'page',
      listingId: 'k3x9bd',
      page: 2,
      again: '',
    });
  });

  test('keeps the filter for the time when the list is over', () => {
    expect(parsePage(words('listing:k3x9bd page:2 queue:"q-1" sort:"name"'))).toMatchObject({
      again: 'queue:"q-1" sort:"name"',
    });
  });

  test.each([
    '',
    'listing:k3x9bd',
    'page:2',
    'listing:k3x9bd page:0',
    'listing:k3x9bd page:-1',
    'listing:k3x9bd page:1.5',
    'listing:k3x9bd page:two',
    'listing:k3x9bd page:99999999999999999999',
    'listing:k3x9bd page:2 more',
    'page:1 page:2',
  ])('%s is answered with a sentence', (text) => {
    expect(parsePage(words(text))).toMatchObject({
      kind: 'misunderstood',
      problem: expect.stringContaining('press Next'),
    });
  });
});

test.each<[string, string | undefined]>([
  ['listing:k3x9bd', 'k3x9bd'],
  ['', undefined],
  ['k3x9bd', undefined],
  ['listing:a listing:b', undefined],
])('%s names the kept filter %s', (text, id) => {
  expect(keptId(words(text))).toBe(id);
});
