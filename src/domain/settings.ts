import type { Channel } from './contact-centre.ts';

/** What administrators set in Slack, one record per workspace and instance. */
export interface FloorSettings {
  readonly seeAgents: SeeAgents;
  readonly exportAgents: ExportAgents;
  /** Slack channels in which names of agents may be posted for everybody there to read. */
  readonly namesIn: readonly string[];
  readonly limits: AttentionLimits;
  readonly waits: WaitSettings;
  readonly listening: ListeningSettings;
  readonly alerts: AlertSettings;
}

/** Who may see agents. Guests and people of other companies never may. */
export type SeeAgents =
  /** Linked Connect users with real-time metrics permission. */
  | { readonly kind: 'metrics-permission' }
  /** Members of a Slack user group, linked or not. */
  | { readonly kind: 'user-group'; readonly groupId: string }
  /** Everyone who asks from one of these channels. */
  | { readonly kind: 'channels'; readonly channelIds: readonly string[] };

/** Who may take a list of agents away as a file. Whoever may not see agents may not export either. */
export type ExportAgents =
  | { readonly kind: 'administrators' }
  | { readonly kind: 'user-group'; readonly groupId: string }
  | { readonly kind: 'who-sees-agents' };

/** Seconds after which something is too long; `off` = never. */
export type Limit = number | 'off';

/** A limit per channel as the service spells it, and one for every other channel. */
export interface LimitByChannel {
  readonly byChannel: Readonly<Record<string, Limit>>;
  readonly otherwise: Limit;
}

/** The same where another limit stands behind it: what is not set here is set there. */
export interface OwnLimits {
  readonly byChannel: Readonly<Record<string, Limit>>;
  readonly otherwise?: Limit | undefined;
}

/** When an agent needs somebody. */
export interface AttentionLimits {
  readonly contact: LimitByChannel;
  readonly hold: LimitByChannel;
  readonly afterContactWork: LimitByChannel;
  /** Custom statuses (breaks and the like) by status id, and one for every other custom status. */
  readonly status: { readonly byId: Readonly<Record<string, Limit>>; readonly otherwise: Limit };
}

/** Sensible limits, ours: AWS names none. Seconds. */
export const defaultLimits: AttentionLimits = {
  contact: { byChannel: { VOICE: 900, CHAT: 1800 }, otherwise: 3600 },
  hold: { byChannel: {}, otherwise: 180 },
  afterContactWork: { byChannel: {}, otherwise: 180 },
  status: { byId: {}, otherwise: 1800 },
};

/** What is too long a wait, what counts as answered in time, and which queues belong together. */
export interface WaitSettings {
  /** Seconds a contact may wait, by queue id and channel; `otherwise` where a queue has none of its own. */
  readonly limits: {
    readonly byQueue: Readonly<Record<string, OwnLimits>>;
    readonly otherwise: LimitByChannel;
  };
  /** A contact answered within so many seconds counts for the service level. */
  readonly serviceLevelSeconds: number;
  /** Groups of queues by their name, lower case: `emea` → queue ids. */
  readonly groups: Readonly<Record<string, readonly string[]>>;
}

/** Sensible limits, ours: AWS names none. Seconds. */
export const defaultWaits: WaitSettings = {
  limits: { byQueue: {}, otherwise: { byChannel: { VOICE: 300, CHAT: 300 }, otherwise: 'off' } },
  serviceLevelSeconds: 20,
  groups: {},
};

/** How long a contact of this queue and channel may wait, seconds. */
export function waitLimitOf({ limits }: WaitSettings, queueId: string, channel: Channel): Limit {
  const own = limits.byQueue[queueId];
  const { byChannel, otherwise } = limits.otherwise;
  return own?.byChannel[channel] ?? own?.otherwise ?? byChannel[channel] ?? otherwise;
}

/** What part of the floor somebody may hear. Parts of one kind are alternatives, kinds must all fit. */
export type ListenScope =
  | { readonly kind: 'everybody' }
  /** Agents of the supervisor's own hierarchy group and of all below it. */
  | { readonly kind: 'own-team' }
  /** Agents in one of these hierarchy groups or below, contacts of one of these queues; no empty list narrows. */
  | {
      readonly kind: 'some';
      readonly groupIds: readonly string[];
      readonly queueIds: readonly string[];
    };

/** Whether listening is allowed at all, to whom, and by which rules. */
export interface ListeningSettings {
  /** Off until an administrator turns it on. */
  readonly isOn: boolean;
  /** True where Listen asks for barge-in as well, for those who may barge. */
  readonly mayStepIn: boolean;
  /** True where nobody listens without saying why. */
  readonly asksReason: boolean;
  /** Whether the agent is told in Slack, and when; where they cannot be told, nobody listens. */
  readonly notice: 'none' | 'before' | 'during';
  /** Nobody listens to these, whatever they may. Groups with all below them. */
  readonly never: {
    readonly queueIds: readonly string[];
    readonly agentIds: readonly string[];
    readonly groupIds: readonly string[];
  };
  /** By Slack user, and for everybody else. */
  readonly scopes: {
    readonly byUser: Readonly<Record<string, ListenScope>>;
    readonly otherwise: ListenScope;
  };
  /** Slack channel where the head of the audit is posted daily; undefined = nowhere. */
  readonly auditChannelId?: string | undefined;
}

export const defaultListening: ListeningSettings = {
  isOn: false,
  mayStepIn: false,
  asksReason: false,
  notice: 'none',
  never: { queueIds: [], agentIds: [], groupIds: [] },
  scopes: { byUser: {}, otherwise: { kind: 'everybody' } },
};

/** Who may do something with rules and alerts. Guests and people of other companies never may. */
export type AlertRight =
  | { readonly kind: 'everyone' }
  /** Members of a Slack user group, and administrators. */
  | { readonly kind: 'user-group'; readonly groupId: string }
  | { readonly kind: 'administrators' };

/** Who sees and makes rules, and how much is said where. */
export interface AlertSettings {
  /** Who sees rules and alerts, and may acknowledge and snooze them. */
  readonly see: AlertRight;
  /** Who makes rules. Rules of others are changed by administrators alone, whatever stands here. */
  readonly make: AlertRight;
  /** More messages than this in a channel and hour become one digest; critical ones never. */
  readonly digestAbove: number;
  /** When a channel is told of its alerts since the last time; one for each channel. */
  readonly summaries: readonly AlertSummary[];
}

export interface AlertSummary {
  /** Slack channel. */
  readonly channelId: string;
  /** 0 = Sunday … 6 = Saturday. */
  readonly weekdays: readonly number[];
  /** Minutes since midnight in the zone, 0 to 1439. */
  readonly minute: number;
  /** IANA name. */
  readonly zone: string;
}

export const defaultAlerts: AlertSettings = {
  see: { kind: 'everyone' },
  make: { kind: 'everyone' },
  digestAbove: 20,
  summaries: [],
};

export const defaultSettings: FloorSettings = {
  seeAgents: { kind: 'metrics-permission' },
  exportAgents: { kind: 'administrators' },
  namesIn: [],
  limits: defaultLimits,
  waits: defaultWaits,
  listening: defaultListening,
  alerts: defaultAlerts,
};
