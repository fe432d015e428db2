import { describe, expect, test } from '@jest/globals';
import { BotError } from '../../../../src/domain/errors.ts';
import type { Opening } from '../../../../src/domain/opening.ts';
import { aRow, busy, rule, setUp } from './rig.ts';

const closed: Opening = { kind: 'closed', opensAt: undefined, why: undefined };
const open: Opening = { kind: 'open', until: undefined };
const unknown: Opening = { kind: 'unknown', why: 'denied' };
const nobodyWaits = aRow({ contactsInQueue: 0, estimatedWaitSeconds: 900 });
const atHours = rule({ hours: { kind: 'opening-hours' } });

describe('by the hours of its queue', () => {
  test.each<[string, Opening]>([
    ['open', open],
    ['of unknown hours', unknown],
  ])('one that is %s is judged', async (_, opening) => {
    const world = await setUp(atHours);
    world.openingHours.byQueue.set('queue-billing', opening);
    await world.checkWith([busy]);
    expect(await world.episodes()).toEqual(['abc234 queue-billing warning']);
  });

  test('one of unknown hours in which nobody waits is judged as well', async () => {
    const metric = { kind: 'agents-staffed' } as const;
    const world = await setUp(
      rule({ hours: atHours.hours, metric, comparison: 'under', threshold: 5 }),
    );
    world.openingHours.byQueue.set('queue-billing', unknown);
    await world.checkWith([nobodyWaits]);
    expect(await world.episodes()).toEqual(['abc234 queue-billing warning']);
  });

  test('one that closes with contacts waiting is judged until they are served', async () => {
    const world = await setUp(atHours);
    world.openingHours.byQueue.set('queue-billing', open);
    await world.checkWith([busy]);
    world.openingHours.byQueue.set('queue-billing', closed);
    await world.checkWith([aRow({ estimatedWaitSeconds: 500 })]);
    expect(await world.measured()).toMatchObject({ value: 500, facts: { isAfterClosing: true } });

    await world.checkWith([nobodyWaits]);
    expect(await world.episodes()).toEqual(['abc234 queue-billing over outside-hours']);
  });

  test('one that is closed and empty is not judged, with or without a row', async () => {
    const world = await setUp(
      rule({ hours: atHours.hours, metric: { kind: 'agents-staffed' }, comparison: 'under' }),
    );
    world.openingHours.byQueue.set('queue-billing', closed);
    await world.checkWith([nobodyWaits]);
    await world.checkWith([]);
    expect(await world.episodes()).toEqual([]);
  });

  test('whether somebody waits after closing is not known: it is judged, and nothing is closed', async () => {
    const world = await setUp(atHours);
    await world.checkWith([busy]);
    world.openingHours.byQueue.set('queue-billing', closed);
    await world.checkWith([aRow({ contactsInQueue: undefined })]);
    world.gateway.fail('readQueues', new BotError('connect_throttled', 'too many'));
    await world.checkWith([]);
    expect(await world.episodes()).toEqual(['abc234 queue-billing warning']);
  });

  test('a figure of the past needs the queue as well, to see who waits after closing', async () => {
    const metric = { kind: 'abandonment', windowSeconds: 900 } as const;
    const world = await setUp(rule({ hours: atHours.hours, metric, threshold: 5 }));
    world.gateway.data.outcomes = [
      { queueId: 'queue-billing', channel: 'VOICE', abandonmentPercent: 9, contactsQueued: 9 },
    ];
    await world.checkWith([busy]);
    expect(world.gateway.count('readQueues')).toBe(1);
    expect(await world.episodes()).toEqual(['abc234 queue-billing warning']);
  });

  test('hours of queues that no rule judges by them are not asked for', async () => {
    const world = await setUp(rule());
    await world.checkWith([busy]);
    expect(world.openingHours.asked).toEqual([]);
  });
});

test('by a timetable of its own it is judged within it, whatever waits outside', async () => {
  const weekdays = [1];
  const slices = [{ weekdays, fromMinute: 9 * 60, untilMinute: 10 * 60 + 1 }];
  const timetable = { zone: 'UTC', slices };
  const world = await setUp(rule({ hours: { kind: 'timetable', timetable } }));
  await world.checkWith([busy], 60);
  expect(await world.episodes()).toEqual(['abc234 queue-billing warning']);

  await world.checkWith([busy]);
  expect(await world.episodes()).toEqual(['abc234 queue-billing over outside-hours']);
});
