import { z } from 'zod';
import {
  type AuditEntry,
  type AuditedListening,
  type AuditField,
  auditedActs,
  auditOutcomes,
} from '../../domain/audit.ts';
import type { HeadStanding } from '../../domain/audit-head.ts';
import { date } from './parts.ts';

const text = z.string();
const wholeNumber = z.coerce.number().int().min(0);

const listening: z.ZodType<AuditedListening> = z.object({
  way: z.enum(['listen', 'barge']),
  sessionId: text.optional(),
  connectUserId: text.optional(),
  username: text.optional(),
  contactId: text.optional(),
  agentId: text.optional(),
  queueId: text.optional(),
  channel: text.optional(),
  capabilities: text.transform((joined) => (joined === '' ? [] : joined.split(','))).optional(),
  reason: text.optional(),
  why: text.optional(),
  requestId: text.optional(),
  sessionContactId: text.optional(),
  seconds: z.coerce.number().min(0).optional(),
});

const retention = z.object({ keptFrom: wholeNumber, removedHash: text });

const entry = z.object({
  at: date,
  who: text,
  act: z.enum(auditedActs),
  about: text,
  outcome: z.enum(auditOutcomes),
});

/** An entry as it is kept: all of its fields beside each other. */
const auditEntry: z.ZodType<AuditEntry> = z
  .record(text, text)
  .transform((fields, at): AuditEntry => {
    const parts = z
      .object({
        entry,
        listening: listening.optional(),
        retention: retention.optional(),
      })
      .safeParse({
        entry: fields,
        listening: 'way' in fields ? fields : undefined,
        retention: 'keptFrom' in fields ? fields : undefined,
      });
    if (!parts.success) {
      at.addIssue({ code: 'custom', message: 'no entry' });
      return z.NEVER;
    }
    const { data } = parts;
    return {
      ...data.entry,
      ...(data.listening && { listening: data.listening }),
      ...(data.retention && { retention: data.retention }),
    };
  });

const head = z.object({ number: z.number().int().min(1), hash: text });

const headStanding: z.ZodType<HeadStanding> = z.object({
  said: z
    .object({
      day: text,
      at: date,
      channelId: text,
      messageTs: text,
      head: head.optional(),
    })
    .optional(),
  toSay: z.object({ day: text, channelId: text }).optional(),
});

export const shapes = { auditEntry, headStanding };

/** Names and texts in turn, as a stream gives them. */
export function fieldsIn(flat: readonly string[]): readonly AuditField[] {
  return flat.flatMap((name, place): AuditField[] =>
    place % 2 === 0 ? [[name, flat[place + 1] ?? '']] : [],
  );
}
