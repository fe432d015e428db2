import { beforeEach, describe, expect, test } from '@jest/globals';
import { defaultSettings, type FloorSettings } from '../../src/domain/settings.ts';
import type { Tenant } from '../../src/domain/tenant.ts';
import type { SettingsStore } from '../../src/stores/floor.ts';

const changed: FloorSettings = {
  seeAgents: { kind: 'channels', channelIds: ['C0FLOOR001'] },
  exportAgents: { kind: 'user-group', groupId: 'S0LEADS001' },
  namesIn: ['C0FLOOR001'],
  limits: {
    ...defaultSettings.limits,
    contact: { byChannel: { VOICE: 600, CHAT: 'off' }, otherwise: 'off' },
    status: { byId: { 'status-lunch': 3600 }, otherwise: 1200 },
  },
  waits: {
    limits: {
      byQueue: {
        'queue-billing': { byChannel: { VOICE: 120 }, otherwise: 'off' },
        'queue-sales': { byChannel: { CHAT: 600 } },
      },
      otherwise: { byChannel: {}, otherwise: 600 },
    },
    serviceLevelSeconds: 30,
    groups: { emea: ['queue-billing', 'queue-sales'], constructor: ['queue-sales'] },
  },
  listening: {
    isOn: true,
    mayStepIn: true,
    asksReason: true,
    notice: 'before',
    never: { queueIds: ['queue-hr'], agentIds: ['agent-1'], groupIds: ['group-legal'] },
    scopes: {
      byUser: {
        U0SAM00001: { kind: 'own-team' },
        U0LEA00001: { kind: 'some', groupIds: ['group-north'], queueIds: ['queue-billing'] },
      },
      otherwise: { kind: 'everybody' },
    },
    auditChannelId: 'C0AUDIT001',
  },
  alerts: {
    see: { kind: 'user-group', groupId: 'S0LEADS001' },
    make: { kind: 'administrators' },
    digestAbove: 7,
    summaries: [{ channelId: 'C0FLOOR001', weekdays: [1, 5], minute: 1080, zone: 'Europe/Berlin' }],
  },
};

/** What every SettingsStore promises. `open` gives one that is up. */
export function settingsStoreContract(name: string, open: () => SettingsStore): void {
  let number = 0;
  let store: SettingsStore;
  let tenant: Tenant;

  beforeEach(() => {
    number += 1;
    store = open();
    tenant = { workspace: `T${number}`, instance: 'settings' };
  });

  describe(`${name}: settings`, () => {
    test('are the defaults before the first change', async () => {
      expect(await store.read(tenant)).toEqual({ version: 0, settings: defaultSettings });
    });

    test('come back as they went in, one version on', async () => {
      expect(await store.write(tenant, { expectedVersion: 0, settings: changed })).toBe(true);

      expect(await store.read(tenant)).toEqual({ version: 1, settings: changed });
    });

    test.each<FloorSettings>([
      { ...changed, seeAgents: { kind: 'user-group', groupId: 'S1' } },
      { ...changed, exportAgents: { kind: 'who-sees-agents' } },
      defaultSettings,
    ])('come back whatever kind they are of', async (settings) => {
      await store.write(tenant, { expectedVersion: 0, settings });

      expect((await store.read(tenant)).settings).toEqual(settings);
    });

    test('are not written over a change that was not seen', async () => {
      await store.write(tenant, { expectedVersion: 0, settings: changed });

      const late = { expectedVersion: 0, settings: defaultSettings };
      expect(await store.write(tenant, late)).toBe(false);
      expect(await store.read(tenant)).toEqual({ version: 1, settings: changed });
    });

    test('are changed by exactly one of many at once', async () => {
      const attempts = Array.from({ length: 20 }, () =>
        store.write(tenant, { expectedVersion: 0, settings: changed }),
      );

      expect((await Promise.all(attempts)).filter(Boolean)).toHaveLength(1);
    });

    test('of another tenant are others', async () => {
      await store.write(tenant, { expectedVersion: 0, settings: changed });

      expect((await store.read({ ...tenant, instance: 'other' })).version).toBe(0);
    });
  });
}
