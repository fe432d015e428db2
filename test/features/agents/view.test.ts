import { describe, expect, test } from '@jest/globals';
import { validateMessage } from '../../../sandbox/slack/validate.ts';
import { everything } from '../../../src/domain/floor-filter.ts';
import { agentsView } from '../../../src/features/agents/view.ts';
import type { Asker } from '../../../src/features/answer.ts';
import { anAsker } from '../../fixtures/asker.ts';
import { aContact, ago, anAgent, ids, someNames } from '../../fixtures/floor.ts';
import { aListReport, type ReportChange } from '../../fixtures/list-report.ts';
import { aCard } from '../../fixtures/views/agent-card.ts';
import { many, missing, show, talking } from './list-shown.ts';
import { countOf, lineBehind, pressesIn, textIn } from './shown.ts';

const kinds = (blocks: readonly { readonly type: string }[]) => blocks.map((block) => block.type);

describe('the order on the screen', () => {
  test('is summary, whoever needs somebody, the table, Listen rows, notes, buttons', () => {
    const agents = [
      ...many(1, missing),
      ...many(4, talking).map((one) => ({ ...one, userId: `x${one.userId}` })),
    ];
    const { blocks } = show(agents);

    expect(kinds(blocks)).toEqual([
      'section',
      // One who needs somebody, and the two most urgent of the others with Listen and Barge.
      ...['section', 'context'],
      ...['section', 'actions'],
      ...['section', 'actions'],
      'data_table',
      ...['section', 'actions'],
      ...['section', 'actions'],
      'actions',
      'context',
      'actions',
    ]);
    expect(textIn(blocks[0])).toContain('*5 agents, 1 needs somebody*');
    expect(textIn(blocks[1])).toContain('missed a voice contact');
    expect(textIn(blocks[2])).toContain('Next in line');
    expect(textIn(blocks[3])).toContain('on contact');
  });

  test('gives nobody who is free a row above the table', () => {
    expect(kinds(show(many(3, () => ({}))).blocks).slice(0, 2)).toEqual(['section', 'data_table']);
  });

  test('is the same without the newest blocks, with lines for the table', () => {
    const { blocks, plainBlocks = [] } = show(many(3, talking));

    expect(kinds(plainBlocks)).toEqual(
      kinds(blocks).map((kind) => (kind === 'data_table' ? 'section' : kind)),
    );
    expect(textIn(plainBlocks)).toContain('*agent u-002* · Activity: on contact');
  });

  test('those who need somebody are on the first page alone', () => {
    const agents = many(60, missing);

    expect(textIn(show(agents, { listingId: 'l' }).blocks.slice(1, 2))).toContain('missed a voice');
    expect(kinds(show(agents, { listingId: 'l', page: 2 }).blocks).slice(0, 2)).toEqual([
      'section',
      'data_table',
    ]);
  });

  test('says where the others are only where they are', () => {
    const urgent = many(9, missing);
    const byName = { filter: { ...everything, sort: 'name' } } as const;

    expect(textIn(show(urgent).blocks)).toContain(
      '3 more need somebody: they are first in the table.',
    );
    expect(
      textIn(
        show([...urgent, ...many(1).map((one) => ({ ...one, userId: 'a' }))], { view: byName })
          .blocks,
      ),
    ).toContain('3 more need somebody.');
  });
});

