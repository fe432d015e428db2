import { describe, expect, test } from '@jest/globals';
import { BotError, type ErrorCode } from '../../../../src/domain/errors.ts';
import { createBoards } from '../../../../src/features/agents/board/index.ts';
import { aTenant } from '../../../fixtures/alerts.ts';
import { aBoard } from '../../../fixtures/boards.ts';
import { aContact, anAgent, now } from '../../../fixtures/floor.ts';
import { aWorld, type World } from './world.ts';

const onContact = anAgent({ contacts: [aContact()] });

/** Boards in channels C1, C2, … */
async function pinned(count = 1, options: Parameters<typeof aWorld>[0] = {}): Promise<World> {
  const world = aWorld({ agents: [anAgent()], ...options });
  for (let number = 1; number <= count; number += 1) {
    const board = aBoard({ id: `brd${number}`, channelId: `C${number}` });
    await world.boardStore.add(aTenant, board);
  }
  return world;
}

function failing(code: ErrorCode, retryAfterSeconds?: number): BotError {
  const options = retryAfterSeconds === undefined ? {} : { retryAfterSeconds };
  return new BotError(code, 'the test says so', options);
}

const channels = ({ announcer }: World) => announcer.messages.map(({ channelId }) => channelId);

describe('when Slack', () => {
  test('asks to wait, nothing more is tried until then, and then every board is shown', async () => {
    const world = await pinned(3);
    world.announcer.failures.push(failing('slack_throttled', 30));
    await world.tick();
    expect(channels(world)).toEqual([]);
    await world.tickAfter(29);
    expect(world.gateway.count('readAgents')).toBe(3);

    await world.tickAfter(1);
    expect(channels(world)).toEqual(['C1', 'C2', 'C3']);
  });

  test('asks to wait and does not say how long, it gets a minute', async () => {
    const world = await pinned();
    world.announcer.failures.push(failing('slack_throttled'));
    await world.tick();
    await world.tickAfter(59);
    expect(channels(world)).toEqual([]);
    await world.tickAfter(1);

    expect(channels(world)).toEqual(['C1']);
  });

  test.each<ErrorCode>(['slack_unavailable', 'slack_timeout', 'slack_denied'])(
    'fails with %s, the others are not tried, the log has one line and the next slot tries all',
    async (code) => {
      const world = await pinned(2);
      world.announcer.failures.push(failing(code), failing(code));
      await world.tick();
      await world.tickAfter(15);
      expect(channels(world)).toEqual([]);
      expect(world.log.messages('warn')).toEqual(['Not every board is current']);

      await world.tickAfter(15);
      expect(channels(world)).toEqual(['C1', 'C2']);
    },
  );

  test('does not say who reads a channel, the board waits', async () => {
    const world = await pinned();
    world.people.failures.set('channel', failing('slack_unavailable'));
    await world.tick();
    expect(channels(world)).toEqual([]);
    world.people.failures.clear();
    await world.tickAfter(15);

    expect(channels(world)).toEqual(['C1']);
  });

  test('refuses one board, the others go on, and it is tried for ten minutes', async () => {
    const world = await pinned(2);
    world.announcer.failures.push(failing('slack_rejected'));
    await world.tick();
    expect(channels(world)).toEqual(['C2']);
    world.announcer.failures.push(failing('slack_rejected'));
    await world.tickAfter(15);
    expect(world.log.messages('warn')).toEqual(['Slack refused a board; it is tried again']);

    world.announcer.failures.push(failing('slack_rejected'));
    await world.tickAfter(600);
    expect((await world.records()).map(({ board }) => board.id)).toEqual(['brd2']);
  });

  test('refuses an update, the board stays; refuses last words for too long, it goes', async () => {
    const world = await pinned();
    await world.tick();
    world.gateway.data.agents = [onContact];
    world.announcer.failures.push(failing('slack_rejected'));
    await world.tickAfter(4000);
    expect(await world.records()).toHaveLength(1);

    const at = world.clock.now();
    await world.boardStore.end(aTenant, 'brd1', { kind: 'stopped', by: 'U0LEA00001', at });
    world.announcer.failures.push(failing('slack_rejected'), failing('slack_rejected'));
    await world.tickAfter(15);
    expect(await world.records()).toHaveLength(1);
    await world.tickAfter(600);
    expect(await world.records()).toEqual([]);
  });

  test('accepts a post and the reply is lost, the board may stand twice and one is kept', async () => {
    const world = await pinned();
    world.announcer.lostReply = failing('slack_timeout');
    await world.tick();
    await world.tickAfter(15);
    world.gateway.data.agents = [onContact];
    await world.tickAfter(60);

    expect(world.writes()).toEqual([1, 2]);
  });
});

