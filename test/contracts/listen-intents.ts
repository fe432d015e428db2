import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Tenant } from '../../src/domain/tenant.ts';
import type { ListenIntents } from '../../src/stores/floor.ts';

/** What every ListenIntents promises. `open` gives one that is up. */
export function listenIntentsContract(name: string, open: () => ListenIntents): void {
  let number = 0;
  let intents: ListenIntents;
  let tenant: Tenant;
  const now = new Date('2026-06-01T10:00:00Z');
  const plus = (seconds: number) => new Date(now.getTime() + seconds * 1000);
  const whom = {
    slackUserId: 'U0SAM00001',
    contactId: 'contact-1',
    capabilities: ['SILENT_MONITOR', 'BARGE'],
  };
  const click = (parts: object = {}) => ({
    ...whom,
    clientToken: 'first',
    now,
    openForSeconds: 60,
    ...parts,
  });

  beforeEach(() => {
    number += 1;
    intents = open();
    tenant = { workspace: `T${number}`, instance: 'intents' };
  });

  describe(`${name}: intents to listen`, () => {
    test('a second click finds the first', async () => {
      const first = await intents.open(tenant, click());
      const second = await intents.open(tenant, click({ clientToken: 'second', now: plus(5) }));

      expect(first).toEqual({ isFirst: true, clientToken: 'first' });
      expect(second).toEqual({ isFirst: false, clientToken: 'first' });
    });

    test('of many clicks at once exactly one is first', async () => {
      const clicks = Array.from({ length: 20 }, (_, index) =>
        intents.open(tenant, click({ clientToken: `token-${index}` })),
      );

      const outcomes = await Promise.all(clicks);
      expect(outcomes.filter(({ isFirst }) => isFirst)).toHaveLength(1);
      expect(new Set(outcomes.map(({ clientToken }) => clientToken)).size).toBe(1);
    });

    test.each([
      [59, false],
      [60, true],
      [61, true],
    ])(
      '%d s later, by the clock of the bot, a click is a new intent: %s',
      async (seconds, isNew) => {
        await intents.open(tenant, click());

        const later = click({ clientToken: 'later', now: plus(seconds) });
        expect((await intents.open(tenant, later)).isFirst).toBe(isNew);
      },
    );

    test('a closed intent makes the next click a new one', async () => {
      await intents.open(tenant, click());
      await intents.close(tenant, whom);

      const next = await intents.open(tenant, click({ clientToken: 'next' }));
      expect(next).toEqual({ isFirst: true, clientToken: 'next' });
    });

    test.each([
      ['another person', { slackUserId: 'U0LEA00001' }],
      ['another contact', { contactId: 'contact-2' }],
      ['other capabilities', { capabilities: ['SILENT_MONITOR'] }],
    ])('%s has an intent of its own', async (_what, parts) => {
      await intents.open(tenant, click());

      const other = await intents.open(tenant, click({ clientToken: 'other', ...parts }));
      expect(other).toEqual({ isFirst: true, clientToken: 'other' });
    });

    test('the order of the capabilities does not matter', async () => {
      await intents.open(tenant, click());

      const turned = click({ capabilities: ['BARGE', 'SILENT_MONITOR'] });
      expect((await intents.open(tenant, turned)).isFirst).toBe(false);
    });

    test('another tenant has intents of its own', async () => {
      await intents.open(tenant, click());

      const other = await intents.open({ ...tenant, instance: 'other' }, click());
      expect(other.isFirst).toBe(true);
    });
  });
}
