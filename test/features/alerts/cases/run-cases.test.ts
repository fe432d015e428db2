import { describe, expect, test } from '@jest/globals';
import { CaseProblem } from '../../../../src/features/alerts/cases/json.ts';
import { resultLines } from '../../../../src/features/alerts/cases/result.ts';
import { runCases } from '../../../../src/features/alerts/cases/run-cases.ts';

const rule = { op: '>', threshold: 50, for: 60 };
const samples = [
  { t: 0, value: 75 },
  { t: 60, value: 80 },
];

function linesOf(...cases: readonly object[]): readonly string[] {
  return resultLines(runCases({ cases })).slice(0, -1);
}

describe('cases of a file', () => {
  test('pass, fail with what was wanted and came, or are left out with a reason', () => {
    const cases = [
      {
        id: 'good',
        rule,
        samples,
        expected: [
          { t: 0, state: 'pending' },
          { t: 60, state: 'firing', notify: true },
        ],
      },
      { id: 'bad', rule, samples, expected: [{ t: 60, state: 'inactive' }] },
      { id: 'other', kind: 'mOfN', rule: {}, samples: [], expected: [{ t: 4, state: 'ALARM' }] },
      { id: 'new', kind: 'weather', expected: [] },
    ];

    expect(resultLines(runCases({ cases, rules: [] }))).toEqual([
      'pass good',
      'FAIL bad at 60: wanted inactive, got firing',
      'skip other: Rules here wait for a time and not for a number of readings.',
      'skip new: Cases of kind weather are not known here.',
      '1 passed, 1 failed, 2 skipped',
    ]);
  });

  test('may be the list itself', () => {
    expect(runCases([{ id: 1, rule, samples, expected: [{ t: 0, state: 'pending' }] }])).toEqual([
      { kind: 'pass', id: '1' },
    ]);
  });

  test.each<[string, object, object[]]>([
    ['>=', { op: '>=' }, [{ t: 0, value: 50 }]],
    ['<', { op: '<' }, [{ t: 0, value: 49 }]],
    ['<=', { op: '<=' }, [{ t: 0, value: 50 }]],
    ['==', { op: '==' }, [{ t: 0, value: 50 }]],
    ['!=', { op: '!=' }, [{ t: 0, value: 51 }]],
    ['under', { op: 'under' }, [{ t: 0, value: 49 }]],
  ])('compare by %s', (_, parts, own) => {
    const expected = [{ t: 0, state: 'firing', notify: true }];

    expect(linesOf({ id: 'a', rule: { threshold: 50, ...parts }, samples: own, expected })).toEqual(
      ['pass a'],
    );
  });

  test('know two levels and a clearing threshold', () => {
    const two = { op: '>', threshold: 50, criticalThreshold: 90, clearThreshold: 30 };
    const values = [60, 95, 60, 31, 30].map((value, index) => ({ t: index * 60, value }));
    const expected = [
      { t: 0, state: 'firing', level: 'warning', notify: true },
      { t: 60, state: 'firing', level: 'critical', notify: true },
      { t: 120, state: 'firing', level: 'warning', notify: false },
      { t: 180, state: 'firing' },
      { t: 240, state: 'inactive', notify: true, resolvedAt: 240 },
    ];

    expect(linesOf({ id: 'a', rule: two, samples: values, expected })).toEqual(['pass a']);
    expect(
      linesOf({ id: 'a', rule: two, samples: values, expected: [{ t: 60, level: 'warning' }] }),
    ).toEqual(['FAIL a at 60: wanted level warning, got level critical']);
  });

  test('say when each thing was', () => {
    const expected = [
      { t: 0, activeAt: 0, firesAt: 60, firedAt: null, lastSentAt: null },
      { t: 60, activeAt: 0, firedAt: 60, lastSentAt: 60 },
      { t: 61, state: 'firing', notify: false },
    ];

    expect(linesOf({ id: 'a', rule, samples, expected })).toEqual(['pass a']);
    expect(linesOf({ id: 'a', rule, samples, expected: [{ t: 60, activeAt: 60 }] })).toEqual([
      'FAIL a at 60: wanted activeAt 60, got activeAt 0',
    ]);
  });

  test('call what is kept firing by the word of whose case it is', () => {
    const keeping = { op: '>', threshold: 50, keepFiringFor: 120 };
    const own = [
      { t: 0, value: 75 },
      { t: 60, value: 10 },
    ];
    const one = (profile: string | undefined, state: string) =>
      linesOf({ id: 'a', profile, rule: keeping, samples: own, expected: [{ t: 60, state }] })[0];

    expect(one('grafana', 'recovering')).toBe('pass a');
    expect(one('grafana', 'firing')).toBe('FAIL a at 60: wanted firing, got recovering');
    expect(one('prometheus', 'firing')).toBe('pass a');
    expect(one('prometheus', 'recovering')).toBe('FAIL a at 60: wanted recovering, got firing');
    expect([one(undefined, 'firing'), one(undefined, 'recovering')]).toEqual(['pass a', 'pass a']);
  });

  test('tell series apart, and one that is missing among others is no data', () => {
    const own = [
      { t: 0, value: 75, series: 'a' },
      { t: 0, value: 75, series: 'b' },
      { t: 60, value: 75, series: 'a' },
      { t: 60, value: 75, series: 'c' },
    ];
    const one = (noData: string, state: string) =>
      linesOf({
        id: 'a',
        rule: { op: '>', threshold: 50, noData },
        samples: own,
        expected: [
          { t: 60, state, series: 'b' },
          { t: 0, state: 'inactive', series: 'c' },
        ],
      })[0];

    expect([one('ok', 'inactive'), one('keep', 'firing'), one('alert', 'firing')]).toEqual([
      'pass a',
      'pass a',
      'pass a',
    ]);
  });

  test('take a failure that names no series for all of them', () => {
    const own = [
      { t: 0, value: 75, series: 'a' },
      { t: 0, value: 10, series: 'b' },
      { t: 60, error: true },
      { t: 120, value: null },
    ];
    const expected = [
      { t: 60, state: 'firing', series: 'a', reason: 'error', notify: false },
      { t: 60, state: 'inactive', series: 'b', reason: 'error' },
      { t: 120, state: 'inactive', series: 'a', reason: 'nodata', notify: true },
    ];
    const ok = { op: '>', threshold: 50, noData: 'ok' };

    expect(linesOf({ id: 'a', rule: ok, samples: own, expected })).toEqual(['pass a']);
  });

  test.each<[string, object, readonly object[], object, string]>([
    [
      'no data as a state',
      { noData: 'nodata' },
      [{ t: 0, value: null }],
      { state: 'nodata' },
      'No data is not a state',
    ],
    [
      'an error as a state',
      { execError: 'error' },
      [{ t: 0, error: true }],
      { state: 'error' },
      'A failed reading is not a state',
    ],
    [
      'an error that decides',
      { execError: 'alerting' },
      [{ t: 0, error: true }],
      { state: 'firing' },
      'A failed reading changes nothing',
    ],
    [
      'what is kept and fires',
      { noData: 'keep-last', for: 10 },
      [
        { t: 0, value: 75 },
        { t: 10, value: null },
      ],
      { t: 10, state: 'firing' },
      'What is kept',
    ],
    [
      'an end that is sent again',
      { resendDelay: 10 },
      [
        { t: 0, value: 75 },
        { t: 10, value: 1 },
        { t: 20, value: 1 },
      ],
      { t: 20, state: 'inactive', notify: true },
      'An end is said once',
    ],
    [
      'a member that rules do not have',
      { colour: 'red' },
      [{ t: 0, value: 75 }],
      { state: 'inactive' },
      'Rules here have no colour.',
    ],
  ])('that want %s are left out', (_, parts, own, wanted, reason) => {
    const [line] = linesOf({
      id: 'a',
      profile: 'grafana',
      rule: { op: '>', threshold: 50, ...parts },
      samples: own,
      expected: [{ t: 0, ...wanted }],
    });

    expect(line).toMatch(`skip a: ${reason}`);
  });

  test('without such a difference fail', () => {
    const own = [
      { t: 0, value: 75 },
      { t: 10, value: null },
    ];
    const expected = [{ t: 0, state: 'inactive' }];
    const nodata = { op: '>', threshold: 50, noData: 'nodata' };

    expect(linesOf({ id: 'a', profile: 'grafana', rule: nodata, samples: own, expected })).toEqual([
      'FAIL a at 0: wanted inactive, got firing',
    ]);
  });

  test.each<[string, object, string]>([
    [
      'an operator',
      { rule: { op: '~', threshold: 1 } },
      'cases[0].rule.op has to be one of > over < under >= <= == !=.',
    ],
    [
      'a threshold',
      { rule: { op: '>' } },
      'cases[0].rule.threshold has to be a number, such as 60.',
    ],
    [
      'a word for no data',
      { rule: { ...rule, noData: 'perhaps' } },
      'cases[0].rule.noData has to be one of keep ',
    ],
    [
      'a word for errors',
      { rule: { ...rule, execError: 'perhaps' } },
      'cases[0].rule.execError has to be one of keep ',
    ],
    [
      'a time',
      { samples: [{ value: 1 }] },
      'cases[0].samples[0].t has to be a number, such as 60.',
    ],
    [
      'a value',
      { samples: [{ t: 0 }] },
      'cases[0].samples[0] needs a value (a number or null), or error: true.',
    ],
    [
      'one value a time',
      { samples: [...samples, { t: 0, value: 1 }] },
      'cases[0].samples has two at 0 for one series.',
    ],
    [
      'a state',
      { expected: [{ t: 0, state: 'fireing' }] },
      'cases[0].expected[0].state has to be one of inactive ',
    ],
    ['anything expected', { expected: [] }, 'cases[0].expected has to say something.'],
    ['a list', { samples: 'many' }, 'cases[0].samples has to be a list.'],
  ])('that lack %s say where', (_, parts, problem) => {
    const [line] = linesOf({
      id: 'a',
      rule,
      samples,
      expected: [{ t: 0, state: 'pending' }],
      ...parts,
    });

    expect(line).toMatch(`FAIL a: ${problem}`);
  });

  test.each<[unknown, string]>([
    ['words', 'The file has to hold a list of cases'],
    [{ cases: {} }, 'The file has to hold a list of cases'],
    [{ cases: [3] }, 'cases[0] has to be an object'],
    [{ cases: [{ rule }] }, 'cases[0].id has to be a name.'],
  ])('that are none: %p', (parsed, problem) => {
    expect(() => runCases(parsed)).toThrow(CaseProblem);
    expect(() => runCases(parsed)).toThrow(problem);
  });
});

