import type { Word } from '../grammar/words.ts';

/** The unquoted last word `share` asks for an answer the whole channel sees. */
export function takeShare(words: readonly Word[]): {
  readonly words: readonly Word[];
  readonly share: boolean;
} {
  const last = words.at(-1);
  const share = last?.kind === 'word' && last.text.toLowerCase() === 'share';
  return { words: share ? words.slice(0, -1) : words, share };
}

/** The line with `share` after it, where that was asked for. */
export function sharedLine(share: boolean): (line: string) => string {
  return (line) => (share ? `${line} share` : line);
}

/** What an asker reads who wanted to share where it cannot be known who reads along. */
export const sharedWithNobody =
  'Shown to you alone: Floorwalker could not tell whether this channel is shared with another company.';
