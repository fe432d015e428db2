import { expect, test } from '@jest/globals';
import { BotError } from '../../src/domain/errors.ts';
import { defaultSettings, defaultWaits } from '../../src/domain/settings.ts';
import { createNamesWithGroups } from '../../src/floor/names-with-groups.ts';
import { FakeCurrentSettings } from '../fakes/current-settings.ts';
import { FakeDirectory } from '../fakes/directory.ts';
import { ids, someNames } from '../fixtures/floor.ts';

const options = { priority: 'command' } as const;
const withGroups = (groups: Readonly<Record<string, readonly string[]>>) => ({
  ...defaultSettings,
  waits: { ...defaultWaits, groups },
});

function setUp() {
  const directory = new FakeDirectory(someNames());
  const settings = new FakeCurrentSettings(withGroups({ emea: [ids.billing] }));
  const whole = createNamesWithGroups({ directory, settings, workspace: 'T0FLOOR001' });
  return { directory, settings, names: () => whole.names('i-1', options) };
}

test('names come with the groups that are set now', async () => {
  const { directory, settings, names } = setUp();

  expect(await names()).toEqual({
    ...directory.current,
    queueGroups: { byName: new Map([['emea', [ids.billing]]]), isStale: false },
  });

  settings.settings = withGroups({ constructor: [ids.sales] });
  expect((await names()).queueGroups?.byName).toEqual(new Map([['constructor', [ids.sales]]]));
});

test('the same names and settings are the same object, so that nothing is counted twice', async () => {
  const { settings, names } = setUp();

  expect(await names()).toBe(await names());
  settings.isStale = true;
  expect((await names()).queueGroups?.isStale).toBe(true);
});

test.each(['redis_unavailable', 'record_unreadable'] as const)(
  'names come without groups while settings are %s: nothing else hangs on them',
  async (code) => {
    const { directory, settings, names } = setUp();
    settings.failure = new BotError(code, 'the test says so');

    expect(await names()).toEqual(directory.current);
  },
);

test('a directory that fails fails as before', async () => {
  const { directory, names } = setUp();
  directory.failure = new BotError('connect_unavailable', 'the test says so');

  await expect(names()).rejects.toMatchObject({ code: 'connect_unavailable' });
});
