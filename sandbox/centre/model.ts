/** The contact centre as it truly is. Everything the simulated API says is read from here. */

export type Channel = 'VOICE' | 'CHAT' | 'TASK';

export interface Queue {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly channels: readonly Channel[];
  readonly hoursId: string;
}

export interface RoutingProfile {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** Contacts at once, per channel. */
  readonly concurrency: ReadonlyMap<Channel, number>;
  /** Lowest priority number first; equal priorities by age of the contact. */
  readonly serves: readonly Skill[];
}

export interface Skill {
  readonly queueId: string;
  readonly channel: Channel;
  readonly priority: number;
}

export type StatusType = 'ROUTABLE' | 'CUSTOM' | 'OFFLINE';

export interface Status {
  readonly id: string;
  readonly name: string;
  readonly type: StatusType;
  readonly description: string;
  readonly order: number;
}

export interface SecurityProfile {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** API names, such as ManagerListenIn. */
  readonly permissions: readonly string[];
}

export interface HierarchyLevel {
  readonly id: string;
  readonly name: string;
}

export interface HierarchyGroup {
  readonly id: string;
  readonly name: string;
  readonly levelId: string;
  /** Group ids from level one down to this group. */
  readonly path: readonly string[];
}

export interface Hours {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly timeZone: string;
  /** Days of the week with opening and closing hour; 24 means the end of the day, and an end before its start the next one. */
  readonly days: readonly { readonly day: Day; readonly from: number; readonly to: number }[];
  /** Dates (YYYY-MM-DD) on which it is closed, or open at other times. */
  readonly holidays: readonly Holiday[];
}

export interface Holiday {
  readonly date: string;
  readonly name: string;
  /** Closed all day without it. */
  readonly open?: { readonly from: number; readonly to: number };
}

export type Day =
  | 'MONDAY'
  | 'TUESDAY'
  | 'WEDNESDAY'
  | 'THURSDAY'
  | 'FRIDAY'
  | 'SATURDAY'
  | 'SUNDAY';

export type HeldState =
  | 'CONNECTING'
  | 'CONNECTED'
  | 'CONNECTED_ONHOLD'
  | 'PAUSED'
  | 'MISSED'
  | 'REJECTED'
  | 'ERROR'
  | 'ENDED';

/** A contact as it lies on an agent's desk. */
export interface HeldContact {
  readonly contactId: string;
  readonly channel: Channel;
  readonly initiationMethod: string;
  readonly state: HeldState;
  /** Not moved by a hold, as AWS documents of CONNECTED_ONHOLD. */
  readonly stateSince: Date;
  readonly connectedAt: Date | undefined;
  readonly queueId: string | undefined;
  /** Still shown although the agent has moved on. */
  readonly isStale: boolean;
}

export interface User {
  readonly id: string;
  readonly username: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly profile: RoutingProfile;
  readonly securityProfileIds: readonly string[];
  readonly hierarchyGroupId: string;
  /** Their calls ring at this number; undefined = in the softphone. */
  readonly deskPhone?: string | undefined;
  readonly isSignedIn: boolean;
  readonly statusId: string;
  readonly statusSince: Date;
  readonly nextStatusId: string | undefined;
  /** Until when the real-time API still shows someone who signed out. */
  readonly visibleUntil: Date | undefined;
  readonly held: readonly HeldContact[];
}

export type Stage = 'in-flow' | 'queued' | 'offered' | 'connected' | 'ended';

export interface Contact {
  readonly id: string;
  readonly channel: Channel;
  readonly initiationMethod: string;
  readonly initialContactId: string | undefined;
  readonly previousContactId: string | undefined;
  readonly stage: Stage;
  readonly queueId: string | undefined;
  readonly initiatedAt: Date;
  readonly enqueuedAt: Date | undefined;
  readonly agentId: string | undefined;
  readonly ringStartedAt: Date | undefined;
  readonly connectedAt: Date | undefined;
  readonly disconnectedAt: Date | undefined;
  readonly afterWorkEndedAt: Date | undefined;
  readonly holdSeconds: number;
  readonly isTransferredOut: boolean;
  readonly disconnectReason: string | undefined;
  /** What the centre estimated when the contact was queued, seconds. */
  readonly estimateAtQueueing: number | undefined;
}

/** An offer an agent did not take. One contact can be in many of them. */
export interface MissedOffer {
  readonly at: Date;
  readonly contactId: string;
  readonly queueId: string;
  readonly channel: Channel;
  readonly userId: string;
  readonly why: 'missed' | 'rejected' | 'customer-left';
}

export interface MonitorSession {
  /** The MONITOR contact on the supervisor's own desk. */
  readonly contactId: string;
  readonly targetContactId: string;
  readonly supervisorUserId: string;
  readonly agentUserId: string;
  readonly channel: Channel;
  readonly canBarge: boolean;
  /** Not taken in the control panel yet. */
  readonly isRinging: boolean;
  /** The supervisor is heard. */
  readonly isBarging: boolean;
  readonly since: Date;
}

export interface Readable {
  readonly asOf: Date;
  readonly queues: readonly Queue[];
  readonly routingProfiles: readonly RoutingProfile[];
  readonly statuses: readonly Status[];
  readonly securityProfiles: readonly SecurityProfile[];
  readonly hierarchyLevels: readonly HierarchyLevel[];
  readonly hierarchyGroups: readonly HierarchyGroup[];
  readonly hours: readonly Hours[];
  readonly users: readonly User[];
  /** Every contact of the last day or so, oldest first. */
  readonly contacts: ReadonlyMap<string, Contact>;
  readonly missed: readonly MissedOffer[];
  readonly monitoring: readonly MonitorSession[];
}

/** Something that happened to a contact, as Connect's contact events tell it; the contact as it was then. */
export interface Moment {
  readonly type: 'INITIATED' | 'QUEUED' | 'CONNECTED_TO_AGENT' | 'DISCONNECTED' | 'COMPLETED';
  readonly at: Date;
  readonly contact: Contact;
}
