import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parsePart, parseRuleLine } from '../../../../src/features/alerts/rules/parse-rule-line.ts';
import { clauseWords } from '../../../../src/features/alerts/rules/split-clauses.ts';
import { writeWords } from '../../../../src/features/alerts/rules/write-words.ts';
import { isMisunderstood } from '../../../../src/grammar/misunderstood.ts';
import { readWords } from '../../../../src/grammar/words.ts';

const piece = fc.oneof(
  fc.constantFrom(...clauseWords, 'queue-wait', 'missed', 'agent-state', 'on-hold', 'all', 'none'),
  fc.constantFrom('Billing', 'Billing,', 'queue:A,B', 'team:East', 'channel:voice', '"In Over"'),
  fc.constantFrom('5m', '10', '80%', 'never', 'open', 'during', 'mon-fri', '08:00-18:00', 'UTC'),
  fc.constantFrom('<@U0SAM00001>', '<!subteam^S0LEADS001>', '<#C0FLOOR001|floor>', '#floor', ','),
);
const line = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(' '));

test('any line is a rule or a sentence that says what to type', () => {
  fc.assert(
    fc.property(line, (text) => {
      const words = readWords(text);
      if (words.kind === 'problem') return;
      for (const read of [parseRuleLine(words.words), parsePart(words.words)]) {
        if (isMisunderstood(read)) expect(read.problem).toMatch(/^[A-Z].*\.$/u);
      }
    }),
    { numRuns: 2000 },
  );
});

test('words that are written are read as the same words', () => {
  fc.assert(
    fc.property(line, (text) => {
      const words = readWords(text);
      if (words.kind === 'problem') return;
      expect(readWords(writeWords(words.words))).toEqual(words);
    }),
  );
});
