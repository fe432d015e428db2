import { afterEach, describe, expect, test } from '@jest/globals';
import type { LeverName } from '../../sandbox/drive/api.ts';
import { driveClient } from '../../sandbox/drive/client.ts';
import { startDriveServer } from '../../sandbox/drive/start-drive-server.ts';
import { createLevers } from '../../sandbox/levers.ts';
import { personChanges } from '../../sandbox/person-changes.ts';
import { minute } from './centre/rig.ts';
import { closeRigs, connectRig } from './connect/rig.ts';
import { callApi } from './slack/call-api.ts';
import { floor, gus } from './slack/manifest.ts';
import { startApp } from './slack/start-app.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  await closeRigs();
});

/** The levers over a real centre and the real stand-ins; a Redis that only listens. */
async function rig() {
  const room = await connectRig({}, { load: 0 });
  const { slack, clock: slackClock, stop } = await startApp('http', () => {});
  closing.push(stop);
  const redis = { url: 'redis://127.0.0.1:1', close: async () => {} };
  const { centre: centreOf, server: connect } = room;
  const changePerson = personChanges(centreOf, slack.workspace);
  const levers = createLevers({ centre: centreOf, connect, redis, slack, changePerson });
  const drive = async () => {
    const server = await startDriveServer({ slack, clock: slackClock, levers, port: 0 });
    closing.unshift(server.close);
    return driveClient(server.url);
  };
  const told: string[] = [];
  slack.workspace.changes.listen(({ kind }) => told.push(kind));
  const isOn = (name: LeverName) => levers.states().find((one) => one.name === name)?.isOn;
  const { centre, queue, status } = room;
  const atLunch = () =>
    centre.view().users.filter(({ statusId }) => statusId === status('Lunch').id).length;
  const queuedIn = (name: string) =>
    [...centre.view().contacts.values()].filter(
      ({ queueId, previousContactId }) => queueId === queue(name).id && !previousContactId,
    ).length;
  return { ...room, slack, levers, drive, told, isOn, atLunch, queuedIn };
}

test('a guest joins the floor channel and leaves it again, for everybody who asks', async () => {
  const { levers, drive, slack, isOn } = await rig();
  const client = await drive();
  const members = async () => {
    const answer = await callApi(slack, 'conversations.members', { channel: floor });
    return Object(answer).members.includes(gus);
  };
  const reads = async () => {
    const { conversations } = await client.state(gus);
    return conversations.find(({ id }) => id === floor)?.memberIds?.includes(gus);
  };
  const before = [await members(), await reads()];

  await client.lever('guest-joins-floor', { on: true });
  const during = [await members(), await reads(), isOn('guest-joins-floor')];
  const people = await callApi(slack, 'users.list');
  await levers.set('guest-joins-floor', { on: false });

  expect(before).toEqual([false, false]);
  expect(during).toEqual([true, true, true]);
  expect(people.members).toContainEqual(expect.objectContaining({ id: gus, is_restricted: true }));
  expect([await members(), await reads(), isOn('guest-joins-floor')]).toEqual([
    false,
    false,
    false,
  ]);
});

