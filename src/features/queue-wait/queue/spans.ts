import { setDuration } from '../../../blocks/format.ts';
import { parseDuration, typedDuration } from '../../../grammar/duration.ts';
import { type Misunderstood, misunderstood } from '../../../grammar/misunderstood.ts';
import type { Word } from '../../../grammar/words.ts';

/** How far an answer about one queue looks back. Seconds; undefined = what is usual. */
export interface Spans {
  /** For what became of contacts: `window:2h`. */
  readonly window?: number;
  /** For the charts: `last:6h`. */
  readonly last?: number;
}

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** The shortest and the longest that may be typed, and what is usual. Of the charts, what is kept may be less. */
const spans = {
  window: { least: 15 * minute, most: day, usual: 30 * minute, words: '15 minutes to 24 hours' },
  last: { least: 30 * minute, most: 31 * day, usual: 3 * hour, words: '30 minutes to 31 days' },
} as const;

type SpanKey = keyof typeof spans;

/** Takes `window:` and `last:` out of a line. Total. */
export function takeSpans(
  words: readonly Word[],
): { readonly words: readonly Word[]; readonly spans: Spans } | Misunderstood {
  const rest: Word[] = [];
  const found: { [Key in SpanKey]?: number } = {};
  for (const word of words) {
    const empty = word.kind === 'word' ? /^(.+):$/.exec(word.text)?.[1]?.toLowerCase() : undefined;
    if (empty !== undefined && isSpanKey(empty)) return misunderstood(nothingAfter(empty));
    if (word.kind !== 'key' || !isSpanKey(word.key)) {
      rest.push(word);
      continue;
    }
    const { key, value } = word;
    const seconds = parseDuration(value);
    const { least, most } = spans[key];
    if (seconds === undefined || seconds < least || seconds > most) {
      return misunderstood(wrongSpan(key, value));
    }
    if (found[key] !== undefined)
      return misunderstood(`Only one ${key}: fits: leave out the other.`);
    found[key] = seconds;
  }
  return { words: rest, spans: found };
}

/** The whole of both, what is usual where nothing was typed. */
export function spansOf({ window, last }: Spans): Required<Spans> {
  return { window: window ?? spans.window.usual, last: last ?? spans.last.usual };
}

/** As it is typed after the queue, with a blank before it; empty where it is what is usual. */
export function spansText(typed: Spans): string {
  return (['window', 'last'] as const)
    .flatMap((key) => {
      const seconds = typed[key];
      return seconds === undefined || seconds === spans[key].usual
        ? []
        : [` ${key}:${typedDuration(seconds)}`];
    })
    .join('');
}

/** "30 min", "3 h", "8 days": a length of time somebody chose, as people say it. */
export function spanWords(seconds: number): string {
  const days = seconds / day;
  return days >= 2 && Number.isInteger(days) ? `${days} days` : setDuration(seconds);
}

function isSpanKey(key: string): key is SpanKey {
  return Object.hasOwn(spans, key);
}

function nothingAfter(key: SpanKey): string {
  const example = typedDuration(spans[key].usual);
  return `Nothing follows ${key}:. Type its value right after the colon, for example ${key}:${example}.`;
}

function wrongSpan(key: SpanKey, value: string): string {
  const example = typedDuration(spans[key].usual);
  return `“${value}” is no time for ${key}:. It takes ${spans[key].words}, for example ${key}:${example}.`;
}
