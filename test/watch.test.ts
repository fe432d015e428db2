import { expect, test } from '@jest/globals';
import { createWatch } from '../src/watch.ts';
import { FakeAlertStore } from './fakes/alert-store.ts';
import { FakeCheckJournal } from './fakes/check-journal.ts';
import { FakeWaitHistory } from './fakes/wait-history.ts';
import { aWorld } from './features/agents/board/world.ts';
import { aRow, aRule, aTenant } from './fixtures/alerts.ts';
import { aBoard } from './fixtures/boards.ts';
import { anAgent } from './fixtures/floor.ts';

/** A rule that is over its threshold and a board. */
async function setUp() {
  const world = aWorld({ agents: [anAgent()] });
  const alertStore = new FakeAlertStore();
  const { gateway, stopping } = world;
  gateway.data.queueRows = [aRow()];
  await alertStore.addRule(aTenant, aRule());
  await world.boardStore.add(aTenant, aBoard());
  const options = { tenant: aTenant, intervalSeconds: 15, signal: stopping.signal };
  const ports = {
    ...world.ports,
    ...options,
    alertStore,
    queueReadings: gateway,
    history: new FakeWaitHistory(),
    journal: new FakeCheckJournal(),
  };
  const said = () => world.announcer.messages.map(({ announcement }) => announcement.kind);
  return { ...world, ports, said };
}

test('at a slot alerts are said first, and the boards after them', async () => {
  const { ports, said } = await setUp();
  const watch = createWatch(ports);
  await watch.checkAndSay();
  await watch.restDone();

  expect(said()).toEqual(['alert', 'board']);
});

test('a slot does not wait for boards that take long to read, so no alert comes later for them', async () => {
  const { ports, gateway, said } = await setUp();
  let release = () => {};
  const held = new Promise<void>((done) => {
    release = done;
  });
  const readAgents: typeof gateway.readAgents = async (...args) => {
    await held;
    return gateway.readAgents(...args);
  };
  const watch = createWatch({ ...ports, readings: { readAgents } });
  await watch.checkAndSay();
  expect(said()).toEqual(['alert']);
  await watch.checkAndSay();

  release();
  await watch.restDone();
  expect(said()).toEqual(['alert', 'board']);
});

test('what was decided is said, and the boards are looked at, although the check failed with a bug', async () => {
  const { ports, said } = await setUp();
  ports.journal.read = () => Promise.reject(new TypeError('a bug'));
  const watch = createWatch(ports);
  await expect(watch.checkAndSay()).rejects.toThrow('a bug');
  await watch.restDone();

  expect(said()).toEqual(['alert', 'board']);
});

test('a bug in the boards is logged, and the slot goes well', async () => {
  const { ports, log, said } = await setUp();
  ports.boardStore.list = () => Promise.reject(new TypeError('a bug'));
  const watch = createWatch(ports);
  await watch.checkAndSay();
  await watch.restDone();

  expect(said()).toEqual(['alert']);
  expect(log.messages('error')).toEqual(['the boards could not be looked at']);
});

test('the queues are sampled after the alerts, and a slot does not wait for them', async () => {
  const { ports, gateway, said } = await setUp();
  ports.directory.current = { ...ports.directory.current, queues: new Map([['q', 'Queue']]) };
  let release = () => {};
  const held = new Promise<void>((done) => {
    release = done;
  });
  const readQueues: typeof gateway.readQueues = async (...args) => {
    if (args[3].priority === 'history') await held;
    return gateway.readQueues(...args);
  };
  const watch = createWatch({ ...ports, queueReadings: { readQueues } });
  await watch.checkAndSay();
  expect(said()).toContain('alert');
  expect(gateway.asked.map(({ priority }) => priority)).not.toContain('history');

  release();
  await watch.restDone();
  expect(gateway.asked.map(({ priority }) => priority)).toContain('history');
});

test('a bug in the samples is logged, and the slot goes well', async () => {
  const { ports, log, said } = await setUp();
  ports.history.claim = () => Promise.reject(new TypeError('a bug'));
  const watch = createWatch(ports);
  await watch.checkAndSay();
  await watch.restDone();

  expect(said()).toEqual(['alert', 'board']);
  expect(log.messages('error')).toEqual(['the queues could not be sampled']);
});
