import { describe, expect, test } from '@jest/globals';
import type { Trouble, TroubleNews } from '../../../../src/domain/alerting/trouble.ts';
import {
  cleared,
  type Ledger,
  merged,
  newsOf,
  noted,
  pruned,
  told,
  troubleKey,
} from '../../../../src/features/alerts/health/ledger.ts';

const minute = (minutes: number) => new Date(Date.UTC(2026, 5, 1, 10) + minutes * 60_000);
const key = 'connect-away';

type Event = readonly [at: number, what: 'fails' | 'works'];

/** What is told, and when, of failures and recoveries, where it is looked once a minute. */
function story(events: readonly Event[], until: number, awayUntil = 0) {
  let ledger: Ledger = {};
  const said: [number, TroubleNews][] = [];
  for (let at = 0; at <= until; at += 1) {
    for (const [, what] of events.filter(([when]) => when === at)) {
      ledger =
        what === 'fails'
          ? noted(ledger, { kind: key, since: minute(at), code: 'connect_timeout' })
          : cleared(ledger, key, minute(at));
    }
    const trouble = ledger[key];
    const news = trouble && newsOf(trouble, minute(at));
    if (news && at >= awayUntil) {
      said.push([at, news]);
      ledger = told(ledger, key, news, minute(at));
    }
    ledger = pruned(ledger, minute(at));
  }
  return said;
}

describe('a trouble', () => {
  test.each<[string, readonly Event[], number, readonly [number, TroubleNews][]]>([
    ['nothing fails', [], 0, []],
    [
      'it fails for ten minutes',
      [
        [5, 'fails'],
        [15, 'works'],
      ],
      0,
      [
        [5, 'began'],
        [15, 'ended'],
      ],
    ],
    [
      'it fails again and again without a pause',
      [
        [5, 'fails'],
        [6, 'fails'],
        [7, 'fails'],
      ],
      0,
      [[5, 'began']],
    ],
    [
      'it began and ended before anybody could be told',
      [
        [5, 'fails'],
        [15, 'works'],
      ],
      20,
      [[20, 'was']],
    ],
    [
      'nobody could be told of its beginning, but of its end',
      [
        [5, 'fails'],
        [30, 'works'],
      ],
      20,
      [
        [20, 'began'],
        [30, 'ended'],
      ],
    ],
    [
      'it comes back for good eleven minutes after its end',
      [
        [0, 'fails'],
        [5, 'works'],
        [16, 'fails'],
        [20, 'works'],
      ],
      0,
      [
        [0, 'began'],
        [5, 'ended'],
        [16, 'began'],
        [20, 'ended'],
      ],
    ],
    [
      'it comes and goes every three minutes for half an hour',
      [0, 6, 12, 18, 24].flatMap<Event>((at) => [
        [at, 'fails'],
        [at + 3, 'works'],
      ]),
      0,
      [
        [0, 'began'],
        [3, 'ended'],
        [6, 'came-back'],
        [37, 'ended'],
      ],
    ],
    [
      'it comes back before its end could be told',
      [
        [0, 'fails'],
        [5, 'works'],
        [8, 'fails'],
        [40, 'works'],
      ],
      10,
      [
        [10, 'began'],
        [40, 'ended'],
      ],
    ],
  ])('%s', (_name, events, awayUntil, expected) => {
    expect(story(events, 60, awayUntil)).toEqual(expected);
  });

  test('is known by its kind and what it is about', () => {
    expect(troubleKey({ kind: 'channel-gone', about: 'C1' })).toBe('channel-gone|C1');
    expect(troubleKey({ kind: 'redis-away' })).toBe('redis-away');
  });

  test('that ended is forgotten ten minutes after, once that was told', () => {
    const over: Trouble = { key, kind: key, since: minute(0), over: minute(5) };
    const heard = { ...over, endToldAt: minute(5) };

    expect(pruned({ [key]: over }, minute(60))).toEqual({ [key]: over });
    expect(pruned({ [key]: heard }, minute(14))).toEqual({ [key]: heard });
    expect(pruned({ [key]: heard }, minute(15))).toEqual({});
  });
});

describe('what a process kept while Redis was away', () => {
  const kept: Ledger = {
    [key]: { key, kind: key, since: minute(3), toldAt: minute(4) },
  };

  test('is taken over where Redis knows nothing of it', () => {
    expect(merged({}, kept)).toEqual(kept);
  });

  test('is told no more where another process was back earlier, and told its end', () => {
    const known: Ledger = {
      [key]: { key, kind: key, since: minute(2), over: minute(9), endToldAt: minute(9) },
    };

    expect(merged(known, kept)).toEqual(known);
  });

  test('counts as told where one of them told it, and as long as the longest saw it', () => {
    const known: Ledger = { [key]: { key, kind: key, since: minute(5) } };

    expect(merged(known, kept)[key]).toMatchObject({ since: minute(3), toldAt: minute(4) });
  });

  test('changes nothing where Redis has it already', () => {
    const known: Ledger = { [key]: { key, kind: key, since: minute(2), toldAt: minute(2) } };

    expect(merged(known, kept)).toBe(known);
  });
});
