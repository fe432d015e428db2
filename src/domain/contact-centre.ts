import type { Phone } from './people.ts';
import type { QueueGroups } from './queue-groups.ts';

/**
 * The contact centre in our own words. A missing member means that the service did not say,
 * which is never the same as zero. Customer data (numbers, addresses, names, descriptions,
 * attributes) has no member here on purpose: what has no place cannot leak.
 */

/** VOICE, CHAT, TASK, EMAIL, or a channel of tomorrow, as the service spells it. */
export type Channel = string;

/** The channels whose queue metrics we ask for (`GetCurrentMetricData`, Filters.Channels). */
export const knownChannels: readonly Channel[] = ['VOICE', 'CHAT', 'TASK', 'EMAIL'];

/** ROUTABLE, CUSTOM or OFFLINE (`ListAgentStatuses`); open like every enum of the service. */
export type StatusType = string;

/** A contact as `GetCurrentUserData` shows it on an agent. */
export interface AgentContact {
  readonly contactId?: string | undefined;
  readonly channel?: Channel | undefined;
  readonly initiationMethod?: string | undefined;
  /** INCOMING, PENDING, CONNECTING, CONNECTED, CONNECTED_ONHOLD, MISSED, ERROR, ENDED, REJECTED, PAUSED, … */
  readonly state?: string | undefined;
  readonly stateSince?: Date | undefined;
  readonly connectedSince?: Date | undefined;
  readonly queueId?: string | undefined;
  /** When somebody of us first saw it on hold: it has been so at least since then. The service does not say. */
  readonly onHoldSince?: Date | undefined;
}

/** Slots of one channel, as the agent's routing profile grants them. */
export interface Slots {
  readonly active?: number | undefined;
  readonly available?: number | undefined;
  readonly maximum?: number | undefined;
}

export interface Agent {
  readonly userId: string;
  readonly statusId?: string | undefined;
  /** As set in the control panel; it does not change while the agent is on a contact. */
  readonly statusName?: string | undefined;
  readonly statusSince?: Date | undefined;
  readonly nextStatus?: string | undefined;
  readonly routingProfileId?: string | undefined;
  /** Hierarchy group ids from level one down. */
  readonly hierarchy: readonly string[];
  readonly slots: ReadonlyMap<Channel, Slots>;
  readonly contacts: readonly AgentContact[];
}

/** Which agents to read. The service takes exactly one of these filters. */
export type AgentSelection =
  | { readonly kind: 'queues'; readonly ids: readonly string[] }
  | { readonly kind: 'routing-profiles'; readonly ids: readonly string[] }
  | { readonly kind: 'agents'; readonly ids: readonly string[] }
  | { readonly kind: 'hierarchy-group'; readonly id: string };

export interface AgentsReading {
  /** When it was begun: no row is older, so this is the age that is shown. */
  readonly asOf: Date;
  /** When its last page came; undefined where that is not known. */
  readonly doneAt?: Date | undefined;
  /** Each agent once, whatever page they were seen on last. */
  readonly agents: readonly Agent[];
  /** What the service says it counts, summed over the requests; undefined when it did not say. */
  readonly approximateTotal?: number | undefined;
  /** True when the page cap ended the reading early. */
  readonly isTruncated: boolean;
}

/** Contacts offered to agents and not taken, by the historical metric. Who has no entry is unknown, not at zero. */
export interface MissedReading {
  readonly asOf: Date;
  readonly from: Date;
  readonly byUserId: ReadonlyMap<string, number>;
}

/** The same by queue: offers of its contacts. What has no entry is unknown to the service, which does not say zero. */
export interface MissedOfQueuesReading {
  readonly asOf: Date;
  readonly from: Date;
  readonly byQueueId: ReadonlyMap<string, number>;
}

/** One queue and channel of `GetCurrentMetricData`. Seconds and counts; undefined = the service gave no value. */
export interface QueueChannelReading {
  readonly queueId: string;
  readonly channel: Channel;
  readonly estimatedWaitSeconds?: number | undefined;
  readonly contactsInQueue?: number | undefined;
  readonly oldestContactSeconds?: number | undefined;
  readonly agentsAvailable?: number | undefined;
  readonly agentsStaffed?: number | undefined;
  readonly agentsOnContact?: number | undefined;
}

