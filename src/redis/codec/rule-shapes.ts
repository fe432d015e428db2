import { z } from 'zod';
import type {
  AlertTarget,
  Mentioned,
  Rule,
  RuleHours,
  RuleMetric,
  RuleScope,
  RuleVersion,
} from '../../domain/alerting/rule.ts';
import type { Timetable } from '../../domain/alerting/timetable.ts';
import { count, date } from './parts.ts';

const text = z.string();
const number = z.number();
const seconds = z.number().min(0);
const texts = z.array(text);

const timetable: z.ZodType<Timetable> = z.object({
  zone: text,
  slices: z.array(
    z.object({ weekdays: z.array(count.max(6)), fromMinute: count, untilMinute: count }),
  ),
});

const state = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('activity'),
    activity: z.enum(['on-contact', 'on-hold', 'after-contact-work', 'missed', 'error']),
  }),
  z.object({ kind: z.literal('status'), statusId: text }),
]);

const metric: z.ZodType<RuleMetric> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.enum([
      'queue-wait',
      'oldest-contact',
      'contacts-waiting',
      'agents-available',
      'agents-staffed',
      'nobody-staffed',
      'available-while-waiting',
    ]),
  }),
  z.object({
    kind: z.enum(['missed', 'service-level', 'abandonment']),
    windowSeconds: seconds,
  }),
  z.object({ kind: z.literal('agent-state'), state }),
]);

const scope: z.ZodType<RuleScope> = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['queues', 'routing-profiles', 'agents']), ids: texts }),
  z.object({ kind: z.literal('queue-group'), name: text }),
  z.object({ kind: z.literal('team'), id: text }),
  z.object({ kind: z.literal('instance') }),
]);

const hours: z.ZodType<RuleHours> = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['always', 'opening-hours']) }),
  z.object({ kind: z.literal('timetable'), timetable }),
]);

export const mentioned: z.ZodType<Mentioned> = z.object({
  kind: z.enum(['user', 'user-group']),
  id: text,
});

export const level = z.enum(['warning', 'critical']);

export const target: z.ZodType<AlertTarget> = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['queue', 'agent', 'routing-profile', 'team']), id: text }),
  z.object({ kind: z.literal('instance') }),
]);

export const rule: z.ZodType<Rule> = z.object({
  metric,
  scope,
  channels: texts,
  comparison: z.enum(['over', 'under']),
  threshold: number,
  criticalThreshold: number.optional(),
  clearThreshold: number.optional(),
  forSeconds: seconds,
  keepFiringSeconds: seconds,
  repeatSeconds: seconds.optional(),
  noData: z.enum(['keep', 'ok', 'alert']),
  hours,
  slackChannelId: text,
  mentions: z.array(z.object({ who: mentioned, from: level, when: timetable.optional() })),
  escalation: z.object({ afterSeconds: seconds, who: z.array(mentioned) }).optional(),
  acknowledgedForSeconds: seconds.optional(),
  isGrouped: z.boolean(),
  toWebhook: z.boolean(),
  runbook: text.optional(),
  note: text.optional(),
  id: text,
  tenant: z.object({ workspace: text, instance: text }),
  ownerId: text,
  createdAt: date,
  revision: count,
  pausedBy: text.optional(),
  orphanedAt: date.optional(),
});

/** What a rule was. */
export const ruleVersion: z.ZodType<RuleVersion> = z.object({
  rule,
  by: text,
  at: date,
  deed: z.enum(['changed', 'paused', 'resumed', 'removed', 'imported', 'undone']),
});
