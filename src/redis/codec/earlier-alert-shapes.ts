import { z } from 'zod';
import { date } from './parts.ts';

/** Rules and alerts as earlier versions kept them: one metric, one queue, one threshold. */

const text = z.string();
const number = z.number();

const rule = z.object({
  id: text,
  tenant: z.object({ workspace: text, instance: text }),
  metric: z.literal('queue-wait'),
  queueId: text,
  overSeconds: number,
  channelId: text,
  ownerId: text,
  createdAt: date,
});

const reading = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('wait'),
    seconds: number,
    channel: text,
    source: z.enum(['estimate', 'oldest-contact']),
    isLowerBound: z.boolean(),
    waiting: number.optional(),
  }),
  z.object({ kind: z.enum(['empty', 'unknown']) }),
  z.object({ kind: z.literal('nobody-staffed'), channel: text, waiting: number }),
]);

const standing = z.object({
  state: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('quiet') }),
    z.object({
      kind: z.literal('firing'),
      episode: number,
      since: date,
      reading,
      worstSeconds: number.optional(),
    }),
  ]),
});

const say = z.object({
  reason: z.enum(['fired', 'resolved', 'rule-removed']),
  rule,
  episode: number,
  firedAt: date,
  decidedAt: date,
  reading,
  worstSeconds: number.optional(),
});

const told = z.object({ channelId: text, messageTs: text, toldAt: date });

export const earlierShapes = { rule, standing, say, told };

export type EarlierRule = z.infer<typeof rule>;
export type EarlierReading = z.infer<typeof reading>;
