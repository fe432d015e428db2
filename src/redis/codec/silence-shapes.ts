import { z } from 'zod';
import type { Silence, SilencedThing } from '../../domain/alerting/silence.ts';
import type { HookStanding } from '../../stores/alerting.ts';
import { count, date } from './parts.ts';

const text = z.string();

const silencedThing: z.ZodType<SilencedThing> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rule'), ruleId: text }),
  z.object({ kind: z.literal('queue'), id: text }),
  z.object({ kind: z.literal('agent'), id: text }),
  z.object({ kind: z.literal('alert'), ruleId: text, targetKey: text }),
]);

const silence: z.ZodType<Silence> = z.object({
  id: text,
  what: silencedThing,
  until: date,
  by: text,
  at: date,
  reason: text.optional(),
});

const hookStanding: z.ZodType<HookStanding> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('told'), at: date }),
  z.object({ kind: z.literal('failed'), count, againAt: date }),
  z.object({ kind: z.literal('given-up'), at: date, why: text }),
]);

/** What is to be quiet, and what the outgoing webhook was told. */
export const silenceShapes = { silence, hookStanding };