describe('the levers of the floor', () => {
  test('lunch on and off leaves a rush in one queue as it is', async () => {
    const { levers, clock, queuedIn, isOn } = await rig();
    await levers.set('rush', { on: true, queue: 'Billing' });
    await clock.advance(minute);

    await levers.set('lunch', { on: true });
    await levers.set('lunch', { on: false });
    await clock.advance(9 * minute);
    const billing = queuedIn('Billing');

    expect(isOn('lunch')).toBe(false);
    expect(billing).toBeGreaterThanOrEqual(8);
    // Six or seven agents, three calls each: once, not begun again.
    expect(billing).toBeLessThan(24);
    expect(['Sales', 'Tech Support', 'Chat Care', 'Back Office'].map(queuedIn)).toEqual([
      0, 0, 0, 0,
    ]);
  });

  test('rush on and off leaves lunch as it is', async () => {
    const { levers, atLunch, isOn } = await rig();
    await levers.set('lunch', { on: true });
    const away = atLunch();

    await levers.set('rush', { on: true });
    await levers.set('rush', { on: false });

    expect(away).toBeGreaterThan(5);
    expect(atLunch()).toBe(away);
    expect([isOn('rush'), isOn('lunch')]).toEqual([false, true]);
  });

  test.each([
    ['rush', 8],
    ['lunch', 30],
  ] as const)('%s goes back by itself after %d minutes, and says so', async (name, minutes) => {
    const { levers, clock, isOn, told } = await rig();
    await levers.set(name, { on: true });
    await clock.advance((minutes - 1) * minute);
    const before = [isOn(name), told.includes('lever')];

    await clock.advance(2 * minute);

    expect(before).toEqual([true, false]);
    expect(isOn(name)).toBe(false);
    expect(told.filter((kind) => kind === 'lever')).toHaveLength(1);
  });

  test('a rush pulled again begins again and lasts its whole time', async () => {
    const { levers, clock, isOn } = await rig();
    await levers.set('rush', { on: true });
    await clock.advance(6 * minute);
    await levers.set('rush', { on: true, queue: 'Billing' });
    await clock.advance(6 * minute);
    const during = isOn('rush');
    await clock.advance(3 * minute);

    expect(during).toBe(true);
    expect(isOn('rush')).toBe(false);
  });

  test('a queue that is not there is refused before anything is switched', async () => {
    const { levers, clock, queuedIn, isOn } = await rig();

    const refused = levers.set('rush', { on: true, queue: 'Biling' });

    await expect(refused).rejects.toMatchObject({
      code: 'unknown_queue',
      message: 'There is no queue Biling in the sandbox.',
    });
    expect(isOn('rush')).toBe(false);
    await levers.set('rush', { on: true, queue: 'Sales' });
    await expect(levers.set('rush', { on: false, queue: 'Biling' })).rejects.toThrow('Biling');
    expect(isOn('rush')).toBe(true);
    await clock.advance(9 * minute);
    expect(queuedIn('Sales')).toBeGreaterThanOrEqual(8);
  });

  test('over HTTP an unknown queue is 400', async () => {
    const { drive, isOn } = await rig();

    const refused = (await drive()).lever('rush', { on: true, queue: 'Biling' });

    await expect(refused).rejects.toMatchObject({ status: 400, code: 'unknown_queue' });
    expect(isOn('rush')).toBe(false);
  });
});

describe('the levers of the attacks', () => {
  test.each<[LeverName, object, object]>([
    [
      'permissions-unreadable',
      { mode: 'html-503', operations: ['ListSecurityProfilePermissions'] },
      { mode: 'none' },
    ],
    [
      'monitor-answer-lost',
      { mode: 'answer-lost', operations: ['MonitorContact'] },
      { mode: 'none' },
    ],
  ])('%s breaks one operation', async (name, during, after) => {
    const { levers, server } = await rig();
    await levers.set(name, { on: true });
    const broken = server.faults.get();
    await levers.set(name, { on: false });

    expect([broken, server.faults.get()]).toEqual([during, after]);
  });

  test('change people, and change them back', async () => {
    const { levers, centre, slack } = await rig();
    const sam = () => centre.view().users.find(({ username }) => username === 'sam.okafor');
    const email = () => slack.workspace.people.find('U0MAR00001')?.email;
    const profiles = () => sam()?.securityProfileIds;
    const [before, mail] = [profiles(), email()];
    const all = ['sam-loses-barge', 'maria-takes-sams-email'] as const;

    for (const name of all) await levers.set(name, { on: true });
    const during = [profiles(), email()];
    await levers.set('sam-gone-from-connect', { on: true });
    const gone = sam();
    await levers.set('sam-gone-from-connect', { on: false });
    for (const name of all) await levers.set(name, { on: false });

    expect(during[0]).not.toEqual(before);
    expect(during[1]).toBe('sam.okafor@harbour.test');
    expect(gone).toBeUndefined();
    expect([profiles(), email()]).toEqual([before, mail]);
  });
});
