import { beforeEach, describe, expect, test } from '@jest/globals';
import { inactiveState } from '../../src/domain/alerting/alert.ts';
import type { AlertTarget } from '../../src/domain/alerting/rule.ts';
import type { Tenant } from '../../src/domain/tenant.ts';
import type { AlertChange, AlertStore } from '../../src/stores/alerting.ts';
import { aFiringState, aFullEpisode, anEpisode, keptAt, later } from '../fixtures/kept-alerts.ts';

const target: AlertTarget = { kind: 'queue', id: 'queue-billing' };
const hour = Math.floor(keptAt.getTime() / 3_600_000) * 3_600_000;

/** What every AlertStore promises. `open` gives one that is up; each test has a tenant of its own. */
export function alertingStoreContract(name: string, open: () => AlertStore): void {
  let number = 0;
  let store: AlertStore;
  let tenant: Tenant;

  beforeEach(() => {
    number += 1;
    store = open();
    tenant = { workspace: `T${number}`, instance: 'alerts' };
  });

  const firing: AlertChange = {
    ruleId: 'abc234',
    target,
    expectedVersion: 0,
    state: aFiringState(),
    episodes: [anEpisode()],
  };
  const commit = (parts: Partial<AlertChange> = {}) =>
    store.commit(tenant, { ...firing, ...parts });
  const read = () => store.read(tenant, keptAt);
  const messages = async (now = keptAt) => [...(await store.read(tenant, now)).messagesInHour];
  const asked = { from: later(0), until: later(7200), atMost: 10 };

  describe(`${name}: alerts`, () => {
    test('there is nothing before the first', async () => {
      const nothing = { records: [], episodes: [], messagesInHour: new Map() };
      expect(await read()).toEqual(nothing);
      expect(await store.episode(tenant, 'none')).toBeUndefined();
    });

    test('state and episode are written together and come back as they went in', async () => {
      expect(await commit()).toBe(true);

      const { records, episodes } = await read();
      expect(records).toEqual([{ ruleId: 'abc234', target, version: 1, state: aFiringState() }]);
      expect(episodes).toEqual([anEpisode()]);
      expect(await store.episode(tenant, anEpisode().id)).toEqual(anEpisode());
    });

    test.each([
      ['everything an episode can have', aFullEpisode()],
      ['nothing measured', anEpisode({ measured: undefined })],
      ['an instance', anEpisode({ target: { kind: 'instance' } })],
      ['a group', anEpisode({ home: { kind: 'group', id: 'group|a|1', channelId: 'C1' } })],
    ])('an episode keeps %s', async (_what, episode) => {
      await commit({ target: episode.target, episodes: [episode] });
      expect((await read()).episodes).toEqual([episode]);
      expect((await read()).records[0]?.target).toEqual(episode.target);
    });

    test('pending, kept firing and critical are kept', async () => {
      const state = aFiringState({
        warning: { kind: 'firing', activeAt: later(1), firedAt: later(2), calmSince: later(3) },
        critical: { kind: 'pending', activeAt: later(4) },
      });
      await commit({ state });
      expect((await read()).records[0]?.state).toEqual(state);
    });

    test('a write that expects another version changes nothing', async () => {
      await commit();
      const late = { state: inactiveState, episodes: [anEpisode({ id: 'late' })] };

      expect(await commit(late)).toBe(false);
      expect(await commit({ ...late, expectedVersion: 7 })).toBe(false);

      const { records, episodes } = await read();
      expect(records[0]?.version).toBe(1);
      expect(episodes).toEqual([anEpisode()]);
    });

    test('of many writes at once on one version exactly one is taken', async () => {
      const all = await Promise.all(Array.from({ length: 20 }, () => commit()));
      expect(all.filter(Boolean)).toHaveLength(1);
    });

    test('an episode is written again with the version of its alert', async () => {
      await commit();
      const taken = anEpisode({ acknowledged: { by: 'U1', at: later(9), level: 'warning' } });

      expect(await commit({ expectedVersion: 1, episodes: [taken] })).toBe(true);
      const { records, episodes } = await read();
      expect(records[0]?.version).toBe(2);
      expect(episodes).toEqual([taken]);
    });

    test('an inactive state leaves no record but while it began lately, and the next begins at 0', async () => {
      await commit();
      const over = anEpisode({ ended: { at: later(60), why: 'resolved' } });
      const lately = { ...inactiveState, recentStarts: [keptAt] };
      await commit({ expectedVersion: 1, state: lately, episodes: [over] });
      expect((await read()).records).toMatchObject([{ version: 2, state: lately }]);

      await commit({ expectedVersion: 2, state: inactiveState, episodes: [] });
      const left = await read();
      expect(left.records).toEqual([]);
      expect(left.episodes).toEqual([over]);
      expect(await commit({ episodes: [] })).toBe(true);
      expect((await read()).records).toMatchObject([{ version: 1 }]);
    });

    test('alerts of one rule are apart by target, and of one target by rule', async () => {
      await commit();
      await commit({ target: { kind: 'agent', id: 'queue-billing' }, episodes: [] });
      await commit({ ruleId: 'other', episodes: [] });

      expect((await read()).records).toHaveLength(3);
    });

    test('tenants do not see each other', async () => {
      await commit();
      for (const other of [
        { ...tenant, workspace: 'T-other' },
        { ...tenant, instance: 'other' },
      ]) {
        expect((await store.read(other, keptAt)).records).toEqual([]);
        expect(await store.episode(other, anEpisode().id)).toBeUndefined();
        expect(await store.history(other, asked)).toEqual([]);
      }
    });
  });

  describe(`${name}: messages in an hour`, () => {
    const homed = (id: string, parts: Parameters<typeof anEpisode>[0] = {}) =>
      anEpisode({ id, home: { kind: 'own', id, channelId: 'C1' }, ...parts });
    const begin = (...episodes: ReturnType<typeof anEpisode>[]) =>
      commit({ target: { kind: 'queue', id: episodes[0]?.id ?? '' }, episodes });

    test('are counted by channel, each once however often it is written', async () => {
      await begin(homed('a'));
      await begin(homed('b'));
      await begin(homed('c', { home: { kind: 'own', id: 'c', channelId: 'C2' } }));
      await commit({
        target: { kind: 'queue', id: 'a' },
        expectedVersion: 1,
        episodes: [homed('a', { level: 'critical' })],
      });

      expect((await messages()).toSorted()).toEqual([
        [`C1|${hour}`, 2],
        [`C2|${hour}`, 1],
      ]);
    });

    test('are one for a group, and none for what joins a digest', async () => {
      const group = { kind: 'group', id: 'group|abc234|1', channelId: 'C1' } as const;
      await begin(homed('a', { home: group }));
      await begin(homed('b', { home: group }));
      await begin(homed('c', { home: { kind: 'digest', id: 'digest|C1|1', channelId: 'C1' } }));

      expect(await messages()).toEqual([[`C1|${hour}`, 1]]);
    });

    test('begin when they come to be seen', async () => {
      await begin(homed('a', { isShown: false }));
      expect(await messages()).toEqual([]);

      const shownAt = later(3600);
      await commit({
        target: { kind: 'queue', id: 'a' },
        expectedVersion: 1,
        episodes: [homed('a', { shownAt })],
      });
      expect(await messages(shownAt)).toEqual([[`C1|${hour + 3_600_000}`, 1]]);
    });

    test('are told of this hour and the last', async () => {
      await begin(homed('a'));
      expect(await messages(later(3600))).toHaveLength(1);
      expect(await messages(later(7200))).toEqual([]);
    });
  });

  describe(`${name}: history`, () => {
    const over = (id: string, seconds: number) =>
      anEpisode({ id, ended: { at: later(seconds), why: 'resolved' } });
    const keep = (...episodes: ReturnType<typeof anEpisode>[]) =>
      commit({ target: { kind: 'queue', id: episodes[0]?.id ?? '' }, episodes });
    const history = async (parts = {}) =>
      (await store.history(tenant, { ...asked, ...parts })).map(({ id }) => id);

    test('holds what is over, newest first, whether all of it was said or not', async () => {
      await keep(over('a', 60), over('b', 120), over('c', 180), anEpisode({ id: 'open' }));
      await store.archive(tenant, ['a', 'c']);

      expect(await history()).toEqual(['c', 'b', 'a']);
      expect(await history({ atMost: 2 })).toEqual(['c', 'b']);
      expect(await history({ atMost: 0 })).toEqual([]);
      expect(await history({ from: later(61), until: later(179) })).toEqual(['b']);
    });

    test('takes an episode once, as it is then, and finds it there', async () => {
      await keep(over('a', 60));
      await Promise.all([store.archive(tenant, ['a']), store.archive(tenant, ['a', 'none'])]);
      await store.archive(tenant, []);

      expect((await read()).episodes).toEqual([]);
      expect(await history()).toEqual(['a']);
      expect(await store.episode(tenant, 'a')).toEqual(over('a', 60));
    });

    test('takes no episode that is open', async () => {
      await keep(anEpisode({ id: 'open' }));
      await store.archive(tenant, ['open']);

      expect((await read()).episodes).toHaveLength(1);
      expect(await history()).toEqual([]);
    });
  });
}
