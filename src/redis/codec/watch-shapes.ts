import { z } from 'zod';
import type {
  ContactWatch,
  Crossing,
  WatchCard,
  WatchReason,
  WatchSay,
  WatchStanding,
} from '../../domain/contact-watch.ts';
import { count, date } from './parts.ts';

const text = z.string();
const seconds = z.number().min(0);

const watch: z.ZodType<ContactWatch> = z.object({
  id: text,
  userId: text,
  contactId: text,
  asks: z.object({ position: count.optional(), waitSeconds: seconds.optional() }),
  startedAt: date,
  until: date,
});

const crossings = ['position', 'waited', 'estimate'] as const satisfies readonly Crossing[];
const reasons = [
  ...crossings,
  'moved',
  'answered',
  'left',
  'over',
] as const satisfies readonly WatchReason[];

const say: z.ZodType<WatchSay> = z.object({
  eventId: text,
  reason: z.enum(reasons),
  decidedAt: date,
  queueId: text.optional(),
  channel: text.optional(),
  position: seconds.optional(),
  seconds: seconds.optional(),
  at: date.optional(),
  disconnectReason: text.optional(),
  nextContactId: text.optional(),
});

const card: z.ZodType<WatchCard> = z.object({
  channelId: text,
  messageTs: text,
  at: date,
  fingerprint: text,
});

const standing: z.ZodType<WatchStanding> = z.object({
  state: z.object({
    seen: z.object({
      lookedAt: date.optional(),
      placeAt: date.optional(),
      isQueued: z.boolean().optional(),
      queueId: text.optional(),
      channel: text.optional(),
      enqueuedAt: date.optional(),
      metricsAt: date.optional(),
      metrics: z.enum(['in-queue', 'refused', 'not-found', 'no-results', 'no-values']).optional(),
      position: seconds.optional(),
      estimatedWaitSeconds: seconds.optional(),
    }),
    stay: count,
    crossed: z.array(z.enum(crossings)),
    end: say.optional(),
  }),
  unsaid: z.array(say),
  card: card.optional(),
});

/** Contacts that are watched. */
export const watchShapes = { watch, standing, stoppedAt: date };
