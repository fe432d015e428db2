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

  test('calm keeps those of the rush who have not come yet away', async () => {
    const { centre, clock, queue } = openCentre({ settings: { load: 0 } });
    const { id } = queue('Billing');
    const calls = () => [...centre.view().contacts.values()].length;
    centre.rush({ queueId: id, contacts: 50, minutes: 10 });
    await clock.advance(minute);
    const soFar = calls();

    centre.calm();
    await clock.advance(20 * minute);

    expect(soFar).toBeGreaterThan(0);
    // Transfers of the calls that did come are the only new ones.
    expect(calls()).toBeLessThan(soFar + 5);
  });

  test('lunch takes a share of the free agents away, and calm brings them back', () => {
    const { centre, status } = openCentre({ settings: { load: 0 } });
    const atLunch = () =>
      centre.view().users.filter(({ statusId }) => statusId === status('Lunch').id).length;

    const before = atLunch();
    centre.lunch({ share: 1 });
    const during = atLunch();
    centre.calm();

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
});
