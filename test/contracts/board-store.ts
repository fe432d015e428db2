import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Board, BoardEnding, BoardShown } from '../../src/domain/board.ts';
import { everything } from '../../src/domain/floor-filter.ts';
import type { Tenant } from '../../src/domain/tenant.ts';
import type { BoardStore } from '../../src/stores/floor.ts';
import { aBoard } from '../fixtures/boards.ts';
import { now } from '../fixtures/floor.ts';

const plus = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const filter = { ...everything, queueIds: ['q1', 'q2'], channels: ['VOICE', 'CHAT'] };
const shown: BoardShown = { messageTs: '1750000000.000001', at: plus(60), fingerprint: 'abc' };
const stopped: BoardEnding = { kind: 'stopped', by: 'U0LEA00001', at: plus(120) };

/** What every BoardStore promises. `open` gives one that is up. */
export function boardStoreContract(name: string, open: () => BoardStore): void {
  let number = 0;
  let store: BoardStore;
  let tenant: Tenant;

  beforeEach(() => {
    number += 1;
    store = open();
    tenant = { workspace: `T${number}`, instance: 'boards' };
  });

  describe(`${name}: boards`, () => {
    test('come back as they were pinned, not yet shown and not ending', async () => {
      const board = aBoard({ filter: { ...filter, teamId: 'team-1' } });
      expect(await store.add(tenant, board)).toEqual({ kind: 'added' });

      const records = await store.list(tenant);
      expect(records).toEqual([{ board, shown: undefined, ending: undefined }]);
    });

    test('are listed oldest first', async () => {
      await store.add(tenant, aBoard({ id: 'later2', channelId: 'C2', pinnedAt: plus(60) }));
      await store.add(tenant, aBoard({ id: 'first2', channelId: 'C1' }));

      const ids = (await store.list(tenant)).map(({ board }) => board.id);
      expect(ids).toEqual(['first2', 'later2']);
    });

    test.each<[string, Partial<Board>]>([
      ['the same filter', {}],
      ['its ids in another order', { filter: { ...filter, queueIds: ['q2', 'q1'] } }],
      ['an id twice', { filter: { ...filter, queueIds: ['q1', 'q2', 'q1'] } }],
      ['its channels in another order', { filter: { ...filter, channels: ['CHAT', 'VOICE'] } }],
      ['another order of its lines', { filter: { ...filter, sort: 'longest' } }],
      ['somebody else for longer', { pinnedBy: 'U0LEA00001', until: plus(100_000) }],
    ])('are one in a channel, with %s too', async (_what, change) => {
      const first = aBoard({ filter });
      await store.add(tenant, first);

      const second = aBoard({ id: 'other2', filter, ...change });
      expect(await store.add(tenant, second)).toEqual({ kind: 'exists', board: first });
      expect(await store.list(tenant)).toHaveLength(1);
    });

    test.each<[string, Partial<Board>]>([
      ['channel', { channelId: 'C0OTHER001' }],
      ['queue', { filter: { ...filter, queueIds: ['q1'] } }],
      ['kind of id', { filter: { ...filter, queueIds: [], profileIds: ['q1', 'q2'] } }],
      ['team', { filter: { ...filter, teamId: 'team-1' } }],
    ])('with another %s are others', async (_what, change) => {
      await store.add(tenant, aBoard({ filter }));

      const other = aBoard({ id: 'other2', filter, ...change });
      expect(await store.add(tenant, other)).toEqual({ kind: 'added' });
    });

    test('have ids of their own: one that is taken shows who has it', async () => {
      const first = aBoard({ channelId: 'C1' });
      await store.add(tenant, first);

      const same = aBoard({ channelId: 'C2' });
      expect(await store.add(tenant, same)).toEqual({ kind: 'exists', board: first });
    });

    test('pinned by many at once are one', async () => {
      const pins = Array.from({ length: 20 }, (_, index) =>
        store.add(tenant, aBoard({ id: `id${index}` })),
      );

      const added = (await Promise.all(pins)).filter(({ kind }) => kind === 'added');
      expect(added).toHaveLength(1);
      expect(await store.list(tenant)).toHaveLength(1);
    });

    test('keep what was shown last', async () => {
      await store.add(tenant, aBoard());
      expect(await store.recordShown(tenant, 'brd234', shown)).toBe(true);
      const later = { ...shown, at: plus(120), fingerprint: 'def' };
      await store.recordShown(tenant, 'brd234', later);

      expect((await store.list(tenant))[0]?.shown).toEqual(later);
    });

    test('end once, and the first ending stays', async () => {
      await store.add(tenant, aBoard());

      expect(await store.end(tenant, 'brd234', stopped)).toBe(true);
      expect(await store.end(tenant, 'brd234', { kind: 'over', at: plus(130) })).toBe(false);
      expect((await store.list(tenant))[0]?.ending).toEqual(stopped);
    });

    test.each<BoardEnding>([
      { kind: 'over', at: plus(5) },
      { kind: 'channel-unfit', at: plus(5) },
    ])('end for whatever reason: %o', async (ending) => {
      await store.add(tenant, aBoard());
      await store.end(tenant, 'brd234', ending);

      expect((await store.list(tenant))[0]?.ending).toEqual(ending);
    });

    test('that are gone take no record', async () => {
      expect(await store.recordShown(tenant, 'brd234', shown)).toBe(false);
      expect(await store.end(tenant, 'brd234', stopped)).toBe(false);
      expect(await store.list(tenant)).toEqual([]);
    });

    test('once removed leave nothing, and make room', async () => {
      await store.add(tenant, aBoard());
      await store.recordShown(tenant, 'brd234', shown);
      await store.end(tenant, 'brd234', stopped);
      await store.remove(tenant, 'brd234');
      expect(await store.list(tenant)).toEqual([]);

      expect(await store.add(tenant, aBoard())).toEqual({ kind: 'added' });
      const records = await store.list(tenant);
      expect(records).toEqual([{ board: aBoard(), shown: undefined, ending: undefined }]);
    });

    describe('the right to look at them', () => {
      const forSeconds = 60;

      test('is one’s until its time is over, by the clock of who asks', async () => {
        expect(await store.claim(tenant, { token: 'a', now, forSeconds })).toBe(true);

        expect(await store.claim(tenant, { token: 'b', now: plus(59), forSeconds })).toBe(false);
        expect(await store.claim(tenant, { token: 'b', now: plus(60), forSeconds })).toBe(true);
        expect(await store.claim(tenant, { token: 'a', now: plus(61), forSeconds })).toBe(false);
      });

      test('is not of one whose clock was far ahead when it asked', async () => {
        await store.claim(tenant, { token: 'a', now: plus(3600), forSeconds });

        expect(await store.claim(tenant, { token: 'b', now, forSeconds })).toBe(true);
      });

      test('is made longer by who has it', async () => {
        await store.claim(tenant, { token: 'a', now, forSeconds });
        expect(await store.claim(tenant, { token: 'a', now: plus(30), forSeconds })).toBe(true);

        expect(await store.claim(tenant, { token: 'b', now: plus(89), forSeconds })).toBe(false);
      });

      test('is given back by who has it and by nobody else', async () => {
        await store.claim(tenant, { token: 'a', now, forSeconds });
        await store.release(tenant, 'b');
        expect(await store.claim(tenant, { token: 'b', now, forSeconds })).toBe(false);

        await store.release(tenant, 'a');
        expect(await store.claim(tenant, { token: 'b', now, forSeconds })).toBe(true);
      });

      test('goes to one of many who ask at once', async () => {
        const claims = Array.from({ length: 20 }, (_, index) =>
          store.claim(tenant, { token: `t${index}`, now, forSeconds }),
        );

        expect((await Promise.all(claims)).filter(Boolean)).toHaveLength(1);
      });

      test('is another one for another tenant', async () => {
        await store.claim(tenant, { token: 'a', now, forSeconds });
        const other = { ...tenant, instance: 'other' };

        expect(await store.claim(other, { token: 'b', now, forSeconds })).toBe(true);
      });
    });

    test('of another tenant are others', async () => {
      await store.add(tenant, aBoard());
      const other = { ...tenant, instance: 'other' };

      expect(await store.list(other)).toEqual([]);
      expect(await store.add(other, aBoard())).toEqual({ kind: 'added' });
    });
  });
}
