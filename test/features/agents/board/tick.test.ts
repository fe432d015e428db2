import { describe, expect, test } from '@jest/globals';
import { BotError, type ErrorCode } from '../../../../src/domain/errors.ts';
import { everything } from '../../../../src/domain/floor-filter.ts';
import type { SlackChannel } from '../../../../src/domain/people.ts';
import { createBoards } from '../../../../src/features/agents/board/index.ts';
import { aTenant } from '../../../fixtures/alerts.ts';
import { aBoard } from '../../../fixtures/boards.ts';
import {
  aContact,
  ago,
  anAgent,
  ids,
  now,
  someGroups,
  someNames,
} from '../../../fixtures/floor.ts';
import { aWorld } from './world.ts';

const floorChannel = 'C0FLOOR001';
const held = aContact({ state: 'CONNECTED_ONHOLD', onHoldSince: ago(300) });
const onHold = anAgent({ contacts: [held] });
const missed = anAgent({
  userId: ids.jonas,
  contacts: [aContact({ state: 'MISSED', stateSince: ago(30) })],
});
const names = { namesIn: [floorChannel] };
const plus = (seconds: number) => new Date(now.getTime() + seconds * 1000);

async function pinned(options: Parameters<typeof aWorld>[0] = {}) {
  const world = aWorld({ agents: [anAgent()], ...options });
  await world.boardStore.add(aTenant, aBoard());
  return world;
}

describe('a board', () => {
  test('is posted once at the next tick, in its channel and with its id', async () => {
    const world = await pinned();
    await world.tick();

    const [message] = world.announcer.messages;
    expect(message).toMatchObject({ channelId: floorChannel, texts: [expect.any(String)] });
    expect(message?.announcement).toMatchObject({
      kind: 'board',
      eventId: 'brd234',
      fitFor: 'colleagues',
    });
    const [record] = await world.records();
    expect(record?.shown).toMatchObject({ messageTs: message?.messageTs, at: now });
  });

  test('says what it is about, the counts, their age, who pinned it and until when', async () => {
    const world = await pinned();
    await world.tick();

    for (const said of [
      '*Live board* · *queue Billing*',
      'available 1',
      `As of <!date^${now.getTime() / 1000}^{time}|09:00 UTC>`,
      '{ago}',
      'pinned by <@U0SAM00001> until',
    ]) {
      expect(world.shown()).toContain(said);
    }
    expect(world.shown()).toContain('"value":"board stop:brd234"');
  });

  test('is updated in place a minute later when something visible changed', async () => {
    const world = await pinned();
    await world.tick();
    world.gateway.data.agents = [anAgent(), onHold];

    await world.tickAfter(59);
    expect(world.writes()).toEqual([1]);
    await world.tickAfter(1);
    expect(world.writes()).toEqual([2]);
    expect(world.shown()).toContain('on contact 1');
  });

  test('with names is not updated before that minute either', async () => {
    const world = await pinned(names);
    await world.tick();
    world.gateway.data.agents = [onHold];
    await world.tickAfter(45);

    expect(world.writes()).toEqual([1]);
  });

  test('is due at the slot a minute later, though that comes some milliseconds early', async () => {
    const world = await pinned();
    world.clock.advance(0.9);
    await world.tick();
    world.gateway.data.agents = [onHold];
    await world.tickAfter(59.2);

    expect(world.writes()).toEqual([2]);
  });

  test('is read no more than once a minute, and left alone while only its data grow older', async () => {
    const world = await pinned();
    await world.tick();
    for (let slot = 0; slot < 39; slot += 1) await world.tickAfter(15);

    expect(world.writes()).toEqual([1]);
    expect(world.gateway.count('readAgents')).toBe(10);
  });

  test('that is unchanged is written every ten minutes, so that its age tells whether it lives', async () => {
    const world = await pinned();
    await world.tick();
    for (let slot = 0; slot < 3 * 40; slot += 1) await world.tickAfter(15);

    expect(world.writes()).toEqual([4]);
    expect(world.shown()).toContain(`As of <!date^${plus(1800).getTime() / 1000}^`);
  });

  test('says what to think of it once it is old: nobody may be there to change it', async () => {
    const world = await pinned();
    await world.tick();

    expect(world.shown()).toContain('do not rely on it once it is older than 12');
  });

  test('is read as what waits behind people, with the whole of its filter', async () => {
    const world = await pinned();
    await world.tick();

    expect(world.gateway.asked).toMatchObject([
      { about: { kind: 'queues', ids: [ids.billing] }, priority: 'check' },
    ]);
  });

  test('is one beside others, each with a message of its own', async () => {
    const world = await pinned();
    await world.boardStore.add(aTenant, aBoard({ id: 'two222', channelId: 'C0OTHER001' }));
    await world.tick();
    await world.tickAfter(60);

    expect(world.announcer.messages.map(({ channelId }) => channelId)).toEqual([
      floorChannel,
      'C0OTHER001',
    ]);
  });

  test('goes on where it was after a restart', async () => {
    const world = await pinned();
    await world.tick();
    world.gateway.data.agents = [onHold];
    world.clock.advance(60);
    await createBoards(world.ports)(aTenant, world.stopping.signal);

    expect(world.writes()).toEqual([2]);
  });

  test('never shows who listens to whom, with names or without', async () => {
    const session = aContact({ contactId: 'session', initiationMethod: 'MONITOR' });
    const world = await pinned({ ...names, agents: [anAgent({ contacts: [session] })] });
    await world.tick();

    expect(world.shown()).toContain('available 1');
    expect(world.shown()).not.toMatch(/monitoring|listening|session/);
  });
});

