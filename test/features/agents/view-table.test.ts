import { describe, expect, test } from '@jest/globals';
import type { Agent } from '../../../src/domain/contact-centre.ts';
import { aContact, ago, anAgent, ids, now, someNames } from '../../fixtures/floor.ts';
import type { ReportChange } from '../../fixtures/list-report.ts';
import { many, show } from './list-shown.ts';
import { textIn } from './shown.ts';

describe('the table', () => {
  const rowOf = (agent: Agent, change: ReportChange = {}) => {
    const table = show([agent], change).blocks.find((block) => block.type === 'data_table');
    const [, row = []] = table?.type === 'data_table' ? table.rows : [];
    return row.map((cell) => ('text' in cell ? cell.text : ''));
  };

  test('holds everything the service says of an agent', () => {
    const agent = anAgent({
      statusId: ids.lunch,
      statusName: 'Lunch',
      statusSince: ago(720),
      nextStatus: 'Offline',
      hierarchy: [ids.group, 'g-2'],
      slots: new Map([
        ['VOICE', { active: 1, available: 0, maximum: 1 }],
        ['CHAT', { active: undefined, available: undefined, maximum: 2 }],
      ]),
      contacts: [
        aContact(),
        aContact({
          channel: 'CHAT',
          state: 'CONNECTED_ONHOLD',
          onHoldSince: ago(65),
          connectedSince: undefined,
          queueId: undefined,
          initiationMethod: 'QUEUE_TRANSFER',
        }),
      ],
    });

    expect(rowOf(agent)).toEqual([
      'Maria Lindqvist',
      'on contact',
      '4',
      'Lunch (custom) 12 min, next Offline',
      '2: on hold at least 1 min · chat · queue unknown · transferred to the queue; connected 4 min · voice · Billing · inbound',
      'unknown; 4 min',
      'voice 1/1, 0 free · chat ?/2, free unknown',
      'Tier 1',
      'team g-2 ‹ East',
    ]);
  });

  test('says unknown for what the service leaves out, and never zero', () => {
    const bare = { userId: 'x', hierarchy: [], slots: new Map(), contacts: [] };

    expect(rowOf(bare)).toEqual([
      'agent x',
      'status unknown',
      'unknown',
      'unknown (type unknown)',
      '–',
      '–',
      'unknown',
      'unknown',
      'unknown',
    ]);
  });

  test.each<[string, Parameters<typeof aContact>[0], string]>([
    [
      'ended long ago',
      { state: 'ENDED', stateSince: ago(900) },
      'ended 15 min ago, no work any more · voice · Billing · inbound',
    ],
    [
      'on hold since nobody knows when',
      { state: 'CONNECTED_ONHOLD' },
      'on hold (since unknown) · voice · Billing · inbound',
    ],
    [
      'of tomorrow',
      { channel: 'HOLOGRAM', state: 'LEVITATING', initiationMethod: 'THOUGHT' },
      'LEVITATING 4 min · HOLOGRAM · Billing · THOUGHT',
    ],
    [
      'of which nothing is known',
      {
        channel: undefined,
        state: undefined,
        stateSince: undefined,
        queueId: undefined,
        initiationMethod: undefined,
      },
      'state unknown (since unknown) · channel unknown · queue unknown · beginning unknown',
    ],
    ['a session', { initiationMethod: 'MONITOR' }, 'connected 4 min · voice · Billing · listening'],
  ])('shows a contact %s', (_case, change, cell) => {
    expect(rowOf(anAgent({ contacts: [aContact(change)] }))[4]).toBe(cell);
  });

  test('begins with the contact that matters most, and with the older of two alike', () => {
    const contacts = [
      aContact({ initiationMethod: 'MONITOR', queueId: undefined }),
      aContact({ state: 'ENDED', stateSince: ago(900) }),
      aContact({ state: 'INCOMING', connectedSince: undefined }),
      aContact({ state: 'ENDED', stateSince: ago(20) }),
      aContact({ connectedSince: undefined, stateSince: undefined }),
      aContact({ connectedSince: ago(60), stateSince: ago(60) }),
      aContact(),
      aContact({ state: 'CONNECTED_ONHOLD', onHoldSince: now }),
      aContact({ state: 'REJECTED', connectedSince: undefined }),
      aContact({ state: 'MISSED', stateSince: ago(120), connectedSince: undefined }),
      aContact({ state: 'ERROR', connectedSince: undefined }),
    ];
    const row = rowOf(anAgent({ contacts }));

    expect(row[4]?.split(/; |: /).map((one) => one.split(' · ')[0])).toEqual([
      '11',
      'error 4 min',
      'missed 2 min',
      'rejected 4 min',
      'on hold, just seen',
      'connected 4 min',
      'connected 1 min',
      'connected (since unknown)',
      'after-contact work 20 s',
      'incoming 4 min',
      'connected 4 min',
      'ended 15 min ago, no work any more',
    ]);
    expect(row[5]).toBe('–; –; –; 4 min; 4 min; 1 min; unknown; 4 min; –; 4 min; 4 min');
  });

  test('shows no session to those who may not see it', () => {
    const agent = anAgent({ contacts: [aContact({ initiationMethod: 'MONITOR' })] });

    expect(rowOf(agent, { maySeeSessions: false }).slice(0, 6)).toEqual([
      'Maria Lindqvist',
      'available',
      '10',
      'Available 10 min',
      '–',
      '–',
    ]);
  });

  test('sorts by minutes as numbers only when all are known', () => {
    const cell = (agents: readonly Agent[]) => {
      const table = show(agents).blocks.find((block) => block.type === 'data_table');
      return table?.type === 'data_table' ? table.rows[1]?.[2]?.type : undefined;
    };

    expect(cell(many(2))).toBe('raw_number');
    expect(cell([...many(1), anAgent({ statusSince: undefined })])).toBe('raw_text');
  });
});

