import { describe, expect, test } from '@jest/globals';
import { startView } from '../../../../src/features/queue-wait/watches/answer-view.ts';
import { startWatch } from '../../../../src/features/queue-wait/watches/start-watch.ts';
import { aTenant } from '../../../fixtures/alerts.ts';
import { anAsker } from '../../../fixtures/asker.ts';
import { ids, now } from '../../../fixtures/floor.ts';
import { aWorld } from './world.ts';

/** A contact that waits, while so many others are watched by these. */
async function watched(count: number, userOf: (index: number) => string) {
  const world = aWorld();
  world.contact();
  for (let index = 0; index < count; index += 1) {
    const id = `other-${index}`;
    await world.begin({ id, contactId: id, userId: userOf(index) });
  }
  const ports = { ...world, instance: aTenant.instance };
  const start = () => startWatch(ports, { contactId: ids.contact, asks: {} }, anAsker());
  return { ...world, start };
}

const ownUser = () => anAsker().caller.userId;

describe('one may watch', () => {
  test('five contacts and no more, until one is stopped', async () => {
    expect((await (await watched(4, ownUser)).start()).kind).toBe('watching');
    const { start, watchStore } = await watched(5, ownUser);
    const report = await start();
    expect(report.kind).toBe('too-many-of-one');
    expect(startView(report).text).toMatch(/You watch 5 contacts already/);

    await watchStore.stop(aTenant, 'other-3', now);
    expect((await start()).kind).toBe('watching');
  });

  test('as long as fewer than thirty are watched by all', async () => {
    const others = (index: number) => `U-other-${index}`;
    expect((await (await watched(29, others)).start()).kind).toBe('watching');
    const report = await (await watched(30, others)).start();

    expect(report.kind).toBe('too-many-of-all');
    expect(startView(report).text).toMatch(/30 contacts are watched here already/);
  });
});
