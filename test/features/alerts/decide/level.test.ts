import { describe, expect, test } from '@jest/globals';
import {
  aSilence,
  at,
  atLeast,
  beyond,
  closed,
  failed,
  noData,
  type Reading,
  Story,
} from './rig.ts';

type Parts = ConstructorParameters<typeof Story>[0];

/** Readings a minute apart, and what the alert is after each: inactive, pending, firing, or kept. */
const rows: readonly (readonly [string, Parts, readonly (readonly [Reading, string])[]])[] = [
  [
    'equal is not over',
    {},
    [
      [300, 'inactive'],
      [301, 'firing'],
      [300, 'inactive'],
    ],
  ],
  [
    'equal is not under',
    { comparison: 'under', threshold: 3 },
    [
      [3, 'inactive'],
      [2, 'firing'],
    ],
  ],
  [
    'the time it must last is met when it has passed exactly',
    { forSeconds: 120 },
    [
      [400, 'pending'],
      [400, 'pending'],
      [400, 'firing'],
    ],
  ],
  [
    'a pending one that is calm starts anew',
    { forSeconds: 60 },
    [
      [400, 'pending'],
      [10, 'inactive'],
      [400, 'pending'],
    ],
  ],
  [
    'it is kept firing from the first calm reading on',
    { keepFiringSeconds: 120 },
    [
      [400, 'firing'],
      [10, 'kept'],
      [10, 'kept'],
      [10, 'inactive'],
    ],
  ],
  [
    'a crossing meanwhile begins the keeping anew, without waiting',
    { forSeconds: 60, keepFiringSeconds: 120 },
    [
      [400, 'pending'],
      [400, 'firing'],
      [10, 'kept'],
      [400, 'firing'],
      [10, 'kept'],
      [10, 'kept'],
      [10, 'inactive'],
    ],
  ],
  [
    'keeping does not hold a pending one',
    { forSeconds: 60, keepFiringSeconds: 600 },
    [
      [400, 'pending'],
      [10, 'inactive'],
    ],
  ],
  [
    'the clearing threshold holds only while it fires',
    { clearThreshold: 200 },
    [
      [250, 'inactive'],
      [301, 'firing'],
      [250, 'firing'],
      [201, 'firing'],
      [200, 'inactive'],
      [250, 'inactive'],
    ],
  ],
  [
    'beyond any number crosses',
    { forSeconds: 60 },
    [
      [beyond, 'pending'],
      [beyond, 'firing'],
    ],
  ],
  ['beyond any number crosses under, too', { comparison: 'under' }, [[beyond, 'firing']]],
  ['at least this is sure to be over', {}, [[atLeast(301), 'firing']]],
  [
    'at least this is not known to be over',
    { forSeconds: 60 },
    [
      [400, 'pending'],
      [atLeast(10), 'pending'],
      [400, 'firing'],
      [atLeast(10), 'firing'],
    ],
  ],
  [
    'at least this is sure not to be under',
    { comparison: 'under', threshold: 3 },
    [
      [1, 'firing'],
      [atLeast(3), 'inactive'],
    ],
  ],
  [
    'at least this is not known to be under',
    { comparison: 'under', threshold: 3 },
    [
      [atLeast(1), 'inactive'],
      [1, 'firing'],
      [atLeast(1), 'firing'],
    ],
  ],
  [
    'no data keeps what it is, and fires nothing',
    { forSeconds: 60 },
    [
      [400, 'pending'],
      [noData, 'pending'],
      [noData, 'pending'],
      [400, 'firing'],
      [noData, 'firing'],
    ],
  ],
  [
    'no data is fine where the rule says so',
    { noData: 'ok' },
    [
      [400, 'firing'],
      [noData, 'inactive'],
    ],
  ],
  [
    'no data raises an alert where the rule says so',
    { noData: 'alert', forSeconds: 60 },
    [
      [noData, 'pending'],
      [noData, 'firing'],
    ],
  ],
  [
    'a failed reading changes nothing',
    { forSeconds: 60 },
    [
      [400, 'pending'],
      [failed, 'pending'],
      [400, 'firing'],
      [failed, 'firing'],
      [10, 'inactive'],
    ],
  ],
  [
    'outside its hours nothing is open and nothing waits',
    { forSeconds: 60 },
    [
      [400, 'pending'],
      [closed, 'inactive'],
      [400, 'pending'],
      [400, 'firing'],
      [closed, 'inactive'],
    ],
  ],
];

