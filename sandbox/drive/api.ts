/**
 * The sandbox driven over HTTP: what the page does, a test or a script can do too.
 * All bodies are JSON; all paths are under `/api`. A refusal is
 * `{ ok: false, error: '<code>', message: '<sentence>' }` with status 400, 404 or 405.
 * Times are ISO 8601 of the sandbox clock. Documented for people in docs/sandbox.md.
 */

import type { ControlPanel } from './people-api.ts';

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly email: string;
  readonly isGuest: boolean;
  readonly isStranger: boolean;
  readonly isBot: boolean;
}

export interface Conversation {
  readonly id: string;
  /** `floor` for a channel, the other person's or the bot's name for a direct message. */
  readonly name: string;
  readonly kind: 'channel' | 'dm';
  readonly topic: string;
  readonly isExternallyShared: boolean;
  readonly isBotMember: boolean;
  /** Everybody in it, the bot included; of channels as of direct messages. */
  readonly memberIds?: readonly string[];
}

/** `@handle` names everybody in it. */
export interface UserGroup {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
}

/** GET /api/state, or /api/state?as=U… for the names of direct messages as this person sees them. */
export interface SandboxState {
  readonly workspace: { readonly teamId: string; readonly name: string };
  readonly people: readonly Person[];
  readonly conversations: readonly Conversation[];
  /** The slash commands of the installed manifest, for completion. */
  readonly commands: readonly {
    readonly command: string;
    readonly description: string;
    readonly usageHint: string;
  }[];
  readonly userGroups: readonly UserGroup[];
  readonly delivery: 'http' | 'socket';
  readonly now: string;
  readonly speed: number;
  readonly connectEndpoint: string;
  readonly levers: readonly LeverState[];
}

/** GET /api/conversations/:id/messages?as=U… : what this person sees there, oldest first, own ephemerals included. */
export interface SeenMessage {
  readonly ts: string;
  readonly channel: string;
  readonly threadTs?: string;
  readonly userId: string;
  readonly isBot: boolean;
  readonly text: string;
  readonly blocks: readonly Record<string, unknown>[];
  readonly isEphemeral: boolean;
  /** Times it was changed by chat.update or a response URL since it was posted. */
  readonly edits: number;
  readonly metadata?: Record<string, unknown>;
  /** Files shared with it; the bytes are at GET /api/files/:id. */
  readonly files?: readonly SharedFile[];
}

export interface SharedFile {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  /** Bytes. */
  readonly size: number;
  /** Shown where it is shared, as Slack does; else it can only be saved. */
  readonly isPicture: boolean;
  /** What it shows, for screen readers; empty where nobody said. */
  readonly altText: string;
}

/** GET /api/notifications?as=U… : what made this person's phone buzz. An edit is never one. */
export interface Notification {
  readonly at: string;
  readonly channel: string;
  readonly ts: string;
  readonly text: string;
  readonly why: 'direct-message' | 'mention' | 'channel-post';
}

/** POST /api/commands */
export interface CommandRequest {
  readonly as: string;
  readonly channel: string;
  /** The whole line, `/agents Billing`. A line without a slash is posted as a person's message. */
  readonly text: string;
  /** A reply in this thread; commands do not run there. */
  readonly threadTs?: string;
}

/** POST /api/actions : a button, select or overflow of a message or of the open view. */
export interface ActionRequest {
  readonly as: string;
  readonly container:
    | { readonly kind: 'message'; readonly channel: string; readonly ts: string }
    | { readonly kind: 'view'; readonly viewId: string };
  readonly blockId: string;
  readonly actionId: string;
  /** For selects and overflow: the chosen option's value; ids for users, channels and conversations. */
  readonly selected?: string | readonly string[];
  /** For inputs that dispatch: what was typed. */
  readonly typed?: string;
  /** In a view: what the rest of it holds, as in SubmitRequest. */
  readonly values?: Record<string, Record<string, Record<string, unknown>>>;
}

