import { z } from 'zod';
import type { KeptLink } from '../../domain/people.ts';
import { date } from './parts.ts';

const id = z.string().min(1);

const link: z.ZodType<KeptLink> = z.object({
  slackUserId: id,
  connectUserId: id,
  username: id,
  by: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('email') }),
    z.object({ kind: z.literal('administrator'), slackUserId: id }),
  ]),
  at: date,
});

/** Which Slack user is which Connect user. */
export const linkShapes = { link };
