import { describe, expect, test } from '@jest/globals';
import type { Block, Message } from '../../../../src/blocks/message.ts';
import type { AgentContact } from '../../../../src/domain/contact-centre.ts';
import { cardView } from '../../../../src/features/agents/card/view.ts';
import { anAsker } from '../../../fixtures/asker.ts';
import { aContact, ago, anAgent, ids, someNames } from '../../../fixtures/floor.ts';
import { aCard, busyAgent } from '../../../fixtures/views/agent-card.ts';

/** Everything that is read, a line each. */
function read({ blocks }: Pick<Message, 'blocks'>): string {
  return blocks
    .flatMap((block) => {
      if (block.type === 'section') return [block.text?.text ?? ''];
      if (block.type !== 'context') return [];
      return block.elements.flatMap((one) => ('text' in one ? [one.text] : []));
    })
    .join('\n');
}

/** What can be pressed: label or placeholder, and the line or lines behind it. */
function pressable(blocks: readonly Block[]) {
  return blocks.flatMap((block) =>
    block.type !== 'actions'
      ? []
      : block.elements.flatMap((one) => {
          if (one.type === 'button') return [[one.text.text, one.url ?? one.value] as const];
          if (one.type !== 'static_select') return [];
          return (one.options ?? []).map(
            (option) => [one.placeholder?.text ?? '', option.value] as const,
          );
        }),
  );
}

function contactLines(change: Partial<AgentContact>): string {
  const view = cardView(aCard(anAgent({ contacts: [aContact(change)] })), anAsker());
  return read({ blocks: view.blocks.slice(2, 4) });
}

test('a full card, word for word', () => {
  expect(read(cardView(aCard(busyAgent), anAsker()))).toBe(
    [
      '*Maria Lindqvist* · maria.lindqvist · <@U0MAR00001>',
      '*missed contact* for 1 min',
      'Needs somebody: *missed a chat contact in Sales 1 min ago*',
      'Status: Available (available), for 10 min',
      'Next status: Lunch',
      'Routing profile: Tier 1',
      'Team: East',
      'Slots: voice 1 active, 0 free, 1 at most · chat 1 active, 1 free, 2 at most',
      '*voice* · inbound · Billing',
      'on hold at least 3 min · with the agent 7 min',
      `contact \`${ids.contact}\``,
      '*chat* · transferred · Sales',
      'missed 1 min · time with the agent unknown',
      `contact \`${ids.chat}\``,
      '*task* · by a flow · Billing',
      'after-contact work 15 min, no longer counted · with the agent 25 min',
      'contact `60000000-0000-4000-8000-000000000003`',
      'Offered without an answer today: *3* (also where the customer gave up first; Amazon Connect’s own figure, some minutes late; offers, not contacts)',
      'Missed and not cleared yet: *1 contact*',
      'Read 2 s ago.',
    ].join('\n'),
  );
});

test('what the service leaves out is unknown, never zero', () => {
  const bare = { userId: ids.maria, hierarchy: [], slots: new Map(), contacts: [{}] };
  const text = read(cardView(aCard(bare, { missedToday: undefined, slack: undefined }), anAsker()));

  expect(text).toContain('Status: unknown (type unknown), since when is unknown');
  expect(text).toContain('Next status: none given');
  expect(text).toContain('Routing profile: unknown');
  expect(text).toContain('Team: unknown');
  expect(text).toContain('Slots: unknown');
  expect(text).toContain('*channel unknown* · beginning unknown · queue unknown');
  expect(text).toContain('state unknown, since when is unknown · time with the agent unknown');
  expect(text).toContain('contact id unknown');
  expect(text).toContain('Offered without an answer today: unknown');
  expect(text).toContain('Whether they are in Slack could not be found out.');
  expect(text).not.toMatch(/\b0\b/);
});

test('half a slot is said by halves', () => {
  const agent = anAgent({ slots: new Map([['VOICE', { active: 0 }]]) });

  expect(read(cardView(aCard(agent), anAsker()))).toContain(
    'Slots: voice 0 active, unknown free, unknown at most',
  );
});

describe('how a contact began', () => {
  test.each([
    ['INBOUND', 'inbound'],
    ['OUTBOUND', 'outbound'],
    ['TRANSFER', 'transferred'],
    ['CALLBACK', 'callback'],
    ['API', 'by API'],
    ['DISCONNECT', 'after a disconnect'],
    ['EXTERNAL_OUTBOUND', 'external outbound'],
    ['FLOW', 'by a flow'],
    ['TELEPATHY', 'TELEPATHY'],
    ['MONITOR', 'monitoring'],
  ])('%s', (initiationMethod, word) => {
    expect(contactLines({ initiationMethod })).toContain(`*voice* · ${word} · Billing`);
  });
});

describe('what a contact is doing, and for how long', () => {
  test.each<[Partial<AgentContact>, string]>([
    [{}, 'connected 4 min · with the agent 4 min'],
    [
      { state: 'CONNECTED_ONHOLD', onHoldSince: ago(65) },
      'on hold at least 1 min · with the agent 4 min',
    ],
    // On hold keeps the time of the connection.
    [{ state: 'CONNECTED_ONHOLD' }, 'on hold (since unknown) · with the agent 4 min'],
    [{ state: 'ENDED', stateSince: ago(300) }, 'after-contact work 5 min · with'],
    [
      { state: 'ENDED', stateSince: ago(301) },
      'after-contact work 5 min, no longer counted · with',
    ],
    [
      { state: 'CONNECTING', connectedSince: undefined },
      'ringing 4 min · time with the agent unknown',
    ],
    [{ state: 'LEVITATING' }, 'LEVITATING 4 min · with'],
  ])('%j', (change, words) => {
    expect(contactLines(change)).toContain(words);
  });
});

