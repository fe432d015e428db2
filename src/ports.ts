/** Every hole in the wall, on one page. Features know these and nothing behind them. */
import type { Chart } from './blocks/chart.ts';
import type { Message } from './blocks/message.ts';
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
  QueueHistoryReading,
  QueuesReading,
} from './domain/contact-centre.ts';
import type { ContactDetail } from './domain/contact-place.ts';
import type { Opening } from './domain/opening.ts';
import type { Readers, SlackChannel, SlackPerson } from './domain/people.ts';
import type { FloorSettings } from './domain/settings.ts';
import type { Tenant } from './domain/tenant.ts';
import type { WaitingQuestion, WaitingReading } from './domain/waiting.ts';

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
  /** The longest wait for the budget, seconds; undefined = what is usual for the priority. */
  readonly patienceSeconds?: number | undefined;
  /**
   * A reading of somebody else counts that ended so many seconds ago at most, and is waited for no
   * longer than that; undefined = as long as readings are shared.
   */
  readonly sharedWithinSeconds?: number | undefined;
  /** Told after each page of a long reading. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** How far a reading has come. */
export type Progress =
  | {
      readonly agentsRead: number;
      /** What the service says there are; undefined when it does not. */
      readonly ofAbout: number | undefined;
    }
  | { readonly queuesRead: number; readonly of: number };

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

/** Reads queues: the gateway does it afresh, the shared readings once for all who ask within some seconds. */
export interface QueueReadings {
  /** GetCurrentMetricData grouped by QUEUE and CHANNEL, chunks of 100 queues, all pages. Throws BotError `connect_…`. */
  readQueues(
    instance: string,
    queueIds: readonly string[],
    channels: readonly Channel[],
    options: CallOptions,
  ): Promise<QueuesReading>;
}

/** Reads what became of contacts: the gateway does it afresh, the shared ones once for all who ask within some seconds. */
export interface QueueHistories {
  /**
   * GetMetricDataV2 by queue and channel, `from` to now, at most 35 days back: service level within
   * `serviceLevelSeconds` (whole, 1 to 604,800), abandonment, answer time. Minutes late.
   */
  readQueueHistory(
    instance: string,
    about: {
      readonly queueIds: readonly string[];
      readonly from: Date;
      readonly serviceLevelSeconds: number;
    },
    options: CallOptions,
  ): Promise<QueueHistoryReading>;
}

/** Finds contacts that wait and where they stand: the gateway afresh, the shared readings once for all who ask within some seconds. */
export interface WaitingReadings {
  /** SearchContacts, one page: chat, task and e-mail contacts that wait, never voice. Lags by seconds to minutes. Throws BotError `connect_…`. */
  searchWaiting(
    instance: string,
    question: WaitingQuestion,
    options: CallOptions,
  ): Promise<WaitingReading>;
  /** GetContactMetrics: position and estimated wait of one contact. */
  readContactPosition(
    instance: string,
    contactId: string,
    options: CallOptions,
  ): Promise<ContactPosition>;
}

/** Amazon Connect. Every method throws BotError with a `connect_…` or `listen_…` code and nothing else foreseen. */
export interface ConnectGateway
  extends AgentReadings,
    QueueReadings,
    QueueHistories,
    WaitingReadings {
  /** DescribeContact: where one contact is and how it came there; undefined when there is no such contact. */
  describeContact(
    instance: string,
    contactId: string,
    options: CallOptions,
  ): Promise<ContactDetail | undefined>;
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

export interface OpeningOptions {
  readonly priority: Priority;
  /** What is not known within so many milliseconds of the clock is not waited for. */
  readonly withinMs: number;
}

/** When queues are open: read once for all who ask, and remembered for some minutes. */
export interface OpeningHours {
  /**
   * Each of these queues now; `unknown`, with the reason, where that is not known in time, refused or
   * failed. What comes later is there for the next question. Throws nothing that is foreseen.
   */
  read(
    instance: string,
    queueIds: readonly string[],
    options: OpeningOptions,
  ): Promise<ReadonlyMap<string, Opening>>;
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

/** A message for one person, with what identifies it when it is looked for again. */
export interface PrivateNote extends Message {
  /** Slack message metadata `floorwalker_watch` carries the id. */
  readonly kind: 'watch';
  readonly eventId: string;
}

/** Where a message to one person stands. */
export interface PrivatePlace {
  /** The direct message with the bot. */
  readonly channelId: string;
  readonly messageTs: string;
}

/** What one person gets from the bot alone: no retries, finite timeout. Throws BotError `slack_…`. */
export interface PrivateMessages {
  /** A new message in the direct message with the bot: it notifies. */
  post(workspace: string, userId: string, note: PrivateNote): Promise<PrivatePlace>;
  /** Changes a message in its place: it notifies nobody. */
  update(workspace: string, place: PrivatePlace, note: PrivateNote): Promise<void>;
  /** A reply in the thread of a message: it notifies where it mentions the person. */
  reply(workspace: string, place: PrivatePlace, note: PrivateNote): Promise<void>;
  /** A file in the direct message with the bot. */
  sendFile(workspace: string, userId: string, file: PrivateFile): Promise<void>;
}

export interface PrivateFile {
  readonly name: string;
  /** A text goes as UTF-8. */
  readonly content: string | Uint8Array;
  readonly type: 'text/csv' | 'image/png';
  /** What a picture shows, for screen readers. */
  readonly altText?: string;
  /** What the bot says with it, for mrkdwn. */
  readonly comment: string;
}

/** Paints charts where they cannot be shown as blocks. */
export interface ChartPainter {
  /** All of them in one picture, one below the other (PNG); undefined where this machine cannot paint. */
  paint(charts: readonly Chart[]): Promise<Uint8Array | undefined>;
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
