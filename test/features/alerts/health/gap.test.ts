import { describe, expect, test } from '@jest/globals';
import {
  afterFailedCheck,
  afterGoodCheck,
  type Page,
} from '../../../../src/features/alerts/health/after-check.ts';
import { gapOf, kindOf } from '../../../../src/features/alerts/health/gap.ts';

const at = (seconds: number) => new Date(Date.UTC(2026, 5, 1, 10) + seconds * 1000);
const outageSince = (seconds: number) => ({ since: at(seconds), failure: 'connect_timeout' });

type Case = readonly [
  name: string,
  page: { lastOk?: number; failingSince?: number },
  outage: number | undefined,
  now: number,
  intervalSeconds: number,
  expected: readonly [number, string] | undefined,
];

describe('a gap in the checks', () => {
  test.each<Case>([
    ['never checked before', {}, undefined, 100, 15, undefined],
    ['the last check is one interval back', { lastOk: 0 }, undefined, 15, 15, undefined],
    ['two checks are missing', { lastOk: 0 }, undefined, 45, 15, undefined],
    ['three checks are missing', { lastOk: 0 }, undefined, 60, 15, [0, 'not-running']],
    [
      'at a short interval three missing ones are a hiccup',
      { lastOk: 0 },
      undefined,
      20,
      5,
      undefined,
    ],
    ['they fail for less than a minute', { lastOk: 0 }, 15, 50, 15, undefined],
    ['three failed', { lastOk: 0 }, 15, 60, 15, [15, 'connect_timeout']],
    [
      'they fail for more than a minute at a long interval',
      { lastOk: 0 },
      300,
      361,
      300,
      [300, 'connect_timeout'],
    ],
    ['another process checks well', { lastOk: 90 }, 15, 100, 15, undefined],
    [
      'it failed already in another process',
      { lastOk: 0, failingSince: 10 },
      40,
      75,
      15,
      [10, 'connect_timeout'],
    ],
    [
      'a timetable that leaves out days',
      { lastOk: 0 },
      undefined,
      100_000,
      Number.POSITIVE_INFINITY,
      undefined,
    ],
  ])('%s', (_name, { lastOk, failingSince }, outage, now, intervalSeconds, expected) => {
    const page = {
      lastOkAt: lastOk === undefined ? undefined : at(lastOk),
      failingSince: failingSince === undefined ? undefined : at(failingSince),
    };
    const gap = gapOf({
      page,
      outage: outage === undefined ? undefined : outageSince(outage),
      now: at(now),
      intervalSeconds,
    });

    expect(gap).toEqual(expected && { from: at(expected[0]), failure: expected[1] });
  });

  test.each([
    ['connect_denied', 'connect-away'],
    ['redis_unavailable', 'redis-away'],
    ['internal', 'not-checking'],
    ['not-running', 'not-checking'],
  ])('because of %s is called %s', (failure, kind) => {
    expect(kindOf(failure)).toBe(kind);
  });
});

describe('the page of the journal', () => {
  const page: Page = { lastOkAt: at(0), troubles: {} };

  test('names a gap that nobody noted while it lasted, as over', () => {
    const facts = { outage: undefined, now: at(3600), intervalSeconds: 15 };

    expect(afterGoodCheck(page, facts)).toEqual({
      lastOkAt: at(3600),
      troubles: {
        'not-checking': {
          key: 'not-checking',
          kind: 'not-checking',
          since: at(0),
          code: 'not-running',
          over: at(3600),
        },
      },
    });
  });

  test('names one gap once, whatever it was noted as', () => {
    const outage = outageSince(15);
    const failed = afterFailedCheck(page, { outage, now: at(90), intervalSeconds: 15 });
    const facts = { outage: undefined, now: at(600), intervalSeconds: 15 };

    expect(failed).toMatchObject({ failingSince: at(15), failure: 'connect_timeout' });
    expect(Object.values(afterGoodCheck(failed, facts).troubles)).toEqual([
      expect.objectContaining({ kind: 'connect-away', since: at(15), over: at(600) }),
    ]);
  });
});
