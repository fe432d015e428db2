import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Tenant } from '../../src/domain/tenant.ts';
import type { HoldMemory } from '../../src/stores/floor.ts';

/** What every HoldMemory promises. `open` gives one that is up. */
export function holdMemoryContract(name: string, open: () => HoldMemory): void {
  let number = 0;
  let memory: HoldMemory;
  let tenant: Tenant;
  const start = new Date('2026-06-01T10:00:00.123Z');
  const plus = (seconds: number) => new Date(start.getTime() + seconds * 1000);
  const hour = 3600;

  beforeEach(() => {
    number += 1;
    memory = open();
    tenant = { workspace: `T${number}`, instance: 'holds' };
  });

  /** Since when it is on hold, in seconds from the start, when it is seen on hold now. */
  async function seenOnHold(seconds: number, contactId = 'call'): Promise<number | undefined> {
    const sighting = { at: plus(seconds), onHold: [contactId], otherwise: [] };
    const since = (await memory.note(tenant, sighting)).get(contactId);
    return since && (since.getTime() - start.getTime()) / 1000;
  }

  const seenOtherwise = (seconds: number) =>
    memory.note(tenant, { at: plus(seconds), onHold: [], otherwise: ['call'] });

  describe(`${name}: holds`, () => {
    test.each([
      [60, 0],
      [90, 0],
      [90.001, 90.001],
      [600, 600],
      [25 * hour, 25 * hour],
    ])('seen at the start and again at %d s began at %d s', async (seconds, begin) => {
      await seenOnHold(0);

      expect(await seenOnHold(seconds)).toBe(begin);
      expect(await seenOnHold(seconds + 60)).toBe(begin);
    });

    test('seen every 90 s last as long as they are seen, longer than a day, too', async () => {
      for (let seconds = 0; seconds <= 25 * hour; seconds += 90) await seenOnHold(seconds);

      expect(await seenOnHold(25 * hour + 60)).toBe(0);
    });

    test('are told for all of a reading, each since its own time', async () => {
      await seenOnHold(0, 'one');
      const at = plus(30);

      const since = await memory.note(tenant, { at, onHold: ['one', 'two'], otherwise: ['three'] });

      expect([...since]).toEqual([
        ['one', start],
        ['two', at],
      ]);
    });

    test('are over once they are seen otherwise', async () => {
      await seenOnHold(0);
      await seenOtherwise(30);

      expect(await seenOnHold(60)).toBe(60);
    });

    test('survive a reading in which nothing is seen of them', async () => {
      await seenOnHold(0);
      await memory.note(tenant, { at: plus(30), onHold: [], otherwise: [] });

      expect(await seenOnHold(60)).toBe(0);
    });

    test('are not looked at by a reading of others', async () => {
      await seenOnHold(0);
      await seenOnHold(60, 'other');

      expect(await seenOnHold(120)).toBe(120);
      expect(await seenOnHold(120, 'other')).toBe(60);
    });

    test('never begin later because an older sighting on hold came late', async () => {
      await seenOnHold(0);
      await seenOnHold(80);
      await seenOnHold(30);

      expect(await seenOnHold(160)).toBe(0);
    });

    test.each([20, -600])(
      'never begin earlier because of a sighting on hold at %d s that came late: between nobody knows',
      async (late) => {
        await seenOnHold(60);

        expect(await seenOnHold(late)).toBe(late);
        expect(await seenOnHold(90)).toBe(60);
      },
    );

    test.each([
      ['before the first sighting changes nothing', 30, 60],
      ['with the first sighting leaves the last one', 60, 90],
      ['between the sightings leaves the last one', 70, 90],
      ['with the last sighting ends them', 90, 150],
    ])('seen otherwise, told late: %s', async (_, late, begin) => {
      await seenOnHold(60);
      await seenOnHold(90);
      await seenOtherwise(late);

      expect(await seenOnHold(150)).toBe(begin);
    });

    test('not seen for a day are forgotten whoever is looked at', async () => {
      await seenOnHold(0);
      await seenOnHold(25 * hour, 'other');

      // A sighting that comes late would find it again if it were still there.
      expect(await seenOnHold(60)).toBe(60);
    });

    test('of a large reading are told', async () => {
      const onHold = Array.from({ length: 500 }, (_, index) => `held-${index}`);
      const otherwise = Array.from({ length: 9_500 }, (_, index) => `other-${index}`);

      expect((await memory.note(tenant, { at: start, onHold, otherwise })).size).toBe(500);
    });

    test('of another tenant are others', async () => {
      await seenOnHold(0);
      const other = { ...tenant, instance: 'other' };

      const since = await memory.note(other, { at: plus(60), onHold: ['call'], otherwise: [] });

      expect(since.get('call')).toEqual(plus(60));
    });
  });
}
