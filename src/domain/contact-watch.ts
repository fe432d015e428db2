import type { Channel, ContactPosition } from './contact-centre.ts';

/** What somebody wants to be told of a contact besides that it is answered or leaves. */
export interface WatchAsks {
  /** Told when its position is this or a better one. */
  readonly position?: number | undefined;
  /** Told when it has waited so long, and when its estimate is so long; seconds. */
  readonly waitSeconds?: number | undefined;
}

/** One person watches one contact, for a time. */
export interface ContactWatch {
  readonly id: string;
  /** Slack user who is told, and nobody else. */
  readonly userId: string;
  readonly contactId: string;
  readonly asks: WatchAsks;
  readonly startedAt: Date;
  /** When it ends by itself. */
  readonly until: Date;
}

/** A line that was crossed. Each is told once in a stay in a queue. */
export type Crossing = 'position' | 'waited' | 'estimate';

/** Why somebody is spoken to. The last three end the watch. */
export type WatchReason = Crossing | 'moved' | 'answered' | 'left' | 'over';

/** Something to be said, decided in the same atomic write as the state. */
export interface WatchSay {
  /** `watch|stay|reason`: a decision made twice has the same id. */
  readonly eventId: string;
  readonly reason: WatchReason;
  readonly decidedAt: Date;
  readonly queueId?: string | undefined;
  readonly channel?: Channel | undefined;
  readonly position?: number | undefined;
  /** How long it waited, or the estimate that is too long; undefined where it is not known. */
  readonly seconds?: number | undefined;
  /** When it was answered or ended. */
  readonly at?: Date | undefined;
  readonly disconnectReason?: string | undefined;
  readonly nextContactId?: string | undefined;
}

/** What was last read of the contact. Metrics and place are read apart, and may fail apart. */
export interface WatchSeen {
  /** When it was looked at last, whether anything could be read or not. */
  readonly lookedAt?: Date | undefined;
  readonly placeAt?: Date | undefined;
  readonly isQueued?: boolean | undefined;
  readonly queueId?: string | undefined;
  readonly channel?: Channel | undefined;
  readonly enqueuedAt?: Date | undefined;
  readonly metricsAt?: Date | undefined;
  readonly metrics?: ContactPosition['kind'] | undefined;
  readonly position?: number | undefined;
  readonly estimatedWaitSeconds?: number | undefined;
}

/** What is true of a watch. */
export interface WatchState {
  readonly seen: WatchSeen;
  /** Counts its stays in a queue; part of every event id. */
  readonly stay: number;
  /** What was crossed in this stay. */
  readonly crossed: readonly Crossing[];
  /** What ended it; then nothing more is looked at. */
  readonly end?: WatchSay | undefined;
}

/** The one message of a watch, as a reader sees it. */
export interface WatchCard {
  /** The direct message. */
  readonly channelId: string;
  readonly messageTs: string;
  readonly at: Date;
  /** Changes when something visible changes; the age of the data counts in steps of ten minutes. */
  readonly fingerprint: string;
}

/** What a run over the watches writes of one, in one step. */
export interface WatchStanding {
  readonly state: WatchState;
  /** Oldest first. */
  readonly unsaid: readonly WatchSay[];
  /** undefined until it was posted. */
  readonly card?: WatchCard | undefined;
}

/** A watch with all that is known of it. */
export interface WatchRecord {
  readonly watch: ContactWatch;
  /** Grows by one with every write; a write that expects another version does nothing. */
  readonly version: number;
  readonly standing: WatchStanding;
  /** Since when the watcher wants no more of it; its last words are still to be said. */
  readonly stoppedAt: Date | undefined;
}

/** Whether it is still looked at. */
export function isGoing({ stoppedAt, standing }: WatchRecord): boolean {
  return stoppedAt === undefined && standing.state.end === undefined;
}

/** A watch that was not looked at yet. */
export const newStanding: WatchStanding = { state: { seen: {}, stay: 0, crossed: [] }, unsaid: [] };
