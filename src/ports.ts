/** Every hole in the wall, on one page. Features know these and nothing behind them. */
import type { Message } from './blocks/message.ts';
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
import type {
  AgentSelection,
  AgentsReading,
  Channel,
  ConnectUser,
  ConnectUserDetail,
  ContactPosition,
  MissedReading,
  MonitorRequest,
  Names,
  QueuesReading,
} from './domain/contact-centre.ts';
import type { FloorFilter } from './domain/floor-filter.ts';
import type { Readers, SlackChannel, SlackPerson } from './domain/people.ts';
import type { FloorSettings } from './domain/settings.ts';
import type { Tenant } from './domain/tenant.ts';

/** Everything that asks for the time or waits for it. */
export interface Clock {
  now(): Date;
  /** Resolves after `milliseconds` of this clock; rejects with the signal's reason when aborted. */
  wait(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** Ids are handed in, so that a test knows them. */
export interface Ids {
  /** A UUID, lower case. */
  uuid(): string;
  /** A short word a person can type back: rule ids, references. Six characters of a–z and 2–9. */
  short(): string;
  /** The same short word for the same text, as good as never for two. */
  shortOf(text: string): string;
}

export interface Log {
  error(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  info(facts: object, message: string): void;
  debug(facts: object, message: string): void;
}

/** Who goes first when calls are scarce: a person waiting, then the check, then history. */
export type Priority = 'command' | 'check' | 'history';

export interface CallOptions {
  readonly priority: Priority;
  readonly signal?: AbortSignal | undefined;
  /** Told after each page of a long reading. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** How far a reading of agents has come. */
export interface Progress {
  readonly agentsRead: number;
  /** What the service says there are; undefined when it does not. */
  readonly ofAbout: number | undefined;
}

/** The right to make one call. Limits are per account and Region, shared by everything in them (facts: 2 a second for most). */
export interface CallBudget {
  /** Resolves when the call may be made, in order of priority. */
  take(instance: string, operation: string, options: CallOptions): Promise<void>;
}

/** Reads agents: the gateway does it afresh, the shared readings once for all who ask within some seconds. */
export interface AgentReadings {
  /** GetCurrentUserData, all pages, chunks of 100 ids. Throws BotError `connect_…`. */
  readAgents(
    instance: string,
    selection: AgentSelection,
    options: CallOptions,
  ): Promise<AgentsReading>;
}

/** Amazon Connect. Every method throws BotError with a `connect_…` or `listen_…` code and nothing else foreseen. */
export interface ConnectGateway extends AgentReadings {
  /** GetCurrentMetricData grouped by QUEUE and CHANNEL, chunks of 100 queues, all pages. */
  readQueues(
    instance: string,
    queueIds: readonly string[],
    channels: readonly Channel[],
    options: CallOptions,
  ): Promise<QueuesReading>;
  /** GetContactMetrics: position and estimated wait of one contact. */
  readContactPosition(
    instance: string,
    contactId: string,
    options: CallOptions,
  ): Promise<ContactPosition>;
  /** SearchUsers by exact Username, ignoring those that do not exist. */
  findUsers(
    instance: string,
    usernames: readonly string[],
    options: CallOptions,
  ): Promise<readonly ConnectUser[]>;
  /** DescribeUser; undefined when there is no such user. */
  describeUser(
    instance: string,
    userId: string,
    options: CallOptions,
  ): Promise<ConnectUserDetail | undefined>;
  /** ListSecurityProfilePermissions, all pages: API names such as ManagerListenIn. */
  readPermissions(
    instance: string,
    securityProfileId: string,
    options: CallOptions,
  ): Promise<ReadonlySet<string>>;
  /** MonitorContact: rings the supervisor's own control panel; the id is the new MONITOR contact's. */
  monitorContact(
    instance: string,
    request: MonitorRequest,
    options: CallOptions,
  ): Promise<{ readonly contactId: string | undefined }>;
  /** PutUserStatus: at once, or as the next status while the agent is on a contact. */
  setStatus(
    instance: string,
    change: { readonly userId: string; readonly statusId: string },
    options: CallOptions,
  ): Promise<void>;
  /** GetMetricDataV2 AGENT_NON_RESPONSE by agent, at most 100 agents, `from` to now. Counts offers, not contacts; minutes late. */
  readMissed(
    instance: string,
    about: { readonly userIds: readonly string[]; readonly from: Date },
    options: CallOptions,
  ): Promise<MissedReading>;
  /** When the last reading of this instance succeeded and failed; undefined before the first. */
  lastReading(instance: string): { readonly okAt?: Date; readonly failedAt?: Date };
}

/** Names of users, queues, routing profiles, hierarchy groups and agent statuses, cached. */
export interface Directory {
  names(instance: string, options: CallOptions): Promise<Names>;
}

/** People and channels of one workspace. Throws BotError `slack_…`. */
export interface SlackPeople {
  person(workspace: string, userId: string): Promise<SlackPerson>;
  channel(workspace: string, channelId: string): Promise<SlackChannel>;
  /** The account with this e-mail address; undefined when there is none. */
  personByEmail(workspace: string, email: string): Promise<SlackPerson | undefined>;
  /** Whether somebody is in a user group; remembered for a minute at most. */
  isInGroup(workspace: string, groupId: string, userId: string): Promise<boolean>;
  /** Who reads a channel; remembered for a minute at most. `unknown` when it cannot be told. */
  readersOf(workspace: string, channelId: string): Promise<Readers>;
}

/** What one person gets from the bot alone. Throws BotError `slack_…`. */
export interface PrivateMessages {
  /** A file in the direct message with the bot. */
  sendFile(
    workspace: string,
    userId: string,
    file: { readonly name: string; readonly content: string; readonly comment: string },
  ): Promise<void>;
}

/** A message for a channel, with what identifies it when it is looked for again. */
export interface Announcement extends Message {
  /** Slack message metadata `floorwalker_alert` or `floorwalker_board` carries the id. */
  readonly kind: 'alert' | 'board';
  readonly eventId: string;
  /**
   * `colleagues`: refused (`slack_channel_unfit`) where the channel is not known to be internal.
   * `anyone`: holds nothing that others may not read, so it goes out anywhere.
   */
  readonly fitFor: 'colleagues' | 'anyone';
}

/** Says things in channels: no retries, finite timeout. Throws BotError `slack_…`. */
export interface Announcer {
  /** Returns the message's `ts`. */
  post(
    workspace: string,
    channelId: string,
    announcement: Announcement,
  ): Promise<{ readonly messageTs: string }>;
  update(
    workspace: string,
    channelId: string,
    messageTs: string,
    announcement: Announcement,
  ): Promise<void>;
}

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

/** The settings as they are now, read at most every few seconds. */
export interface CurrentSettings {
  /**
   * While Redis is away, the last ones known, and says so; throws BotError `redis_unavailable` when
   * none are known.
   */
  read(tenant: Tenant): Promise<{ readonly settings: FloorSettings; readonly isStale: boolean }>;
  /** The next `read` asks Redis: somebody has just changed them. */
  forget(tenant: Tenant): void;
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

/** Readings that all processes share, and the right to make the next one. Throws BotError `redis_unavailable`. */
export interface ReadingShelf {
  /** The last reading put under this key, whatever its age; undefined when there is none. */
  find(tenant: Tenant, key: string): Promise<AgentsReading | undefined>;
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
    entry: { readonly token: string; readonly reading: AgentsReading },
  ): Promise<void>;
  /** Gives the right back without a reading, if it is still this token's. */
  release(tenant: Tenant, key: string, token: string): Promise<void>;
}

/** Since when contacts have been seen on hold. Throws BotError `redis_unavailable`. */
export interface HoldMemory {
  /**
   * Remembers those on hold, forgets those seen otherwise and those not seen for a day; answers for
   * each contact on hold when it was first seen so. An older sighting never makes a time later.
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
  /** One per channel and filter (its order counts too): the one that is there wins. */
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

/** Who did what. Append-only, the last 10,000. Throws BotError `redis_unavailable`. */
export interface AuditLog {
  record(tenant: Tenant, entry: AuditEntry): Promise<void>;
  /** Newest first. */
  recent(tenant: Tenant, count: number): Promise<readonly AuditEntry[]>;
}
