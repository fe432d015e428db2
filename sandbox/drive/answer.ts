import type { z } from 'zod';
import { Refusal } from '../slack/acting/refusal.ts';
import { parseJson } from '../slack/json.ts';

/** Reads a body as this shape. Throws Refusal `invalid_request` that says what is wanted. */
export function readAs<Shape>(schema: z.ZodType<Shape>, body: string): Shape {
  const parsed = schema.safeParse(parseJson(body));
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new Refusal('invalid_request', `The request is not as expected: ${wrong.join('; ')}.`);
}

/** Things that are not there are 404, everything else that is refused 400. */
export function statusOf(refusal: Refusal): number {
  return /not_found$|^unknown_person$|^no_such_/u.test(refusal.code) ? 404 : 400;
}
