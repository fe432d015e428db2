import { type FilterRequest, parseFilter } from '../../floor/filter-request.ts';
import { isMisunderstood, type Misunderstood, misunderstood } from '../../grammar/misunderstood.ts';
import { quote, type Word } from '../../grammar/words.ts';
import { takeShare } from '../share.ts';

export type AgentsIntent =
  | { readonly kind: 'floor'; readonly request: FilterRequest; readonly share: boolean }
  /** A filter too long for a button, kept for a while. */
  | { readonly kind: 'kept'; readonly listingId: string; readonly share: boolean }
  | {
      readonly kind: 'page';
      readonly listingId: string;
      readonly page: number;
      /** The line of the list's filter, so that it can be begun again when it is over; '' where it was too long. */
      readonly again: string;
    };

/** `/agents`, `/agents maria`, `/agents queue:"Tier 1" state:on-hold sort:longest share`. Total. */
export function parseAgents(all: readonly Word[]): AgentsIntent | Misunderstood {
  const { words, share } = takeShare(all);
  const listingId = keptId(words);
  if (listingId !== undefined) return { kind: 'kept', listingId, share };
  const request = parseFilter(words);
  if (isMisunderstood(request)) return request;
  return { kind: 'floor', request, share };
}

/** `/agents page listing:k3x9bd page:2 queue:"<id>"`: behind the buttons that turn pages. Total. */
export function parsePage(words: readonly Word[]): AgentsIntent | Misunderstood {
  const valueFor = (key: string) =>
    words.flatMap((word) => (word.kind === 'key' && word.key === key ? [word.value] : [])).at(0);
  const listingId = valueFor('listing');
  const page = Number(valueFor('page'));
  const isWhole = Number.isSafeInteger(page) && page > 0;
  const again = typedAgain(words.slice(2));
  return listingId !== undefined && isWhole && again !== undefined
    ? { kind: 'page', listingId, page, again }
    : misunderstood('Pages are turned with the buttons under a list: type agents and press Next.');
}

/** A filter as `filterText` writes it, written once more; undefined for anything else. */
function typedAgain(words: readonly Word[]): string | undefined {
  const texts = words.map((word) => {
    if (word.kind === 'key') return `${word.key}:${quote(word.value)}`;
    return word.kind === 'word' && word.text === 'all' ? word.text : undefined;
  });
  return texts.includes(undefined) ? undefined : texts.join(' ');
}

/** The id in `listing:k3x9bd`, when there is nothing else. */
export function keptId(words: readonly Word[]): string | undefined {
  const [only] = words;
  return words.length === 1 && only?.kind === 'key' && only.key === 'listing'
    ? only.value
    : undefined;
}

/** Counts of one person are that person, and counts of a few who were named name them. */
export const namedAgentsAreNotShared =
  'What agents do who were picked by name is shown to a channel only where an administrator allowed names. Leave out share, or name a queue.';
