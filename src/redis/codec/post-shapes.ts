import { z } from 'zod';
import type { Post } from '../../domain/alerting/alert.ts';
import { date } from './parts.ts';

const text = z.string();

const post: z.ZodType<Post> = z.object({
  homeId: text,
  channelId: text,
  messageTs: text.optional(),
  postedAt: date.optional(),
  shown: z.object({ facts: text, figures: text, at: date }).optional(),
  replies: z.record(text, text),
  attempt: z
    .object({
      what: text,
      covers: z.array(text),
      at: date,
      token: text,
      until: date,
    })
    .optional(),
  sweepAfter: date.optional(),
  sweepOf: z.object({ whats: z.array(text), since: date, covers: z.array(text) }).optional(),
  givenUp: z.object({ code: text, at: date }).optional(),
});

/** What was said of alerts. */
export const postShapes = { post };