describe('names', () => {
  test('are left out, with a button that answers the presser alone', async () => {
    const world = await pinned({ agents: [onHold] });
    await world.tick();

    expect(world.shown()).toContain('1 needs somebody');
    expect(world.shown()).toContain('Names are left out');
    expect(world.shown()).toContain(`"value":"queue:${ids.billing}"`);
    expect(world.shown()).toContain('Show names');
    expect(world.shown()).not.toMatch(/Maria|Listen/);
  });

  test('stand with Listen where an administrator allowed them', async () => {
    const world = await pinned({ ...names, agents: [onHold] });
    await world.tick();

    expect(world.shown()).toContain('Maria Lindqvist');
    expect(world.shown()).toContain('"Listen"');
  });

  test.each<[string, (world: Awaited<ReturnType<typeof pinned>>) => void]>([
    [
      'a guest reads along',
      ({ people }) => {
        people.readers = new Map([[floorChannel, 'outsiders']]);
      },
    ],
    [
      'it is unknown who reads',
      ({ people }) => {
        people.readers = new Map([[floorChannel, 'unknown']]);
      },
    ],
    [
      'they are no longer allowed',
      ({ settings }) => {
        settings.settings = { ...settings.settings, namesIn: [] };
      },
    ],
    [
      'the settings are old ones',
      ({ settings }) => {
        settings.isStale = true;
      },
    ],
  ])('go at once when %s, and not after a minute', async (_what, change) => {
    const world = await pinned({ ...names, agents: [onHold] });
    await world.tick();
    change(world);
    await world.tickAfter(15);

    expect(world.writes()).toEqual([2]);
    expect(world.shown()).not.toContain('Maria');
    expect(world.shown()).toContain('on contact 1');
  });

  test('go at once even while Connect does not answer', async () => {
    const world = await pinned({ ...names, agents: [onHold] });
    await world.tick();
    world.people.readers = new Map([[floorChannel, 'outsiders']]);
    world.gateway.fail('readAgents', connectAway());
    await world.tickAfter(15);

    expect(world.shown()).not.toContain('Maria');
    expect(world.shown()).toContain('Not current since');
  });

  test('come back when they may, with the next minute', async () => {
    const world = await pinned({ ...names, agents: [onHold] });
    world.people.readers = new Map([[floorChannel, 'outsiders']]);
    await world.tick();
    world.people.readers = new Map();
    await world.tickAfter(15);
    expect(world.shown()).not.toContain('Maria');
    await world.tickAfter(45);

    expect(world.shown()).toContain('Maria');
  });

  test('and figures of agents picked by name are both left out', async () => {
    const world = aWorld({ agents: [onHold] });
    const filter = { ...aBoard().filter, queueIds: [], agentIds: [ids.maria] };
    await world.boardStore.add(aTenant, aBoard({ filter }));
    await world.tick();

    expect(world.shown()).toContain('agents picked by name');
    expect(world.shown()).not.toMatch(/Maria|on contact/);
  });
});