describe('Listen', () => {
  test('stands at most ten times in a message, the rest is in a select', () => {
    const message = show([
      ...many(3, (index) => ({
        contacts: [
          aContact({ contactId: `h-${index}`, state: 'CONNECTED_ONHOLD', onHoldSince: ago(600) }),
        ],
      })),
      ...many(20, talking).map((one) => ({ ...one, userId: `t${one.userId}` })),
    ]);
    const listens = pressesIn(message.blocks).filter(({ line }) =>
      line.startsWith('monitor agent:'),
    );

    expect(countOf(message, 'Listen')).toBe(10);
    expect(listens).toHaveLength(23);
    expect(new Set(listens.map(({ line }) => line)).size).toBe(23);
    expect(textIn(message.blocks)).toContain('Listen to…');
  });

  test('is for nobody on themselves, on a session, or without the right', () => {
    const own = anAgent({ userId: ids.sam, ...talking(1) });
    const session = anAgent({ contacts: [aContact({ initiationMethod: 'MONITOR' })] });

    expect(countOf(show(many(3, talking)), 'Barge in')).toBe(3);
    expect(countOf(show(many(3, talking), {}, { mayBarge: false }), 'Barge in')).toBe(0);
    expect(countOf(show([own]), 'Listen')).toBe(0);
    expect(countOf(show([session]), 'Listen')).toBe(0);
    expect(countOf(show(many(3, talking), {}, { mayListen: false }), 'Listen')).toBe(0);
    expect(countOf(show(many(3, talking)), 'Listen')).toBe(3);
  });

  test('and Barge tell several contacts of one agent apart', () => {
    const chats = [240, 60].map((seconds, index) =>
      aContact({ contactId: `c-${index}`, channel: 'CHAT', connectedSince: ago(seconds) }),
    );
    const labels = pressesIn(show([anAgent({ contacts: chats })]).blocks)
      .map(({ label }) => label)
      .filter((label) => label.startsWith('Barge in'));

    expect(labels).toEqual([
      'Barge in: chat · 4 min · Billing',
      'Barge in: chat · 1 min · Billing',
    ]);
  });

  test('is on the agents of this page only', () => {
    const message = show(many(55, talking), { page: 2, listingId: 'l' });

    expect(countOf(message, 'Listen')).toBe(5);
  });

  test('every agent of the page has a card', () => {
    const lines = pressesIn(show(many(12)).blocks).map(({ line }) => line);

    for (const { userId } of many(12)) expect(lines).toContain(`agents agent:"${userId}"`);
  });
});

describe('buttons', () => {
  const billing = { filter: { ...everything, queueIds: [ids.billing] }, source: 'asked' } as const;

  test('each is the line one would type', () => {
    const message = show(many(2), { view: billing }, { mayExport: true });
    const line = `queue:${ids.billing}`;

    expect(
      Object.fromEntries(
        ['Refresh', 'Filter', 'Everything', 'Save view', 'Share', 'CSV', 'Board', 'Queues'].map(
          (label) => [label, lineBehind(message, label)],
        ),
      ),
    ).toEqual({
      Refresh: `agents ${line}`,
      Filter: `agents filter ${line}`,
      Everything: 'agents all',
      'Save view': `agents save ${line}`,
      Share: `agents ${line} share`,
      CSV: `agents export ${line}`,
      Board: `agents board ${line}`,
      Queues: 'queue-wait',
    });
  });

  test.each<[string, ReportChange, Partial<Asker['access']>, readonly string[]]>([
    ['Everything, where everything is shown', {}, {}, ['Everything', 'CSV', 'Next', 'Previous']],
    [
      'Save view, where it is the saved one',
      { view: { ...billing, source: 'saved' } },
      {},
      ['Save view'],
    ],
    [
      'Share and Board, where nobody can tell who reads',
      {},
      { answerAlone: true },
      ['Share', 'Board'],
    ],
    [
      'Share and Board of one person',
      { view: { filter: { ...everything, agentIds: ['x'], states: ['MISSED'] } } },
      {},
      ['Share', 'Board'],
    ],
    [
      'Board of a filter that is kept for minutes only',
      { list: { line: 'listing:k3x9bd' } },
      {},
      ['Board'],
    ],
    [
      'whatever needs a filter that fits nowhere',
      { list: { line: undefined, again: undefined } },
      { mayExport: true },
      ['Refresh', 'Filter', 'Save view', 'Share', 'CSV', 'Board'],
    ],
  ])('there is no %s', (_case, change, access, labels) => {
    const message = show(many(2), change, access);

    for (const label of labels) expect(countOf(message, label)).toBe(0);
  });

  test.each<[number, readonly string[]]>([
    [1, ['Next']],
    [2, ['Previous', 'Next']],
    [3, ['Previous']],
  ])('page %d of three turns %j', (page, labels) => {
    const message = show(many(120), { page, listingId: 'k3x9bd' });
    const turning = pressesIn(message.blocks).filter(({ label }) => /Previous|Next/.test(label));

    expect(turning.map(({ label }) => label)).toEqual(labels);
    expect(turning.every(({ mode }) => mode === 'replace')).toBe(true);
    expect(textIn(message.blocks)).not.toContain('Only the first');
  });

  test('a turned page says that its order is that of the first', () => {
    const turned = show(many(120), { page: 2, listingId: 'k3x9bd', list: { isKeptOrder: true } });

    const captionOf = (message: typeof turned) => JSON.stringify(message.blocks);

    expect(captionOf(turned)).toContain('most urgent first when the list began');
    expect(captionOf(show(many(120)))).not.toContain('when the list began');
  });

  test('pages that cannot be turned are said to be so', () => {
    const message = show(many(120));

    expect(countOf(message, 'Next')).toBe(0);
    expect(textIn(message.blocks)).toContain(
      'Only the first 50 are in the table: the list could not be kept',
    );
  });
});

