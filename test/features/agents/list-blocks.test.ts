import { describe, expect, test } from '@jest/globals';
import { everything } from '../../../src/domain/floor-filter.ts';
import { problemBlocks, summaryText } from '../../../src/features/agents/list-blocks.ts';
import { offeredTo, offeredToAll } from '../../../src/features/listen-offer.ts';
import { anAsker } from '../../fixtures/asker.ts';
import { aContact, ago, anAgent, ids } from '../../fixtures/floor.ts';
import { aFloorReport } from '../../fixtures/list-report.ts';
import { listeningOn } from '../../fixtures/listening.ts';
import { pressesIn, textIn } from './shown.ts';

const missed = anAgent({ contacts: [aContact({ state: 'MISSED', stateSince: ago(130) })] });
const held = anAgent({
  contacts: [aContact({ state: 'CONNECTED_ONHOLD', onHoldSince: ago(250) })],
  nextStatus: 'Lunch',
});
const lunch = anAgent({ statusId: ids.lunch, statusName: 'Lunch', statusSince: ago(3120) });
const all = offeredToAll(listeningOn());
const everybody = { to: all, most: 6 };
const mariasLink = { connectUserId: ids.maria, username: 'maria', securityProfileIds: [] };

describe('the summary', () => {
  test('says which part of the floor, and how many do what', () => {
    const agents = [missed, held, lunch, anAgent()].map((agent, index) => ({
      ...agent,
      userId: String(index),
    }));

    expect(summaryText(aFloorReport(agents)).split('\n')).toEqual([
      '*Everybody*',
      '*4 agents, 3 need somebody*: missed contact 1 · on contact 1 · in a custom status 1 · available 1',
    ]);
  });

  test.each<[string, Parameters<typeof aFloorReport>[1], string]>([
    [
      'what the service counts where more were read',
      { reading: { approximateTotal: 7 } },
      'Amazon Connect counts about 7, 1 were read.',
    ],
    [
      'what was read where some do not fit',
      { reading: { readCount: 9, approximateTotal: undefined, appliedHere: ['team'] } },
      '9 were read, 1 fits.',
    ],
    [
      'both',
      { reading: { readCount: 9, approximateTotal: 10, appliedHere: ['team'] } },
      'Amazon Connect counts about 10, 9 were read, 1 fits.',
    ],
  ])('says %s', (_case, change, sentence) => {
    expect(
      summaryText(aFloorReport([anAgent()], change))
        .split('\n')
        .at(-1),
    ).toBe(sentence);
  });

  test('says nothing of counts where they agree or were not given', () => {
    expect(summaryText(aFloorReport([anAgent()]))).not.toContain('read');
    const untold = aFloorReport([anAgent()], { reading: { approximateTotal: undefined } });
    expect(summaryText(untold)).not.toContain('read');
  });

  test('tells nobody signed in from nobody who fits', () => {
    expect(summaryText(aFloorReport([]))).toContain('*Nobody is signed in.*');
    const reading = { readCount: 3, approximateTotal: 3, appliedHere: ['state'] } as const;
    expect(summaryText(aFloorReport([], { reading }))).toContain('*Nobody fits.*');
  });

  test('counts nobody as monitoring who is not to be seen so', () => {
    const listening = anAgent({ contacts: [aContact({ initiationMethod: 'MONITOR' })] });

    expect(summaryText(aFloorReport([listening]))).toContain('monitoring 1');
    expect(summaryText(aFloorReport([listening], { maySeeSessions: false }))).toContain(
      'available 1',
    );
  });
});

describe('whoever needs somebody', () => {
  const shown = (agents: Parameters<typeof aFloorReport>[0], options = {}) =>
    problemBlocks(aFloorReport(agents), { ...everybody, ...options });

  test.each<[string, Parameters<typeof aFloorReport>[0], string]>([
    [
      'a miss',
      [missed],
      '*Maria Lindqvist*: missed a voice contact in Billing 2 min ago\nAvailable',
    ],
    [
      'a hold',
      [held],
      '*Maria Lindqvist*: on hold at least 4 min (limit 3 min)\nvoice · Billing · Available · next Lunch',
    ],
    [
      'a call',
      [anAgent({ contacts: [aContact({ connectedSince: ago(1000) })] })],
      '*Maria Lindqvist*: on a voice contact for 16 min (limit 15 min)\nBilling · Available',
    ],
    ['a break', [lunch], '*Maria Lindqvist*: Lunch for 52 min (limit 30 min)'],
    [
      'one of several contacts',
      [{ ...missed, contacts: [...missed.contacts, aContact(), aContact()] }],
      '*Maria Lindqvist*: missed a voice contact in Billing 2 min ago\n2 other contacts · Available',
    ],
  ])('is shown in two lines: %s', (_case, agents, text) => {
    expect(textIn(shown(agents)).startsWith(text)).toBe(true);
  });

  test('has Listen beside the text where there is something to hear', () => {
    const [block] = shown([held]);

    expect(shown([held])).toHaveLength(1);
    expect(pressesIn(block ? [block] : [])).toMatchObject([
      { label: 'Listen', line: `monitor agent:"${ids.maria}" contact:${ids.contact}` },
    ]);
  });

  test('has the card where there is nothing to hear, one may not, or it is oneself', () => {
    const card = [{ label: 'Card', line: `agents agent:"${ids.maria}"` }];

    expect(pressesIn(shown([missed]))).toMatchObject(card);
    expect(pressesIn(shown([held], { to: { ...all, mayListen: false } }))).toMatchObject(card);
    expect(
      pressesIn(shown([held], { to: offeredTo(anAsker({ link: mariasLink })) })),
    ).toMatchObject(card);
  });

  test('has Barge behind three dots for those who may, asked before it is done', () => {
    expect(pressesIn(shown([held], { to: { ...all, mayBarge: true } }))).toMatchObject([
      { label: 'Listen', needsYes: false },
      { label: 'Card', needsYes: false },
      {
        label: 'Barge in',
        line: `monitor barge agent:"${ids.maria}" contact:${ids.contact} confirmed`,
        needsYes: true,
      },
    ]);
  });

  test('with several contacts to hear leaves the choice to the press, and barges into one', () => {
    const chat = aContact({ channel: 'CHAT', contactId: ids.chat });
    const presses = pressesIn(
      shown([{ ...held, contacts: [...held.contacts, chat] }], { to: { ...all, mayBarge: true } }),
    );

    expect(presses.map((press) => press.line)).toEqual([
      `monitor agent:"${ids.maria}"`,
      `agents agent:"${ids.maria}"`,
      `monitor barge agent:"${ids.maria}" contact:${ids.contact} confirmed`,
      `monitor barge agent:"${ids.maria}" contact:${ids.chat} confirmed`,
    ]);
  });

  test('beyond the most is counted, and found in the table where there is one', () => {
    const agents = [1, 2, 3].map((number) => ({ ...missed, userId: String(number) }));

    expect(textIn(shown(agents, { most: 3 }))).not.toContain('more');
    expect(textIn(shown(agents, { most: 2 }))).toContain('1 more needs somebody.');
    expect(textIn(shown(agents, { most: 1, isFirstInTable: true }))).toContain(
      '2 more need somebody: they are first in the table.',
    );
  });

  test('is nobody, and no block, when all is well', () => {
    const report = aFloorReport([anAgent()], { view: { filter: everything } });

    expect(problemBlocks(report, everybody)).toEqual([]);
  });
});
