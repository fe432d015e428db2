import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Tenant } from '../../src/domain/tenant.ts';
import type { HoldMemory } from '../../src/stores.ts';

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
    test('count from when they were first seen', async () => {
      expect(await seenOnHold(0)).toBe(0);
      expect(await seenOnHold(90)).toBe(0);
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

    test('never begin later because an older sighting came late', async () => {
      await seenOnHold(60);

      expect(await seenOnHold(20)).toBe(20);
      expect(await seenOnHold(90)).toBe(20);
      await seenOtherwise(70);
      expect(await seenOnHold(100)).toBe(20);
    });

    test.each([
      [23 * hour, 0],
      [25 * hour, 25 * hour],
    ])('not seen for %d s begin at %d s', async (seconds, begin) => {
      await seenOnHold(0);

      expect(await seenOnHold(seconds)).toBe(begin);
    });

    test('not seen for a day begin anew however often others are looked at', async () => {
      await seenOnHold(0);
      await seenOnHold(23.5 * hour, 'other');

      expect(await seenOnHold(24.2 * hour)).toBe(24.2 * hour);
    });

    test('seen again and again last longer than a day', async () => {
      for (const hours of [0, 10, 20, 30]) await seenOnHold(hours * hour);

      expect(await seenOnHold(40 * hour)).toBe(0);
    });

    test('not seen for a day are forgotten whoever is looked at', async () => {
      await seenOnHold(0);
      await seenOnHold(25 * hour, 'other');

      // An older sighting would find it again if it were still there.
      expect(await seenOnHold(12 * hour)).toBe(12 * hour);
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
