import { expect, test } from '@jest/globals';
import { gapNotices, gapOf } from '../../../src/features/alerts/gap-notice.ts';
import { gapNoticeView } from '../../../src/features/alerts/gap-notice-view.ts';
import { aNotice } from '../../fixtures/alerts.ts';

const at = (seconds: number) => new Date(Date.UTC(2026, 5, 1, 10, 0, seconds));
const now = at(0);

interface Case {
  readonly ok?: number;
  readonly failing?: number;
  readonly outage?: number;
  readonly interval?: number;
}

function gap({ ok, failing, outage, interval = 15 }: Case) {
  const moment = (seconds: number | undefined) => (seconds === undefined ? undefined : at(seconds));
  const found = gapOf({
    health: {
      version: 1,
      lastOkAt: moment(ok),
      failingSince: moment(failing),
      failure: failing === undefined ? undefined : 'connect_timeout',
    },
    outage: outage === undefined ? undefined : { since: at(outage), failure: 'redis_unavailable' },
    now,
    intervalSeconds: interval,
  });
  return found && [(found.from.getTime() - now.getTime()) / 1000, found.failure];
}

test.each<[string, Case, unknown]>([
  ['checks that work leave no gap', { ok: -15 }, undefined],
  ['the first check of all leaves none', {}, undefined],
  ['one missed check leaves none', { ok: -30, failing: -15 }, undefined],
  ['two missed checks leave none', { ok: -45, failing: -30 }, undefined],
  ['three missed checks are a gap', { ok: -60, failing: -45 }, [-45, 'connect_timeout']],
  ['also when the check itself took its time', { ok: -58, failing: -45 }, [-45, 'connect_timeout']],
  ['what memory knows counts', { ok: -90, outage: -75 }, [-75, 'redis_unavailable']],
  [
    'memory knows what the journal could not be told',
    { ok: -90, failing: -60, outage: -75 },
    [-75, 'redis_unavailable'],
  ],
  [
    'a failure of over a minute is a gap at any pace',
    { ok: -600, failing: -300, interval: 300 },
    [-300, 'connect_timeout'],
  ],
  ['nobody checked', { ok: -7200 }, [-7200, 'not-running']],
  ['nobody checked, but not for long', { ok: -50 }, undefined],
  ['five minutes between checks are no gap', { ok: -300, interval: 300 }, undefined],
  [
    'a second between checks: three seconds are no gap',
    { ok: -4, failing: -3, interval: 1 },
    undefined,
  ],
  [
    'with days left out of the schedule silence means nothing',
    { ok: -999_999, interval: Number.POSITIVE_INFINITY },
    undefined,
  ],
  ['another process checked all the time', { ok: -15, outage: -600 }, undefined],
  ['another process failed later', { ok: -90, outage: -600 }, [-90, 'redis_unavailable']],
  ['a first check that failed for long', { failing: -120 }, [-120, 'connect_timeout']],
  ['a clock that went back', { ok: 500 }, undefined],
])('%s', (_name, facts, expected) => {
  expect(gap(facts)).toEqual(expected);
});

test('each channel with rules gets one notice, with an id that a second reckoning repeats', () => {
  const found = { from: at(-90), failure: 'connect_timeout' };

  const notices = gapNotices(found, now, ['C1', 'C2', 'C1']);

  expect(notices.map(({ channelId }) => channelId)).toEqual(['C1', 'C2']);
  const later = gapNotices(found, at(15), ['C1', 'C2']);
  expect(later.map(({ eventId }) => eventId)).toEqual(notices.map(({ eventId }) => eventId));
});

test('the notice says from when to when, why, and what that means', () => {
  expect(gapNoticeView(aNotice()).text).toBe(
    'Wait times could not be checked from <!date^1780308120^{time}|10:02 UTC> to <!date^1780308540^{time}|10:09 UTC> (Amazon Connect did not answer). An alert in that time may be late or missing.',
  );
});

test('a gap over night has dates', () => {
  const text = gapNoticeView(aNotice({ until: new Date('2026-06-02T08:10:00Z') })).text;

  expect(text).toContain('|2026-06-01 10:02 UTC>');
  expect(text).toContain('|2026-06-02 08:10 UTC>');
});

test.each([
  ['redis_unavailable', '(the database did not answer)'],
  ['not-running', '(Floorwalker was not running)'],
  ['internal', '(a fault of Floorwalker)'],
])('the failure %s is told as %s', (failure, words) => {
  expect(gapNoticeView(aNotice({ failure })).text).toContain(words);
});
