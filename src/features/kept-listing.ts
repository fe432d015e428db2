import { fitsButton } from '../blocks/run-button.ts';
import { codeOf } from '../domain/errors.ts';
import type { FloorFilter } from '../domain/floor-filter.ts';
import { isEverything } from '../domain/floor-filter.ts';
import type { Tenant } from '../domain/tenant.ts';
import type { FloorView } from '../floor/view.ts';
import type { Clock } from '../ports/ground.ts';
import type { Listing, Listings } from '../stores/floor.ts';
import type { Asker } from './answer.ts';

/** How long the pages of an answer can be turned, or a filter is kept, seconds since it was last done. */
const listingSeconds = 900;

export interface ListingPorts {
  readonly listings: Listings;
  readonly clock: Clock;
  readonly instance: string;
}

/** A list, or a filter too long for a button, that was asked for by an id that is over or never was. */
export interface ListingOver {
  readonly kind: 'listing-over';
  /** What is typed for a new one; one's own view where nobody knows. */
  readonly again?: string;
}

/** What was kept under this id, or that it is over. Throws BotError `redis_unavailable`. */
export async function keptListing(
  ports: ListingPorts,
  asker: Pick<Asker, 'caller'>,
  id: string,
): Promise<Listing | ListingOver> {
  const found = await ports.listings.find(tenantOf(ports, asker), id, ports.clock.now());
  return found ?? { kind: 'listing-over' };
}

/** Keeps a listing under this id from now on; false while Redis is away, which spoils no answer. */
export async function keepListing(
  ports: ListingPorts,
  asker: Pick<Asker, 'caller'>,
  id: string,
  listing: Listing,
): Promise<boolean> {
  const entry = { listing, now: ports.clock.now(), forSeconds: listingSeconds };
  try {
    await ports.listings.keep(tenantOf(ports, asker), id, entry);
    return true;
  } catch (error) {
    if (codeOf(error)) return false;
    throw error;
  }
}

/** The line that turns to a page, with the filter as far as it fits, for the time when the list is over. */
export function pageLine(listingId: string, number: number, line: string | undefined): string {
  const turn = `page listing:${listingId} page:${number}`;
  const whole = line === undefined || line.startsWith('listing:') ? turn : `${turn} ${line}`;
  return fitsButton(whole) ? whole : turn;
}

/** A filter as one that was asked for, where it does not matter whose view it was. */
export function plainViewOf(filter: FloorFilter): FloorView {
  const source = isEverything(filter) ? 'all' : 'asked';
  return { filter, source, isSavedUnread: false, dropped: [] };
}

export function tenantOf(
  { instance }: { readonly instance: string },
  { caller }: Pick<Asker, 'caller'>,
): Tenant {
  return { workspace: caller.workspace, instance };
}
