import { expect, test } from '@jest/globals';
import { contactText } from '../../../src/features/agents/card/contact-text.ts';
import { contactWords } from '../../../src/features/words-for.ts';
import { aContact, ago, anAgent, now, someNames } from '../../fixtures/floor.ts';
import { show } from './list-shown.ts';
import { textIn } from './shown.ts';

test.each([
  ['a while ago', ago(65), 'on hold at least 1 min'],
  ['a second ago', ago(1), 'on hold at least 1 s'],
  ['this very moment', now, 'on hold, just seen'],
  ['by a clock that is ahead', ago(-3), 'on hold, just seen'],
  ['never before', undefined, 'on hold (since unknown)'],
])('a hold first seen %s is worded alike everywhere', (_when, onHoldSince, words) => {
  const contact = aContact({ state: 'CONNECTED_ONHOLD', onHoldSince });
  const table = show([anAgent({ contacts: [contact] })]).blocks.filter(
    ({ type }) => type === 'data_table',
  );

  expect(textIn(table)).toContain(`${words} · voice · Billing · inbound`);
  expect(contactText(contact, someNames(), now)).toContain(`\n${words} · with the agent 4 min`);
  expect(contactWords(contact, someNames(), now)).toBe(
    `voice · Billing · ${words}, connected 4 min`,
  );
});