describe('notes', () => {
  test.each<[string, ReportChange, string]>([
    ['how old the reading is', {}, 'Read 2 s ago.'],
    ['what the service counts', {}, 'Amazon Connect counts about 2.'],
    [
      'that the service gave no count',
      { reading: { approximateTotal: undefined } },
      'Amazon Connect gave no count.',
    ],
    [
      'what Floorwalker looked at itself',
      { reading: { askedFor: 'queues', readCount: 5, appliedHere: ['team', 'state'] } },
      'Amazon Connect was asked for the queues and counts these; Floorwalker itself looked at the team and the contact state.',
    ],
    ['that not everybody was read', { reading: { isTruncated: true } }, 'Not everybody was read'],
    [
      'that names are missing',
      { names: someNames({ missing: ['users', 'queues', 'statuses'] }) },
      'Names could not be read; ids are shown instead. The types of statuses could not be read. Names of queues could not be read.',
    ],
    [
      'that names are old',
      { names: someNames({ stale: ['users', 'hierarchyGroups'] }) },
      'Names of agents and teams are those of an earlier reading.',
    ],
    [
      'that those picked by name are not shared',
      { list: { sharing: 'not-named-agents' } },
      'picked by name is shown to a channel only where',
    ],
    [
      'that limits are the last ones known',
      { list: { limitsFrom: 'settings-last-known' } },
      'The limits are the last ones known',
    ],
    [
      'that limits are our own',
      { list: { limitsFrom: 'defaults' } },
      'the ones Floorwalker comes with',
    ],
    [
      'that nobody can tell who reads',
      { list: { sharing: 'unknown-readers' } },
      'Shown to you alone',
    ],
    [
      'that the service itself was asked for the team',
      { reading: { askedFor: 'team', isTeamAsServiceSeesIt: true } },
      'Amazon Connect itself was asked for the team; whether it counts the groups below it is not documented, so some may be missing.',
    ],
    [
      'that saved views could not be read',
      { view: { isSavedUnread: true } },
      'saved views could not be read just now',
    ],
  ])('say %s', (_case, change, sentence) => {
    expect(textIn(show(many(2), change).blocks)).toContain(sentence);
  });

  test('say that nobody knows since when a contact has been on hold', () => {
    const held = (onHoldSince: Date | undefined) => () => ({
      contacts: [aContact({ state: 'CONNECTED_ONHOLD', onHoldSince })],
    });

    expect(textIn(show(many(1, held(undefined))).blocks)).toContain('no such hold is called');
    expect(textIn(show(many(1, held(ago(20)))).blocks)).not.toContain('no such hold is called');
  });

  test('say how many have gone from a page', () => {
    const list = aListReport(many(2), { listingId: 'l' });
    const message = agentsView({ ...list, page: { ...list.page, gone: 3 } }, anAsker());

    expect(textIn(message.blocks)).toContain('3 who stood on this page have gone.');
  });
});

describe('one agent', () => {
  test('is the card, with a word on why it is not shared', () => {
    const card = aCard(anAgent());
    const plain = agentsView({ kind: 'one-agent', card, isShareRefused: false }, anAsker());
    const refused = agentsView({ kind: 'one-agent', card, isShareRefused: true }, anAsker());

    expect(textIn(plain.blocks)).not.toContain('picked by name');
    expect(textIn(refused.blocks)).toContain('picked by name');
    expect(textIn(refused.plainBlocks)).toContain('picked by name');
    expect(validateMessage(refused)).toEqual([]);
  });
});

test('a list that is over offers a new one', () => {
  expect(lineBehind(agentsView({ kind: 'listing-over' }, anAsker()), 'Start again')).toBe('agents');
  const over = agentsView({ kind: 'listing-over', again: 'all sort:"name"' }, anAsker());
  expect(lineBehind(over, 'Start again')).toBe('agents all sort:"name"');
});

test('a hostile name formats and pings nothing', () => {
  const agent = anAgent({ userId: ids.hostile, ...missing() });

  expect(textIn(show([agent]).blocks.slice(0, 2))).not.toContain('<!channel>');
});
