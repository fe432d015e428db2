import { describe, expect, test } from '@jest/globals';
import { inactiveState } from '../../../../src/domain/alerting/alert.ts';
import type { AlertTarget } from '../../../../src/domain/alerting/rule.ts';
import { whyTell } from '../../../../src/features/alerts/decide/dedup.ts';
import { alertKey, hushedByOf, hushesOf } from '../../../../src/features/alerts/decide/hush.ts';
import { checkInstances } from '../../../../src/features/alerts/decide/instances.ts';
import { ruleState } from '../../../../src/features/alerts/decide/rule-state.ts';
import { aSilence, at, Story, someRule, target } from './rig.ts';

describe('what hushes what', () => {
  const critical = new Story({ id: 'worse', criticalThreshold: 350 });
  critical.check(0, 400);
  const warning = new Story({ id: 'lesser' });
  warning.check(0, 400);

  test('a critical one hushes the warning of another rule on the same thing', () => {
    const hushes = hushesOf([critical.episode, warning.episode]);

    expect([...hushes]).toEqual([[alertKey('lesser', target), critical.episode.id]]);
  });

  test('a warning that is not there yet is hushed, too', () => {
    const hushedBy = hushedByOf([critical.episode]);
    const other: AlertTarget = { kind: 'queue', id: 'queue-sales' };

    expect(hushedBy(someRule({ id: 'new' }), target)).toBe(critical.episode.id);
    expect(hushedBy(someRule({ id: 'worse' }), target)).toBeUndefined();
    expect(hushedBy(someRule({ id: 'new' }), other)).toBeUndefined();
    expect(hushedBy(someRule({ slackChannelId: 'C0OTHER001' }), target)).toBeUndefined();
    expect(hushedBy(someRule({ metric: { kind: 'contacts-waiting' } }), target)).toBeUndefined();
  });

  test('what is about other contacts or another state hushes nothing', () => {
    const onVoice = new Story({ id: 'worse', criticalThreshold: 350, channels: ['VOICE'] });
    onVoice.check(0, 400);
    const hushedBy = hushedByOf([onVoice.episode]);

    expect(hushedBy(someRule({ id: 'chats', channels: ['CHAT'] }), target)).toBeUndefined();
    expect(hushedBy(someRule({ id: 'all' }), target)).toBeUndefined();
    expect(hushedBy(someRule({ id: 'calls', channels: ['VOICE'] }), target)).toBe(
      onVoice.episode.id,
    );
    const ofAll = hushedByOf([critical.episode]);
    expect(ofAll(someRule({ id: 'calls', channels: ['VOICE'] }), target)).toBe(critical.episode.id);

    const inState = (activity: 'on-hold' | 'missed') =>
      ({ kind: 'agent-state', state: { kind: 'activity', activity } }) as const;
    const held = new Story({ id: 'held', criticalThreshold: 350, metric: inState('on-hold') });
    held.check(0, 400);
    const hushedByHold = hushedByOf([held.episode]);
    expect(hushedByHold(someRule({ id: 'missed', metric: inState('missed') }), target)).toBe(
      undefined,
    );
    expect(hushedByHold(someRule({ id: 'holds', metric: inState('on-hold') }), target)).toBe(
      held.episode.id,
    );
  });

  test('what is silenced or over hushes nothing', () => {
    const silenced = new Story({ id: 'worse', criticalThreshold: 350 });
    silenced.check(0, 400);
    silenced.around = { ...silenced.around, silence: aSilence() };
    silenced.check(60, 400);
    const over = new Story({ id: 'worse', criticalThreshold: 350 });
    over.check(0, 400);
    over.check(60, 10);

    expect(hushesOf([silenced.episode, over.episode, warning.episode]).size).toBe(0);
  });
});

describe('the alerts of one rule', () => {
  const queues = (count: number) =>
    Array.from({ length: count }, (_, index): AlertTarget => ({ kind: 'queue', id: `q${index}` }));

  test('are decided on up to a limit, all or none', () => {
    expect(checkInstances(queues(500))).toEqual({ kind: 'fine' });
    expect(checkInstances(queues(501))).toEqual({ kind: 'too-many', count: 501, limit: 500 });
  });

  test('are told apart', () => {
    const duplicate = checkInstances([...queues(2), { kind: 'queue', id: 'q1' }]);

    expect(duplicate).toEqual({ kind: 'duplicate', key: 'queue:q1' });
    expect(
      checkInstances([{ kind: 'instance' }, { kind: 'agent', id: 'q1' }, ...queues(2)]).kind,
    ).toBe('fine');
  });

  test('make the state of the rule: the furthest of them, on either level', () => {
    const pending = { kind: 'pending', activeAt: at(0) } as const;

    expect(ruleState([])).toBe('inactive');
    expect(
      ruleState([{ state: inactiveState }, { state: { ...inactiveState, critical: pending } }]),
    ).toBe('pending');
  });
});

describe('what is told of a group', () => {
  const set = (...names: string[]) => new Set(names);
  const said = { firing: set('a', 'b'), resolved: set('c'), at: at(0) };
  const limits = { repeatMs: 600_000, sendsResolved: true };

  test.each([
    ['nothing new', said, set('a', 'b'), set('c'), limits, 60, undefined],
    ['somebody joined', said, set('a', 'd'), set(), limits, 60, 'new-alerts-in-group'],
    ['one is over', said, set('a'), set('b', 'c'), limits, 60, 'new-resolved-alerts'],
    [
      'one is over, which is not sent',
      said,
      set('a'),
      set('b'),
      { ...limits, sendsResolved: false },
      60,
      undefined,
    ],
    [
      'all are over, which is sent anyway',
      said,
      set(),
      set('a', 'b'),
      { ...limits, sendsResolved: false },
      60,
      'all-alerts-resolved',
    ],
    [
      'what came and went unseen',
      { ...said, firing: set() },
      set(),
      set('x'),
      limits,
      6000,
      undefined,
    ],
    [
      'time has passed exactly',
      said,
      set('a', 'b'),
      set('c'),
      limits,
      600,
      'repeat-interval-elapsed',
    ],
    ['it was never told of', undefined, set('a'), set(), limits, 0, 'first-notification'],
    ['it was never told of, and is over', undefined, set(), set('a'), limits, 0, undefined],
  ] as const)('when %s', (_, before, firing, resolved, by, seconds, why) => {
    expect(whyTell(before, { firing, resolved }, by, at(seconds))).toBe(why);
  });
});
