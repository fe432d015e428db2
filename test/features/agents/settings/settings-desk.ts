import type { FloorSettings } from '../../../../src/domain/settings.ts';
import { FakeAuditLog } from '../../../fakes/audit-log.ts';
import { FakeClock } from '../../../fakes/clock.ts';
import { FakeCurrentSettings } from '../../../fakes/current-settings.ts';
import { FakeDirectory } from '../../../fakes/directory.ts';
import { FakeSettingsStore } from '../../../fakes/settings-store.ts';
import { aPerson, FakeSlackPeople } from '../../../fakes/slack-people.ts';
import { now, someNames } from '../../../fixtures/floor.ts';

const tenant = { workspace: 'T0FLOOR001', instance: 'i-1' };

/** Everything the roads of the settings need, by fakes. */
export function settingsDesk() {
  const settingsStore = new FakeSettingsStore();
  const audit = new FakeAuditLog();
  const people = new FakeSlackPeople([aPerson()]);
  const directory = new FakeDirectory(someNames());
  const ports = {
    settingsStore,
    settings: new FakeCurrentSettings(),
    audit,
    people,
    directory,
    clock: new FakeClock(now),
    instance: 'i-1',
  };
  const stored = async (): Promise<FloorSettings> => (await settingsStore.read(tenant)).settings;
  const abouts = async () => (await audit.recent(tenant, 10)).map(({ about }) => about);
  return { ports, settingsStore, audit, people, directory, stored, abouts };
}
