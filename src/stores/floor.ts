/** What is kept of the floor and of those who look at it: ports of the memory, on one page. */
import type { Board, BoardEnding, BoardRecord, BoardShown } from '../domain/board.ts';
import type { FloorFilter } from '../domain/floor-filter.ts';
import type { FloorSettings } from '../domain/settings.ts';
import type { Tenant } from '../domain/tenant.ts';
import type { Claims } from './claims.ts';

/** What administrators set. Throws BotError `redis_unavailable`. */
export interface SettingsStore {
  /** The defaults, version 0, before the first change. */
  read(tenant: Tenant): Promise<{ readonly version: number; readonly settings: FloorSettings }>;
  /** Writes if the version is still the expected one; false when it is not. */
  write(
    tenant: Tenant,
    change: { readonly expectedVersion: number; readonly settings: FloorSettings },
  ): Promise<boolean>;
}

/** Whose view it is: a person's own, or what a channel starts from. */
export type ViewOwner =
  | { readonly kind: 'person'; readonly userId: string }
  | { readonly kind: 'channel'; readonly channelId: string };

/** Views that were saved. Throws BotError `redis_unavailable`. */
export interface ViewStore {
  find(tenant: Tenant, owner: ViewOwner): Promise<FloorFilter | undefined>;
  save(tenant: Tenant, owner: ViewOwner, filter: FloorFilter): Promise<void>;
  /** False when there was none. */
  remove(tenant: Tenant, owner: ViewOwner): Promise<boolean>;
}

/** An answer of several pages: whom it is about, in an order that stays while agents move. */
export interface Listing {
  readonly filter: FloorFilter;
  /** Agent ids in the order of the first page; those who came later stand at the end. */
  readonly order: readonly string[];
}

/** Listings for as long as somebody may turn their pages. Throws BotError `redis_unavailable`. */
export interface Listings {
  keep(
    tenant: Tenant,
    id: string,
    entry: { readonly listing: Listing; readonly now: Date; readonly forSeconds: number },
  ): Promise<void>;
  /** undefined when it is over (a stored time, compared with `now`) or never was. */
  find(tenant: Tenant, id: string, now: Date): Promise<Listing | undefined>;
}

/** Readings of one kind that all processes share, and the right to make the next one. Throws BotError `redis_unavailable`. */
export interface ReadingShelf<Reading> {
  /** The last reading put under this key, whatever its age; undefined when there is none. */
  find(tenant: Tenant, key: string): Promise<Reading | undefined>;
  /** True when this token now has the right to read; false while another has it. Ends at a stored time, compared with `now`. */
  claim(
    tenant: Tenant,
    key: string,
    claim: { readonly token: string; readonly now: Date; readonly forSeconds: number },
  ): Promise<boolean>;
  /** Keeps a reading, unless a later one is there, and gives the right back. */
  put(
    tenant: Tenant,
    key: string,
    entry: { readonly token: string; readonly reading: Reading },
  ): Promise<void>;
  /** Gives the right back without a reading, if it is still this token's. */
  release(tenant: Tenant, key: string, token: string): Promise<void>;
}

/** Since when contacts have been seen on hold. Throws BotError `redis_unavailable`. */
export interface HoldMemory {
  /**
   * Remembers when those on hold were first and last seen so, forgets those seen otherwise and those
   * not seen for a day; answers for each on hold since when it has been seen so. A hold begins anew
   * when its last sighting is older than 90 s: boards look once a minute, and when nobody looked
   * nobody knows whether it ended. A contact that is not named was not looked at. An older sighting
   * on hold moves no time; one seen otherwise, between two on hold, leaves the later one.
   */
  note(
    tenant: Tenant,
    sighting: {
      readonly at: Date;
      readonly onHold: readonly string[];
      readonly otherwise: readonly string[];
    },
  ): Promise<ReadonlyMap<string, Date>>;
}

/** Live boards. Every write is one atomic step. Throws BotError `redis_unavailable`. */
export interface BoardStore extends Claims {
  /** One per channel and filter, whatever its order: the one that is there wins. */
  add(
    tenant: Tenant,
    board: Board,
  ): Promise<{ readonly kind: 'added' } | { readonly kind: 'exists'; readonly board: Board }>;
  /** Oldest first. */
  list(tenant: Tenant): Promise<readonly BoardRecord[]>;
  /** Records what a reader sees now; false when the board is gone. */
  recordShown(tenant: Tenant, boardId: string, shown: BoardShown): Promise<boolean>;
  /** Asks it to end, once; false when it is gone or ending already. */
  end(tenant: Tenant, boardId: string, ending: BoardEnding): Promise<boolean>;
  /** Its last words were said, or never can be. */
  remove(tenant: Tenant, boardId: string): Promise<void>;
}
