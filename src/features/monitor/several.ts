import { parseFilter } from '../../floor/filter-request.ts';
import { isMisunderstood } from '../../grammar/misunderstood.ts';
import type { Word } from '../../grammar/words.ts';

/** Nobody named, or more than one. */
export function isAboutSeveral(words: readonly Word[]): boolean {
  const request = parseFilter(words.filter((word) => keyOf(word) !== 'contact'));
  if (isMisunderstood(request)) return false;
  if (request.kind !== 'asked') return words.every((word) => keyOf(word) !== 'contact');
  return request.asked.agents.length + request.asked.any.length > 1;
}

/** The key of a word; `queue:` with a space after it is one, too. */
export function keyOf(word: Word): string | undefined {
  if (word.kind === 'key') return word.key;
  return word.kind === 'word' ? /^([a-z]+):$/i.exec(word.text)?.[1]?.toLowerCase() : undefined;
}
