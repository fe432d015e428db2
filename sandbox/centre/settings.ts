import type { Channel } from './model.ts';

/** How the centre behaves. Durations in seconds unless the name says otherwise. */
export interface CentreSettings {
  /** The hour it is in the centre when it starts; staffing and demand follow it from there. */
  readonly localHourAtStart: number;
  /** Hours lived through before time zero, so that calls are in progress at the start. */
  readonly warmUpHours: number;
  /** Demand: 1 is a normal day. */
  readonly load: number;
  readonly missChance: number;
  readonly rejectChance: number;
  /** AWS documents about 20 s before an unanswered contact counts as missed. */
  readonly ringSeconds: number;
  readonly holdChance: number;
  readonly pauseChance: number;
  readonly transferChance: number;
  /** Share of ended contacts the API goes on showing for 5 to 15 minutes (reported from the field). */
  readonly staleEndedChance: number;
  /** The real-time page drops people 5 to 10 minutes after they go offline. */
  readonly visibleAfterSignOutSeconds: readonly [number, number];
  /** Contacts and missed offers are forgotten after this. */
  readonly keepHours: number;
  /** Agents beyond the roster, for a large floor: always signed in, most of them without contacts. */
  readonly extraAgents: number;
  /** Routing profiles they are spread over; 0 puts them on those of the roster, with all their contacts. */
  readonly extraProfiles: number;
  /** Queues beyond the catalogue, for a large instance: each in three channels, and nobody waits there. */
  readonly extraQueues: number;
  /** Supervisors beyond the cast, in Slack as well. */
  readonly extraSupervisors: number;
}

export const defaultCentreSettings: CentreSettings = {
  localHourAtStart: 10,
  warmUpHours: 2,
  load: 1,
  missChance: 0.04,
  rejectChance: 0.01,
  ringSeconds: 20,
  holdChance: 0.25,
  pauseChance: 0.3,
  transferChance: 0.06,
  staleEndedChance: 0,
  visibleAfterSignOutSeconds: [300, 600],
  keepHours: 30,
  extraAgents: 0,
  extraProfiles: 0,
  extraQueues: 0,
  extraSupervisors: 0,
};

/** What work of a channel is like: medians of log-normal durations, seconds. */
export interface Work {
  readonly handleMedian: number;
  readonly handleSigma: number;
  readonly afterMedian: number;
  /** Infinity: nobody hangs up. */
  readonly patienceMedian: number;
}

export const workOf: Readonly<Record<Channel, Work>> = {
  VOICE: { handleMedian: 210, handleSigma: 0.5, afterMedian: 25, patienceMedian: 420 },
  CHAT: { handleMedian: 420, handleSigma: 0.5, afterMedian: 15, patienceMedian: 600 },
  TASK: { handleMedian: 360, handleSigma: 0.6, afterMedian: 5, patienceMedian: Infinity },
};

/**
 * Contacts per hour at the busiest time of a normal day. Tech Support is the strained one. Tasks
 * wait while there are chats and nobody gives them up, so they need the most room.
 */
export const peakPerHour: readonly (readonly [string, Channel, number])[] = [
  ['Billing', 'VOICE', 34],
  ['Sales', 'VOICE', 23],
  ['Returns', 'VOICE', 8],
  ['Returns', 'CHAT', 12],
  ['Tech Support', 'VOICE', 43],
  ['Chat Care', 'CHAT', 36],
  ['Back Office', 'TASK', 6],
];

/** Demand through the day as a share of the peak, hour by hour of local time. */
export const demandByHour: readonly number[] = [
  0.03, 0.02, 0.02, 0.02, 0.03, 0.05, 0.12, 0.35, 0.7, 0.9, 1, 1, 0.9, 0.85, 0.9, 0.9, 0.8, 0.55,
  0.35, 0.25, 0.15, 0.1, 0.06, 0.04,
];
