import { ApiError } from '../world/api-error.ts';
import type { Call } from './call.ts';

/** One page of a list, with a cursor that only means something to us. Throws `invalid_cursor`. */
export function paged<T>(
  call: Call,
  all: readonly T[],
  fallback: number,
  maximum: number,
): { readonly page: readonly T[]; readonly metadata: { readonly next_cursor: string } } {
  const limit = call.number('limit', fallback, maximum);
  const start = startOf(call.text('cursor'));
  const end = start + limit;
  const next = end < all.length ? Buffer.from(`at:${end}`).toString('base64') : '';
  return { page: all.slice(start, end), metadata: { next_cursor: next } };
}

function startOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  const place = /^at:(\d+)$/u.exec(Buffer.from(cursor, 'base64').toString('utf8'));
  if (!place) throw new ApiError('invalid_cursor');
  return Number(place[1]);
}
