import type { Limit } from '../domain/settings.ts';
import { parseDuration, typedDuration } from './duration.ts';
import { type Misunderstood, misunderstood } from './misunderstood.ts';
import type { Word } from './words.ts';

/** More than a day is a slip of the finger. */
const longestSeconds = 24 * 3600;

/** A limit, and the words before it, which say of what it is. */
export interface TakenLimit {
  readonly before: readonly Word[];
  readonly to: Limit | 'default';
}

/** The limit at the end of a line: `45m`, `45 min`, `1h 30m`, `off`, `default`; seconds. */
export function takeLimit(words: readonly Word[], example: string): TakenLimit | Misunderstood {
  const last = textOf(words.at(-1));
  const before = textOf(words.at(-2));
  const isTwo = /^\d+$/.test(before)
    ? /^[a-z]+$/i.test(last)
    : /^\d+h\w* \d/i.test(`${before} ${last}`);
  const [text, used] = isTwo ? [before + last, 2] : [last, 1];
  const to = limitOf(text);
  if (to === undefined) {
    return misunderstood(
      `At the end goes a time such as 90s, 5m or 1h30m, or off, or default. For example: ${example}.`,
    );
  }
  if (typeof to === 'number' && to > longestSeconds) {
    return misunderstood(
      `A limit of more than 24h is no limit: type off instead of the time, or ${example}.`,
    );
  }
  return { before: words.slice(0, -used), to };
}

/** How a limit is typed: `3m`, `off`; `default` for one that has none of its own. */
export function typedLimit(limit: Limit | undefined): string {
  if (limit === undefined) return 'default';
  return limit === 'off' ? limit : typedDuration(limit);
}

function limitOf(text: string): Limit | 'default' | undefined {
  const lower = text.toLowerCase();
  return lower === 'off' || lower === 'default' ? lower : parseDuration(lower);
}

function textOf(word: Word | undefined): string {
  return word?.kind === 'word' ? word.text : '';
}
