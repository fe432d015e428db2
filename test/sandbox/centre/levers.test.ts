import { describe, expect, test } from '@jest/globals';
import { minute, openCentre } from './rig.ts';

describe('the levers', () => {
  test.each([['harbour'], ['a'], ['c'], ['1'], ['2'], ['floorwalker']])(
    'a rush brings Billing over two minutes within four and over five within nine; then it calms down (seed %s)',
    async (seed) => {
      const { centre, clock, queue } = openCentre({ seed });
      const { id } = queue('Billing');
      const estimates: number[] = [];

      centre.rush({ queueId: id });
      for (let passed = 0; passed < 60; passed++) {
        await clock.advance(minute);
        estimates.push(centre.estimate(id, 'VOICE') ?? 0);
      }

      expect(Math.max(...estimates.slice(0, 4))).toBeGreaterThan(120);
      expect(Math.max(...estimates.slice(0, 9))).toBeGreaterThan(300);
      expect(Math.min(...estimates.slice(20))).toBeLessThan(120);
    },
  );

  test('the end of a rush keeps those who have not come yet away', async () => {
    const { centre, clock, queue } = openCentre({ settings: { load: 0 } });
    const { id } = queue('Billing');
    const calls = () => [...centre.view().contacts.values()].length;
    centre.rush({ queueId: id, contacts: 50, minutes: 10 });
    await clock.advance(minute);
    const soFar = calls();

    centre.endRush();
    await clock.advance(20 * minute);

    expect(soFar).toBeGreaterThan(0);
    // Transfers of the calls that did come are the only new ones.
    expect(calls()).toBeLessThan(soFar + 5);
  });

  test('lunch takes a share of the free agents away, and its end brings them back', () => {
    const { centre, status } = openCentre({ settings: { load: 0 } });
    const atLunch = () =>
      centre.view().users.filter(({ statusId }) => statusId === status('Lunch').id).length;

    const before = atLunch();
    centre.lunch({ share: 1 });
    const during = atLunch();
    centre.endLunch();

    expect(during).toBeGreaterThan(before + 10);
    expect(atLunch()).toBe(before);
  });

  test('lunch ends by itself', async () => {
    const { centre, clock, user, status } = openCentre({ settings: { load: 0 } });

    centre.lunch({ share: 1, minutes: 10 });
    const during = user('tom.becker').statusId;
    await clock.advance(11 * minute);

    expect(during).toBe(status('Lunch').id);
    expect(user('tom.becker').statusId).not.toBe(status('Lunch').id);
  });

  test('lunch takes the busy ones as well, once they are done, and leaves half of them here', async () => {
    const { centre, clock, queue, status } = openCentre();
    for (const name of ['Billing', 'Sales', 'Tech Support']) {
      centre.rush({ queueId: queue(name).id, contacts: 60, minutes: 2 });
    }
    await clock.advance(6 * minute);
    const agents = () => centre.view().users.filter(({ isSignedIn }) => isSignedIn);
    const busy = agents().filter(({ held }) => held.some(({ state }) => state === 'CONNECTED'));
    const lunch = status('Lunch').id;
    const before = agents().filter(({ statusId }) => statusId === lunch).length;

    centre.lunch();
    const going = busy.filter(({ nextStatusId }) => nextStatusId === lunch);
    const names = going.map(({ username }) => username);
    await clock.advance(20 * minute);
    const gone = agents().filter(({ statusId }) => statusId === lunch);

    expect(busy.length).toBeGreaterThan(10);
    expect(names.length).toBeGreaterThanOrEqual(Math.floor(busy.length / 2) - 1);
    expect(names.length).toBeLessThan(busy.length - 3);
    expect(gone.length).toBeGreaterThan(before + names.length / 2);
  });

  test('who has not left yet when lunch is ended stays', async () => {
    const { centre, clock, queue, status } = openCentre();
    centre.rush({ queueId: queue('Billing').id, contacts: 60, minutes: 2 });
    await clock.advance(6 * minute);
    const lunch = status('Lunch').id;
    const going = () =>
      centre.view().users.filter(({ nextStatusId }) => nextStatusId === lunch).length;

    const before = going();
    centre.lunch({ share: 1 });
    const during = going();
    centre.endLunch();

    expect(during).toBeGreaterThan(before + 5);
    expect(going()).toBe(before);
  });

  test('each of the two is ended without the other', async () => {
    const { centre, clock, queue, status } = openCentre({ settings: { load: 0 } });
    const atLunch = () =>
      centre.view().users.filter(({ statusId }) => statusId === status('Lunch').id).length;
    const calls = () => centre.view().contacts.size;
    centre.rush({ queueId: queue('Billing').id, contacts: 50, minutes: 10 });
    centre.lunch({ share: 1 });
    const away = atLunch();

    centre.endLunch();
    const back = atLunch();
    await clock.advance(11 * minute);
    const came = calls();
    centre.lunch({ share: 1 });
    const awayAgain = atLunch();
    centre.rush({ contacts: 50, minutes: 10 });
    centre.endRush();

    expect(away).toBeGreaterThan(back + 10);
    expect(came).toBeGreaterThanOrEqual(50);
    expect(atLunch()).toBe(awayAgain);
    expect(awayAgain).toBeGreaterThan(0);
  });

  test.each([['rush'], ['lunch']] as const)(
    'a %s says once that it is over, and nothing when it was ended before',
    async (name) => {
      const { centre, clock } = openCentre();
      const said: string[] = [];
      const whenOver = (about: string) => () => said.push(about);
      const end = { rush: () => centre.endRush(), lunch: () => centre.endLunch() }[name];

      centre[name]({ minutes: 5, whenOver: whenOver('ended') });
      end();
      centre[name]({ minutes: 10, whenOver: whenOver('ran') });
      await clock.advance(9 * minute);
      const early = [...said];
      await clock.advance(30 * minute);

      expect(early).toEqual([]);
      expect(said).toEqual(['ran']);
    },
  );

  test.each([['harbour'], ['a'], ['c'], ['1'], ['2'], ['7'], ['floorwalker']])(
    'an hour after two rushes everywhere every queue is over them (seed %s)',
    async (seed) => {
      const { centre, clock } = openCentre({ seed });
      const lines = centre
        .view()
        .queues.flatMap(({ id, channels }) => channels.map((channel) => [id, channel] as const));
      const waiting = () => lines.map(([id, channel]) => centre.waiting(id, channel).length);
      const total = () => waiting().reduce((sum, count) => sum + count, 0);

      centre.rush();
      await clock.advance(10 * minute);
      const during = total();
      await clock.advance(10 * minute);
      centre.rush();
      // The rush itself takes eight minutes. A line may fill for a moment on any day.
      const quietest = lines.map(() => Number.POSITIVE_INFINITY);
      await clock.advance(60 * minute);
      for (let passed = 0; passed < 10; passed += 2) {
        for (const [index, count] of waiting().entries()) {
          quietest[index] = Math.min(quietest[index] ?? 0, count);
        }
        await clock.advance(2 * minute);
      }

      expect(during).toBeGreaterThan(15);
      expect(Math.max(...quietest)).toBeLessThanOrEqual(4);
    },
  );
});
