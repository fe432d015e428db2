import { describe, expect, test } from '@jest/globals';
import type { Contact } from '../../../sandbox/centre/model.ts';
import { hour, median, minute, openCentre } from './rig.ts';

function waitOf({ connectedAt, enqueuedAt }: Contact): number {
  return ((connectedAt?.getTime() ?? 0) - (enqueuedAt?.getTime() ?? 0)) / 1000;
}

describe('the estimated wait', () => {
  test.each([['harbour'], ['a'], ['b']])(
    'over a day it is off by less than 60 % for half of those who waited, and zero means at once (seed %s)',
    async (seed) => {
      const { centre, clock } = openCentre({ seed, settings: { localHourAtStart: 8 } });

      await clock.advance(10 * hour);
      const answered = [...centre.view().contacts.values()].filter(
        ({ connectedAt, enqueuedAt }) => connectedAt && enqueuedAt,
      );
      const foretold = answered.filter(
        ({ estimateAtQueueing: e, channel }) => (e ?? 0) >= 20 && channel !== 'TASK',
      );
      const errors = foretold.map(
        (contact) =>
          Math.abs((contact.estimateAtQueueing ?? 0) - waitOf(contact)) / waitOf(contact),
      );
      const atOnce = answered.filter(({ estimateAtQueueing }) => estimateAtQueueing === 0);

      expect(foretold.length).toBeGreaterThan(100);
      expect(median(errors)).toBeLessThan(0.6);
      expect(atOnce.filter((contact) => waitOf(contact) < 30).length).toBeGreaterThan(
        0.95 * atOnce.length,
      );
    },
  );

  test('it is not biased: the middle of foretold over true waits is near one', async () => {
    const { centre, clock } = openCentre({ settings: { localHourAtStart: 8 } });

    await clock.advance(10 * hour);
    const ratios = [...centre.view().contacts.values()]
      .filter(
        ({ connectedAt, estimateAtQueueing: e, channel }) =>
          connectedAt && (e ?? 0) >= 20 && channel !== 'TASK',
      )
      .map((contact) => (contact.estimateAtQueueing ?? 0) / waitOf(contact));

    expect(median(ratios)).toBeGreaterThan(0.6);
    expect(median(ratios)).toBeLessThan(1.8);
  });

  test('there is none when nobody is staffed', () => {
    const { centre, queue, status } = openCentre();
    const { id } = queue('Sales');
    const profile = centre
      .view()
      .routingProfiles.find(({ serves }) => serves.some((s) => s.queueId === id));

    for (const user of centre.view().users) {
      if (user.profile.id === profile?.id && user.isSignedIn)
        centre.setStatus(user.id, status('Lunch').id);
    }

    expect(centre.estimate(id, 'VOICE')).toBeUndefined();
  });

  test('there is none without a pace to go by', async () => {
    const { centre, clock, queue } = openCentre({ settings: { warmUpHours: 0, load: 0 } });
    const { id } = queue('Billing');
    const whileFree = centre.estimate(id, 'VOICE');

    centre.rush({ queueId: id, contacts: 30, minutes: 0 });
    await clock.advance(minute);

    expect(whileFree).toBe(0);
    expect(centre.waiting(id, 'VOICE').length).toBeGreaterThan(10);
    expect(centre.estimate(id, 'VOICE')).toBeUndefined();
  });

  test('the first in line waits less than the last', async () => {
    const { centre, clock, queue } = openCentre();
    const { id } = queue('Billing');

    centre.rush({ queueId: id });
    await clock.advance(5 * minute);
    const line = centre.waiting(id, 'VOICE').map((contact) => centre.placeInLine(contact.id));

    expect(line.map((place) => place?.position)).toEqual(line.map((_, index) => index + 1));
    expect(line[0]?.seconds).toBeLessThan(line.at(-1)?.seconds ?? 0);
  });
});
