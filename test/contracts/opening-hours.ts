import { afterEach, describe, expect, test } from '@jest/globals';
import type { OpeningHours } from '../../src/ports/connect.ts';

/** Queues behind a port, and what is true of their hours now. */
export interface OpeningWorld {
  readonly openingHours: OpeningHours;
  readonly instance: string;
  readonly alwaysOpen: string;
  readonly openUntil: { readonly queueId: string; readonly until: Date };
  readonly closed: { readonly queueId: string; readonly opensAt: Date };
  readonly onHoliday: { readonly queueId: string; readonly why: string };
  /** From now on nothing of hours may be read; nothing was read before. */
  deny(): void;
  close(): Promise<void>;
}

const options = { priority: 'command', withinMs: 2_000 } as const;

/** What every OpeningHours does, whatever is behind it. */
export function openingHoursContract(about: {
  readonly name: string;
  readonly make: () => Promise<OpeningWorld>;
}): void {
  describe(`opening hours: ${about.name}`, () => {
    const worlds: OpeningWorld[] = [];
    const setUp = async () => {
      const world = await about.make();
      worlds.push(world);
      return world;
    };
    afterEach(async () => {
      await Promise.all(worlds.splice(0).map((world) => world.close()));
    });

    test('are read of every queue that was asked for', async () => {
      const world = await setUp();
      const { alwaysOpen, openUntil, closed, onHoliday } = world;
      const queueIds = [alwaysOpen, openUntil.queueId, closed.queueId, onHoliday.queueId];

      const openings = await world.openingHours.read(world.instance, queueIds, options);

      expect([...openings.keys()]).toEqual(queueIds);
      expect(openings.get(alwaysOpen)).toEqual({ kind: 'open', until: undefined });
      expect(openings.get(openUntil.queueId)).toEqual({ kind: 'open', until: openUntil.until });
      expect(openings.get(closed.queueId)).toEqual({
        kind: 'closed',
        opensAt: closed.opensAt,
        why: undefined,
      });
      expect(openings.get(onHoliday.queueId)).toMatchObject({
        kind: 'closed',
        why: onHoliday.why,
      });
    });

    test('are remembered for who asks nobody, and not known before they were read', async () => {
      const { openingHours, instance, closed, onHoliday } = await setUp();
      const ids = [closed.queueId];
      const before = openingHours.remembered(instance, ids);
      const read = await openingHours.read(instance, [closed.queueId, onHoliday.queueId], options);

      expect(before.get(closed.queueId)).toEqual({ kind: 'unknown', why: 'not-yet' });
      expect([...openingHours.remembered(instance, ids)]).toEqual([
        [closed.queueId, read.get(closed.queueId)],
      ]);
    });

    test('of no queues are nothing', async () => {
      const { openingHours, instance } = await setUp();

      expect([...(await openingHours.read(instance, [], options))]).toEqual([]);
    });

    test('that are refused are neither open nor closed, and nothing is thrown', async () => {
      const { openingHours, instance, alwaysOpen, deny } = await setUp();
      deny();

      const openings = await openingHours.read(instance, [alwaysOpen], options);

      expect(openings.get(alwaysOpen)).toEqual({ kind: 'unknown', why: 'denied' });
    });
  });
}
