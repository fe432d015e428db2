/**
 * A program, run with TZ=America/New_York: decides every minute of the five hours around the end of
 * summer time, and says how often it did, when it fired and when a timetable of the night held.
 */

import type { AlertRecord, Episode } from '../../../../src/domain/alerting/alert.ts';
import { nextChange } from '../../../../src/domain/alerting/within.ts';
import { decide } from '../../../../src/features/alerts/decide/decide.ts';
import { peopleDue } from '../../../../src/features/alerts/decide/people.ts';
import { calmly, someRule, target, user } from './rig.ts';

const start = new Date('2026-11-01T04:00:00Z').getTime();
const night = {
  zone: 'America/New_York',
  slices: [{ weekdays: [0], fromMinute: 60, untilMinute: 120 }],
};
const rule = someRule({
  forSeconds: 90 * 60,
  keepFiringSeconds: 90 * 60,
  mentions: [{ who: user('U0NIGHT001'), from: 'warning', when: night }],
});

let record: AlertRecord | undefined;
let episode: Episode | undefined;
let decisions = 0;
let minutesCalled = 0;
for (let minute = 0; minute < 300; minute += 1) {
  const now = new Date(start + minute * 60_000);
  const value = minute < 150 ? 400 : 10;
  const measured = { kind: 'value', value, isAtLeast: false, facts: { asOf: now } } as const;
  const decided = decide({ rule, target, record, episode, measured, now, around: calmly });
  decisions += 1;
  minutesCalled += peopleDue(rule, 'warning', now).length;
  if (!decided) continue;
  record = { ruleId: rule.id, target, version: decisions, state: decided.state };
  episode = decided.episodes.at(-1) ?? episode;
}
const offsets = [0, 299].map((minute) => new Date(start + minute * 60_000).getTimezoneOffset());
process.stdout.write(
  JSON.stringify({
    offsets,
    decisions,
    minutesCalled,
    firedAt: episode?.firedAt,
    endedAt: episode?.ended?.at,
    nightEnds: nextChange(night, new Date('2026-11-01T05:30:00Z')),
  }),
);
