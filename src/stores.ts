/** What is kept between two moments, wherever it is kept: the ports of the memory, on one page. */
import type {
  AlertState,
  GapNotice,
  Rule,
  RuleRecord,
  Say,
  Told,
  Unsayable,
} from './domain/alert.ts';
import type { AuditEntry } from './domain/audit.ts';
import type { Board, BoardEnding, BoardRecord, BoardShown } from './domain/board.ts';
import type { Channel, QueuesReading } from './domain/contact-centre.ts';
import type { AnsweredContact, ContactEvent } from './domain/contact-feed.ts';
import type { ContactWatch, WatchRecord, WatchStanding } from './domain/contact-watch.ts';
import type { FloorFilter } from './domain/floor-filter.ts';
import type { HistoryPlan, SeriesId, WaitSeries } from './domain/history.ts';
import type { FloorSettings } from './domain/settings.ts';
import type { Tenant } from './domain/tenant.ts';
import type { WaitingContact } from './domain/waiting.ts';

/** Rules and their two records. Every write is one atomic step. Throws BotError `redis_unavailable`. */
export interface AlertStore {
  /** False when the id is taken. */
  addRule(tenant: Tenant, rule: Rule): Promise<boolean>;
  /**
   * Removes the rule and, when it was firing, writes what closes its message in the same step.
   * False when there is no such rule of that version any more: read it again.
   */
  removeRule(
    tenant: Tenant,
    removal: {
      readonly ruleId: string;
      readonly expectedVersion: number;
      readonly say: Say | undefined;
    },
  ): Promise<boolean>;
  findRule(tenant: Tenant, ruleId: string): Promise<RuleRecord | undefined>;
  /** All rules, oldest first. */
  listRules(tenant: Tenant): Promise<readonly RuleRecord[]>;
  /** Writes the state and what is to be said, if the version is still the expected one; false when it is not. */
  commit(
    tenant: Tenant,
    change: {
      readonly ruleId: string;
      readonly expectedVersion: number;
      readonly state: AlertState;
      readonly episodes: number;
      readonly say: Say | undefined;
    },
  ): Promise<boolean>;
  /** What is still to be said, oldest first, with the message of its episode if one was posted. */
  unsaid(
    tenant: Tenant,
  ): Promise<readonly { readonly say: Say; readonly told: Told | undefined }[]>;
  /**
   * Records the message and takes the intentions off the list, in one step. Once the end of an
   * episode is told, its message is forgotten: nothing more will be said in it.
   */
  recordTold(
    tenant: Tenant,
    ruleId: string,
    told: Told,
    saidEventIds: readonly string[],
  ): Promise<void>;
  /** Gives up on intentions that can never be said (the channel is gone); the rule's record shows it. */
  dropUnsaid(
    tenant: Tenant,
    drop: Unsayable & { readonly ruleId: string; readonly eventIds: readonly string[] },
  ): Promise<void>;
}

/**
 * How the last checks of a tenant went, and what is to be said about a gap in them. Survives
 * restarts, so that a gap can be named afterwards. Throws BotError `redis_unavailable`.
 */
export interface CheckJournal {
  read(tenant: Tenant): Promise<CheckHealth>;
  /** Writes health and notices in one step, if the version is still the expected one; false when it is not. */
  write(
    tenant: Tenant,
    entry: {
      readonly expectedVersion: number;
      readonly health: Omit<CheckHealth, 'version'>;
      readonly notices: readonly GapNotice[];
    },
  ): Promise<boolean>;
  /** Notices still to be said, oldest first. */
  unsaidNotices(tenant: Tenant): Promise<readonly GapNotice[]>;
  /** Takes notices off the list: said, or never to be said. */
  dropNotices(tenant: Tenant, eventIds: readonly string[]): Promise<void>;
}

export interface CheckHealth {
  /** Grows by one with every write; 0 before the first. */
  readonly version: number;
  readonly lastOkAt?: Date | undefined;
  /** Since when every check has failed; undefined while they work. */
  readonly failingSince?: Date | undefined;
  /** Why the last one failed, as an error code. */
  readonly failure?: string | undefined;
}

/** One intent to listen: Slack user, contact, capabilities. A double click finds the first one. */
export interface ListenIntents {
  /** Opens the intent, or returns the open one. Expiry is a stored time, compared with `now`. */
  open(
    tenant: Tenant,
    intent: {
      readonly slackUserId: string;
      readonly contactId: string;
      readonly capabilities: readonly string[];
      readonly clientToken: string;
      readonly now: Date;
      readonly openForSeconds: number;
    },
  ): Promise<{ readonly isFirst: boolean; readonly clientToken: string }>;
  /** Closes it, so that the next click is a new intent (after a refusal). */
  close(
    tenant: Tenant,
    intent: {
      readonly slackUserId: string;
      readonly contactId: string;
      readonly capabilities: readonly string[];
    },
  ): Promise<void>;
}

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
export interface BoardStore {
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
  /**
   * True when this token now has the right to look at the boards of the tenant; false while another
   * has it. Ends at a stored time, compared with `now`; asked for again by its owner, it lasts longer.
   */
  claim(
    tenant: Tenant,
    claim: { readonly token: string; readonly now: Date; readonly forSeconds: number },
  ): Promise<boolean>;
  /** Gives the right back, if it is still this token's. */
  release(tenant: Tenant, token: string): Promise<void>;
}

