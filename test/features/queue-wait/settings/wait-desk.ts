import type { WaitSettings } from '../../../../src/domain/settings.ts';
import { waitSettingsRoads } from '../../../../src/features/queue-wait/settings/index.ts';
import { isMisunderstood } from '../../../../src/grammar/misunderstood.ts';
import { readWords } from '../../../../src/grammar/words.ts';
import { FakeAuditLog } from '../../../fakes/audit-log.ts';
import { FakeClock } from '../../../fakes/clock.ts';
import { FakeCurrentSettings } from '../../../fakes/current-settings.ts';
import { FakeDirectory } from '../../../fakes/directory.ts';
import { FakeIds } from '../../../fakes/ids.ts';
import { FakeListings } from '../../../fakes/listings.ts';
import { FakeSettingsStore } from '../../../fakes/settings-store.ts';
import { anAsker } from '../../../fixtures/asker.ts';
import { now, someNames } from '../../../fixtures/floor.ts';

const tenant = { workspace: 'T0FLOOR001', instance: 'i-1' };

type RoadName = keyof ReturnType<typeof waitSettingsRoads>;

/** The roads of what is set about queues, over fakes; asked by an administrator unless said otherwise. */
export function waitDesk() {
  const settingsStore = new FakeSettingsStore();
  const audit = new FakeAuditLog();
  const directory = new FakeDirectory(someNames());
  const clock = new FakeClock(now);
  const listings = new FakeListings();
  const ports = {
    settingsStore,
    settings: new FakeCurrentSettings(),
    audit,
    directory,
    listings,
    ids: new FakeIds(),
    clock,
    instance: 'i-1',
  };
  const roads = waitSettingsRoads(ports);
  const understand = (line: string) => {
    const words = readWords(line);
    if (words.kind === 'problem') throw new Error(words.problem);
    const [first, ...rest] = words.words;
    const road = first?.kind === 'word' ? (first.text as RoadName) : 'groups';
    return roads[road].understand(rest, anAsker().caller);
  };
  const answer = (line: string, isAdministrator = true) => {
    const errand = understand(line);
    if (isMisunderstood(errand)) throw new Error(errand.problem);
    return errand.run(anAsker({ isAdministrator }));
  };
  /** What is read, and the lines behind the buttons by label. */
  const see = async (line: string, isAdministrator = true) => {
    const said = await answer(line, isAdministrator);
    if (said.kind !== 'said') throw new Error(said.kind);
    const { text, blocks } = said.message;
    const json = JSON.stringify(blocks);
    const found = json.matchAll(/"text":"([\w ]+)","emoji":true\},"value":"((?:[^"\\]|\\.)*)"/g);
    const buttons = new Map(
      [...found].map(([, label, value]) => [label, JSON.parse(`"${value}"`)]),
    );
    return { text, json, buttons, seenBy: said.seenBy };
  };
  const waits = async (): Promise<WaitSettings> =>
    (await settingsStore.read(tenant)).settings.waits;
  const abouts = async () => (await audit.recent(tenant, 50)).map(({ about }) => about);
  /** Sets them past every road. */
  const put = async (change: Partial<WaitSettings>) => {
    const { version, settings } = await settingsStore.read(tenant);
    const changed = { ...settings, waits: { ...settings.waits, ...change } };
    await settingsStore.write(tenant, { expectedVersion: version, settings: changed });
  };
  const parts = { settingsStore, audit, directory, clock, listings };
  return { ...parts, understand, answer, see, waits, abouts, put };
}