describe('a full page of agents with three contacts each, five levels and long names', () => {
  const levels = ['Harbour', 'North', 'Hamburg', 'Voice Care', 'Team Alder'];
  const groups = levels.map(
    (level, index) => [`g-${index}`, `${level} Customer Retention`] as const,
  );
  const full = many(50, (index) => ({
    hierarchy: groups.map(([id]) => id),
    nextStatus: 'In a very long training about everything',
    slots: new Map(
      ['VOICE', 'CHAT', 'TASK', 'EMAIL'].map((channel) => [
        channel,
        { active: 2, available: 0, maximum: 3 },
      ]),
    ),
    contacts: [
      aContact({ channel: 'CHAT' }),
      aContact({ channel: 'CHAT', connectedSince: undefined, stateSince: ago(120 + index) }),
      aContact({ channel: 'CHAT', state: 'ERROR', stateSince: ago(120 + index) }),
    ].toReversed(),
  }));
  const names = someNames({
    hierarchyGroups: new Map(groups),
    queues: new Map([[ids.billing, 'Billing and Returns of the Northern Countries, evenings']]),
    routingProfiles: new Map([[ids.profile, 'Chat, second level, with outbound and callbacks']]),
    users: new Map(
      full.map(({ userId }) => [
        userId,
        { username: userId, firstName: 'Maximiliane', lastName: `Vollmer-Ashworth ${userId}` },
      ]),
    ),
  });
  const { blocks, plainBlocks = [] } = show(full, { names });

  test('shows the state of the worst contact and the leaf of the team in every row', () => {
    const table = blocks.find((block) => block.type === 'data_table');
    const [, ...rows] = table?.type === 'data_table' ? table.rows : [];
    const cells = rows.map((row) => row.map((cell) => ('text' in cell ? cell.text : '')));

    expect(cells).toHaveLength(50);
    for (const [agent, , , , contact, , , , team] of cells) {
      expect(agent).toMatch(/^Maximiliane Vollmer-Ashw/);
      expect(contact).toMatch(/^3: error 2 min · chat/);
      expect(team).toMatch(/^Team Alder Customer Retention/);
    }
  });

  test('says the same in plain lines', () => {
    const text = textIn(plainBlocks);

    expect(text.match(/Contact: 3: error 2 min · chat · Billing and Returns/g)).toHaveLength(50);
    expect(text.match(/Team: Team Alder Customer Retention/g)).toHaveLength(50);
  });

  test('says in plain lines that nobody knows the team', () => {
    const { plainBlocks: lines = [] } = show([anAgent({ hierarchy: [] })]);

    expect(textIn(lines)).toContain('Team: unknown');
  });
});