/** Answer of POST /api/commands, /api/actions, /api/views/submit. */
export interface Delivered {
  readonly ok: true;
  /** What the person sees at once, as Slack would show it. */
  readonly outcome:
    | { readonly kind: 'acknowledged' }
    | { readonly kind: 'timeout'; readonly message: string }
    | { readonly kind: 'failed'; readonly message: string }
    | { readonly kind: 'view-errors'; readonly errors: Record<string, string> };
}

/** GET /api/views?as=U… : the stack of open modals, top last, and the Home tab. */
export interface Views {
  readonly modals: readonly OpenView[];
  readonly home: OpenView | null;
}

export interface OpenView {
  readonly id: string;
  readonly hash: string;
  readonly type: 'modal' | 'home';
  readonly title: string;
  readonly submit: string | null;
  readonly close: string | null;
  readonly blocks: readonly Record<string, unknown>[];
}

/** POST /api/views/submit */
export interface SubmitRequest {
  readonly as: string;
  readonly viewId: string;
  /** block id → action id → value, as `view.state.values` of Slack (type, value, selected_option, …). */
  readonly values: Record<string, Record<string, Record<string, unknown>>>;
}

/** POST /api/views/close */
export interface CloseRequest {
  readonly as: string;
  readonly viewId: string;
}

/** POST /api/home/open : the person opens the app's Home tab. POST /api/shortcuts { as, callbackId }. */
export interface HomeRequest {
  readonly as: string;
}

/** POST /api/clock : exactly one of these. Answers { ok, now, speed }. */
export type ClockRequest =
  | { readonly advanceSeconds: number }
  | { readonly speed: number }
  | { readonly step: true };

export type LeverName =
  | 'rush'
  | 'lunch'
  | 'connect-throttled'
  | 'connect-down'
  | 'redis-down'
  | 'slack-down'
  | 'guest-joins-floor'
  | 'sam-loses-barge'
  | 'sam-gone-from-connect'
  | 'maria-takes-sams-email'
  | 'permissions-unreadable'
  | 'monitor-answer-lost';

export interface LeverState {
  readonly name: LeverName;
  readonly label: string;
  /** `rush` and `lunch` go off by themselves when they are over; a `lever` event says so. */
  readonly isOn: boolean;
  /** Why it cannot be pulled here, or null. */
  readonly unavailable: string | null;
}

/** POST /api/levers/:name */
export interface LeverRequest {
  readonly on: boolean;
  /** For `rush`: one queue by name; absent = all. A name no queue has is refused with 400. */
  readonly queue?: string;
}

/** GET /api/centre : the contact centre as it truly is, for the panel and for tests. */
export interface CentreState {
  readonly now: string;
  readonly queues: readonly {
    readonly id: string;
    readonly name: string;
    readonly channel: string;
    readonly waiting: number;
    readonly oldestSeconds: number | null;
    readonly estimateSeconds: number | null;
    readonly staffed: number;
    readonly available: number;
  }[];
  readonly agents: readonly {
    readonly id: string;
    readonly username: string;
    readonly name: string;
    readonly status: string;
    readonly activity: string;
    readonly contactId: string | null;
  }[];
  readonly monitoring: readonly {
    readonly supervisor: string;
    readonly agent: string;
    readonly contactId: string;
    readonly canBarge: boolean;
    readonly isRinging: boolean;
    readonly isBarging: boolean;
    readonly since: string;
  }[];
  /** Of everybody of the cast who is in Amazon Connect. */
  readonly panels: readonly ControlPanel[];
}

/**
 * GET /api/events : server-sent events; each `data:` is one of these, a hint to read again.
 * `seq` grows by one, so a reader knows that it missed something.
 */
export interface SandboxEvent {
  readonly seq: number;
  readonly kind: 'message' | 'view' | 'notification' | 'centre' | 'clock' | 'lever';
  readonly channel?: string;
  /** Only for this person (ephemerals, views). */
  readonly userId?: string;
}

/** GET /api/gallery : every message, modal and home view the bot can show, in every state. */
export interface GalleryEntry {
  readonly id: string;
  readonly group: string;
  readonly title: string;
  readonly kind: 'message' | 'modal' | 'home';
  readonly text: string;
  readonly blocks: readonly Record<string, unknown>[];
  readonly viewTitle?: string;
  readonly submit?: string;
  readonly close?: string;
}
