import { z } from 'zod';
import type { ImportDraft } from '../../stores/alerting.ts';

/** What is kept of a file that may still be applied. */
export interface KeptDraft {
  readonly draft: ImportDraft;
  readonly until: Date;
}

export const keptDraft: z.ZodType<KeptDraft> = z.object({
  draft: z.object({
    text: z.string(),
    seen: z.record(z.string(), z.number().int().min(0)),
    removed: z.array(z.string()),
    given: z.string(),
    isReplacing: z.boolean(),
  }),
  until: z.iso.datetime().transform((text) => new Date(text)),
});
