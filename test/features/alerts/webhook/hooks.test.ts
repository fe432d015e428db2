import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Episode, OwedHook } from '../../../../src/domain/alerting/alert.ts';
import { createHooks, hooksOwed } from '../../../../src/features/alerts/webhook/index.ts';
import type { Page, Paged, Pager } from '../../../../src/ports/pager.ts';
import { FakeClock } from '../../../fakes/clock.ts';
import { FakeDirectory } from '../../../fakes/directory.ts';
import { FakeHookStore } from '../../../fakes/hook-store.ts';
import { FakeIds } from '../../../fakes/ids.ts';
import { FakeLog } from '../../../fakes/log.ts';
import { ids, now, someNames } from '../../../fixtures/floor.ts';
import { anEpisode, aWaitRule, later } from '../../../fixtures/open-alerts.ts';
import { AlertsInMemory } from '../alerts-in-memory.ts';

const { tenant } = aWaitRule();
const down: Paged = {
  kind: 'failed',
  why: 'status 503',
  retryAfterSeconds: undefined,
  isAnswered: true,
};
const gone: Paged = { ...down, why: 'unreachable', isAnswered: false };
const no: Paged = { kind: 'refused', status: 404 };
const told: Paged = { kind: 'told' };

class FakePager implements Pager {
  readonly pages: Page[] = [];
  answers: Paged[] = [];
  before: (page: Page) => Promise<void> = async () => undefined;

  async tell(page: Page): Promise<Paged> {
    this.pages.push(page);
    await this.before(page);
    return this.answers.shift() ?? told;
  }

  get said(): readonly string[] {
    return this.pages.map(({ type, key }) => `${type} ${key.split('|')[0]}`);
  }
}

function owing(ruleId: string, ...kinds: readonly OwedHook['kind'][]): Episode {
  const episode = anEpisode({
    rule: aWaitRule({ id: ruleId, toWebhook: true }),
    level: 'critical',
    worstLevel: 'critical',
  });
  return { ...episode, hooks: kinds.map((kind) => hook(episode, kind)) };
}

function hook({ id }: Episode, kind: OwedHook['kind']): OwedHook {
  return { id: `${id}|${kind}`, kind, at: now };
}

