/** Every hole in the wall, on one page. Features know these and nothing behind them. */
import type { Block } from './blocks/message.ts';
import type {
  AlertState,
  GapNotice,
  Rule,
  RuleRecord,
  Say,
  Told,
  Unsayable,
} from './domain/alert.ts';
import type {
  AgentSelection,
  AgentsReading,
  Channel,
  ConnectUser,
  ConnectUserDetail,
  ContactPosition,
  MonitorRequest,
  Names,
  QueuesReading,
} from './domain/contact-centre.ts';
import type { SlackChannel, SlackPerson } from './domain/people.ts';
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
}

/** The right to make one call. Limits are per account and Region, shared by everything in them (facts: 2 a second for most). */
export interface CallBudget {
  /** Resolves when the call may be made, in order of priority. */
  take(instance: string, operation: string, options: CallOptions): Promise<void>;
}

/** Amazon Connect. Every method throws BotError with a `connect_…` or `listen_…` code and nothing else foreseen. */
export interface ConnectGateway {
  /** GetCurrentUserData, all pages, chunks of 100 ids. */
  readAgents(
    instance: string,
    selection: AgentSelection,
    options: CallOptions,
  ): Promise<AgentsReading>;
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
}

/** A message for a channel, with what identifies it when it is looked for again. */
export interface Announcement {
  readonly text: string;
  readonly blocks: readonly Block[];
  /** Slack message metadata `floorwalker_alert` carries this id. */
  readonly eventId: string;
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
