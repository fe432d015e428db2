import { describe, expect, test } from '@jest/globals';
import { BotError } from '../../../../src/domain/errors.ts';
import { aTenant } from '../../../fixtures/alerts.ts';
import { aBoard } from '../../../fixtures/boards.ts';
import { aContact, anAgent } from '../../../fixtures/floor.ts';
import { aWorld, type World } from './world.ts';

const quiet = [anAgent()];
const busy = [anAgent({ contacts: [aContact()] })];

async function pinned(options: Parameters<typeof aWorld>[0] = {}): Promise<World> {
  const world = aWorld({ agents: quiet, ...options });
  await world.boardStore.add(aTenant, aBoard());
  // Slack takes its time: whatever two processes do, they do at once.
  world.announcer.duringCall = () => new Promise((done) => setImmediate(done));
  return world;
}

const both = (world: World) => Promise.all([world.tick(), world.tickElsewhere()]);

/** A call that does not end before it is let go. */
function aHold() {
  let release = () => {};
  const held = new Promise<void>((done) => {
    release = done;
  });
  return { held, release };
}

describe('two processes on one Redis', () => {
  test('post a board once and update it once a minute, whoever of them does it', async () => {
    const world = await pinned();
    await both(world);
    for (let slot = 1; slot <= 40; slot += 1) {
      world.gateway.data.agents = slot % 2 === 0 ? quiet : busy;
      world.clock.advance(15);
      await both(world);
      expect(world.writes()).toHaveLength(1);
      expect(world.writes()[0]).toBeLessThanOrEqual(1 + Math.floor(slot / 4));
    }
    expect(world.gateway.count('readAgents')).toBe(11);
  });

  test('take turns: what one posted, the other keeps current', async () => {
    const world = await pinned();
    await world.tick();
    world.gateway.data.agents = busy;
    world.clock.advance(60);
    await world.tickElsewhere();

    expect(world.writes()).toEqual([2]);
  });

  test('are one and then the other when one dies in the middle of a slot', async () => {
    const world = await pinned();
    const { held, release } = aHold();
    world.announcer.duringCall = () => held;
    const dying = world.tick();
    await new Promise((done) => setImmediate(done));
    world.clock.advance(45);
    await world.tickElsewhere();
    expect(world.writes()).toEqual([]);

    world.announcer.duringCall = undefined;
    world.clock.advance(15);
    await world.tickElsewhere();
    expect(world.writes()).toEqual([1]);
    release();
    await dying;
  });

  test('one whose right ran out while it read sends nothing that the other has sent', async () => {
    const world = await pinned();
    const { held, release } = aHold();
    const { people } = world;
    const ask = people.channel.bind(people);
    people.channel = async (...args) => {
      people.channel = ask;
      await held;
      return ask(...args);
    };
    const slow = world.tick();
    await new Promise((done) => setImmediate(done));
    world.clock.advance(60);
    await world.tickElsewhere();
    release();
    await slow;

    expect(world.writes()).toEqual([1]);
  });

  test('after Slack took a post and Redis did not, the other one does not post it as well', async () => {
    const world = await pinned();
    const record = world.boardStore.recordShown.bind(world.boardStore);
    world.boardStore.recordShown = async (...args) => {
      world.boardStore.recordShown = record;
      world.boardStore.isAway = true;
      try {
        return await record(...args);
      } finally {
        world.boardStore.isAway = false;
      }
    };
    await world.tick();
    await world.tickElsewhere();
    world.clock.advance(15);
    await world.tickElsewhere();
    await world.tick();
    world.clock.advance(60);
    await both(world);

    expect(world.writes()).toEqual([1]);
  });
});

describe('two processes without Redis', () => {
  test('post nothing, though both know of a board that is to be posted', async () => {
    const world = await pinned();
    world.people.failures.set('channel', new BotError('slack_unavailable', 'away'));
    await both(world);
    world.people.failures.clear();
    world.boardStore.isAway = true;
    world.clock.advance(60);
    await both(world);
    expect(world.writes()).toEqual([]);

    world.boardStore.isAway = false;
    world.clock.advance(15);
    await both(world);
    expect(world.writes()).toEqual([1]);
  });

  test('keep its one message current, each at most once a minute', async () => {
    const world = await pinned();
    await both(world);
    world.clock.advance(15);
    await both(world);
    world.boardStore.isAway = true;
    for (let slot = 0; slot < 8; slot += 1) {
      world.gateway.data.agents = slot < 4 ? busy : quiet;
      world.clock.advance(15);
      await both(world);
    }

    expect(world.writes()).toHaveLength(1);
    expect(world.writes()[0]).toBeGreaterThan(1);
    expect(world.writes()[0]).toBeLessThanOrEqual(1 + 2 * 2);
  });

  test('do not bring back a board that the other one ended', async () => {
    const world = await pinned();
    await both(world);
    const by = { kind: 'stopped', by: 'U0LEA00001', at: world.clock.now() } as const;
    await world.boardStore.end(aTenant, 'brd234', by);
    world.clock.advance(15);
    await world.tick();
    await world.tickElsewhere();
    world.boardStore.isAway = true;
    world.gateway.data.agents = busy;
    world.clock.advance(60);
    await both(world);

    expect(world.shown()).toContain('This board has ended');
  });
});