describe('cases of what is sent again', () => {
  const one = (profile: string, state: string, lastSentAt: number | null, notify: boolean) =>
    linesOf({
      id: 'a',
      kind: 'needsSending',
      profile,
      rule: { resendDelay: 60 },
      prior: { state, lastSentAt, resolved: false },
      expected: [{ t: 0, notify }],
    })[0];

  test.each<[string, string, string, number | null, boolean, string]>([
    ['when it was never sent', 'grafana', 'firing', null, true, 'pass a'],
    ['when it is kept firing', 'grafana', 'recovering', -60, true, 'pass a'],
    ['without data as with it', 'grafana', 'nodata', -60, true, 'pass a'],
    ['too early', 'grafana', 'firing', -59, true, 'FAIL a at 0: wanted notify true, got false'],
    ['by a failed reading', 'grafana', 'error', -60, true, 'skip a: A failed reading changes'],
    ['at the very moment', 'prometheus', 'firing', -60, false, 'skip a: A repeat is due here'],
    ['of no state', 'grafana', 'odd', 0, false, 'FAIL a: cases[0].prior.state has to be'],
  ])('%s', (_, profile, state, lastSentAt, notify, line) => {
    expect(one(profile, state, lastSentAt, notify)).toMatch(line);
  });
});

describe('cases of timetables and tables', () => {
  test('that name what timetables here do not have are left out', () => {
    const intervals = { winter: [{ months: [12] }] };
    const expected = [{ now: '2026-01-01T00:00:00Z', notify: true }];

    expect(linesOf({ id: 'a', kind: 'muteInterval', rule: { intervals }, expected })).toEqual([
      'skip a: Timetables here have no months.',
    ]);
  });

  test('fail with what was wanted', () => {
    const night = [{ startMinute: 1200, endMinute: 480 }];
    const expected = [{ now: '2026-01-01T00:00:00Z', mutedBy: [] }];
    const table = [{ instances: ['pending'], state: 'firing' }];

    expect(
      linesOf(
        { id: 'a', kind: 'muteInterval', rule: { intervals: { night } }, expected },
        { id: 'b', kind: 'aggregate', table },
        {
          id: 'c',
          kind: 'limit',
          rule: { op: '>', threshold: 0 },
          samples: [{ t: 0, value: 1 }],
          expected: [{ t: 0, activeInstances: 2 }],
        },
        {
          id: 'd',
          kind: 'dedup',
          rule: {},
          samples: [{ t: 0, firing: [1] }],
          expected: [{ t: 0, notify: false }],
        },
      ),
    ).toEqual([
      'FAIL a at 2026-01-01T00:00:00Z: wanted muted by none, got night',
      'FAIL b at row 1: wanted firing, got pending',
      'FAIL c at 0: wanted activeInstances 2, got 1',
      'FAIL d at 0: wanted notify false, got true (first-notification)',
    ]);
  });
});

describe('cases of an outage', () => {
  const waits = { op: '<', threshold: 100, for: 1500, outageTolerance: 1800, forGracePeriod: 600 };
  const own = [0, 300, 900, 1800].map((t) => ({ t, value: 75 }));
  const restore = {
    id: 'a',
    kind: 'restore',
    rule: waits,
    samples: own,
    evalsBeforeCrash: [0, 300],
  };

  test('go on where it stood', () => {
    const expected = [
      { t: 900, state: 'pending', activeAt: 600, firesAt: 2100 },
      { t: 1800, state: 'pending' },
    ];

    expect(linesOf({ ...restore, restoreAt: 900, expected })).toEqual(['pass a']);
  });

  test('say what they lack', () => {
    const expected = [{ t: 900, state: 'pending' }];

    expect(linesOf({ ...restore, expected })[0]).toMatch(
      'FAIL a: cases[0].restoreAt has to be a number',
    );
    expect(linesOf({ ...restore, restoreAt: 0, evalsBeforeCrash: undefined, expected })[0]).toMatch(
      'FAIL a: cases[0].evalsBeforeCrash has to name a time.',
    );
  });
});
