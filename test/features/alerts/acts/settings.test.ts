import { beforeEach, describe, expect, test } from '@jest/globals';
import { ActsRig } from './acts-rig.ts';

describe('what administrators set about alerts', () => {
  let rig: ActsRig;

  beforeEach(() => {
    rig = new ActsRig();
  });

  const floor = '<#C0FLOOR001>';

  test('a summary is set, shown and undone, in one’s own zone where none is named', async () => {
    expect(await rig.say('summary')).toMatch(/^No channel gets a summary/);
    expect(await rig.say(`summary ${floor} weekdays 18:00`)).toBe(
      `Changed.\n*Summaries of alerts*\n${floor}  weekdays 18:00 Europe/Berlin`,
    );
    expect(await rig.buttons(`summary ${floor} daily 9:00 UTC`)).toEqual([
      `summary ${floor} weekdays 18:00 Europe/Berlin`,
    ]);
    expect(await rig.say(`summary ${floor} daily 9:00 UTC`)).toMatch(/^It was so already\./);
    expect(await rig.buttons(`summary off ${floor}`)).toEqual([`summary ${floor} daily 09:00 UTC`]);
    expect(await rig.say(`summary off ${floor}`)).toMatch(/^It was so already\./);
    expect(new Set(rig.gate.asked.map(({ kind }) => kind))).toEqual(new Set(['rule-alerts']));
    expect((await rig.audited()).slice(0, 1)).toEqual([
      `U0SAM00001 change-settings done: alerts summary ${floor} daily 09:00 UTC → summary off ${floor}`,
    ]);
  });

  test('channels keep their places when one of them is changed', async () => {
    await rig.say(`summary ${floor} daily 18:00 UTC`);
    await rig.say('summary <#C0OTHER001> daily 18:00 UTC');
    await rig.say(`summary ${floor} daily 19:00 UTC`);

    expect((await rig.say('summary')).split('\n').slice(1)).toEqual([
      `${floor}  daily 19:00 UTC`,
      '<#C0OTHER001>  daily 18:00 UTC',
    ]);
  });

  test('a channel that is shared, or without the bot in it, gets none', async () => {
    const channel = { channelId: 'C0FLOOR001', sharing: 'external', isBotMember: true } as const;
    rig.people.channels = [channel];
    expect(await rig.say(`summary ${floor} daily 18:00`)).toMatch(/is shared with another company/);

    rig.people.channels = [{ ...channel, sharing: 'internal', isBotMember: false }];
    expect(await rig.say(`summary ${floor} daily 18:00`)).toMatch(/Invite it first\.$/);
    expect(await rig.audited()).toEqual([]);
  });

  test('how many messages a channel takes in an hour is set, shown and undone', async () => {
    expect(await rig.say('digest')).toMatch(/^After 20 messages of alerts in a channel and hour,/);
    expect(await rig.buttons('digest 5')).toEqual(['digest 20']);
    expect(await rig.say('digest 5')).toMatch(/^It was so already\. After 5 messages/);
    expect(await rig.say('digest 1')).toMatch(/^Changed from 5\. After 1 message of/);
    expect((await rig.audited())[0]).toBe('U0SAM00001 change-settings done: alerts digest 5 → 1');
  });
});
