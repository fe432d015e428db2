import type { AgentsReading, QueuesReading } from '../domain/contact-centre.ts';
import type { Log, Witness } from '../ports/ground.ts';
import type {
  AlertStore,
  HookStore,
  ImportDrafts,
  PostStore,
  RuleStore,
  SilenceStore,
  WatchJournal,
} from '../stores/alerting.ts';
import type { AuditLog, HeadPosts } from '../stores/audit.ts';
import type {
  BoardStore,
  HoldMemory,
  Listings,
  ReadingShelf,
  SettingsStore,
  ViewStore,
} from '../stores/floor.ts';
import type { Interactions } from '../stores/interactions.ts';
import type {
  LinkStore,
  ListenAttempts,
  ListenRequests,
  ListenSessions,
} from '../stores/listening.ts';
import type { ContactFeed, WaitHistory, WatchStore } from '../stores/waits.ts';
import { RedisAlertingStore } from './alerting-store.ts';
import { RedisAuditLog } from './audit-log.ts';
import { RedisBoardStore } from './board-store.ts';
import { agentsForm } from './codec/agents-form.ts';
import { queuesForm } from './codec/queues-form.ts';
import { connectRedis } from './connection.ts';
import { RedisContactFeed } from './contact-feed.ts';
import { RedisHeadPosts } from './head-posts.ts';
import { RedisHoldMemory } from './hold-memory.ts';
import { RedisHookStore } from './hook-store.ts';
import { RedisImportDrafts } from './import-drafts.ts';
import { RedisInteractions } from './interactions.ts';
import { RedisLinkStore } from './link-store.ts';
import { RedisListenAttempts } from './listen-attempts.ts';
import { RedisListenRequests } from './listen-requests.ts';
import { RedisListenSessions } from './listen-sessions.ts';
import { RedisListings } from './listings.ts';
import { RedisPostStore } from './post-store.ts';
import { RedisReadingShelf } from './reading-shelf.ts';
import { RedisRuleStore } from './rule-store.ts';
import { RedisSettingsStore } from './settings-store.ts';
import { RedisSilenceStore } from './silence-store.ts';
import { RedisViewStore } from './view-store.ts';
import { RedisWaitHistory } from './wait-history.ts';
import { type HistoryBounds, usualBounds } from './wait-plan.ts';
import { RedisWatchJournal } from './watch-journal.ts';
import { RedisWatchStore } from './watch-store.ts';

/** What the bot keeps in Redis. */
export interface RedisRoom {
  readonly alertStore: AlertStore;
  readonly ruleStore: RuleStore;
  readonly watchJournal: WatchJournal;
  readonly posts: PostStore;
  readonly silences: SilenceStore;
  readonly hooks: HookStore;
  readonly interactions: Interactions;
  readonly listenSessions: ListenSessions;
  readonly listenRequests: ListenRequests;
  readonly listenAttempts: ListenAttempts;
  readonly linkStore: LinkStore;
  readonly settingsStore: SettingsStore;
  readonly viewStore: ViewStore;
  readonly listings: Listings;
  readonly importDrafts: ImportDrafts;
  readonly agentShelf: ReadingShelf<AgentsReading>;
  readonly queueShelf: ReadingShelf<QueuesReading>;
  readonly holds: HoldMemory;
  readonly boardStore: BoardStore;
  readonly watchStore: WatchStore;
  readonly audit: AuditLog;
  readonly headPosts: HeadPosts;
  readonly history: WaitHistory;
  readonly contactFeed: ContactFeed;
  /** Resolves when Redis answers; throws BotError `redis_unavailable`. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export interface RoomOptions {
  /** How much is kept of the past of queues. */
  readonly bounds?: HistoryBounds;
  /** Gets a line of each entry of the audit that Redis has taken. */
  readonly witness?: Witness;
}

/** Opens the room. A Redis that is away is no reason to fail: it is tried for until it is back. */
export async function openRedisRoom(
  url: string,
  log: Log,
  { bounds = usualBounds, witness = () => undefined }: RoomOptions = {},
): Promise<RedisRoom> {
  const { redis, ping, close } = await connectRedis(url, log);
  const posts = new RedisPostStore(redis, log);
  return {
    ruleStore: new RedisRuleStore(redis, log, posts),
    alertStore: new RedisAlertingStore(redis, log),
    watchJournal: new RedisWatchJournal(redis, log),
    posts,
    silences: new RedisSilenceStore(redis, log),
    hooks: new RedisHookStore(redis, log),
    interactions: new RedisInteractions(redis),
    listenSessions: new RedisListenSessions(redis, log),
    listenRequests: new RedisListenRequests(redis, log),
    listenAttempts: new RedisListenAttempts(redis),
    linkStore: new RedisLinkStore(redis, log),
    settingsStore: new RedisSettingsStore(redis, log),
    viewStore: new RedisViewStore(redis, log),
    listings: new RedisListings(redis, log),
    importDrafts: new RedisImportDrafts(redis, log),
    agentShelf: new RedisReadingShelf(redis, log, agentsForm),
    queueShelf: new RedisReadingShelf(redis, log, queuesForm),
    holds: new RedisHoldMemory(redis),
    boardStore: new RedisBoardStore(redis, log),
    watchStore: new RedisWatchStore(redis, log),
    audit: new RedisAuditLog(redis, log, witness),
    headPosts: new RedisHeadPosts(redis, log),
    history: new RedisWaitHistory(redis, log, bounds),
    contactFeed: new RedisContactFeed(redis, log),
    ping,
    close,
  };
}
