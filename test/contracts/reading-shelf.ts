import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Agent, AgentsReading, QueuesReading } from '../../src/domain/contact-centre.ts';
import type { Tenant } from '../../src/domain/tenant.ts';
import type { ReadingShelf } from '../../src/stores/floor.ts';
import { aRow } from '../fixtures/alerts.ts';
import { aContact, anAgent } from '../fixtures/floor.ts';

const now = new Date('2026-06-01T10:00:00.123Z');
const plus = (seconds: number) => new Date(now.getTime() + seconds * 1000);

/** Readings of one kind. */
interface Examples<Reading> {
  readonly one: Reading;
  readonly others: readonly (readonly [what: string, change: Partial<Reading>])[];
}

/** What every ReadingShelf promises of these readings. `open` gives one that is up. */
export function readingShelfContract<Reading extends { readonly asOf: Date }>(
  name: string,
  open: () => ReadingShelf<Reading>,
  { one, others }: Examples<Reading>,
): void {
  let number = 0;
  let shelf: ReadingShelf<Reading>;
  let tenant: Tenant;
  const aReading = (change: Partial<Reading> = {}): Reading => ({ ...one, ...change });
  const claim = (token: string, at = now) => ({ token, now: at, forSeconds: 20 });

  beforeEach(() => {
    number += 1;
    shelf = open();
    tenant = { workspace: `T${number}`, instance: 'shelf' };
  });

  describe(`${name}: readings`, () => {
    test('are none at first', async () => {
      expect(await shelf.find(tenant, 'everybody')).toBeUndefined();
    });

    test.each(others)('with %s come back as they went in', async (_what, change) => {
      await shelf.put(tenant, 'key', { token: 't', reading: aReading(change) });

      expect(await shelf.find(tenant, 'key')).toEqual(aReading(change));
    });

    test('give way to later ones and to no earlier ones', async () => {
      const put = (asOf: Date) =>
        shelf.put(tenant, 'key', { token: 't', reading: { ...one, asOf } });
      await put(plus(5));
      await put(plus(2));
      expect((await shelf.find(tenant, 'key'))?.asOf).toEqual(plus(5));

      await put(plus(7));
      expect((await shelf.find(tenant, 'key'))?.asOf).toEqual(plus(7));
    });

    test('stand under their key and tenant alone', async () => {
      await shelf.put(tenant, 'key', { token: 't', reading: aReading() });

      expect(await shelf.find(tenant, 'other')).toBeUndefined();
      expect(await shelf.find({ ...tenant, workspace: 'T-other' }, 'key')).toBeUndefined();
    });
  });

  describe(`${name}: the right to read`, () => {
    test('is of one among many who ask at once', async () => {
      const asked = Array.from({ length: 50 }, (_, index) =>
        shelf.claim(tenant, 'key', claim(`token-${index}`)),
      );

      expect((await Promise.all(asked)).filter(Boolean)).toHaveLength(1);
    });

    test('is still of the one who has it', async () => {
      await shelf.claim(tenant, 'key', claim('mine'));

      expect(await shelf.claim(tenant, 'key', claim('mine', plus(5)))).toBe(true);
      expect(await shelf.claim(tenant, 'key', claim('yours', plus(21)))).toBe(false);
    });

    test('is not of one whose clock was far ahead when it asked', async () => {
      await shelf.claim(tenant, 'key', claim('ahead', plus(3600)));

      expect(await shelf.claim(tenant, 'key', claim('mine'))).toBe(true);
    });

    test.each([
      [19, false],
      [20, true],
    ])('is free after %d s by the clock of the bot: %s', async (seconds, isFree) => {
      await shelf.claim(tenant, 'key', claim('mine'));

      expect(await shelf.claim(tenant, 'key', claim('yours', plus(seconds)))).toBe(isFree);
    });

    test.each<[string, () => Promise<void>]>([
      ['put', () => shelf.put(tenant, 'key', { token: 'mine', reading: aReading() })],
      ['release', () => shelf.release(tenant, 'key', 'mine')],
    ])('is given back by %s', async (_how, giveBack) => {
      await shelf.claim(tenant, 'key', claim('mine'));
      await giveBack();

      expect(await shelf.claim(tenant, 'key', claim('yours'))).toBe(true);
    });

    test.each<[string, () => Promise<void>]>([
      ['a late reading', () => shelf.put(tenant, 'key', { token: 'late', reading: aReading() })],
      ['a late release', () => shelf.release(tenant, 'key', 'late')],
    ])('of another is not given back by %s', async (_how, giveBack) => {
      await shelf.claim(tenant, 'key', claim('mine'));
      await giveBack();

      expect(await shelf.claim(tenant, 'key', claim('yours'))).toBe(false);
    });

    test('is its own for each key and tenant', async () => {
      await shelf.claim(tenant, 'key', claim('mine'));

      expect(await shelf.claim(tenant, 'other', claim('yours'))).toBe(true);
      expect(await shelf.claim({ ...tenant, instance: 'other' }, 'key', claim('yours'))).toBe(true);
    });
  });
}

const nobodyKnows: Agent = { userId: 'a1', hierarchy: [], slots: new Map(), contacts: [{}] };

const manyAgents = Array.from({ length: 5_000 }, (_, index) =>
  anAgent({ userId: `agent-${index}`, contacts: [aContact(), aContact({ channel: 'CHAT' })] }),
);

/** Readings of agents, as a shelf must give them back. */
export const agentsExamples: Examples<AgentsReading> = {
  one: { asOf: now, agents: [anAgent()], approximateTotal: 1, isTruncated: false },
  others: [
    ['an agent with slots and a contact', { agents: [anAgent({ contacts: [aContact()] })] }],
    ['an agent of whom nothing is known', { agents: [nobodyKnows] }],
    ['a slot without figures', { agents: [anAgent({ slots: new Map([['FAX', {}]]) })] }],
    ['a time when it was done', { doneAt: plus(25) }],
    ['nobody', { agents: [], approximateTotal: undefined, isTruncated: true }],
    ['somebody on hold', { agents: [anAgent({ contacts: [aContact({ onHoldSince: now })] })] }],
    ['right-to-left names', { agents: [anAgent({ statusName: 'הפסקה 🥪 <!here>' })] }],
    ['5,000 agents', { agents: manyAgents, approximateTotal: 5_000 }],
  ],
};

const manyRows = Array.from({ length: 3_000 }, (_, index) => aRow({ queueId: `queue-${index}` }));

/** Readings of queues, as a shelf must give them back. */
export const queuesExamples: Examples<QueuesReading> = {
  one: { asOf: now, doneAt: plus(1), calls: 1, rows: [aRow()], estimate: 'asked' },
  others: [
    ['a row of which nothing is known', { rows: [{ queueId: 'q', channel: 'VOICE' }] }],
    ['no row', { rows: [], estimate: 'refused' }],
    ['a channel of tomorrow', { rows: [aRow({ channel: 'HOLOGRAM' })] }],
    ['nothing known of its making', { doneAt: undefined, calls: undefined }],
    ['3,000 rows', { rows: manyRows, calls: 30 }],
  ],
};
