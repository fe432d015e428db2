import { expect, test } from '@jest/globals';
import { parseWaiting } from '../../../../src/features/queue-wait/waiting/intent.ts';
import { readWords } from '../../../../src/grammar/words.ts';
import { ids } from '../../../fixtures/floor.ts';

function parse(text: string) {
  const words = readWords(text);
  if (words.kind === 'problem') throw new Error(words.problem);
  return parseWaiting(words.words);
}

const typed = (...words: readonly string[]) => ({ kind: 'typed', words }) as const;
const asked = (queues: readonly object[], channels: readonly string[] = []) => ({
  kind: 'asked',
  asked: expect.objectContaining({ queues, channels, any: [] }),
});

test.each<[string, object, boolean]>([
  ['', { kind: 'mine' }, false],
  ['share', { kind: 'mine' }, true],
  ['all', { kind: 'all' }, false],
  ['Billing', asked([typed('Billing')]), false],
  ['Tech Support share', asked([typed('Tech', 'Support')]), true],
  ['channel:chat', asked([], ['CHAT']), false],
  [
    'queue:Billing,Sales channel:voice',
    asked([typed('Billing'), typed('Sales')], ['VOICE']),
    false,
  ],
])('/queue-wait contacts %s', (text, request, share) => {
  expect(parse(text)).toEqual({ request, share, page: { order: 'newest', from: 1 } });
});

test.each<[string, object, object, boolean]>([
  ['oldest', { kind: 'mine' }, { order: 'oldest', from: 1 }, false],
  ['Billing oldest', asked([typed('Billing')]), { order: 'oldest', from: 1 }, false],
  ['Billing NEWEST', asked([typed('Billing')]), { order: 'newest', from: 1 }, false],
  ['queue:Billing oldest', asked([typed('Billing')]), { order: 'oldest', from: 1 }, false],
  ['from:21 Billing', asked([typed('Billing')]), { order: 'newest', from: 21 }, false],
  ['Billing oldest from:41 share', asked([typed('Billing')]), { order: 'oldest', from: 41 }, true],
  ['"oldest"', asked([{ kind: 'named', text: 'oldest' }]), { order: 'newest', from: 1 }, false],
])('/queue-wait contacts %s is a page of its own', (text, request, page, share) => {
  expect(parse(text)).toEqual({ request, page, share });
});

test.each([
  [ids.contact, 'For one contact type its id'],
  [`Billing ${ids.contact}`, 'For one contact type its id'],
  [ids.contact.slice(1), 'For one contact type its id'],
  ['from:0', 'After from: goes one number'],
  ['from:two', 'After from: goes one number'],
  ['from:12345', 'After from: goes one number'],
  ['from:1 from:21', 'After from: goes one number'],
  ['agent:Maria', 'leave out agent:'],
  ['sort:name', 'leave out sort:'],
  ['colour:red', 'I do not know “colour:” here'],
  ['channel:fax', 'fax'],
])('/queue-wait contacts %s is not understood', (text, problem) => {
  expect(parse(text)).toMatchObject({ problem: expect.stringContaining(problem) });
});