describe('what the metric says', () => {
  test('in a day of UTC when nobody knows where the reader is', () => {
    const card = aCard(anAgent(), { missedToday: { count: 0, zone: undefined } });

    expect(read(cardView(card, anAsker()))).toContain(
      'Offered without an answer since 00:00 UTC: *0* (also where the customer gave up first',
    );
  });
});

test('somebody who is not signed in is shown by what the directory knows', () => {
  const view = cardView(aCard(undefined), anAsker({ isAdministrator: true }));

  expect(read(view)).toMatch(
    /^\*Maria Lindqvist\* · maria\.lindqvist · <@U0MAR00001>\nNot signed in\. Amazon Connect leaves out/,
  );
  expect(read(view)).toContain('Offered without an answer today: *3*');
  expect(pressable(view.blocks).map(([label]) => label)).toEqual([
    'Message',
    'Refresh',
    'Back to list',
  ]);
});

describe('what can be done', () => {
  const listen = `agent:"${ids.maria}" contact:${ids.contact}`;
  const always = [
    ['Message', 'slack://user?team=T0FLOOR001&id=U0MAR00001'],
    ['Refresh', `agent:"${ids.maria}"`],
    ['Back to list', ''],
  ];

  test('by a supervisor: listen and barge, asked before', () => {
    const { blocks } = cardView(aCard(busyAgent), anAsker());

    expect(pressable(blocks)).toEqual([
      ['Listen', listen],
      ['Barge', `barge ${listen} confirmed`],
      ...always,
    ]);
    expect(JSON.stringify(blocks)).toContain(
      'You start unheard. Once you barge in from your contact control panel, Maria Lindqvist and the customer hear you.',
    );
  });

  test.each([
    ['who may not barge', { mayBarge: false }, [['Listen', listen], ...always]],
    ['who may not listen either', { mayBarge: false, mayListen: false }, always],
  ])('by somebody %s', (_who, change, expected) => {
    expect(pressable(cardView(aCard(busyAgent), anAsker(change)).blocks)).toEqual(expected);
  });

  test('on one’s own card: neither', () => {
    const card = aCard(anAgent({ userId: ids.sam, contacts: [aContact()] }));

    expect(pressable(cardView(card, anAsker()).blocks).map(([label]) => label)).toEqual([
      'Message',
      'Refresh',
      'Back to list',
    ]);
  });

  test('by an administrator: any status of the instance, each choice a line that sets it at once', () => {
    const { blocks } = cardView(aCard(busyAgent), anAsker({ isAdministrator: true }));

    const line = (status: string) => `agents status agent:"${ids.maria}" status:"${status}" now`;
    expect(pressable(blocks).slice(-3)).toEqual([
      ['Change status…', line(ids.available)],
      ['Change status…', line(ids.lunch)],
      ['Change status…', line(ids.offline)],
    ]);
    expect(JSON.stringify(blocks)).toContain('it becomes their next status');
  });

  test('with statuses nobody knows there is nothing to choose', () => {
    const card = aCard(busyAgent, { names: someNames({ statuses: new Map() }) });
    const { blocks } = cardView(card, anAsker({ isAdministrator: true }));

    expect(pressable(blocks).map(([label]) => label)).not.toContain('Change status…');
  });

  test('with more than five contacts to hear the others stand in menus', () => {
    const contacts = Array.from({ length: 7 }, (_, index) =>
      aContact({ contactId: `${ids.contact.slice(0, -1)}${index}`, channel: 'CHAT' }),
    );
    const { blocks } = cardView(aCard(anAgent({ contacts })), anAsker());
    const labels = pressable(blocks).map(([label]) => label);

    expect(labels.filter((label) => label === 'Listen')).toHaveLength(5);
    expect(pressable(blocks)).toContainEqual([
      'Listen to another contact…',
      `monitor agent:"${ids.maria}" contact:${contacts[6]?.contactId}`,
    ]);
    expect(pressable(blocks)).toContainEqual([
      'Barge into another contact…',
      `monitor barge agent:"${ids.maria}" contact:${contacts[5]?.contactId} confirmed`,
    ]);
  });

  test('a contact to hear is never among those left out', () => {
    const deaf = Array.from({ length: 20 }, () => aContact({ channel: 'TASK' }));
    const { blocks } = cardView(aCard(anAgent({ contacts: [...deaf, aContact()] })), anAsker());

    expect(pressable(blocks).map(([label]) => label)).toContain('Listen');
    expect(read({ blocks })).toContain('6 more contacts not shown.');
  });
});

describe('the way into Slack', () => {
  test('has a card without it, should Slack refuse the button', () => {
    const { blocks, plainBlocks = [] } = cardView(aCard(busyAgent), anAsker());

    expect(pressable(blocks).map(([label]) => label)).toContain('Message');
    expect(pressable(plainBlocks)).toEqual(
      pressable(blocks).filter(([label]) => label !== 'Message'),
    );
    expect(read({ blocks: plainBlocks })).toBe(read({ blocks }));
  });

  test('is not there for somebody without an account, and the card says so', () => {
    const view = cardView(aCard(busyAgent, { slack: { kind: 'unmatched' } }), anAsker());

    expect(pressable(view.blocks).map(([label]) => label)).not.toContain('Message');
    expect(view.plainBlocks).toBeUndefined();
    expect(read(view)).toContain('No Slack account has the same e-mail address.');
  });
});