describe('when Redis goes away', () => {
  test('after Slack took a post, this process does not post it again', async () => {
    const world = await pinned();
    world.announcer.duringCall = async () => {
      world.boardStore.isAway = true;
    };
    await world.tick();
    world.announcer.duringCall = undefined;
    world.boardStore.isAway = false;
    await world.tickAfter(15);
    expect(world.writes()).toEqual([1]);

    await world.tickAfter(45);
    const [record] = await world.records();
    expect(record?.shown?.messageTs).toBe(world.announcer.messages[0]?.messageTs);
  });

  test('the boards that were known stay current, without names', async () => {
    const world = await pinned(1, { namesIn: ['C1'], agents: [] });
    const longCall = aContact({ connectedSince: new Date(now.getTime() - 3_600_000) });
    world.gateway.data.agents = [anAgent({ contacts: [longCall] })];
    await world.tick();
    expect(world.shown()).toContain('Maria');
    world.boardStore.isAway = true;
    world.settings.isStale = true;
    await world.tickAfter(15);
    expect(world.shown()).not.toContain('Maria');
    world.gateway.data.agents = [];
    await world.tickAfter(60);

    expect(world.shown()).toContain('Nobody of these is signed in');
    expect(world.writes()).toEqual([3]);
  });

  test('before it was ever asked, nothing is done and nothing rejected', async () => {
    const world = await pinned();
    world.boardStore.isAway = true;
    await world.tick();

    expect(channels(world)).toEqual([]);
  });

  test('while a board ends, its last words are said once, and it is gone when Redis is back', async () => {
    const world = await pinned();
    await world.tick();
    world.boardStore.isAway = true;
    for (let slot = 0; slot < 4; slot += 1) await world.tickAfter(8 * 3600);
    expect(world.writes()).toEqual([2]);
    expect(world.shown()).toContain('its time was up');
    world.boardStore.isAway = false;
    await world.tickAfter(15);

    expect(world.writes()).toEqual([2]);
    expect(await world.records()).toEqual([]);
  });
});

describe('two runs', () => {
  test('at once are one', async () => {
    const world = await pinned();
    let release = () => {};
    const held = new Promise<void>((done) => {
      release = done;
    });
    world.announcer.duringCall = () => held;
    const first = world.tick();
    const second = world.tickAfter(15);
    release();
    await Promise.all([first, second]);

    expect(world.writes()).toEqual([1]);
    expect(world.gateway.count('readAgents')).toBe(1);
  });

  test('of two tenants do not wait for each other', async () => {
    const world = await pinned();
    const other = { ...aTenant, instance: 'other' };
    await world.boardStore.add(other, aBoard({ channelId: 'C9' }));
    const boards = createBoards(world.ports);
    await Promise.all([
      boards(aTenant, world.stopping.signal),
      boards(other, world.stopping.signal),
    ]);

    expect(channels(world).toSorted()).toEqual(['C1', 'C9']);
  });
});

test('messages go to Slack one after the other', async () => {
  const world = await pinned(3);
  let atOnce = 0;
  let most = 0;
  world.announcer.duringCall = async () => {
    atOnce += 1;
    most = Math.max(most, atOnce);
    await Promise.resolve();
    atOnce -= 1;
  };
  await world.tick();

  expect(channels(world)).toHaveLength(3);
  expect(most).toBe(1);
});

test('a board that takes long to read holds up no other', async () => {
  const world = await pinned(2);
  let isFirst = true;
  let release = () => {};
  const held = new Promise<void>((done) => {
    release = done;
  });
  const boards = createBoards({
    ...world.ports,
    readings: {
      readAgents: async (...args) => {
        const waits = isFirst;
        isFirst = false;
        if (waits) await held;
        return world.gateway.readAgents(...args);
      },
    },
  });
  const posted = new Promise<void>((done) => {
    world.announcer.duringCall = async () => done();
  });
  const run = boards(aTenant, world.stopping.signal);
  await posted;
  release();
  await run;

  expect(channels(world)).toEqual(['C2', 'C1']);
});

test('a bug in one board is logged as one, and the others go on', async () => {
  const world = await pinned(2);
  world.announcer.failures.push(new TypeError('a bug'));
  await world.tick();

  expect(channels(world)).toEqual(['C2']);
  expect(world.log.messages('error')).toEqual(['A board could not be made; the others go on']);
});

test('a process that is stopping leaves the boards as they are', async () => {
  const world = await pinned();
  world.stopping.abort(new Error('stopping'));
  await world.tick();

  expect(channels(world)).toEqual([]);
  expect(world.log.messages('warn')).toEqual([]);
});
