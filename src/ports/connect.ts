/** What Amazon Connect is to us, on one page. Features know this and nothing behind it. */
import type {
  AgentSelection,
  AgentsReading,
  Channel,
  ConnectUser,
  ConnectUserDetail,
  ContactPosition,
  MissedOfQueuesReading,
  MissedReading,
  MonitorRequest,
  Names,
  QueueHistoryReading,
  QueuesReading,
} from '../domain/contact-centre.ts';
import type { ContactDetail } from '../domain/contact-place.ts';
import type { Opening } from '../domain/opening.ts';
import type { WaitingQuestion, WaitingReading } from '../domain/waiting.ts';

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

/** Where the contact control panel of an instance opens in a browser. */
export type PanelAddress = `https://${string}`;

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

/** What was read of queues lately, whoever asked for it. Asks Connect nothing, and throws nothing that is foreseen. */
export interface QueuesAtHand {
  /** The newest rows of the last 90 s, as old as the oldest of them; undefined where one of the queues was not read in one of the channels. */
  queuesAtHand(
    instance: string,
    queueIds: readonly string[],
    channels: readonly Channel[],
  ): Promise<QueuesReading | undefined>;
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

/** Counts contacts that were offered and not taken: offers, not contacts; minutes late. */
export interface MissedCounts {
  /** GetMetricDataV2 AGENT_NON_RESPONSE by agent, `from` to now. */
  readMissed(
    instance: string,
    about: { readonly userIds: readonly string[]; readonly from: Date },
    options: CallOptions,
  ): Promise<MissedReading>;
  /** The same by the queue the contacts came from. */
  readMissedOfQueues(
    instance: string,
    about: { readonly queueIds: readonly string[]; readonly from: Date },
    options: CallOptions,
  ): Promise<MissedOfQueuesReading>;
}

/** Amazon Connect. Every method throws BotError with a `connect_…` or `listen_…` code and nothing else foreseen. */
export interface ConnectGateway
  extends AgentReadings,
    QueueReadings,
    QueueHistories,
    MissedCounts,
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
  ): Promise<{ readonly contactId: string | undefined; readonly requestId: string | undefined }>;
  /** DescribeInstance, remembered for an hour: undefined where the service gives no address one can open. */
  panelAddress(instance: string, options: CallOptions): Promise<PanelAddress | undefined>;
  /** PutUserStatus: at once, or as the next status while the agent is on a contact. */
  setStatus(
    instance: string,
    change: { readonly userId: string; readonly statusId: string },
    options: CallOptions,
  ): Promise<void>;
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
  /** The same by what is remembered, without asking anybody: `not-yet` where that is nothing. */
  remembered(instance: string, queueIds: readonly string[]): ReadonlyMap<string, Opening>;
}

/** What is read of an instance again and again. */
export const readingKinds = ['queues', 'agents', 'history', 'missed'] as const;

export type ReadingKind = (typeof readingKinds)[number];

export interface LastReading {
  readonly okAt?: Date;
  readonly failedAt?: Date;
  /** Why the last one that failed did; undefined for a bug. */
  readonly code?: string | undefined;
}

/** How this process gets on with Amazon Connect. Asks nothing, and throws nothing. */
export interface ConnectStanding {
  /** When each was last read by this process, and when that last failed; empty before the first. */
  lastReadings(instance: string): Readonly<Record<ReadingKind, LastReading>>;
  /** When a call was last held back or refused for the limits of the account; undefined: never. */
  throttledAt(): Date | undefined;
  /** How many calls stand in line for the budget now. */
  callsInLine(): number;
}
