import { z } from 'zod';

/** ISO 8601 in the record, a Date in ours. */
export const date = z.iso.datetime().transform((text) => new Date(text));

export const count = z.int().min(0);

/** A member that is always there and may have no value; JSON leaves it out. */
export const maybe = <Inner extends z.ZodType>(inner: Inner) =>
  inner.optional().transform((value) => value);