/** Contacts that are watched. Every write is one atomic step. Throws BotError `redis_unavailable`. */
export interface WatchStore {
  /** One per person and contact: the one that is there wins. `mostOfOne` and `mostOfAll` watches at most. */
  add(
    tenant: Tenant,
    watch: ContactWatch,
    limits: { readonly mostOfOne: number; readonly mostOfAll: number },
  ): Promise<
    | { readonly kind: 'added' | 'too-many-of-one' | 'too-many-of-all' }
    | { readonly kind: 'exists'; readonly watch: ContactWatch }
  >;
  /** Oldest first. */
  list(tenant: Tenant): Promise<readonly WatchRecord[]>;
  /** Writes what is true, what is to be said and what was shown, if the version is still the expected one; false when it is not. */
  write(
    tenant: Tenant,
    change: {
      readonly watchId: string;
      readonly expectedVersion: number;
      readonly standing: WatchStanding;
    },
  ): Promise<boolean>;
  /** The watcher wants no more of it: makes room at once, and keeps it until its last words are said. False when it is gone or stopped. */
  stop(tenant: Tenant, watchId: string, at: Date): Promise<boolean>;
  /** Nothing more is to be said of it. */
  remove(tenant: Tenant, watchId: string): Promise<void>;
  /** The right to look at the watched contacts, as that of a board store. */
  claim(
    tenant: Tenant,
    claim: { readonly token: string; readonly now: Date; readonly forSeconds: number },
  ): Promise<boolean>;
  release(tenant: Tenant, token: string): Promise<void>;
}

/** Who did what. Append-only, the last 10,000. Throws BotError `redis_unavailable`. */
export interface AuditLog {
  record(tenant: Tenant, entry: AuditEntry): Promise<void>;
  /** Newest first. */
  recent(tenant: Tenant, count: number): Promise<readonly AuditEntry[]>;
}

/** What was read of queues, for charts, trends and the estimate's own accuracy. Throws BotError `redis_unavailable`. */
export interface WaitHistory {
  /**
   * Keeps every row of a reading under the second of its snapshot; the same one twice is once. A row
   * that comes much sooner after the one before than the plan has it is left out.
   */
  keep(tenant: Tenant, reading: QueuesReading): Promise<void>;
  /** The points of each series from `from` until `until`, in the order they were asked for; unknown ones are empty. */
  read(
    tenant: Tenant,
    series: readonly SeriesId[],
    range: { readonly from: Date; readonly until: Date },
  ): Promise<readonly WaitSeries[]>;
  /** How finely readings are kept now, so that a view can say it. */
  plan(tenant: Tenant): Promise<HistoryPlan>;
  /** The series of which a reading was taken at that time or later. */
  keptSince(tenant: Tenant, since: Date): Promise<readonly SeriesId[]>;
  /**
   * True when this token now has the right to sample and to tidy; false while another has it. Ends at
   * a stored time, compared with `now`; asked for again by its owner, it lasts longer.
   */
  claim(
    tenant: Tenant,
    claim: { readonly token: string; readonly now: Date; readonly forSeconds: number },
  ): Promise<boolean>;
  /**
   * Packs what is no more written to, makes coarser what is older than the plan keeps raw, and drops
   * what is older than its days. May stop anywhere and be done twice: nothing is lost by it.
   */
  tidy(tenant: Tenant, now: Date): Promise<void>;
}

/**
 * What the contact feed told. Events come in any order and more than once; what is known afterwards
 * is the same. Throws BotError `redis_unavailable`.
 */
export interface ContactFeed {
  /**
   * Notes one event, in one step. `duplicate`: its id was noted before, so it changes nothing. A
   * contact is forgotten a day after its last event, ids and all: so long may EventBridge try again.
   */
  record(tenant: Tenant, event: ContactEvent, now: Date): Promise<'recorded' | 'duplicate'>;
  /**
   * Who waits in these queues and channels: queued, and since then neither answered nor ended nor
   * gone. Newest first, at most so many, and how many in all. Who has waited for more than a day is
   * left out: the end of it may have been lost. Of a queue and channel the newest 1,000 are known.
   */
  waiting(
    tenant: Tenant,
    asked: {
      readonly queueIds: readonly string[];
      readonly channels: readonly Channel[];
      readonly now: Date;
      readonly atMost: number;
    },
  ): Promise<{ readonly contacts: readonly WaitingContact[]; readonly total: number }>;
  /** Notes that these were in no queue at that time, whatever the feed told: they wait only if they are queued anew. */
  noteGone(
    tenant: Tenant,
    gone: { readonly contactIds: readonly string[]; readonly at: Date },
  ): Promise<void>;
  /**
   * Who was answered in a queue and channel since then, oldest first. Kept for eight days, the last
   * 2,000 of a queue and channel.
   */
  answers(
    tenant: Tenant,
    asked: { readonly queueId: string; readonly channel: Channel; readonly from: Date },
  ): Promise<readonly AnsweredContact[]>;
  /** When the last event was noted, by the clock that was handed in; undefined before the first. */
  lastEventAt(tenant: Tenant): Promise<Date | undefined>;
}
