import { describe, expect, test } from '@jest/globals';
import type { RuleRecord, WaitReading } from '../../../src/domain/alert.ts';
import { closingOf, transition } from '../../../src/features/alerts/transition.ts';
import { aFiring, aRecord, aRule, aWait, firedAt } from '../../fixtures/alerts.ts';

const minute = (number: number) => new Date(firedAt.getTime() + number * 60_000);
const waits = (seconds: number): WaitReading => aWait({ seconds });
const atLeast = (seconds: number): WaitReading => aWait({ seconds, isLowerBound: true });
const empty: WaitReading = { kind: 'empty' };
const unknown: WaitReading = { kind: 'unknown', reason: 'queue-absent' };
const alone: WaitReading = { kind: 'nobody-staffed', channel: 'VOICE', waiting: 2 };
const _ = undefined;

/** Readings a minute apart, and what was said at each. The rule is over 300 s. */
function replay(readings: readonly WaitReading[]) {
  let standing: RuleRecord = aRecord();
  const said = readings.map((reading, index) => {
    const step = transition(standing, reading, minute(index));
    standing = { ...standing, state: step.state, episodes: step.episodes };
    return step.say;
  });
  return { standing, said };
}

describe('a life, readings a minute apart', () => {
  test.each([
    ['fires when the line is crossed', [waits(10), waits(301)], [_, 'fired']],
    ['is quiet on the line itself', [waits(300), waits(300)], [_, _]],
    ['fires once', [waits(301), waits(400), waits(301)], ['fired', _, _]],
    ['resolves once', [waits(301), waits(10), waits(10)], ['fired', 'resolved', _]],
    ['resolves on the line', [waits(301), waits(300)], ['fired', 'resolved']],
    ['resolves when nobody waits', [waits(301), empty], ['fired', 'resolved']],
    ['stays quiet while nobody waits', [empty, empty], [_, _]],
    ['does not fire on what is unknown', [unknown, unknown], [_, _]],
    ['does not resolve on what is unknown', [waits(301), unknown, unknown], ['fired', _, _]],
    ['resolves after the unknown', [waits(301), unknown, waits(1)], ['fired', _, 'resolved']],
    ['fires when nobody is staffed', [alone, alone], ['fired', _]],
    ['goes on when nobody is staffed any more', [waits(301), alone], ['fired', _]],
    ['goes on when somebody is, and it is long', [alone, waits(301)], ['fired', _]],
    ['resolves when somebody is, and it is short', [alone, waits(10)], ['fired', 'resolved']],
    ['fires on a lower bound over the line', [atLeast(301)], ['fired']],
    ['is not calmed by a lower bound', [waits(301), atLeast(10)], ['fired', _]],
    ['does not fire on a lower bound below', [atLeast(300)], [_]],
    ['fires again', [waits(301), empty, waits(301)], ['fired', 'resolved', 'fired']],
  ])('%s', (_name, readings, expected) => {
    expect(replay(readings).said.map((say) => say?.reason)).toEqual(expected);
  });
});

test('each episode has ids of its own, and no value in them', () => {
  const { said } = replay([waits(301), waits(999), empty, waits(777), empty]);

  expect(said.flatMap((say) => say?.eventId ?? [])).toEqual([
    'abc234|1|fired',
    'abc234|1|resolved',
    'abc234|2|fired',
    'abc234|2|resolved',
  ]);
});

test('the end says since when, how long and how bad it was', () => {
  const { said } = replay([waits(301), waits(540), alone, waits(400), waits(20)]);

  expect(said.at(-1)).toEqual({
    eventId: 'abc234|1|resolved',
    reason: 'resolved',
    rule: aRule(),
    episode: 1,
    firedAt: minute(0),
    decidedAt: minute(4),
    reading: waits(20),
    worstSeconds: 540,
  });
});

test('an episode without a number has no worst wait', () => {
  expect(replay([alone, empty]).said.at(-1)?.worstSeconds).toBeUndefined();
});

test('a wait known later in the episode becomes the worst one', () => {
  expect(replay([alone, waits(310), empty]).said.at(-1)?.worstSeconds).toBe(310);
});

test.each([
  ['quiet and calm', aRecord(), waits(10)],
  ['quiet and unknown', aRecord(), unknown],
  ['firing and unknown', aRecord({ state: aFiring(), episodes: 1 }), unknown],
  ['firing and the very same reading', aRecord({ state: aFiring(), episodes: 1 }), aWait()],
])('%s leaves nothing to write', (_name, record, reading) => {
  const step = transition(record, reading, minute(5));

  expect(step.state).toBe(record.state);
  expect(step.say).toBeUndefined();
});

test('a firing alert keeps the newest reading for the list', () => {
  const { standing } = replay([waits(301), waits(400), waits(350)]);

  expect(standing.state).toMatchObject({ kind: 'firing', reading: waits(350), worstSeconds: 400 });
});

describe('a rule that is removed', () => {
  test('closes its open message, with the last reading and no claim that it is over', () => {
    const record = aRecord({ state: aFiring(), episodes: 1 });

    expect(closingOf(record, minute(3))).toMatchObject({
      eventId: 'abc234|1|rule-removed',
      reason: 'rule-removed',
      firedAt,
      decidedAt: minute(3),
      reading: aWait(),
    });
  });

  test('says nothing when it is quiet', () => {
    expect(closingOf(aRecord(), minute(3))).toBeUndefined();
  });
});
