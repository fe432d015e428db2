import { expect, test } from '@jest/globals';
import type { Gate } from '../src/access/gate.ts';
import type { AlertParts } from '../src/alert-parts.ts';
import { said as answered } from '../src/features/answer.ts';
import { auditedLinks } from '../src/features/audited-links.ts';
import { oneSentence } from '../src/features/settings-answers.ts';
import { createWatch } from '../src/watch.ts';
import type { FakeAnnouncer } from './fakes/announcer.ts';
import { FakeAuditLog } from './fakes/audit-log.ts';
import { FakeHeadPosts } from './fakes/head-posts.ts';
import { FakeLinkStore } from './fakes/link-store.ts';
import { FakeListenRequests } from './fakes/listen-requests.ts';
import { FakeListenSessions } from './fakes/listen-sessions.ts';
import { FakePrivateMessages } from './fakes/private-messages.ts';
import { FakeSettingsStore } from './fakes/settings-store.ts';
import { FakeWaitHistory } from './fakes/wait-history.ts';
import { FakeWatchStore } from './fakes/watch-store.ts';
import { aWorld } from './features/agents/board/world.ts';
import { aRow, aTenant } from './fixtures/alerts.ts';
import { anAsker } from './fixtures/asker.ts';
import { aBoard } from './fixtures/boards.ts';
import { anAnswered, aWaiting } from './fixtures/contacts.ts';
import { anAgent } from './fixtures/floor.ts';
import { aSession } from './fixtures/sessions.ts';
import { aWatch } from './fixtures/watches.ts';

/** Lets everybody pass. */
const openGate: Gate = {
  may: async () => ({ kind: 'yes', access: anAsker().access }),
};

/** Alerting with one alert to say. */
function alertsWith(announcer: FakeAnnouncer): AlertParts {
  let isSaid = false;
  const nothing = async () => undefined;
  const standing = async () => ({ mayReadHistory: undefined, waiting: 0, givenUp: [] });
  return {
    check: nothing,
    presentValues: async () => new Map(),
    sender: {
      send: async ({ workspace }) => {
        if (isSaid) return { retryAt: undefined };
        isSaid = true;
        const text = 'The wait in Billing is 6 min';
        const said = { kind: 'alert', eventId: 'e', fitFor: 'anyone', text, blocks: [] } as const;
        await announcer.post(workspace, 'C0ALERTS01', said);
        return { retryAt: undefined };
      },
      standing,
    },
    troubles: {
      ...{
        checkBegins: () => undefined,
        checked: nothing,
        note: nothing,
        clear: nothing,
        look: nothing,
      },
      ...{ lastCheck: () => undefined, checkingSince: () => undefined },
      slackAwaySince: () => undefined,
    },
    watchdog: { watch: nothing },
    tellHooks: nothing,
    postSummaries: nothing,
    postTest: nothing,
  };
}

/** An alert to be said and a board. */
async function setUp() {
  const world = aWorld({ agents: [anAgent()] });
  const { gateway, stopping } = world;
  gateway.data.queueRows = [aRow()];
  await world.boardStore.add(aTenant, aBoard());
  const options = { tenant: aTenant, intervalSeconds: 15, signal: stopping.signal };
  const ports = {
    ...world.ports,
    ...options,
    alerts: alertsWith(world.announcer),
    gateway,
    queueReadings: gateway,
    history: new FakeWaitHistory(),
    audit: new FakeAuditLog(),
    headPosts: new FakeHeadPosts(),
    settingsStore: new FakeSettingsStore(),
    watchStore: new FakeWatchStore(),
    privateMessages: new FakePrivateMessages(),
    linkStore: new FakeLinkStore(),
    linkAudit: auditedLinks({ audit: new FakeAuditLog(), clock: world.ports.clock }),
    gate: openGate,
    listenSessions: new FakeListenSessions(),
    listenRequests: new FakeListenRequests(),
    runLine: async () => answered(oneSentence('Nothing to listen to.')),
  };
  const said = () => world.announcer.messages.map(({ announcement }) => announcement.kind);
  return { ...world, ports, said };
}

test('at a slot alerts are said first, and the boards after them', async () => {
  const { ports, said } = await setUp();
  const watch = createWatch(ports);
  await watch.checkAndSay();
  await watch.allDone();

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
  await watch.allDone();
  expect(said()).toEqual(['alert', 'board']);
});

