import { describe, expect, test } from '@jest/globals';
import { parseBoard, parseBoards } from '../../../../src/features/agents/board/intent.ts';
import { parseFilter } from '../../../../src/floor/filter-request.ts';
import { readWords, type Word } from '../../../../src/grammar/words.ts';

function words(text: string): readonly Word[] {
  const read = readWords(text);
  if (read.kind === 'problem') throw new Error(read.problem);
  return read.words;
}

const hour = 3600;

describe('a board is pinned', () => {
  test.each([
    ['', '', 8 * hour],
    ['for 4h', '', 4 * hour],
    ['all', 'all', 8 * hour],
    ['queue:Billing', 'queue:Billing', 8 * hour],
    ['queue:Billing for 4h', 'queue:Billing', 4 * hour],
    ['queue:Tech Support for 90 min', 'queue:Tech Support', 1.5 * hour],
    ['queue:"Tech Support", Sales for 1h30m', 'queue:"Tech Support", Sales', 1.5 * hour],
    ['team:East state:on-hold FOR 5m', 'team:East state:on-hold', 300],
    ['Billing for 24h', 'Billing', 24 * hour],
    ['queue:Waiting for Help', 'queue:Waiting for Help', 8 * hour],
    ['queue:Waiting for Help for 2h', 'queue:Waiting for Help', 2 * hour],
    ['queue:"Open for 4h"', 'queue:"Open for 4h"', 8 * hour],
    ['<@U0MAR00001> for 1h', '<@U0MAR00001>', hour],
  ])('by “%s” with the filter “%s” for %d s', (text, filter, forSeconds) => {
    const request = parseFilter(words(filter));

    expect(parseBoard(words(text))).toEqual({ kind: 'pin', request, forSeconds });
  });

  test.each([
    ['queue:Billing for', 'After for goes a time'],
    ['queue:Billing for 4', 'After for goes a time'],
    ['queue:Billing for 4 days', 'at most 24h'],
    ['queue:Billing for 4h share', 'After for goes a time'],
    ['for 4m59s', 'at least 5m and at most 24h'],
    ['for 24h1s', 'at least 5m and at most 24h'],
    ['queue:Billing in <#C0FLOOR001>', 'in the channel you type this in'],
    ['moon:full', 'I do not know “moon:”'],
    ['state:asleep', 'I do not know the state'],
  ])('not by “%s”: %s', (text, problem) => {
    expect(parseBoard(words(text))).toMatchObject({
      kind: 'misunderstood',
      problem: expect.stringContaining(problem),
    });
  });
});

describe('a board is stopped', () => {
  test.each(['stop:k3x9bd', 'STOP:K3X9BD', 'stop:"k3x9bd"'])('by “%s”', (text) => {
    expect(parseBoard(words(text))).toEqual({ kind: 'stop', boardId: 'k3x9bd' });
  });

  test.each(['stop:k3x9bd queue:Billing', 'queue:Billing stop:k3x9bd', 'stop:<#C0FLOOR001>'])(
    'not by “%s”',
    (text) => {
      expect(parseBoard(words(text))).toMatchObject({
        kind: 'misunderstood',
        problem: expect.stringContaining('Say which board to stop'),
      });
    },
  );
});

test('all boards are asked for without a word more', () => {
  expect(parseBoards([])).toEqual({ kind: 'list-boards' });
  expect(parseBoards(words('mine'))).toMatchObject({ kind: 'misunderstood' });
});
