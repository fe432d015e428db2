import { expect, test } from '@jest/globals';
import { createCurrentSettings } from '../../src/access/current-settings.ts';
import { BotError } from '../../src/domain/errors.ts';
import { defaultSettings, type FloorSettings } from '../../src/domain/settings.ts';
import { changeSettings } from '../../src/features/change-settings.ts';
import { FakeAuditLog } from '../fakes/audit-log.ts';
import { FakeClock } from '../fakes/clock.ts';
import { FakeLog } from '../fakes/log.ts';
import { FakeSettingsStore } from '../fakes/settings-store.ts';
import { anAsker } from '../fixtures/asker.ts';
import { now } from '../fixtures/floor.ts';

const tenant = { workspace: 'T0FLOOR001', instance: 'i-1' };
const { caller } = anAsker();

/** Somebody else writes first, this many times. */
class OvertakenStore extends FakeSettingsStore {
  rivals = 0;

  override async write(...args: Parameters<FakeSettingsStore['write']>): Promise<boolean> {
    if (this.rivals > 0) {
      this.rivals -= 1;
      const { version, settings } = await this.read(tenant);
      const namesIn = [...settings.namesIn, `C0RIVAL000${this.rivals}`];
      await super.write(tenant, { expectedVersion: version, settings: { ...settings, namesIn } });
    }
    return super.write(...args);
  }
}

function setUp() {
  const clock = new FakeClock(now);
  const settingsStore = new OvertakenStore();
  const audit = new FakeAuditLog();
  const settings = createCurrentSettings({ store: settingsStore, clock, log: new FakeLog() });
  const ports = { settingsStore, settings, audit, clock, instance: 'i-1' };
  const allowHere = () =>
    changeSettings(ports, caller, {
      to: (before) => ({ ...before, namesIn: [...before.namesIn, 'C0FLOOR001'] }),
      about: (before, after) => `${before.namesIn.length} → ${after.namesIn.length}`,
    });
  const outcomes = async () =>
    (await audit.recent(tenant, 10)).toReversed().map(({ outcome, about }) => [outcome, about]);
  return { settingsStore, audit, settings, ports, allowHere, outcomes };
}

test('a change is written down, made and written down as done, by whom and when', async () => {
  const { settingsStore, audit, allowHere } = setUp();
  const after: FloorSettings = { ...defaultSettings, namesIn: ['C0FLOOR001'] };

  expect(await allowHere()).toEqual({ kind: 'changed', before: defaultSettings, after });

  expect(await settingsStore.read(tenant)).toEqual({ version: 1, settings: after });
  const entry = { at: now, who: 'U0SAM00001', act: 'change-settings', about: '0 → 1' };
  expect(await audit.recent(tenant, 10)).toEqual([
    { ...entry, outcome: 'done' },
    { ...entry, outcome: 'intended' },
  ]);
});

test('everybody goes by it at once, not when the remembered settings are over', async () => {
  const { settings, allowHere } = setUp();
  expect((await settings.read(tenant)).settings.namesIn).toEqual([]);

  await allowHere();

  expect((await settings.read(tenant)).settings.namesIn).toEqual(['C0FLOOR001']);
});

test('what is so already is neither written nor audited', async () => {
  const { settingsStore, audit, ports } = setUp();

  const changed = await changeSettings(ports, caller, {
    to: (before) => ({ ...before }),
    about: () => 'nothing',
  });

  expect(changed.kind).toBe('unchanged');
  expect((await settingsStore.read(tenant)).version).toBe(0);
  expect(await audit.recent(tenant, 10)).toEqual([]);
});

test('a change that was overtaken is made again on top of the other one', async () => {
  const { settingsStore, allowHere, outcomes } = setUp();
  settingsStore.rivals = 1;

  expect((await allowHere()).kind).toBe('changed');

  const { settings } = await settingsStore.read(tenant);
  expect(settings.namesIn).toEqual(['C0RIVAL0000', 'C0FLOOR001']);
  expect(await outcomes()).toEqual([
    ['intended', '0 → 1'],
    ['failed', '0 → 1'],
    ['intended', '1 → 2'],
    ['done', '1 → 2'],
  ]);
});

test('a change that is overtaken twice is given up and says so', async () => {
  const { settingsStore, allowHere, outcomes } = setUp();
  settingsStore.rivals = 2;

  expect(await allowHere()).toEqual({ kind: 'overtaken' });

  expect((await settingsStore.read(tenant)).settings.namesIn).not.toContain('C0FLOOR001');
  expect((await outcomes()).map(([outcome]) => outcome)).toEqual([
    'intended',
    'failed',
    'intended',
    'failed',
  ]);
});

test('what cannot be written down is not done', async () => {
  const { settingsStore, audit, allowHere } = setUp();
  audit.isAway = true;

  await expect(allowHere()).rejects.toEqual(new BotError('redis_unavailable', 'away'));

  expect((await settingsStore.read(tenant)).version).toBe(0);
});

test('what cannot be made of them as they are is neither written nor written down', async () => {
  const { ports, audit, settingsStore } = setUp();

  const refused = await changeSettings<'full'>(ports, caller, {
    to: () => ({ kind: 'refused', why: 'full' }),
    about: () => 'never',
  });

  expect(refused).toEqual({ kind: 'refused', why: 'full' });
  expect((await settingsStore.read(tenant)).version).toBe(0);
  expect(await audit.recent(tenant, 10)).toEqual([]);
});
