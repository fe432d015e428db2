import type { Channel, MonitorCapability } from './contact-centre.ts';

/** How somebody wants to hear a contact: only listen, or be offered barge-in too. */
export type ListenWay = 'listen' | 'barge';

/** One wish to hear one contact: every click and every retry within it is the same one. */
export interface ListenKey {
  readonly slackUserId: string;
  readonly contactId: string;
  readonly capabilities: readonly MonitorCapability[];
}

/** Who listens to whom; begins as an intent, before Amazon Connect is asked. No customer data. */
export interface ListenSession extends ListenKey {
  /** A UUID. It is the ClientToken of every call for this intent, and what the audit calls it. */
  readonly id: string;
  /** The supervisor's own Connect user, and its username. */
  readonly connectUserId: string;
  readonly username: string;
  /** Whom they listen to, and the contact's queue and channel where known. */
  readonly agentId: string;
  readonly queueId?: string | undefined;
  readonly channel?: Channel | undefined;
  /** Why, in the supervisor's words, where they were asked. */
  readonly reason?: string | undefined;
  readonly openedAt: Date;
}

/** What is true of a session. */
export type SessionState =
  /** Amazon Connect was asked, or is about to be: nobody knows yet whether it began. */
  | { readonly kind: 'asked' }
  /** The supervisor's own contact is or was there; `seenAt`: when it was last seen among their contacts. */
  | {
      readonly kind: 'running';
      /** The supervisor's own contact (initiation method MONITOR); undefined where its id is not known. */
      readonly sessionContactId?: string | undefined;
      readonly since: Date;
      readonly seenAt?: Date | undefined;
      /** Since when they have taken it; undefined while it rings, and while nobody has seen it. */
      readonly acceptedAt?: Date | undefined;
      /** Since when it is not among their contacts any more, while its end is still looked for. */
      readonly goneSince?: Date | undefined;
      /** Amazon Connect's own name for the request that began it. */
      readonly requestId?: string | undefined;
    }
  /** Over. `isExact`: the time is Amazon Connect's; otherwise it is when it was no longer seen. */
  | {
      readonly kind: 'ended';
      readonly requestId?: string | undefined;
      readonly sessionContactId?: string | undefined;
      readonly since: Date;
      readonly acceptedAt?: Date | undefined;
      readonly at: Date;
      readonly isExact: boolean;
    }
  /** Asked for, and not seen within the time an intent may stay unresolved. */
  | { readonly kind: 'not-seen'; readonly at: Date };

/** The agent is to be told of the session: who in Slack they are, whether it was said, and where. */
export interface SessionNotice {
  readonly slackUserId: string;
  readonly toldAt?: Date | undefined;
  /** Where that message stands, so that it can say when the session is over. */
  readonly place?: { readonly channelId: string; readonly messageTs: string } | undefined;
  /** True once it says that the session is over. */
  readonly isEndTold?: boolean | undefined;
}

/** What the supervisor sees of a session in their direct message. */
export interface SessionCard {
  readonly channelId: string;
  readonly messageTs: string;
  readonly fingerprint: string;
}

/** What the audit is to hold of a session, besides what the start wrote down itself. */
export type SessionNews = 'done' | 'unknown' | 'ended';

/** What is written of a session in one step: what is true, what is to be written down, and what was said. */
export interface SessionStanding {
  readonly state: SessionState;
  /** Not yet in the audit, oldest first. Decided in the same write as the state. */
  readonly unaudited?: readonly SessionNews[] | undefined;
  readonly notice?: SessionNotice | undefined;
  readonly card?: SessionCard | undefined;
}

export interface SessionRecord {
  readonly session: ListenSession;
  /** Grows by one with every write; a write that expects another version does nothing. */
  readonly version: number;
  readonly standing: SessionStanding;
}

/** An intent may stay unresolved so long, seconds; then it is looked for once more and closed. */
export const unresolvedSeconds = 60;

/** Whether the session still is, or may be, going on. */
export function isOpen({ standing: { state } }: SessionRecord): boolean {
  return state.kind === 'asked' || state.kind === 'running';
}

/** How many supervisors Amazon Connect lets on one contact (feature limits: enhanced monitoring, voice 2, chat 5); only ever a warning. */
export function listenersAtMost(channel: Channel | undefined): number {
  return channel === 'VOICE' ? 2 : 5;
}

/** A wish to hear an agent as soon as they take a contact; once, and not for long. */
export interface ListenRequest {
  /** A short word, typed to cancel it. */
  readonly id: string;
  readonly slackUserId: string;
  readonly agentId: string;
  readonly way: ListenWay;
  readonly reason?: string | undefined;
  readonly askedAt: Date;
  readonly until: Date;
}

/** A request lasts so long, seconds. */
export const requestSeconds = 15 * 60;
