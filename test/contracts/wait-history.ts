import { beforeEach, describe, expect, test } from '@jest/globals';
import type { QueueChannelReading } from '../../src/domain/contact-centre.ts';
import type { SeriesId } from '../../src/domain/history.ts';
import type { Tenant } from '../../src/domain/tenant.ts';
import type { WaitHistory } from '../../src/stores/waits.ts';
import { aRow } from '../fixtures/alerts.ts';

const hour = 3_600;

/** What every WaitHistory promises. `open` gives another process on the same memory. */
export function waitHistoryContract(name: string, open: () => WaitHistory): void {
  let number = 0;
  let history: WaitHistory;
  let tenant: Tenant;
  const start = new Date('2026-11-23T09:00:00Z');
  const at = (seconds: number) => new Date(start.getTime() + seconds * 1000);
  const billing: SeriesId = { queueId: 'queue-billing', channel: 'VOICE' };
  const keep = (seconds: number, ...rows: QueueChannelReading[]) =>
    history.keep(tenant, { asOf: at(seconds), rows, estimate: 'asked' });
  const read = async (from: number, until: number, id = billing) => {
    const [series] = await history.read(tenant, [id], { from: at(from), until: at(until) });
    return series?.points ?? [];
  };
  const waits = async (from: number, until: number) =>
    (await read(from, until)).map(({ at: time, last }) => [
      (time.getTime() - start.getTime()) / 1000,
      last.estimatedWaitSeconds,
    ]);

  beforeEach(() => {
    number += 1;
    history = open();
    tenant = { workspace: `T${number}`, instance: 'history' };
  });

  describe(`${name}: what was read`, () => {
    test('comes back as it was, under its second', async () => {
      const { queueId: _, channel: __, ...figures } = aRow();
      await history.keep(tenant, {
        asOf: new Date(at(30).getTime() + 700),
        rows: [aRow()],
        estimate: 'asked',
      });

      expect(await read(0, 60)).toEqual([
        { at: at(30), seconds: 0, last: figures, worst: figures },
      ]);
    });

    test('keeps unknown figures apart from zeros', async () => {
      await keep(0, { ...billing, contactsInQueue: 0 });

      expect(await read(0, 60)).toEqual([
        { at: at(0), seconds: 0, last: { contactsInQueue: 0 }, worst: { contactsInQueue: 0 } },
      ]);
    });

    test('is oldest first, over hours and days, whatever came first', async () => {
      const seconds = [16 * hour, 45, 2 * hour, 15, 30 * hour, 30];
      for (const when of seconds) await keep(when, aRow({ estimatedWaitSeconds: when }));

      const inOrder = seconds.toSorted((a, b) => a - b);
      expect(await waits(0, 40 * hour)).toEqual(inOrder.map((when) => [when, when]));
    });

    test('is once, however often and by whom it is kept', async () => {
      const reading = { asOf: at(0), rows: [aRow()], estimate: 'asked' } as const;
      const processes = [history, open(), open()];
      await Promise.all(processes.map((one) => one.keep(tenant, reading)));
      for (const one of processes) await one.keep(tenant, reading);

      expect(await read(0, 60)).toHaveLength(1);
    });

    test('is given from a time on and until before another', async () => {
      for (const when of [0, 15, 30, 45]) await keep(when, aRow({ estimatedWaitSeconds: when }));

      expect(await waits(15, 45)).toEqual([
        [15, 15],
        [30, 30],
      ]);
    });

    test('is of each queue and channel by itself, in the order asked for; what is not known is empty', async () => {
      const chat = { queueId: 'queue-billing', channel: 'CHAT' };
      const strange = { queueId: 'a|b:c{d}', channel: 'CHANNEL OF TOMORROW' };
      await keep(0, aRow(), aRow({ ...chat, contactsInQueue: 2 }), aRow(strange));
      const asked = [strange, { queueId: 'gone', channel: 'VOICE' }, chat, billing];

      const series = await history.read(tenant, asked, { from: at(0), until: at(60) });

      expect(series.map(({ queueId, channel }) => ({ queueId, channel }))).toEqual(asked);
      expect(series.map(({ points }) => points.map(({ last }) => last.contactsInQueue))).toEqual([
        [7],
        [],
        [2],
        [7],
      ]);
    });

    test('is of its tenant alone', async () => {
      await keep(0, aRow());
      const other = { ...tenant, instance: 'other' };

      expect((await history.read(other, [billing], { from: at(0), until: at(60) }))[0]).toEqual({
        ...billing,
        points: [],
      });
    });

    test('of nothing is nothing', async () => {
      await keep(0);

      expect(await history.read(tenant, [], { from: at(0), until: at(60) })).toEqual([]);
      expect(await read(60, 0)).toEqual([]);
      expect(await read(15 * hour + 1, 15 * hour)).toEqual([]);
    });
  });

  describe(`${name}: what is known of it`, () => {
    test('is which series were read since a time', async () => {
      await keep(0, aRow(), aRow({ queueId: 'queue-sales' }));
      await keep(60, aRow());

      expect(await history.keptSince(tenant, at(60), at(90))).toEqual([billing]);
      expect(await history.keptSince(tenant, at(0), at(60))).toHaveLength(2);
      expect(await history.keptSince(tenant, at(61), at(90))).toEqual([]);
    });

    test('leaves out what a clock took that was ahead', async () => {
      await keep(3_600, aRow());
      await keep(0, aRow({ queueId: 'queue-sales' }));

      expect(await history.keptSince(tenant, at(0), at(60))).toEqual([
        { queueId: 'queue-sales', channel: 'VOICE' },
      ]);
    });

    test('is how many share the memory and how finely they are kept', async () => {
      await keep(0, aRow(), aRow({ queueId: 'queue-sales' }));

      expect(await history.plan(tenant)).toEqual({
        series: 2,
        megabytes: 256,
        days: 8,
        rawSeconds: 15,
        rawHours: 48,
        coarseSeconds: 60,
        isReduced: false,
      });
    });
  });

  describe(`${name}: tidying`, () => {
    test('changes nothing that is younger than 48 hours', async () => {
      const seconds = Array.from({ length: 8 }, (_, index) => index * 15);
      for (const when of seconds) await keep(when, aRow({ estimatedWaitSeconds: when }));
      for (const hours of [0, 0.25, 1, 5, 47]) await history.tidy(tenant, at(hours * hour));

      expect(await waits(0, 48 * hour)).toEqual(seconds.map((when) => [when, when]));
    });

    test('makes one point a minute of what is older, with the worst and the last', async () => {
      await keep(0, aRow({ estimatedWaitSeconds: 60, agentsStaffed: 2, contactsInQueue: 1 }));
      await keep(15, aRow({ estimatedWaitSeconds: 90, agentsStaffed: 5, contactsInQueue: 9 }));
      await keep(30, aRow({ estimatedWaitSeconds: 30, agentsStaffed: 4, contactsInQueue: 4 }));
      await keep(60, aRow({ estimatedWaitSeconds: 10 }));
      for (const hours of [1, 24, 49, 50, 51]) await history.tidy(tenant, at(hours * hour));

      const last = { estimatedWaitSeconds: 30, agentsStaffed: 4, contactsInQueue: 4 };
      const worst = { estimatedWaitSeconds: 90, agentsStaffed: 2, contactsInQueue: 9 };
      const [first, second, ...more] = await read(0, 60 * hour);
      expect(first).toMatchObject({ at: at(0), seconds: 60, last, worst });
      expect(second).toMatchObject({ at: at(60), seconds: 60, last: { estimatedWaitSeconds: 10 } });
      expect(more).toEqual([]);
    });

    test('does the same at once that it does step by step', async () => {
      const other = { ...tenant, instance: 'at-once' };
      for (let when = 0; when < 3 * hour; when += 300) {
        const reading = {
          asOf: at(when),
          rows: [aRow({ contactsInQueue: when % 7 })],
          estimate: 'asked',
        } as const;
        await history.keep(tenant, reading);
        await history.keep(other, reading);
      }
      for (let hours = 1; hours <= 50; hours += 1) await history.tidy(tenant, at(hours * hour));
      await history.tidy(other, at(50 * hour));

      const range = { from: at(0), until: at(60 * hour) };
      expect(await history.read(other, [billing], range)).toEqual(
        await history.read(tenant, [billing], range),
      );
      expect(await read(0, 60 * hour)).toHaveLength(36);
    });

    test('drops what is older than its days, and the series nobody reads any more', async () => {
      await keep(0, aRow(), aRow({ queueId: 'closed' }));
      await keep(9 * 24 * hour, aRow());
      await history.tidy(tenant, at(7 * 24 * hour));
      expect(await read(0, 24 * hour)).toHaveLength(1);

      await history.tidy(tenant, at(9 * 24 * hour));
      expect(await read(0, 24 * hour)).toEqual([]);
      expect(await history.plan(tenant)).toMatchObject({ series: 1 });
      expect(await waits(0, 10 * 24 * hour)).toHaveLength(1);
    });

    test('by two at once, while readings come in, loses none', async () => {
      const processes = [history, open(), open()];
      for (let when = 0; when < 600; when += 15) {
        await Promise.all([
          keep(when, aRow({ estimatedWaitSeconds: when })),
          ...processes.map((one) => one.tidy(tenant, at(when))),
        ]);
      }
      await Promise.all(processes.map((one) => one.tidy(tenant, at(2 * hour))));

      expect((await waits(0, hour)).map(([when]) => when)).toEqual(
        Array.from({ length: 40 }, (_, index) => index * 15),
      );
    });

    test('of nothing is nothing', async () => {
      await history.tidy(tenant, at(0));

      expect(await read(0, 60)).toEqual([]);
    });
  });

  describe(`${name}: the right to sample`, () => {
    const claim = (token: string, seconds: number) =>
      history.claim(tenant, { token, now: at(seconds), forSeconds: 90 });

    test('is of one, who may have it for longer, until it ends by the clock of the bot', async () => {
      expect(await claim('mine', 0)).toBe(true);
      expect(await claim('yours', 60)).toBe(false);
      expect(await claim('mine', 60)).toBe(true);
      expect(await claim('yours', 149)).toBe(false);
      expect(await claim('yours', 150)).toBe(true);
    });

    test('is given back by who has it alone, and then anybody may have it', async () => {
      await claim('mine', 0);
      await history.release(tenant, 'yours');
      expect(await claim('yours', 1)).toBe(false);

      await history.release(tenant, 'mine');
      expect(await claim('yours', 1)).toBe(true);
      await history.release(tenant, 'mine');
      expect(await claim('mine', 2)).toBe(false);
    });

    test('is not of one whose clock was far ahead when it asked, and is of one a little ahead', async () => {
      expect(await claim('ahead', 3_600)).toBe(true);
      expect(await claim('mine', 0)).toBe(true);
      expect(await claim('ahead', 60)).toBe(false);

      expect(await claim('mine', 120)).toBe(true);
      expect(await claim('yours', 90)).toBe(false);
    });
  });
}
