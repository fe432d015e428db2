/** What is kept of waits and of contacts that wait: ports of the memory, on one page. */
import type { Channel, QueuesReading } from '../domain/contact-centre.ts';
import type { AnsweredContact, ContactEvent, LeftQueue } from '../domain/contact-feed.ts';
import type { ContactWatch, WatchRecord, WatchStanding } from '../domain/contact-watch.ts';
import type { HistoryPlan, SeriesId, WaitSeries } from '../domain/history.ts';
import type { Tenant } from '../domain/tenant.ts';
import type { WaitingContact, WaitingOrder } from '../domain/waiting.ts';
import type { Claims } from './claims.ts';

/** Contacts that are watched. Every write is one atomic step. Throws BotError `redis_unavailable`. */
export interface WatchStore extends Claims {
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
}

/** What was read of queues, for charts, trends and the estimate's own accuracy. Throws BotError `redis_unavailable`. */
export interface WaitHistory extends Claims {
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
  /** The series whose last reading is of that time or later, and not of after `now`: a clock may have been ahead. */
  keptSince(tenant: Tenant, since: Date, now: Date): Promise<readonly SeriesId[]>;
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
   * gone. In that order, at most so many, and how many in all. Who has waited for more than a day is
   * left out: the end of it may have been lost. Of a queue and channel the newest 1,000 are known.
   */
  waiting(
    tenant: Tenant,
    asked: {
      readonly queueIds: readonly string[];
      readonly channels: readonly Channel[];
      readonly now: Date;
      readonly order: WaitingOrder;
      readonly atMost: number;
    },
  ): Promise<{ readonly contacts: readonly WaitingContact[]; readonly total: number }>;
  /**
   * Notes what was seen of contacts whose events were lost: that an agent got them, or that they
   * ended. Only such facts are for here, not that one was in no line at some time: a call that rings
   * in vain is in none meanwhile, and no event tells when it is back.
   */
  noteLeft(tenant: Tenant, left: readonly LeftQueue[]): Promise<void>;
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
