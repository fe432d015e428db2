import { expect, test } from '@jest/globals';
import { AnySchedule } from './any-schedule.ts';
import { tenant } from './rig.ts';

/** The same seed, the same schedule: change them to go through others. */
const first = 1;
const count = 40;

test(`whatever happens to whoever in whatever order (seeds ${first} to ${first + count - 1}), each alert is told exactly once`, async () => {
  let faults = 0;
  for (let seed = first; seed < first + count; seed += 1) {
    const schedule = new AnySchedule(seed);
    await schedule.goOn(400);
    const { world, episodes } = schedule;
    const { messages } = world.slack;
    const told = [...episodes.keys()].map((id) => {
      const own = messages.filter(({ announcement }) => announcement.eventId === id);
      const end = messages.filter(
        ({ announcement }) => announcement.eventId === `${id}|resolved|1`,
      );
      const wasOpen = own[0]?.texts[0]?.startsWith('over') === false;
      return { seed, id, shown: own.map(({ texts }) => texts.at(-1)), ends: end.length, wasOpen };
    });
    expect(told).toEqual(
      told.map((one) => ({
        ...one,
        shown: ['over: resolved | 352'],
        // A message that shows the end already says it; below it, it may be said once.
        ends: one.wasOpen ? 1 : Math.min(one.ends, 1),
      })),
    );
    const ids = messages.map(({ announcement }) => announcement.eventId);
    expect({ seed, twice: ids.filter((id, place) => ids.indexOf(id) !== place) }).toEqual({
      seed,
      twice: [],
    });
    expect((await world.alertStore.read(tenant, world.clock.now())).episodes).toEqual([]);
    expect(await world.posts.read(tenant)).toEqual(new Map());
    faults += schedule.faults;
  }
  expect(faults).toBeGreaterThan(400);
});
