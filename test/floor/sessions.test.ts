import { expect, test } from '@jest/globals';
import type { Slots } from '../../src/domain/contact-centre.ts';
import { withoutSessions } from '../../src/floor/sessions.ts';
import { aContact, anAgent, ids } from '../fixtures/floor.ts';

const session = aContact({ contactId: ids.chat, initiationMethod: 'MONITOR' });

test('an agent without sessions stays as they are', () => {
  const agent = anAgent({ contacts: [aContact()] });

  expect(withoutSessions(agent)).toEqual(agent);
});

test.each<[string, Slots, Slots]>([
  [
    'frees its slot',
    { active: 1, available: 0, maximum: 1 },
    { active: 0, available: 1, maximum: 1 },
  ],
  [
    'leaves the others taken',
    { active: 2, available: 0, maximum: 2 },
    { active: 1, available: 1, maximum: 2 },
  ],
  [
    'never frees more than there are',
    { active: 0, available: 1, maximum: 1 },
    { active: 0, available: 1, maximum: 1 },
  ],
  ['leaves what is unknown unknown', {}, {}],
  ['frees what is known', { active: 1 }, { active: 0 }],
  ['frees up to the maximum', { available: 1, maximum: 1 }, { available: 1, maximum: 1 }],
])('a session that is left out %s', (_what, slots, left) => {
  const agent = anAgent({ contacts: [aContact(), session], slots: new Map([['VOICE', slots]]) });

  expect(withoutSessions(agent)).toEqual({
    ...agent,
    contacts: [aContact()],
    slots: new Map([['VOICE', left]]),
  });
});

test('a session of one channel frees nothing in another', () => {
  const slots = new Map([['CHAT', { active: 1, available: 0, maximum: 1 }]]);

  expect(withoutSessions(anAgent({ contacts: [session], slots })).slots).toEqual(slots);
});
