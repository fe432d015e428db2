import { describe, expect, test } from '@jest/globals';
import type { Asker } from '../../../../src/features/answer.ts';
import { listWatches, stopWatch } from '../../../../src/features/queue-wait/watches/own-watches.ts';
import { aTenant } from '../../../fixtures/alerts.ts';
import { anAsker } from '../../../fixtures/asker.ts';
import { anAnswered } from '../../../fixtures/contacts.ts';
import { ids, now } from '../../../fixtures/floor.ts';
import { aWorld } from './world.ts';

const lea: Asker = { ...anAsker(), caller: { ...anAsker().caller, userId: 'U0LEA00001' } };

async function setUp() {
  const world = aWorld();
  await world.begin();
  await world.begin({ id: 'lea', userId: 'U0LEA00001', contactId: ids.chat });
  const ports = { ...world, instance: aTenant.instance };
  return { ...world, ports };
}

describe('what one watches', () => {
  test('is one’s own alone', async () => {
    const { ports } = await setUp();

    const shown = async (asker: Asker) =>
      (await listWatches(ports, asker)).records.map(({ watch }) => watch.contactId);
    expect(await shown(anAsker())).toEqual([ids.contact]);
    expect(await shown(lea)).toEqual([ids.chat]);
  });

  test('is no more what was stopped, or has been answered', async () => {
    const { ports, contact, look } = await setUp();
    await stopWatch(ports, ids.contact, anAsker());
    contact(ids.chat, anAnswered());
    await look();

    expect((await listWatches(ports, anAsker())).records).toEqual([]);
    expect((await listWatches(ports, lea)).records).toEqual([]);
  });

  test('is stopped by oneself and by nobody else', async () => {
    const { ports, records } = await setUp();

    expect(await stopWatch(ports, ids.contact, lea)).toMatchObject({ kind: 'not-watched' });
    expect(await stopWatch(ports, ids.contact, anAsker())).toMatchObject({ kind: 'stopped' });
    expect(await stopWatch(ports, ids.contact, anAsker())).toMatchObject({ kind: 'not-watched' });
    const stops = (await records()).map(({ watch, stoppedAt }) => [watch.id, stoppedAt]);
    expect(stops).toEqual([
      ['watch-1', now],
      ['lea', undefined],
    ]);
  });
});