test('what was decided is said, and the boards are looked at, although the check failed with a bug', async () => {
  const { ports, said } = await setUp();
  const check = () => Promise.reject(new TypeError('a bug'));
  const watch = createWatch({ ...ports, alerts: { ...ports.alerts, check } });
  await expect(watch.checkAndSay()).rejects.toThrow('a bug');
  await watch.allDone();

  expect(said()).toEqual(['alert', 'board']);
});

test('a bug in the boards is logged, and the slot goes well', async () => {
  const { ports, log, said } = await setUp();
  ports.boardStore.list = () => Promise.reject(new TypeError('a bug'));
  const watch = createWatch(ports);
  await watch.checkAndSay();
  await watch.allDone();

  expect(said()).toEqual(['alert']);
  expect(log.messages('error')).toEqual(['the boards could not be looked at']);
});

test('watched contacts are looked at once the alerts are said, and when something is heard of them', async () => {
  const { ports, gateway } = await setUp();
  const { watchStore, privateMessages } = ports;
  const watch = aWatch();
  gateway.data.contacts = new Map([[watch.contactId, aWaiting()]]);
  await watchStore.add(aTenant, watch, { mostOfOne: 5, mostOfAll: 30 });
  const running = createWatch(ports);
  await running.checkAndSay();
  await running.allDone();
  expect(privateMessages.messages).toHaveLength(1);

  gateway.data.contacts = new Map([[watch.contactId, anAnswered()]]);
  await running.contactSeen(watch.contactId);
  expect(privateMessages.messages[0]?.replies[0]?.text).toContain('Answered');
});

test('sessions of listening are followed once the alerts are said, and when one has begun', async () => {
  const { ports, clock, gateway } = await setUp();
  const { listenSessions, privateMessages } = ports;
  gateway.data.agents = [];
  await listenSessions.open(aTenant, aSession({ openedAt: clock.now() }), undefined);
  const running = createWatch(ports);
  clock.advance(61);
  await running.sessionStarted();
  expect(privateMessages.messages[0]?.notes[0]?.text).toContain('not seen to begin');

  await listenSessions.open(aTenant, aSession({ openedAt: clock.now() }), undefined);
  clock.advance(61);
  await running.checkAndSay();
  await running.allDone();
  expect(privateMessages.messages).toHaveLength(2);
});

test('a bug in following is logged, and the boards are shown all the same', async () => {
  const { ports, log, said } = await setUp();
  ports.listenSessions.list = () => Promise.reject(new TypeError('a bug'));
  const watch = createWatch(ports);
  await watch.checkAndSay();
  await watch.allDone();

  expect(said()).toEqual(['alert', 'board']);
  expect(log.messages('error')).toEqual(['who listens could not be looked at']);
});

test('a bug in the watches is logged, and the boards are shown all the same', async () => {
  const { ports, log, said } = await setUp();
  ports.watchStore.list = () => Promise.reject(new TypeError('a bug'));
  const watch = createWatch(ports);
  await watch.checkAndSay();
  await watch.allDone();

  expect(said()).toEqual(['alert', 'board']);
  expect(log.messages('error')).toEqual(['the watched contacts could not be looked at']);
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
  await watch.allDone();
  expect(gateway.asked.map(({ priority }) => priority)).toContain('history');
});

test('a bug in the samples is logged, and the slot goes well', async () => {
  const { ports, log, said } = await setUp();
  ports.history.claim = () => Promise.reject(new TypeError('a bug'));
  const watch = createWatch(ports);
  await watch.checkAndSay();
  await watch.allDone();

  expect(said()).toEqual(['alert', 'board']);
  expect(log.messages('error')).toEqual(['the queues could not be sampled']);
});

test('at its end the right to sample is given back, and a bug in that is logged', async () => {
  const { ports, log } = await setUp();
  const watch = createWatch(ports);
  await watch.checkAndSay();
  const claim = { token: 'another', now: ports.clock.now(), forSeconds: 45 };
  await watch.allDone();
  expect(await ports.history.claim(aTenant, claim)).toBe(false);
  await watch.end();
  expect(await ports.history.claim(aTenant, claim)).toBe(true);

  ports.history.release = () => Promise.reject(new TypeError('a bug'));
  await watch.end();
  expect(log.messages('error')).toEqual(['the right to sample could not be given back']);
});