describe('an alert after each reading', () => {
  test.each(rows)('%s', (_, parts, readings) => {
    const story = new Story(parts);

    const seen = readings.map(([reading], index) => {
      story.check(index * 60, reading);
      const { warning } = story.record?.state ?? {};
      return warning?.kind === 'firing' && warning.calmSince ? 'kept' : story.state;
    });

    expect(seen).toEqual(readings.map(([, state]) => state));
  });

  test('that stays inactive or pending is not written again', () => {
    const story = new Story({ forSeconds: 600 });

    expect(story.check(0, 10)).toBeUndefined();
    expect(story.check(60, 400)).toBeDefined();
    expect(story.check(120, 400)).toBeUndefined();
    expect(story.check(180, failed)).toBeUndefined();
  });

  test('knows when it was crossed first and when it fired', () => {
    const story = new Story({ forSeconds: 60 });
    story.check(0, 400);
    story.check(60, 500);

    expect(story.episode).toMatchObject({
      id: `abc234|queue:queue-billing|${at(60).getTime()}`,
      activeAt: at(0),
      firedAt: at(60),
      measured: { value: 500 },
    });
  });
});

describe('two levels', () => {
  const two = { criticalThreshold: 600, forSeconds: 60 };

  test('wait each for itself', () => {
    const story = new Story(two);
    story.check(0, 400);
    story.check(60, 700);
    expect(story.episode.level).toBe('warning');

    story.check(120, 700);

    expect(story.episode).toMatchObject({ level: 'critical', worstLevel: 'critical' });
    expect(story.replies).toEqual(['raised !']);
  });

  test('are one episode, lowered without a word', () => {
    const story = new Story({ criticalThreshold: 600 });
    story.check(0, 700);
    story.check(60, 400);

    expect(story.episode).toMatchObject({ level: 'warning', worstLevel: 'critical', replies: [] });
    story.check(120, 10);
    expect(story.replies).toEqual(['resolved']);
    expect(story.episodes.size).toBe(1);
  });

  test('clear each by its own threshold: the clearing one is of the warning', () => {
    const story = new Story({ criticalThreshold: 600, clearThreshold: 100 });
    story.check(0, 700);
    story.check(60, 600);

    expect(story.episode.level).toBe('warning');
  });

  test('without data raise a warning and leave what is critical as it is', () => {
    const story = new Story({ criticalThreshold: 600, noData: 'alert' });
    story.check(0, noData);
    expect(story.episode).toMatchObject({ level: 'warning', measured: undefined });
    story.check(60, 700);
    story.check(120, noData);

    expect(story.episode.level).toBe('critical');
  });

  test('are one where the rule lost the second, also without data', () => {
    const story = new Story({ criticalThreshold: 600 });
    story.check(0, 700);
    story.rule = { ...story.rule, criticalThreshold: undefined, revision: 2 };
    story.check(60, noData);

    expect(story.episode).toMatchObject({ level: 'warning', measured: { value: 700 } });
  });

  test('are one where the rule lost the second', () => {
    const story = new Story({ criticalThreshold: 600, keepFiringSeconds: 600 });
    story.check(0, 700);
    story.rule = { ...story.rule, criticalThreshold: undefined, revision: 2 };
    story.check(60, 700);

    expect(story.episode).toMatchObject({ level: 'warning', rule: { revision: 2 } });
  });
});

