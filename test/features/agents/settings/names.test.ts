import { describe, expect, test } from '@jest/globals';
import { BotError } from '../../../../src/domain/errors.ts';
import { manageNames } from '../../../../src/features/agents/settings/names.ts';
import { namesView } from '../../../../src/features/agents/settings/names-view.ts';
import { anAsker } from '../../../fixtures/asker.ts';
import { settingsDesk } from './settings-desk.ts';

const asker = anAsker({ isAdministrator: true });
const channelId = 'C0FLOOR001';

function setUp() {
  const desk = settingsDesk();
  const run = (isOn: boolean) => manageNames(desk.ports, { kind: 'set', isOn, channelId }, asker);
  const show = () => manageNames(desk.ports, { kind: 'show' }, asker);
  return { ...desk, run, show };
}

test('at first names are posted nowhere', async () => {
  const { show } = setUp();

  expect(namesView(await show(), asker).text).toContain('posted nowhere');
});

test('they are turned on and off again, each time with what it means and the way back', async () => {
  const { run, show, stored, abouts } = setUp();

  const on = namesView(await run(true), asker);
  expect(on.text).toContain(`may be posted in <#${channelId}> now: everybody there reads`);
  expect(JSON.stringify(on.blocks)).toContain(`"value":"names off <#${channelId}>"`);
  expect((await stored()).namesIn).toEqual([channelId]);
  expect(namesView(await show(), asker).text).toContain(`may be posted in <#${channelId}>.`);

  const off = namesView(await run(false), asker);
  expect(off.text).toContain('counts only');
  expect(JSON.stringify(off.blocks)).toContain(`"value":"names on <#${channelId}>"`);
  expect((await stored()).namesIn).toEqual([]);
  expect(await abouts()).toContain(`names ${channelId}: off → on`);
  expect(await abouts()).toContain(`names ${channelId}: on → off`);
});

test.each([true, false])('what is so already (%s) is not written again', async (isOn) => {
  const { run, abouts } = setUp();
  if (isOn) await run(true);
  const before = await abouts();

  expect(namesView(await run(isOn), asker).text).toContain('already. Nothing was changed.');
  expect(await abouts()).toEqual(before);
});

describe('where others than colleagues read along they are not turned on', () => {
  test.each([
    ['external', 'unknown', 'is shared with another company'],
    ['external', 'colleagues', 'is shared with another company'],
    ['internal', 'outsiders', 'Guests read along'],
    ['internal', 'unknown', 'cannot tell who reads'],
    ['unknown', 'colleagues', 'cannot tell who reads'],
  ] as const)('shared: %s, readers: %s', async (sharing, readers, why) => {
    const { run, people, stored, abouts } = setUp();
    people.channels = [{ channelId, sharing, isBotMember: true }];
    people.readers = new Map([[channelId, readers]]);

    expect(namesView(await run(true), asker).text).toContain(why);

    expect((await stored()).namesIn).toEqual([]);
    expect(await abouts()).toEqual([]);
  });

  test('but turning them off always works, and asks Slack nothing', async () => {
    const { run, people, stored } = setUp();
    await run(true);
    people.failure = new BotError('slack_unavailable', 'away');

    await run(false);

    expect((await stored()).namesIn).toEqual([]);
  });
});

test('a channel that Slack does not show is no channel for names', async () => {
  const { run, people, stored } = setUp();
  people.failures.set('channel', new BotError('slack_channel_gone', 'channel_not_found'));

  await expect(run(true)).rejects.toThrow('slack_channel_gone');

  expect((await stored()).namesIn).toEqual([]);
});
