import { expect, test } from '@jest/globals';
import type { Message } from '../../../../src/blocks/message.ts';
import type { Phone } from '../../../../src/domain/people.ts';
import type { ListenReport } from '../../../../src/features/monitor/start-listening.ts';
import { monitorView } from '../../../../src/features/monitor/view.ts';
import { anAsker } from '../../../fixtures/asker.ts';
import { aContact, ids } from '../../../fixtures/floor.ts';
import { onACall, rig, samFree } from './rig.ts';

const show = (report: ListenReport) => monitorView(report, anAsker());

/** The label of each button and what is run by it. */
function buttonsOf({ blocks }: Message): readonly (readonly [string, string])[] {
  const found = JSON.stringify(blocks).matchAll(
    /"text":"([^"]+)","emoji":true\},"value":"((?:[^"\\]|\\.)*)"/g,
  );
  return [...found].map(([, label = '', value = '']) => [label, value.replaceAll('\\"', '"')]);
}

const sam = { connectUserId: ids.sam, username: 'sam.okafor', securityProfileIds: [] };

test('what was started is said with where it rings, who hears, and what it cannot become', async () => {
  const { listen } = rig();
  const phone: Phone = { kind: 'softphone' };

  const message = show(await listen({ reason: 'first week' }, { link: { ...sam, phone } }));

  expect(message.text).toBe(
    'Listening to *Maria Lindqvist* (voice · Billing · connected 4 min). The softphone signed in as sam.okafor rings now: accept it there. You are heard by nobody: a session that begins silent cannot become barge-in. To barge in, end it there and press Barge in: that starts a new session.',
  );
  expect(buttonsOf(message)).toEqual([
    ['Barge in', `barge agent:"${ids.maria}" contact:${ids.contact} reason:"first week" confirmed`],
  ]);
});

test.each<[Phone | undefined, string, string]>([
  [{ kind: 'desk-phone', lastDigits: '42' }, 'VOICE', 'Your desk phone ending 42 rings now'],
  [{ kind: 'desk-phone', lastDigits: undefined }, 'VOICE', 'Your desk phone rings now'],
  [undefined, 'VOICE', 'or the desk phone that is set there rings now'],
  [
    { kind: 'desk-phone', lastDigits: '42' },
    'CHAT',
    'Your contact control panel (signed in as sam.okafor) offers it now',
  ],
])('where it rings: %j, %s', async (phone, channel, words) => {
  const slots = new Map([[channel, { maximum: 1 }]]);
  const { listen } = rig(onACall(aContact({ channel })), samFree({ slots }));

  expect(show(await listen({}, { link: { ...sam, phone } })).text).toContain(words);
});

test('who may not barge gets no button for it', async () => {
  const { listen } = rig();

  expect(buttonsOf(show(await listen({}, { mayBarge: false })))).toEqual([]);
});

test('where nobody is to be heard, to listen as soon as they take a contact is offered', async () => {
  const { listen } = rig(onACall(aContact({ state: 'ENDED' })), samFree());

  expect(buttonsOf(show(await listen()))).toEqual([
    ['Listen when they take a contact', `when-free agent:"${ids.maria}"`],
  ]);
  expect(buttonsOf(show(await listen({ isBarge: true, reason: 'coaching' })))).toEqual([
    [
      'Listen when they take a contact',
      `when-free barge agent:"${ids.maria}" reason:"coaching" confirmed`,
    ],
  ]);
});

test('where the agent is not signed in, the same is offered', async () => {
  const { listen } = rig(samFree());

  expect(buttonsOf(show(await listen()))).toEqual([
    ['Listen when they take a contact', `when-free agent:"${ids.maria}"`],
  ]);
  expect(buttonsOf(show(await listen({ isBarge: true, reason: 'coaching' })))).toEqual([
    [
      'Listen when they take a contact',
      `when-free barge agent:"${ids.maria}" reason:"coaching" confirmed`,
    ],
  ]);
});

test('what asks back carries the line that answers it', async () => {
  const { listen, rule } = rig();
  const contact = `agent:"${ids.maria}" contact:${ids.contact}`;

  expect(buttonsOf(show(await listen({ isBarge: true, isConfirmed: false })))).toEqual([
    ['Barge in', `barge ${contact} confirmed`],
  ]);
  rule({ asksReason: true });
  expect(buttonsOf(show(await listen()))).toEqual([['Say why', `why ${contact}`]]);
  expect(buttonsOf(show(await listen({ isBarge: true })))).toEqual([
    ['Say why', `why barge ${contact}`],
  ]);
});
