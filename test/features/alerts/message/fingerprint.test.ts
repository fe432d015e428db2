import { describe, expect, test } from '@jest/globals';
import type { Episode } from '../../../../src/domain/alerting/alert.ts';
import { fingerprintOf } from '../../../../src/features/alerts/message/fingerprint.ts';
import { now } from '../../../fixtures/floor.ts';
import { anEpisode, later } from '../../../fixtures/open-alerts.ts';

const of = (episode: Episode, at = now) =>
  fingerprintOf({ home: episode.home, episodes: [episode] }, at);
const value = (seconds: number, facts = {}): Episode['measured'] => ({
  kind: 'value',
  value: seconds,
  isAtLeast: false,
  facts: { asOf: now, waiting: 7, ...facts },
});
const base = anEpisode({ measured: value(400) });
const taken = { by: 'U0SAM00001', at: now, level: 'warning' } as const;

describe('a change of the facts', () => {
  test.each<[string, Partial<Episode>]>([
    ['critical', { level: 'critical', worstLevel: 'critical' }],
    ['acknowledged', { acknowledged: taken }],
    ['silenced', { silenced: { silenceId: 'abc234', until: later(60), by: 'U0SAM00001' } }],
    ['hushed', { hushedBy: 'zzz999|queue:x|1' }],
    ['flapping', { starts: 4 }],
    ['escalated', { escalatedAt: now }],
    ['over', { ended: { at: now, why: 'resolved' } }],
    ['the rule was changed', { rule: { ...base.rule, revision: 2 } }],
  ])('is seen: %s', (_name, change) => {
    expect(of({ ...base, ...change }).facts).not.toBe(of(base).facts);
  });

  test('is seen when an acknowledgement lapses by time alone', () => {
    const held = { ...base, acknowledged: { ...taken, until: later(60) } };

    expect(of(held, later(61)).facts).not.toBe(of(held, now).facts);
  });
});

describe('figures', () => {
  test.each<[string, Episode['measured'], boolean]>([
    ['a second more reads the same', value(401), true],
    ['another minute reads differently', value(430), false],
    ['another snapshot with the same figures', value(400, { asOf: later(15) }), true],
    ['another contact waits', value(400, { waiting: 8 }), false],
    ['nobody is staffed any more', { kind: 'beyond', facts: { asOf: now, waiting: 7 } }, false],
  ])('%s', (_name, measured, isSame) => {
    expect(of({ ...base, measured }).figures === of(base).figures).toBe(isSame);
    expect(of({ ...base, measured }).facts).toBe(of(base).facts);
  });
});

test('who joined is a fact, and five hundred of them are still a short text', () => {
  const many = Array.from({ length: 500 }, (_, at) =>
    anEpisode({ target: { kind: 'queue', id: `queue-${at}` } }),
  );
  const print = (episodes: readonly Episode[]) => fingerprintOf({ home: base.home, episodes }, now);

  expect(print(many).facts).not.toBe(print(many.slice(1)).facts);
  expect(print(many).facts.length).toBeLessThanOrEqual(300);
  expect(print(many).figures.length).toBeLessThanOrEqual(300);
});
