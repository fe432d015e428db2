import { type AskedFilter, type FilterRequest, parseFilter } from '../../floor/filter-request.ts';
import { isMisunderstood, type Misunderstood, misunderstood } from '../../grammar/misunderstood.ts';
import type { Word } from '../../grammar/words.ts';
import { takeShare } from '../share.ts';

export type AgentsIntent =
  | { readonly kind: 'floor'; readonly request: FilterRequest; readonly share: boolean }
  /** A filter too long for a button, kept for a while. */
  | { readonly kind: 'kept'; readonly listingId: string; readonly share: boolean }
  | { readonly kind: 'page'; readonly listingId: string; readonly page: number };

/** `/agents`, `/agents maria`, `/agents queue:"Tier 1" state:on-hold sort:longest share`. Total. */
export function parseAgents(all: readonly Word[]): AgentsIntent | Misunderstood {
  const { words, share } = takeShare(all);
  const listingId = keptId(words);
  if (listingId !== undefined) return { kind: 'kept', listingId, share };
  const request = parseFilter(words);
  if (isMisunderstood(request)) return request;
  if (share && request.kind === 'asked' && namesOneAgent(request.asked)) {
    return misunderstood(oneAgentIsNotShared);
  }
  return { kind: 'floor', request, share };
}

/** `/agents page listing:k3x9bd page:2`: behind the buttons that turn pages. Total. */
export function parsePage(words: readonly Word[]): AgentsIntent | Misunderstood {
  const valueFor = (key: string) =>
    words.flatMap((word) => (word.kind === 'key' && word.key === key ? [word.value] : [])).at(0);
  const listingId = valueFor('listing');
  const page = Number(valueFor('page'));
  const isWhole = Number.isSafeInteger(page) && page > 0;
  return listingId !== undefined && isWhole && words.length === 2
    ? { kind: 'page', listingId, page }
    : misunderstood('Pages are turned with the buttons under a list: type agents and press Next.');
}

/** The id in `listing:k3x9bd`, when there is nothing else. */
export function keptId(words: readonly Word[]): string | undefined {
  const [only] = words;
  return words.length === 1 && only?.kind === 'key' && only.key === 'listing'
    ? only.value
    : undefined;
}

/** Counts of one person are that person. A name without a key may still turn out to be a queue. */
function namesOneAgent({ agents, any }: AskedFilter): boolean {
  const mentioned = any.filter((ref) => ref.kind === 'user').length;
  return agents.length + mentioned === 1 && any.length === mentioned;
}

export const oneAgentIsNotShared =
  'What one agent does is not shown to a channel. Leave out share, or name a queue.';
