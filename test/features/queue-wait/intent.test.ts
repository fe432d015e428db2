import { expect, test } from '@jest/globals';
import { parseQueueWait } from '../../../src/features/queue-wait/intent.ts';
import { readWords } from '../../../src/grammar/words.ts';

const id = '11111111-2222-3333-4444-555555555555';

function parse(text: string) {
  const words = readWords(text);
  if (words.kind === 'problem') throw new Error(words.problem);
  return parseQueueWait(words.words);
}

test.each<[string, object]>([
  ['', { kind: 'queues', share: false }],
  ['share', { kind: 'queues', share: true }],
  ['Billing', { kind: 'queues', ref: { kind: 'typed', words: ['Billing'] }, share: false }],
  ['queue:Billing share', { kind: 'queues', ref: { kind: 'named', text: 'Billing' }, share: true }],
  [id, { kind: 'contact', contactId: id }],
  [id.toUpperCase(), { kind: 'contact', contactId: id }],
  [`contact:${id}`, { kind: 'contact', contactId: id }],
  [
    `<https://h.my.connect.aws/contact-trace-records/details/${id}>`,
    { kind: 'contact', contactId: id },
  ],
  [`queue:${id}`, { kind: 'queues', ref: { kind: 'named', text: id }, share: false }],
])('/queue-wait %s', (text, intent) => {
  expect(parse(text)).toEqual(intent);
});

test.each(['contact:123', 'agent:maria', '<@U123>', '"a" "b"', `${id} ${id} "x"`])(
  '/queue-wait %s is answered with the usage',
  (text) => {
    expect(parse(text)).toMatchObject({ kind: 'misunderstood' });
  },
);
