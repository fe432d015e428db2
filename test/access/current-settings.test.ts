import { describe, expect, test } from '@jest/globals';
import { createCurrentSettings } from '../../src/access/current-settings.ts';
import { BotError } from '../../src/domain/errors.ts';
import { defaultSettings, type FloorSettings } from '../../src/domain/settings.ts';
import type { Tenant } from '../../src/domain/tenant.ts';
import type { SettingsStore } from '../../src/stores/floor.ts';
import { FakeClock } from '../fakes/clock.ts';
import { FakeLog } from '../fakes/log.ts';

const tenant: Tenant = { workspace: 'T0FLOOR001', instance: 'i-1' };
const away = new BotError('redis_unavailable', 'HGET');
const names = (...namesIn: string[]): FloorSettings => ({ ...defaultSettings, namesIn });

/** A store whose answers a test gives by hand, one for each read. */
class ScriptedStore implements SettingsStore {
  readonly reads: ((answer: FloorSettings | Error) => void)[] = [];
  readonly tenants: Tenant[] = [];
  /** Answered at once with these, when set. */
  answer: FloorSettings | Error | undefined;

  read(of: Tenant): Promise<{ version: number; settings: FloorSettings }> {
    this.tenants.push(of);
    return new Promise((resolve, reject) => {
      const settle = (answer: FloorSettings | Error) =>
        answer instanceof Error ? reject(answer) : resolve({ version: 1, settings: answer });
      this.reads.push(settle);
      if (this.answer) settle(this.answer);
    });
  }

  async write(): Promise<boolean> {
    throw new Error('nothing is written here');
  }
}

function setUp(answer?: FloorSettings | Error) {
  const store = new ScriptedStore();
  store.answer = answer;
  const clock = new FakeClock();
  const log = new FakeLog();
  return { store, clock, log, current: createCurrentSettings({ store, clock, log }) };
}

describe('the current settings', () => {
  test('are read once for all who ask within five seconds', async () => {
    const { store, clock, current } = setUp(names('C1'));

    const both = await Promise.all([current.read(tenant), current.read(tenant)]);
    clock.advance(4.9);
    await current.read(tenant);
    expect(both).toEqual(Array(2).fill({ settings: names('C1'), isStale: false }));
    expect(store.reads).toHaveLength(1);

    clock.advance(0.1);
    store.answer = names('C2');
    expect(await current.read(tenant)).toEqual({ settings: names('C2'), isStale: false });
  });

  test('are each tenant’s own', async () => {
    const { store, current } = setUp(names('C1'));
    const other = { ...tenant, instance: 'i-2' };

    await current.read(tenant);
    await current.read(other);

    expect(store.tenants).toEqual([tenant, other]);
  });

  test('are the last ones known while Redis is away, and say so', async () => {
    const { store, clock, log, current } = setUp(names('C1'));
    await current.read(tenant);
    store.answer = away;

    for (const seconds of [5, 5, 5]) {
      clock.advance(seconds);
      expect(await current.read(tenant)).toEqual({ settings: names('C1'), isStale: true });
    }
    expect(log.messages('warn')).toHaveLength(1);

    store.answer = names('C2');
    clock.advance(5);
    expect(await current.read(tenant)).toEqual({ settings: names('C2'), isStale: false });
  });

  test('fail when none are known, and are asked for again by the next one', async () => {
    const { store, current } = setUp(away);
    await expect(current.read(tenant)).rejects.toBe(away);

    store.answer = names('C1');
    expect(await current.read(tenant)).toEqual({ settings: names('C1'), isStale: false });
  });

  test('do not hide a bug behind older ones', async () => {
    const { store, clock, current } = setUp(names('C1'));
    await current.read(tenant);
    clock.advance(5);
    store.answer = new TypeError('x is undefined');

    await expect(current.read(tenant)).rejects.toThrow('x is undefined');
  });

  test('that were forgotten are read again, however new', async () => {
    const { store, current } = setUp(names('C1'));
    await current.read(tenant);
    store.answer = names('C2');

    current.forget(tenant);

    expect(await current.read(tenant)).toMatchObject({ settings: names('C2') });
  });

  test('of a reading begun before they were forgotten are neither given nor kept', async () => {
    const { store, clock, current } = setUp();
    const early = current.read(tenant);
    current.forget(tenant);
    const late = current.read(tenant);
    store.reads[1]?.(names('new'));
    store.reads[0]?.(names('old'));

    expect(await early).toMatchObject({ settings: names('old') });
    expect(await late).toMatchObject({ settings: names('new') });
    clock.advance(5);
    store.answer = away;
    expect(await current.read(tenant)).toEqual({ settings: names('new'), isStale: true });
  });
});