describe('an end', () => {
  test('by somebody is said at the next slot, with who, and then the board is gone', async () => {
    const world = await pinned({ ...names, agents: [onHold, missed] });
    await world.tick();
    await world.boardStore.end(aTenant, 'brd234', { kind: 'stopped', by: 'U0LEA00001', at: now });
    await world.tickAfter(15);

    expect(world.writes()).toEqual([2]);
    expect(world.shown()).toContain('<@U0LEA00001> stopped it');
    expect(world.shown()).not.toMatch(/button|Maria|Jonas|on contact/);
    expect(await world.records()).toEqual([]);
    await world.tickAfter(60);
    expect(world.writes()).toEqual([2]);
  });

  test('comes by itself when its time is up', async () => {
    const world = await pinned();
    await world.tick();
    await world.tickAfter(8 * 3600 - 1);
    expect(world.shown()).toContain('Live board');
    await world.tickAfter(1);

    expect(world.shown()).toContain('its time was up');
    expect(await world.records()).toEqual([]);
  });

  test('of a board that never stood in the channel is not said', async () => {
    const world = await pinned();
    await world.boardStore.end(aTenant, 'brd234', { kind: 'stopped', by: 'U0LEA00001', at: now });
    await world.tick();

    expect(world.announcer.messages).toEqual([]);
    expect(await world.records()).toEqual([]);
  });

  test('is said without what it was about while names cannot be read', async () => {
    const world = await pinned();
    await world.tick();
    world.directory.failure = connectAway();
    await world.boardStore.end(aTenant, 'brd234', { kind: 'stopped', by: 'U0LEA00001', at: now });
    await world.tickAfter(15);

    expect(world.shown()).toContain('<@U0LEA00001> stopped it');
    expect(await world.records()).toEqual([]);
  });

  test.each<SlackChannel['sharing']>(['external', 'unknown'])(
    'comes at once when the channel is %s, in words for anyone',
    async (sharing) => {
      const world = await pinned({ ...names, agents: [onHold] });
      await world.tick();
      world.people.channels = [{ channelId: floorChannel, sharing, isBotMember: true }];
      await world.tickAfter(15);

      const announcement = world.announcer.messages[0]?.announcement;
      expect(announcement?.fitFor).toBe('anyone');
      expect(announcement?.text).toContain('cannot tell any more that only people of its own');
      expect(world.shown()).not.toMatch(/Maria|Billing|on contact|button/);
      expect(await world.records()).toEqual([]);
    },
  );

  test('comes too when only Slack’s own door finds the channel shared', async () => {
    const world = await pinned();
    await world.tick();
    world.gateway.data.agents = [onHold];
    world.announcer.failures.push(failing('slack_channel_unfit'));
    await world.tickAfter(60);

    expect(world.announcer.messages[0]?.announcement.fitFor).toBe('anyone');
    expect(await world.records()).toEqual([]);
  });

  test('stays decided when the words could not be said at once', async () => {
    const world = await pinned();
    await world.tick();
    const shared = { channelId: floorChannel, sharing: 'external', isBotMember: true } as const;
    world.people.channels = [shared];
    world.announcer.failures.push(failing('slack_unavailable'));
    await world.tickAfter(15);
    world.people.channels = [];
    await world.tickAfter(60);

    expect(world.shown()).toContain('This board has ended');
    expect(await world.records()).toEqual([]);
  });

  test('without a word comes when the channel or the message is gone', async () => {
    const world = await pinned();
    await world.tick();
    world.gateway.data.agents = [onHold];
    world.announcer.failures.push(failing('slack_channel_gone'));
    await world.tickAfter(60);

    expect(await world.records()).toEqual([]);
    expect(world.log.messages('warn')).toEqual(['Given up: this board can never be shown']);
  });
});

