import fc from 'fast-check';
import type { RuleMetric, RuleScope, RuleSpec } from '../../../../src/domain/alerting/rule.ts';
import { knownChannels } from '../../../../src/domain/contact-centre.ts';
import {
  isReadyMade,
  ruleWindows,
  scopesOf,
  specProblems,
} from '../../../../src/features/alerts/rules/check-spec.ts';
import { ids } from '../../../fixtures/floor.ts';

const seconds = (most: number) => fc.integer({ min: 1, max: most });
const metric: fc.Arbitrary<RuleMetric> = fc.oneof(
  fc
    .constantFrom(
      'queue-wait' as const,
      'oldest-contact' as const,
      'contacts-waiting' as const,
      'agents-available' as const,
      'agents-staffed' as const,
      'nobody-staffed' as const,
      'available-while-waiting' as const,
    )
    .map((kind) => ({ kind })),
  fc.record({
    kind: fc.constantFrom('missed' as const, 'service-level' as const, 'abandonment' as const),
    windowSeconds: fc.constantFrom(...ruleWindows),
  }),
  fc
    .constantFrom('on-contact' as const, 'on-hold' as const, 'after-contact-work' as const)
    .map((activity) => ({
      kind: 'agent-state' as const,
      state: { kind: 'activity' as const, activity },
    })),
  fc.constant({
    kind: 'agent-state' as const,
    state: { kind: 'status' as const, statusId: ids.lunch },
  }),
);

const some = (...of: readonly string[]) => fc.subarray([...of], { minLength: 1 });
const scope: fc.Arbitrary<RuleScope> = fc.oneof(
  some(ids.billing, ids.sales, ids.hostileQueue).map((list) => ({
    kind: 'queues' as const,
    ids: list,
  })),
  fc.constant({ kind: 'queue-group' as const, name: 'emea' }),
  fc.constant({ kind: 'routing-profiles' as const, ids: [ids.profile] }),
  fc.constant({ kind: 'team' as const, id: ids.group }),
  some(ids.maria, ids.hostile, ids.rtl).map((list) => ({ kind: 'agents' as const, ids: list })),
  fc.constant({ kind: 'instance' as const }),
);

const slice = fc.record({
  weekdays: fc.subarray([0, 1, 2, 3, 4, 5, 6], { minLength: 1 }),
  fromMinute: fc.integer({ min: 0, max: 1439 }),
  untilMinute: fc.integer({ min: 1, max: 1440 }),
});
const timetable = fc.record({
  zone: fc.constantFrom('Europe/Berlin', 'UTC', 'America/Argentina/Buenos_Aires'),
  slices: fc.array(slice, { minLength: 1, maxLength: 4 }),
});
const who = fc.oneof(
  fc.constantFrom('U0SAM00001', 'W0MAYA0001').map((id) => ({ kind: 'user' as const, id })),
  fc.constant({ kind: 'user-group' as const, id: 'S0LEADS001' }),
);
const hours = fc.oneof(
  fc.constantFrom('always' as const, 'opening-hours' as const).map((kind) => ({ kind })),
  timetable.map((one) => ({ kind: 'timetable' as const, timetable: one })),
);
const words = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
  .filter((text) => text.trim() === text && text !== '');

const rest = fc.record(
  {
    channels: fc.subarray([...knownChannels]),
    comparison: fc.constantFrom('over' as const, 'under' as const),
    threshold: fc.integer({ min: 0, max: 99 }),
    criticalThreshold: fc.integer({ min: 0, max: 100 }),
    clearThreshold: fc.integer({ min: 0, max: 100 }),
    forSeconds: fc.integer({ min: 0, max: 3600 }),
    keepFiringSeconds: fc.integer({ min: 0, max: 3600 }),
    repeatSeconds: fc.integer({ min: 300, max: 7200 }),
    noData: fc.constantFrom('keep' as const, 'ok' as const, 'alert' as const),
    hours,
    slackChannelId: fc.constantFrom('C0FLOOR001', 'G0PRIVATE1'),
    mentions: fc.array(
      fc.record(
        { who, from: fc.constantFrom('warning' as const, 'critical' as const), when: timetable },
        { requiredKeys: ['who', 'from'] },
      ),
      { maxLength: 3 },
    ),
    escalation: fc.record({
      afterSeconds: fc.integer({ min: 60, max: 7200 }),
      who: fc.array(who, { minLength: 1, maxLength: 3 }),
    }),
    acknowledgedForSeconds: seconds(7200),
    isGrouped: fc.boolean(),
    toWebhook: fc.boolean(),
    runbook: fc.constant('https://wiki.harbour.test/waits?queue=billing#now'),
    note: words,
  },
  {
    requiredKeys: [
      'channels',
      'comparison',
      'threshold',
      'forSeconds',
      'keepFiringSeconds',
      'noData',
      'hours',
      'slackChannelId',
      'mentions',
      'isGrouped',
      'toWebhook',
    ],
  },
);

/** Any rule there may be: what two ways of writing it must agree on. */
export const anySpec: fc.Arbitrary<RuleSpec> = fc
  .tuple(metric, scope, rest)
  .map(([ofMetric, ofScope, others]): RuleSpec => ({ ...others, metric: ofMetric, scope: ofScope }))
  .map((spec): RuleSpec => {
    // What seldom fits by chance is made to fit.
    const { criticalThreshold, clearThreshold, ...plain } = spec;
    const isOver = isReadyMade(spec.metric) || spec.comparison === 'over';
    return {
      ...plain,
      comparison: isOver ? 'over' : 'under',
      channels: spec.metric.kind === 'missed' ? [] : spec.channels,
      hours:
        spec.hours.kind === 'opening-hours' && !['queues', 'queue-group'].includes(spec.scope.kind)
          ? { kind: 'always' }
          : spec.hours,
      ...(criticalThreshold !== undefined &&
        (isOver ? criticalThreshold > spec.threshold : criticalThreshold < spec.threshold) && {
          criticalThreshold,
        }),
      ...(clearThreshold !== undefined &&
        (isOver ? clearThreshold < spec.threshold : clearThreshold > spec.threshold) && {
          clearThreshold,
        }),
    };
  })
  .map(
    (spec): RuleSpec =>
      spec.criticalThreshold === undefined
        ? { ...spec, mentions: spec.mentions.map((one) => ({ ...one, from: 'warning' as const })) }
        : spec,
  )
  .filter((spec) => scopesOf(spec.metric).includes(spec.scope.kind))
  .filter((spec) => specProblems(spec).length === 0);
