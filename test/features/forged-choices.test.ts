import { expect, test } from '@jest/globals';
import { filterForm } from '../../src/features/agents/filter-form/index.ts';
import type { FormOutcome } from '../../src/features/form.ts';
import { groupFromForm } from '../../src/features/queue-wait/settings/group-form.ts';
import { readWords } from '../../src/grammar/words.ts';

/** Choices carry no seal, since they are what a person fills in: one that was forged must stay one name. */
const forged = ['q" export', 'q”, agent:"maria', '“q” names here', "q' all", '<!channel>'];

const wordsOf = (outcome: FormOutcome) => {
  if (outcome.kind !== 'line') throw new Error('not a line');
  return readWords(outcome.text);
};

test.each(forged)('the choice %j in the filter of agents is a queue of that name', (value) => {
  const words = wordsOf(filterForm(new Map([['queues', [value]]])));

  expect(words).toMatchObject({ kind: 'words', words: [{ kind: 'key', key: 'queue' }] });
});

test.each(forged)('the choice %j in the form of a group is a queue of that name', (value) => {
  const words = wordsOf(groupFromForm(new Map([['queues:emea', [value]]])));

  expect(words).toMatchObject({
    kind: 'words',
    words: [{ text: 'group' }, { text: 'emea' }, { kind: 'key', key: 'queue' }],
  });
});
