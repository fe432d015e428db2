import { expect, test } from '@jest/globals';
import type { AlertTarget } from '../../../src/domain/alerting/rule.ts';
import type { Silence, SilencedThing } from '../../../src/domain/alerting/silence.ts';
import { covers, holds, silenceFor } from '../../../src/domain/alerting/silences.ts';

const now = new Date('2026-06-01T10:00:00Z');
const plus = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const billing: AlertTarget = { kind: 'queue', id: 'billing' };
const rule = { id: 'k3x9bd' };

function aSilence(id: string, seconds: number, what: SilencedThing): Silence {
  return { id, what, until: plus(seconds), by: 'U0SAM00001', at: now };
}

test.each<[string, SilencedThing, boolean]>([
  ['its rule', { kind: 'rule', ruleId: 'k3x9bd' }, true],
  ['another rule', { kind: 'rule', ruleId: 'other' }, false],
  ['its queue', { kind: 'queue', id: 'billing' }, true],
  ['another queue', { kind: 'queue', id: 'sales' }, false],
  ['an agent of the same id', { kind: 'agent', id: 'billing' }, false],
  ['this alert', { kind: 'alert', ruleId: 'k3x9bd', targetKey: 'queue:billing' }, true],
  [
    'an alert of another rule',
    { kind: 'alert', ruleId: 'other', targetKey: 'queue:billing' },
    false,
  ],
  [
    'an alert on another target',
    { kind: 'alert', ruleId: 'k3x9bd', targetKey: 'queue:sales' },
    false,
  ],
])('an alert on a queue, and a silence of %s', (_what, what, isCovered) => {
  expect(covers(what, rule, billing)).toBe(isCovered);
});

test('of several silences the one that ends last keeps it quiet', () => {
  const silences = [
    aSilence('short', 60, { kind: 'queue', id: 'billing' }),
    aSilence('long', 600, { kind: 'rule', ruleId: 'k3x9bd' }),
    aSilence('longest, of another', 6000, { kind: 'queue', id: 'sales' }),
    aSilence('as long', 600, { kind: 'queue', id: 'billing' }),
  ];

  expect(silenceFor(silences, rule, billing)?.id).toBe('long');
  expect(silenceFor([], rule, billing)).toBeUndefined();
  expect(silenceFor(silences, rule, { kind: 'instance' })?.id).toBe('long');
});

test('a silence holds until its end, which is not in it', () => {
  const silence = aSilence('short', 60, { kind: 'queue', id: 'billing' });

  expect([0, 59, 60, 61].map((seconds) => holds(silence, plus(seconds)))).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