export interface QueuesReading {
  /** When the service took the snapshot (`DataSnapshotTime`), else when we read it. */
  readonly asOf: Date;
  /** When its last page came; undefined where that is not known. */
  readonly doneAt?: Date | undefined;
  /** How many calls it cost; undefined where that is not known. */
  readonly calls?: number | undefined;
  readonly rows: readonly QueueChannelReading[];
  /** `refused`: this instance does not take ESTIMATED_WAIT_TIME at all, so its absence says nothing of a queue. */
  readonly estimate: 'asked' | 'refused';
}

/**
 * What became of the contacts of one queue and channel (`GetMetricDataV2`). Percent, counts and
 * seconds; undefined = the service gave no value, which is no zero.
 */
export interface QueueOutcome {
  readonly queueId: string;
  readonly channel: Channel;
  /** How many were answered within the seconds asked for, percent of those queued. */
  readonly serviceLevelPercent?: number | undefined;
  readonly abandonmentPercent?: number | undefined;
  readonly contactsQueued?: number | undefined;
  readonly contactsHandled?: number | undefined;
  readonly contactsAbandoned?: number | undefined;
  readonly averageAnswerSeconds?: number | undefined;
}

/** Outcomes from a time until just before now; a queue and channel without a row had no contact, or none is known yet. */
export interface QueueHistoryReading {
  readonly asOf: Date;
  readonly from: Date;
  readonly serviceLevelSeconds: number;
  readonly outcomes: readonly QueueOutcome[];
}

/**
 * Position and wait of one contact. Which of the last four comes for one that is not in a queue is not
 * documented, so each stays apart.
 */
export type ContactPosition =
  /** At least one of the two is there. */
  | {
      readonly kind: 'in-queue';
      readonly asOf: Date;
      readonly position?: number | undefined;
      readonly estimatedWaitSeconds?: number | undefined;
    }
  /** The request was refused (`InvalidRequestException`). */
  | { readonly kind: 'refused'; readonly asOf: Date }
  /** The contact was not found (`ResourceNotFoundException`). */
  | { readonly kind: 'not-found'; readonly asOf: Date }
  /** The list of results was empty. */
  | { readonly kind: 'no-results'; readonly asOf: Date }
  /** Results came, and none had a number. */
  | { readonly kind: 'no-values'; readonly asOf: Date };

/** A Connect user as `SearchUsers` gives it. */
export interface ConnectUser {
  readonly userId: string;
  readonly username: string;
  readonly securityProfileIds: readonly string[];
  readonly hierarchyGroupId?: string | undefined;
}

/** A Connect user as `DescribeUser` gives it; the e-mail is the employee's own work address. */
export interface ConnectUserDetail extends ConnectUser {
  readonly email?: string | undefined;
  readonly phone?: Phone | undefined;
}

export interface UserName {
  readonly username: string;
  readonly firstName?: string | undefined;
  readonly lastName?: string | undefined;
}

export interface StatusName {
  readonly name: string;
  readonly type?: StatusType | undefined;
}

export type NameKind = 'users' | 'queues' | 'routingProfiles' | 'hierarchyGroups' | 'statuses';

/** Names by id, from the cached directory. A kind that could not be read is listed, not invented. */
export interface Names {
  readonly asOf: Date;
  readonly users: ReadonlyMap<string, UserName>;
  readonly queues: ReadonlyMap<string, string>;
  readonly routingProfiles: ReadonlyMap<string, string>;
  readonly hierarchyGroups: ReadonlyMap<string, string>;
  readonly statuses: ReadonlyMap<string, StatusName>;
  /** Kinds that could not be read now and were never read before. */
  readonly missing: readonly NameKind[];
  /** Kinds shown from an older reading because the newest one failed. */
  readonly stale: readonly NameKind[];
  /** Set by administrators; undefined where they could not be read, and in what the service alone gave. */
  readonly queueGroups?: QueueGroups | undefined;
}

export type MonitorCapability = 'SILENT_MONITOR' | 'BARGE';

export interface MonitorRequest {
  readonly contactId: string;
  /** The supervisor's own Connect user: their control panel rings. */
  readonly supervisorUserId: string;
  readonly capabilities: readonly MonitorCapability[];
  /** One token per intent; the same again only for a retry of the same intent. */
  readonly clientToken: string;
}
