import { z } from 'zod';
import type { AnsweredContact } from '../../domain/contact-feed.ts';
import type { WaitingContact } from '../../domain/waiting.ts';

/** A part of a member, as `plain` wrote it. */
const text = z
  .string()
  .min(1)
  .transform((part, context) => {
    try {
      return decodeURIComponent(part);
    } catch {
      context.addIssue('not as it was written');
      return z.NEVER;
    }
  });

const moment = z
  .int()
  .min(0)
  .transform((milliseconds) => new Date(milliseconds));

const waiting: z.ZodType<WaitingContact> = z.object({
  contactId: text,
  channel: text,
  queueId: text,
  enqueuedAt: moment,
});

const answer: z.ZodType<AnsweredContact> = z.object({
  queueId: z.string(),
  channel: z.string(),
  enqueuedAt: moment,
  answeredAt: moment,
});

/** What the contact feed leaves behind. */
export const shapes = { waiting, answer, moment };
