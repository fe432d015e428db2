import { describe, expect, test } from '@jest/globals';
import type { WatchSeen } from '../../../../src/domain/contact-watch.ts';
import { BotError } from '../../../../src/domain/errors.ts';
import { startView } from '../../../../src/features/queue-wait/watches/answer-view.ts';
import { cardFace } from '../../../../src/features/queue-wait/watches/card-view.ts';
import { listWatches } from '../../../../src/features/queue-wait/watches/own-watches.ts';
import { startWatch } from '../../../../src/features/queue-wait/watches/start-watch.ts';
import { aTenant } from '../../../fixtures/alerts.ts';
import { anAsker } from '../../../fixtures/asker.ts';
import { aWaiting } from '../../../fixtures/contacts.ts';
import { ago, ids, now, someNames } from '../../../fixtures/floor.ts';
import { aWatch, aWatchRecord } from '../../../fixtures/watches.ts';
import { aWorld } from './world.ts';

const away = new BotError('connect_unavailable', 'away');
const names = someNames();

/** What the card says of a contact of which this was seen, with so long from one slot to the next. */
function cardOf(seen: WatchSeen, intervalSeconds = 15, contacts = 1) {
  const record = aWatchRecord({
    watch: aWatch({ startedAt: ago(7200) }),
    standing: { state: { seen, stay: 0, crossed: [] }, unsaid: [] },
  });
  const { text, blocks } = cardFace(record, {
    names,
    now,
    pace: { intervalSeconds, contacts },
  }).note;
  return `${text}\n${JSON.stringify(blocks)}`;
}

/** In line by a look so many seconds ago. */
const inLineAt = (seconds: number): WatchSeen => ({
  lookedAt: ago(seconds),
  placeAt: ago(seconds),
  isQueued: true,
  queueId: ids.billing,
  metricsAt: ago(seconds),
  metrics: 'in-queue',
  position: 3,
});

describe('what is said of a contact', () => {
  test.each([
    ['every 15 s', 15, 1, 120, 'current'],
    ['every 15 s', 15, 1, 121, 'not looked at'],
    ['every 5 min', 300, 1, 301, 'current'],
    ['every 5 min', 300, 1, 451, 'not looked at'],
    ['every minute, 30 watched', 60, 30, 200, 'current'],
    ['every minute, 30 watched', 60, 30, 271, 'not looked at'],
    ['by a timetable', Number.POSITIVE_INFINITY, 1, 700, 'current'],
    ['by a timetable', Number.POSITIVE_INFINITY, 1, 721, 'not looked at'],
  ])('that is looked at %s (%d s, %d contacts), %d s after the last look: %s', (...row) => {
    const [, interval, contacts, age, expected] = row;
    const card = cardOf(inLineAt(age), interval, contacts);

    expect(/Not looked at since/.test(card)).toBe(expected === 'not looked at');
    expect(/number 3/.test(card)).toBe(expected === 'current');
    expect(card).not.toMatch(/could not be/);
  });

  test('blames Amazon Connect only where a look of it failed', () => {
    const failed = { ...inLineAt(300), lookedAt: ago(5) };

    expect(cardOf(failed, 300)).toMatch(/Not current since.*could not be read/);
    expect(cardOf(failed, Number.POSITIVE_INFINITY)).toMatch(
      /Not current since.*could not be read/,
    );
    expect(cardOf({ ...failed, placeAt: ago(5) }, 300)).toMatch(/Position and estimate are not/);
  });

  test('is that it was not looked at yet, however long that takes, and no failure before there was one', () => {
    expect(cardOf({}, 900)).toMatch(/not looked at yet/);
    expect(cardOf({}, 900)).not.toMatch(/Not current|could not/);
    expect(cardOf({ lookedAt: ago(5) }, 900)).toMatch(/Not current since.*could not be read/);
  });
});

describe('when not to rely on a card any more', () => {
  test.each([
    [15, 1, /older than 12 min/],
    [15, 30, /older than 12 min/],
    [60, 1, /older than 12 min/],
    [60, 30, /older than 16 min/],
    [300, 1, /older than 20 min/],
    [Number.POSITIVE_INFINITY, 1, /not around the clock.*how old/],
    [14 * 3600, 1, /not around the clock.*how old/],
  ])(
    'with a slot every %d s and %d contacts is said so that it holds',
    (interval, contacts, words) => {
      expect(cardOf(inLineAt(10), interval, contacts)).toMatch(words);
    },
  );
});

describe('how often a contact is looked at', () => {
  async function started(intervalSeconds: number, others: number) {
    const world = aWorld();
    world.contact();
    for (let other = 0; other < others; other += 1) {
      await world.begin({ id: `${other}`, contactId: `contact-${other}`, userId: `U${other}` });
    }
    const ports = { ...world, instance: aTenant.instance, intervalSeconds };
    return startView(await startWatch(ports, { contactId: ids.contact, asks: {} }, anAsker())).text;
  }

  test.each([
    [15, 0, /At present it is looked at every 15 s;/],
    [15, 9, /looked at every 15 s;/],
    [15, 10, /looked at every 30 s, in turn with 10 others;/],
    [15, 29, /looked at every 45 s, in turn with 29 others;/],
    [60, 20, /looked at every 3 min, in turn with 20 others;/],
    [Number.POSITIVE_INFINITY, 0, /looked at by its timetable;/],
    [14 * 3600, 20, /looked at by its timetable, in turn with 20 others;/],
  ])('with a slot every %d s and %d others is said as it is', async (interval, others, words) => {
    expect(await started(interval, others)).toMatch(words);
  });

  test('is not told from contacts whose watch was stopped', async () => {
    const world = aWorld();
    world.contact();
    for (let other = 0; other < 15; other += 1) {
      await world.begin({ id: `${other}`, contactId: `contact-${other}`, userId: `U${other}` });
      await world.watchStore.stop(aTenant, `${other}`, now);
    }
    const ports = { ...world, instance: aTenant.instance };
    const report = await startWatch(ports, { contactId: ids.contact, asks: {} }, anAsker());

    expect(startView(report).text).toMatch(/looked at every 15 s;/);
  });
});

describe('on a slow schedule', () => {
  test('a look that works says nothing of a failure, and one that fails does', async () => {
    const world = aWorld({ intervalSeconds: 300 });
    world.contact();
    await world.begin();
    world.clock.advance(290);
    const ports = { ...world, instance: aTenant.instance };
    const list = await listWatches(ports, anAsker());
    expect(list.pace).toEqual({ intervalSeconds: 300, contacts: 1 });
    await world.lookAfter(10);
    world.contact(ids.contact, aWaiting());
    await world.lookAfter(300);
    expect(world.cards()[0]).toMatch(/number 3/);

    world.gateway.fail('describeContact', away);
    world.gateway.fail('readContactPosition', away);
    await world.lookAfter(300);
    expect(world.cards()[0]).toMatch(/Not current since.*could not be read/);
  });

  test('contacts whose turn has not come are not called unread', async () => {
    const world = aWorld({ intervalSeconds: 60 });
    for (let each = 0; each < 30; each += 1) {
      world.contact(`contact-${each}`);
      await world.begin({ id: `${each}`, contactId: `contact-${each}`, userId: `U${each}` });
    }
    for (let slot = 0; slot < 9; slot += 1) {
      for (let each = 0; each < 30; each += 1) world.contact(`contact-${each}`);
      await world.lookAfter(60);
      expect(world.cards().join()).not.toMatch(/Not current|Not looked at since|not known since/);
    }
    expect(world.cards()).toHaveLength(30);
  });
});
