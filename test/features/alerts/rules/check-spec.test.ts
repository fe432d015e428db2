import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { RuleSpec } from '../../../../src/domain/alerting/rule.ts';
import { specProblems } from '../../../../src/features/alerts/rules/check-spec.ts';
import { ruleLine } from '../../../../src/features/alerts/rules/rule-line.ts';
import { readWords } from '../../../../src/grammar/words.ts';
import { ids } from '../../../fixtures/floor.ts';
import { aSpec } from '../../../fixtures/rule-specs.ts';
import { anySpec } from '../file/any-spec.ts';

test('a rule as it should be has no problem', () => {
  expect(specProblems(aSpec())).toEqual([]);
});

const who = { kind: 'user', id: 'U0SAM00001' } as const;
const team = { scope: { kind: 'team', id: ids.group }, hours: { kind: 'always' } } as const;

describe('what a rule may not say', () => {
  test.each<[Partial<RuleSpec>, string, string]>([
    [{ metric: { kind: 'missed', windowSeconds: 60 } }, 'window', 'one of 5m, 15m, 30m, 1h and 4h'],
    [team, 'scope', 'a figure of queues'],
    [{ scope: { kind: 'queues', ids: [] } }, 'scope', 'at least one'],
    [
      { scope: { kind: 'queues', ids: Array.from({ length: 101 }, String) } },
      'scope',
      'At most 100',
    ],
    [
      {
        metric: { kind: 'agents-staffed' },
        scope: { kind: 'agents', ids: ['a'] },
        hours: { kind: 'always' },
      },
      'scope',
      'of single agents',
    ],
    [
      { metric: { kind: 'missed', windowSeconds: 900 }, channels: ['VOICE'] },
      'channels',
      'all channels',
    ],
    [{ threshold: -1 }, 'threshold', '0 or more'],
    [{ threshold: Number.NaN }, 'threshold', '0 or more'],
    [{ threshold: 90_000 }, 'threshold', 'At most 24h'],
    [{ metric: { kind: 'contacts-waiting' }, threshold: 1.5 }, 'threshold', 'whole number'],
    [
      { metric: { kind: 'abandonment', windowSeconds: 900 }, threshold: 101 },
      'threshold',
      'at most 100',
    ],
    [
      { metric: { kind: 'nobody-staffed' }, comparison: 'under', threshold: 2 },
      'threshold',
      'use over',
    ],
    [{ criticalThreshold: 300 }, 'critical', 'more than over'],
    [{ comparison: 'under', criticalThreshold: 300 }, 'critical', 'less than under'],
    [{ clearThreshold: 300 }, 'clear', 'less than over'],
    [{ comparison: 'under', clearThreshold: 200 }, 'clear', 'more than under'],
    [{ forSeconds: 20_000 }, 'for', 'At most 4h'],
    [{ keepFiringSeconds: 20_000 }, 'keep-firing', 'At most 4h'],
    [{ repeatSeconds: 60 }, 'repeat', '5m at the most often'],
    [
      { metric: { kind: 'agents-staffed' }, scope: team.scope },
      'when',
      'Only queues have opening hours',
    ],
    [
      { hours: { kind: 'timetable', timetable: { zone: 'UTC', slices: [] } } },
      'when',
      'at least one time',
    ],
    [
      {
        hours: {
          kind: 'timetable',
          timetable: { zone: '+02:00', slices: [{ weekdays: [1], fromMinute: 0, untilMinute: 1 }] },
        },
      },
      'zone',
      'no time zone +02:00',
    ],
    [{ mentions: [{ who, from: 'critical' }] }, 'mention', 'without a critical threshold'],
    [{ escalation: { afterSeconds: 600, who: [] } }, 'escalate', 'who is called'],
    [{ escalation: { afterSeconds: 30, who: [who] } }, 'escalate', '1m at the earliest'],
    [{ acknowledgedForSeconds: 100_000 }, 'ack-holds', 'At most 24h'],
    [{ runbook: 'http://wiki' }, 'runbook', 'an https address'],
    [{ runbook: 'https://wiki/a|b' }, 'runbook', 'an https address'],
    [{ note: 'x'.repeat(501) }, 'note', 'at most 500'],
  ])('%j', (change, field, problem) => {
    expect(specProblems(aSpec(change))).toEqual([
      { field, problem: expect.stringContaining(problem) },
    ]);
  });
});

test('the line of any rule can be read as words, its note whole', () => {
  fc.assert(
    fc.property(anySpec, fc.boolean(), (spec, isEdit) => {
      const read = readWords(ruleLine(spec, isEdit ? 'k3x9ab' : undefined));
      if (read.kind === 'problem') throw new Error(read.problem);
      expect(read.words.some((word) => word.kind === 'channel')).toBe(true);
      const last = read.words.at(-1);
      if (spec.note !== undefined) expect(last?.kind).toBe('quoted');
    }),
    { numRuns: 200 },
  );
});
