import type { Message } from '../../../blocks/message.ts';
import { section } from '../../../blocks/primitives.ts';
import type { Names } from '../../../domain/contact-centre.ts';
import { type FilterRequest, parseFilter } from '../../../floor/filter-request.ts';
import { type ViewPorts, viewOf } from '../../../floor/my-view.ts';
import type { MentionTrouble, NameTrouble } from '../../../floor/name-trouble.ts';
import type { FloorView } from '../../../floor/view.ts';
import { isMisunderstood, type Misunderstood } from '../../../grammar/misunderstood.ts';
import type { Word } from '../../../grammar/words.ts';
import type { Asker } from '../../answer.ts';
import {
  keptListing,
  type ListingOver,
  type ListingPorts,
  plainViewOf,
} from '../../kept-listing.ts';
import { mentionTroubleSentence } from '../../mention-trouble-view.ts';
import { nameTroubleView } from '../../name-trouble-view.ts';
import { keptId } from '../intent.ts';
import { listingOverView } from '../view.ts';

/** The view a line is about: a filter, my view when there is none, or a kept filter too long for a button. */
export type AskedView =
  | { readonly kind: 'floor'; readonly request: FilterRequest }
  | { readonly kind: 'kept'; readonly listingId: string };

/** Why there is no view. */
export type ViewTrouble = ListingOver | NameTrouble | MentionTrouble;

/** Reads what follows `export` or `save`. Total. */
export function parseAskedView(words: readonly Word[]): AskedView | Misunderstood {
  const listingId = keptId(words);
  if (listingId !== undefined) return { kind: 'kept', listingId };
  const request = parseFilter(words);
  return isMisunderstood(request) ? request : { kind: 'floor', request };
}

/**
 * The view that was asked for. A choice between names asks for the whole line again, which `again`
 * makes of the filter. Throws BotError as `viewOf` does, and `redis_unavailable` for a kept filter.
 */
export async function findAskedView(
  ports: ViewPorts & ListingPorts,
  asked: AskedView,
  { asker, names }: { readonly asker: Asker; readonly names: Names },
  again: (filter: string) => string,
): Promise<FloorView | ViewTrouble> {
  if (asked.kind === 'kept') {
    const listing = await keptListing(ports, asker, asked.listingId);
    return 'kind' in listing ? listing : plainViewOf(listing.filter);
  }
  const view = await viewOf(ports, asker, names, asked.request, 'agents');
  if (!('kind' in view) || view.kind === 'mention-trouble') return view;
  const { command, textFor } = view.again;
  return { ...view, again: { command, textFor: (item) => again(textFor(item)) } };
}

/** Whether there is no view, told from other things that have a kind. */
export function isViewTrouble(what: { readonly kind: string }): what is ViewTrouble {
  return ['listing-over', 'name-trouble', 'mention-trouble'].includes(what.kind);
}

/** What the asker reads instead. */
export function viewTroubleView(trouble: ViewTrouble): Message {
  switch (trouble.kind) {
    case 'listing-over':
      return listingOverView(trouble);
    case 'name-trouble':
      return nameTroubleView(trouble);
    case 'mention-trouble': {
      const text = mentionTroubleSentence(trouble);
      return { text, blocks: [section(text)] };
    }
  }
}
