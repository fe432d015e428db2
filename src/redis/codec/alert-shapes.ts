import { z } from 'zod';
import type {
  AlertState,
  GapNotice,
  Rule,
  Say,
  Told,
  Unsayable,
  WaitReading,
} from '../../domain/alert.ts';
import { errorCodes } from '../../domain/errors.ts';
import type { CheckHealth } from '../../stores/alerts.ts';
import { count, date, maybe } from './parts.ts';

/** A rule's record without what has hashes of its own. */
export interface Standing {
  readonly episodes: number;
  readonly state: AlertState;
}

const rule: z.ZodType<Rule> = z.object({
  id: z.string(),
  tenant: z.object({ workspace: z.string(), instance: z.string() }),
  metric: z.literal('queue-wait'),
  queueId: z.string(),
  overSeconds: z.number(),
  channelId: z.string(),
  ownerId: z.string(),
  createdAt: date,
});

const reading: z.ZodType<WaitReading> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('wait'),
    seconds: z.number(),
    channel: z.string(),
    source: z.enum(['estimate', 'oldest-contact']),
    isLowerBound: z.boolean(),
    waiting: maybe(z.number()),
  }),
  z.object({ kind: z.literal('empty') }),
  z.object({ kind: z.literal('nobody-staffed'), channel: z.string(), waiting: z.number() }),
  z.object({
    kind: z.literal('unknown'),
    reason: z.enum(['queue-absent', 'no-estimate', 'no-counts']),
  }),
]);

const state: z.ZodType<AlertState> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('quiet') }),
  z.object({
    kind: z.literal('firing'),
    episode: count,
    since: date,
    reading,
    worstSeconds: maybe(z.number()),
  }),
]);

const standing: z.ZodType<Standing> = z.object({ episodes: count, state });

const reason = z.enum(['fired', 'resolved', 'rule-removed']);

const say: z.ZodType<Say> = z.object({
  eventId: z.string(),
  reason,
  rule,
  episode: count,
  firedAt: date,
  decidedAt: date,
  reading,
  worstSeconds: maybe(z.number()),
});

const told: z.ZodType<Told> = z.object({
  episode: count,
  channelId: z.string(),
  messageTs: z.string(),
  reason,
  toldAt: date,
});

const unsayable: z.ZodType<Unsayable> = z.object({ code: z.enum(errorCodes), at: date });

const notice: z.ZodType<GapNotice> = z.object({
  eventId: z.string(),
  channelId: z.string(),
  from: date,
  until: date,
  failure: z.string(),
});

const health: z.ZodType<Omit<CheckHealth, 'version'>> = z.object({
  lastOkAt: date.optional(),
  failingSince: date.optional(),
  failure: z.string().optional(),
});

/** Rules, what became of them, and the journal of their checks. */
export const shapes = { rule, standing, say, told, unsayable, notice, health };