describe('while the floor cannot be read', () => {
  test('a minute missed says nothing, two say since when, once and without a figure', async () => {
    const world = await pinned({ ...names, agents: [onHold] });
    await world.tick();
    await world.tickAfter(60);
    world.gateway.fail('readAgents', connectAway());
    const writes = world.writes()[0] ?? 0;
    for (let slot = 0; slot < 7; slot += 1) await world.tickAfter(15);
    expect(world.writes()).toEqual([writes]);

    for (let slot = 0; slot < 20; slot += 1) await world.tickAfter(15);
    expect(world.writes()).toEqual([writes + 1]);
    expect(world.shown()).toContain(`Not current since <!date^${plus(60).getTime() / 1000}^`);
    expect(world.shown()).not.toMatch(/Maria|on contact|one agent|\d agent/);
    expect(world.log.messages('warn')).toEqual(['Boards cannot be read']);
  });

  test('it is current again as soon as it can be read', async () => {
    const world = await pinned();
    await world.tick();
    world.gateway.fail('readAgents', connectAway());
    await world.tickAfter(120);
    expect(world.shown()).toContain('Not current since');
    world.gateway.recover('readAgents');
    await world.tickAfter(60);

    expect(world.shown()).toContain('available 1');
    expect(world.log.messages('info').at(-1)).toBe('Boards can be read again');
  });

  test('a restart does not say it twice', async () => {
    const world = await pinned();
    await world.tick();
    world.gateway.fail('readAgents', connectAway());
    await world.tickAfter(120);
    world.clock.advance(60);
    await createBoards(world.ports)(aTenant, world.stopping.signal);

    expect(world.writes()).toEqual([2]);
  });

  test.each<[string, (world: Awaited<ReturnType<typeof pinned>>) => void]>([
    [
      'names',
      ({ directory }) => {
        directory.failure = connectAway();
      },
    ],
    [
      'settings',
      ({ settings }) => {
        settings.failure = failing('record_unreadable');
      },
    ],
  ])('because of its %s, it is no more current either', async (_what, fail) => {
    const world = await pinned();
    await world.tick();
    fail(world);
    await world.tickAfter(120);

    expect(world.shown()).toContain('Not current since');
  });

  test('a board that never stood there says so after two minutes', async () => {
    const world = await pinned();
    world.gateway.fail('readAgents', connectAway());
    await world.tickAfter(60);
    expect(world.writes()).toEqual([]);
    await world.tickAfter(60);

    expect(world.shown()).toContain('Not current since');
  });

  test('the others go on', async () => {
    const world = await pinned();
    const filter = { ...aBoard().filter, queueIds: [], statusTypes: ['CUSTOM'] };
    await world.boardStore.add(aTenant, aBoard({ id: 'two222', filter }));
    world.gateway.fail('readAgents', connectAway());
    await world.tick();
    world.gateway.recover('readAgents');
    world.directory.current = { ...world.directory.current, missing: ['statuses'] };
    await world.tickAfter(15);

    expect(world.announcer.messages.map(({ announcement }) => announcement.eventId)).toEqual([
      'brd234',
    ]);
  });
});

function failing(code: ErrorCode): BotError {
  return new BotError(code, 'the test says so');
}

function connectAway(): BotError {
  return failing('connect_unavailable');
}

describe('a board of a group of queues', () => {
  async function grouped() {
    const world = aWorld({ agents: [anAgent()] });
    const setTo = (groups: Readonly<Record<string, readonly string[]>>) => {
      world.directory.current = someNames({ queueGroups: someGroups(groups) });
    };
    setTo({});
    await world.boardStore.add(aTenant, aBoard({ filter: { ...everything, groups: ['emea'] } }));
    await world.tick();
    return { ...world, setTo };
  }
  const asked = (world: Awaited<ReturnType<typeof grouped>>) => world.gateway.asked.at(-1)?.about;

  test('follows what administrators put into it', async () => {
    const world = await grouped();
    expect(asked(world)).toEqual({ kind: 'queues', ids: [ids.billing, ids.sales] });
    expect(world.shown()).toContain('*group emea (2 queues)*');

    world.setTo({ emea: [ids.techSupport] });
    await world.tickAfter(60);

    expect(asked(world)).toEqual({ kind: 'queues', ids: [ids.techSupport] });
    expect(world.shown()).toContain('*group emea (1 queue)*');
  });

  test.each([
    ['is gone', { emea: [] }],
    ['holds only queues that are gone', { emea: ['gone'] }],
    ['holds too many', { emea: Array.from({ length: 101 }, (_, index) => `q-${index}`) }],
  ])('that %s says so instead of anybody else’s figures, and comes back', async (_what, groups) => {
    const world = await grouped();
    const calls = world.gateway.asked.length;
    world.setTo(groups);
    if (groups.emea.length > 1) {
      const queues = new Map(groups.emea.map((id) => [id, id]));
      world.directory.current = someNames({ queues, queueGroups: someGroups(groups) });
    }
    await world.tickAfter(60);

    expect(world.gateway.asked).toHaveLength(calls);
    expect(world.shown()).toContain('*Nothing is shown:*');
    expect(world.shown()).not.toContain('available');

    world.setTo({});
    await world.tickAfter(60);
    expect(world.shown()).toContain('*group emea (2 queues)*');
  });

  test('is not current while groups cannot be read', async () => {
    const world = await grouped();
    world.directory.current = someNames();
    await world.tickAfter(120);

    expect(world.shown()).toContain('Not current since');
  });
});
