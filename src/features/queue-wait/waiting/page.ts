import type { WaitingOrder } from '../../../domain/waiting.ts';
import { type Misunderstood, misunderstood } from '../../../grammar/misunderstood.ts';
import type { Word } from '../../../grammar/words.ts';

/** Which of those who wait are shown: in which order, and from which on. */
export interface Page {
  readonly order: WaitingOrder;
  /** 1 is the first. */
  readonly from: number;
}

/** So many are shown at once: two blocks each, of a message's fifty. */
export const pageSize = 20;

/** Takes the unquoted last word `oldest` or `newest` and `from:21` out of a line. */
export function takePage(
  all: readonly Word[],
): { readonly words: readonly Word[]; readonly page: Page } | Misunderstood {
  const isFrom = (word: Word) => word.kind === 'key' && word.key === 'from';
  const from = fromIn(all.filter(isFrom));
  if (typeof from !== 'number') return from;
  const words = all.filter((word) => !isFrom(word));
  const last = words.at(-1);
  const order = last?.kind === 'word' ? orderOf(last.text) : undefined;
  return {
    words: order ? words.slice(0, -1) : words,
    page: { order: order ?? 'newest', from },
  };
}

/** As it is typed after the queues, with a blank before it; empty where it is what is usual. */
export function pageText({ order, from }: Page): string {
  return `${order === 'oldest' ? ' oldest' : ''}${from > 1 ? ` from:${from}` : ''}`;
}

function orderOf(text: string): WaitingOrder | undefined {
  const lower = text.toLowerCase();
  return lower === 'oldest' || lower === 'newest' ? lower : undefined;
}

function fromIn(words: readonly Word[]): number | Misunderstood {
  const [first, second] = words;
  if (first?.kind !== 'key') return 1;
  const from = /^\d{1,4}$/.test(first.value) ? Number(first.value) : 0;
  return from < 1 || second
    ? misunderstood('After from: goes one number from 1 to 9999, as in from:21.')
    : from;
}