describe('after time in which nobody checked', () => {
  const outage = (from: number, until: number) => ({ from: at(from), until: at(until) });

  test('a crossing goes on waiting where it stood', () => {
    const story = new Story({ forSeconds: 1500 });
    story.check(0, 400);
    story.check(300, 400);
    story.around = { ...story.around, outage: outage(300, 900) };
    story.check(900, 400);

    expect(story.record?.state.warning).toEqual({ kind: 'pending', activeAt: at(600) });
  });

  test('a rule that waits less than the time of grace waits from now on', () => {
    const story = new Story({ forSeconds: 120 });
    story.check(0, 400);
    story.around = { ...story.around, outage: outage(0, 1200) };
    story.check(1200, 400);

    expect(story.record?.state.warning).toEqual({ kind: 'pending', activeAt: at(1200) });
  });

  test('what fired fires on, or is over if the first reading says so', () => {
    const story = new Story({ forSeconds: 0 });
    story.check(0, 400);
    story.around = { ...story.around, outage: outage(0, 9000) };
    story.check(9000, 400);
    expect(story.episode.ended).toBeUndefined();
    story.check(9060, 10);
    expect(story.episode.ended).toEqual({ at: at(9060), why: 'resolved' });
  });
});

describe('a rule that was changed', () => {
  test('to wait longer ends what it would not have raised yet, and raises it anew', () => {
    const story = new Story({ forSeconds: 60 });
    story.check(0, 400);
    story.check(60, 400);
    story.rule = { ...story.rule, forSeconds: 600, revision: 2 };
    story.check(120, 400);
    expect(story.state).toBe('pending');
    expect(story.episode.ended?.why).toBe('rule-changed');

    story.check(600, 400);

    expect(story.state).toBe('firing');
    expect(story.episodes.size).toBe(2);
  });

  test('to wait longer leaves what lasts long enough by now', () => {
    const story = new Story({ forSeconds: 60 });
    for (const seconds of [0, 60, 120, 180]) story.check(seconds, 400);
    story.rule = { ...story.rule, forSeconds: 180, revision: 2 };
    story.check(240, 400);

    expect(story.episode.ended).toBeUndefined();
  });

  test('does not end anything for a clock that stands a little back', () => {
    const story = new Story({ forSeconds: 60 });
    story.check(0, 400);
    story.check(60, 400);
    story.check(58, 400);

    expect(story.episode.ended).toBeUndefined();
  });

  test('to be about something else ends what was open and is judged at once', () => {
    const story = new Story();
    story.check(0, 400);
    const [first] = story.episodes.values();
    story.rule = { ...story.rule, metric: { kind: 'contacts-waiting' }, threshold: 5, revision: 2 };
    story.check(60, 9);

    expect(story.episodes.get(first?.id ?? '')?.ended?.why).toBe('rule-changed');
    expect(story.open).toMatchObject({ measured: { value: 9 }, worstValue: 9 });
  });

  test('to be about something else while it is pending begins to wait anew', () => {
    const story = new Story({ forSeconds: 600 });
    story.check(0, 400);
    story.check(540, 400);
    story.rule = { ...story.rule, metric: { kind: 'contacts-waiting' }, threshold: 5, revision: 2 };
    story.check(600, 9);
    expect(story.state).toBe('pending');

    story.check(1140, 9);
    expect(story.state).toBe('pending');
    story.check(1200, 9);
    expect(story.state).toBe('firing');
  });
});

describe('a record that was lost', () => {
  test('does not end the episode it was about', () => {
    const story = new Story({ forSeconds: 600 });
    story.around = { ...story.around, silence: aSilence() };
    story.rule = { ...story.rule, forSeconds: 0 };
    story.check(0, 400);
    story.record = undefined;
    story.check(60, 400);

    expect(story.episode.ended).toBeUndefined();
    expect(story.state).toBe('firing');
  });

  test('of an episode that was lost begins the same one again', () => {
    const story = new Story();
    story.check(0, 400);
    const { id } = story.episode;
    story.episodes.clear();
    story.check(60, 400);

    expect(story.episode.id).toBe(id);
    expect(story.record?.state.recentStarts).toEqual([at(0)]);
  });
});