describe('the outgoing webhook', () => {
  let clock: FakeClock;
  let hooks: FakeHookStore;
  let pager: FakePager;
  let alerts: AlertsInMemory;
  let log: FakeLog;
  let troubles: string[];
  let directory: FakeDirectory;

  beforeEach(() => {
    clock = new FakeClock(now);
    hooks = new FakeHookStore();
    pager = new FakePager();
    alerts = new AlertsInMemory();
    log = new FakeLog();
    troubles = [];
    directory = new FakeDirectory(someNames());
  });

  const noting = {
    note: async (_: unknown, { kind }: { readonly kind: string }) => {
      troubles.push(kind);
    },
    clear: async (_: unknown, key: string) => {
      troubles.push(`over: ${key}`);
    },
  };
  const process = (number = 0) => {
    const ids = new FakeIds();
    for (let count = 0; count < number; count += 1) ids.uuid();
    const ports = { alertStore: alerts, hooks, pager, directory, clock, ids, log };
    return createHooks({ ...ports, troubles: noting });
  };
  const run = (tell = process()) => tell(tenant, new AbortController().signal);

  test('is told each turn of an episode once, in order, under one key', async () => {
    alerts.put(owing('aaa', 'fired', 'acknowledged', 'resolved'));

    await run();
    await run();

    expect(pager.said).toEqual(['fired aaa', 'acknowledged aaa', 'resolved aaa']);
    expect(new Set(pager.pages.map(({ key }) => key)).size).toBe(1);
    expect(new Set(pager.pages.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(3);
  });

  test('is told what the alert is, by the name of the queue and without any of an agent', async () => {
    const rule = aWaitRule({ id: 'bbb', toWebhook: true, runbook: 'https://wiki.example/b' });
    const agent = anEpisode({ rule, target: { kind: 'agent', id: ids.maria } });
    alerts.put(owing('aaa', 'fired'));
    alerts.put({ ...agent, hooks: [hook(agent, 'fired')] });

    await run();

    expect(pager.pages[0]).toMatchObject({
      type: 'fired',
      level: 'critical',
      since: later(-120),
      value: 352,
      target: { kind: 'queue', id: ids.billing, name: 'Billing' },
      rule: { threshold: 300, criticalThreshold: 600, unit: 'seconds' },
      channelId: 'C0ALERTS01',
      instance: 'instance-1',
    });
    expect(pager.pages[1]?.target).toEqual({ kind: 'agent', id: ids.maria, name: undefined });
  });

  test('while it is down is asked less and less often, ten minutes apart at most, and order is kept', async () => {
    alerts.put(owing('aaa', 'fired', 'acknowledged'));
    pager.answers = Array.from({ length: 9 }, () => down);
    const tell = process();
    const times: number[] = [];
    pager.before = async () => {
      times.push((clock.now().getTime() - now.getTime()) / 1000);
    };

    for (let second = 0; second <= 3_000; second += 5) {
      await run(tell);
      clock.advance(5);
    }

    expect(times).toEqual([0, 10, 30, 70, 150, 310, 630, 1230, 1830, 2430, 2430]);
    expect(pager.said.slice(-3)).toEqual(['fired aaa', 'fired aaa', 'acknowledged aaa']);
    expect(log.messages('warn')).toHaveLength(1);
  });

  test('that takes nothing for minutes, or refuses for good, is a trouble until it takes something', async () => {
    alerts.put(owing('aaa', 'fired'));
    pager.answers = [...Array.from({ length: 6 }, () => down), told];
    const tell = process();
    for (const seconds of [0, 10, 20, 40, 80, 160, 320]) {
      clock.advance(seconds);
      await run(tell);
    }
    expect(troubles).toEqual(['webhook-away', 'over: webhook-away']);

    alerts.put(owing('bbb', 'fired'));
    pager.answers = Array.from({ length: 5 }, () => no);
    for (const seconds of [0, 10, 20, 40, 80]) {
      clock.advance(seconds);
      await run(tell);
    }
    expect(troubles.slice(2)).toContain('webhook-away');
  });

  test('that asks for time gets it, as long as it is no more than ten minutes', async () => {
    alerts.put(owing('aaa', 'fired'));
    const standing = async (retryAfterSeconds: number) => {
      hooks = new FakeHookStore();
      pager.answers = [{ ...down, retryAfterSeconds }];
      await run();
      return [...(await hooks.read(tenant)).values()];
    };

    expect(await standing(120)).toEqual([{ kind: 'failed', count: 1, againAt: later(120) }]);
    expect(await standing(86_400)).toEqual([{ kind: 'failed', count: 1, againAt: later(600) }]);
  });

  test('that refuses one episode is told of the others; that is not there is left alone until the next slot', async () => {
    alerts.put(owing('aaa', 'fired'));
    alerts.put(owing('bbb', 'fired'));
    pager.answers = [no];
    await run();
    expect(pager.said).toEqual(['fired aaa', 'fired bbb']);

    alerts.put(owing('ccc', 'fired'));
    alerts.put(owing('ddd', 'fired'));
    pager.answers = [gone, told];
    await run();
    expect(pager.said.slice(2)).toEqual(['fired ccc']);
    await run();
    expect(pager.said.slice(3)).toEqual(['fired ddd']);
  });

  test('that refuses five times is told no more of it, which the log says, and of what follows it is', async () => {
    alerts.put(owing('aaa', 'fired', 'resolved'));
    pager.answers = [no, no, no, no, no];
    const tell = process();

    for (let slot = 0; slot < 100; slot += 1) {
      await run(tell);
      clock.advance(15);
    }

    expect(pager.said).toEqual([...Array(5).fill('fired aaa'), 'resolved aaa']);
    expect(log.messages('error')).toHaveLength(1);
    expect(log.lines.find(({ level }) => level === 'error')?.facts).toMatchObject({
      why: 'status 404',
    });
  });

  test('is not woken for what is a day old', async () => {
    alerts.put(owing('aaa', 'fired'));
    pager.answers = [gone, gone];
    await run();
    clock.advance(86_401);
    await run();

    expect([...(await hooks.read(tenant)).values()]).toEqual([
      { kind: 'given-up', at: later(86_401), why: 'unreachable' },
    ]);
  });

  test('is told by one of two processes, and by the other when that one has died', async () => {
    alerts.put(owing('aaa', 'fired'));
    let goOn = () => {};
    pager.before = () => new Promise((resolve) => (goOn = resolve));
    const first = run(process(1));
    await until(() => pager.pages.length === 1);
    await run(process(2));
    expect(pager.pages).toHaveLength(1);

    // The first one never comes back: its right ends, and nobody knows how it went.
    clock.advance(61);
    pager.before = async () => undefined;
    await run(process(2));
    expect(pager.pages.map(({ idempotencyKey }) => idempotencyKey)).toEqual([
      pager.pages[0]?.idempotencyKey,
      pager.pages[0]?.idempotencyKey,
    ]);
    goOn();
    await first;
  });

  test('is told nothing while Redis is away, and nothing is lost', async () => {
    alerts.put(owing('aaa', 'fired'));
    hooks.isAway = true;
    await run();
    expect(pager.pages).toEqual([]);

    hooks.isAway = false;
    alerts.isAway = true;
    await run();
    expect(pager.pages).toEqual([]);

    alerts.isAway = false;
    await run();
    expect(pager.said).toEqual(['fired aaa']);
  });

  test('is told by ids while names cannot be read', async () => {
    alerts.put(owing('aaa', 'fired'));
    const { BotError } = await import('../../../../src/domain/errors.ts');
    directory.failure = new BotError('connect_unavailable', 'away');

    await run();

    expect(pager.pages[0]?.target).toEqual({ kind: 'queue', id: ids.billing, name: undefined });
  });

  test('whoever stops in the middle of telling counts it as nothing', async () => {
    alerts.put(owing('aaa', 'fired'));
    const stopping = new AbortController();
    pager.answers = [gone];
    pager.before = async () => stopping.abort();

    await process()(tenant, stopping.signal);

    expect(await hooks.read(tenant)).toEqual(new Map());
  });

  test('what was told is forgotten with its episode', async () => {
    const episode = owing('aaa', 'fired');
    alerts.put(episode);
    await run();
    expect((await hooks.read(tenant)).size).toBe(1);

    alerts.episodes.delete(episode.id);
    await run();
    expect((await hooks.read(tenant)).size).toBe(0);
  });

  test('an episode is owed to it until all is told or given up, and nothing is where there is none', async () => {
    const episode = owing('aaa', 'fired', 'resolved');
    const [fired, resolved] = episode.hooks.map(({ id }) => id);
    const standings = (...told: readonly (string | undefined)[]) =>
      new Map(told.map((id = '') => [id, { kind: 'told', at: now } as const]));

    expect(hooksOwed(episode, new Map())).toBe(true);
    expect(hooksOwed(episode, standings(fired))).toBe(true);
    expect(hooksOwed(episode, standings(fired, resolved))).toBe(false);
    expect(hooksOwed(episode, undefined)).toBe(false);
    expect(hooksOwed(anEpisode(), new Map())).toBe(false);
    const ports = { alertStore: alerts, hooks, directory, clock, ids: new FakeIds(), log };
    const none = { ...ports, troubles: noting };
    await createHooks({ ...none, pager: undefined })(tenant, new AbortController().signal);
  });
});

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await Promise.resolve();
}
