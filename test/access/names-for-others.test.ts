import { describe, expect, test } from '@jest/globals';
import { namesMayBePosted } from '../../src/access/names-for-others.ts';
import { BotError } from '../../src/domain/errors.ts';
import type { Readers } from '../../src/domain/people.ts';
import { FakeCurrentSettings } from '../fakes/current-settings.ts';
import { FakeSlackPeople } from '../fakes/slack-people.ts';

const tenant = { workspace: 'T0FLOOR001', instance: 'i-1' };
const channelId = 'C0FLOOR001';

function setUp() {
  const settings = new FakeCurrentSettings({ namesIn: [channelId] });
  const people = new FakeSlackPeople([]);
  return { settings, people, ask: () => namesMayBePosted({ settings, people }, tenant, channelId) };
}

describe('names of agents in a channel', () => {
  test('may be posted where an administrator allowed it and colleagues alone read', async () => {
    expect(await setUp().ask()).toBe(true);
  });

  test('may not where nobody allowed it', async () => {
    const { settings, ask } = setUp();
    settings.settings = { ...settings.settings, namesIn: ['C0OTHER001'] };

    expect(await ask()).toBe(false);
  });

  test.each<Readers>(['outsiders', 'unknown'])('may not where the readers are %s', async (who) => {
    const { people, ask } = setUp();
    people.readers = new Map([[channelId, who]]);

    expect(await ask()).toBe(false);
  });

  test.each(['external', 'unknown'] as const)(
    'may not where the sharing is %s',
    async (sharing) => {
      const { people, ask } = setUp();
      people.channels = [{ channelId, sharing, isBotMember: true }];

      expect(await ask()).toBe(false);
    },
  );

  test('may not while it is not known whether they still may', async () => {
    const { settings, ask } = setUp();
    settings.isStale = true;

    expect(await ask()).toBe(false);
  });

  test('may not while Redis or Slack is away', async () => {
    const first = setUp();
    first.settings.failure = new BotError('redis_unavailable', 'HGET');
    const second = setUp();
    second.people.failures.set('readersOf', new BotError('slack_throttled', 'users.list'));

    expect([await first.ask(), await second.ask()]).toEqual([false, false]);
  });
});
