import { describe, expect, test } from '@jest/globals';
import type { Agent } from '../../../src/domain/contact-centre.ts';
import { aContact, ago, anAgent, ids } from '../../fixtures/floor.ts';
import type { ReportChange } from '../../fixtures/list-report.ts';
import { many, show } from './list-shown.ts';

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
      'voice · Billing · connected 4 min · inbound; chat · queue unknown · on hold at least 1 min · transferred to the queue',
      '4 min; unknown',
      'voice 1/1, 0 free · chat ?/2, free unknown',
      'Tier 1',
      'East › team g-2',
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
      '–',
    ]);
  });

  test.each<[string, Parameters<typeof aContact>[0], string]>([
    [
      'ended long ago',
      { state: 'ENDED', stateSince: ago(900) },
      'voice · Billing · ended 15 min ago, no work any more · inbound',
    ],
    [
      'on hold since nobody knows when',
      { state: 'CONNECTED_ONHOLD' },
      'voice · Billing · on hold · inbound',
    ],
    [
      'of tomorrow',
      { channel: 'HOLOGRAM', state: 'LEVITATING', initiationMethod: 'THOUGHT' },
      'HOLOGRAM · Billing · LEVITATING 4 min · THOUGHT',
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
      'channel unknown · queue unknown · state unknown (since unknown) · beginning unknown',
    ],
    ['a session', { initiationMethod: 'MONITOR' }, 'voice · Billing · connected 4 min · listening'],
  ])('shows a contact %s', (_case, change, cell) => {
    expect(rowOf(anAgent({ contacts: [aContact(change)] }))[4]).toBe(cell);
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
