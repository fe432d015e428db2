import type { Channel } from './contact-centre.ts';
import type { ListenWay } from './listening.ts';

/** What is worth knowing afterwards. Written before it is done; what cannot be written is not done. */
export interface AuditEntry {
  readonly at: Date;
  /** Slack user; `floorwalker` for what it does by itself. */
  readonly who: string;
  readonly act: AuditedAct;
  /** Ids and settings, no customer data: `agent 2000… status 3000…`. */
  readonly about: string;
  readonly outcome: AuditOutcome;
  /** What an attempt to listen was about, as far as it was known. */
  readonly listening?: AuditedListening | undefined;
  /** What this entry took away from the beginning of the chain, in the same write. */
  readonly retention?: AuditedRetention | undefined;
}

/** Entries that were kept long enough, and are gone. */
export interface AuditedRetention {
  /** The number of the first entry that was kept. */
  readonly keptFrom: number;
  /** The hash of the last one that was not. */
  readonly removedHash: string;
}

/**
 * `refused`: by Floorwalker's own rules, before anything was asked of Amazon Connect; `failed`: not
 * done, for a reason that has a code; `unknown`: nobody can tell; `ended`: what was done is over.
 */
export const auditOutcomes = ['intended', 'done', 'failed', 'refused', 'unknown', 'ended'] as const;

export type AuditOutcome = (typeof auditOutcomes)[number];

/** No customer data, and nothing that was typed but ids and the reason. */
export interface AuditedListening {
  readonly way: ListenWay;
  /** The session, the same in all entries of one. Undefined where it was refused before there was one. */
  readonly sessionId?: string | undefined;
  /** As whom: the Connect user of the Slack user. */
  readonly connectUserId?: string | undefined;
  readonly username?: string | undefined;
  readonly contactId?: string | undefined;
  readonly agentId?: string | undefined;
  readonly queueId?: string | undefined;
  readonly channel?: Channel | undefined;
  /** As Amazon Connect spells them. */
  readonly capabilities?: readonly string[] | undefined;
  /** Why they listen, in their words. */
  readonly reason?: string | undefined;
  /** Why not: the kind of the refusal, or an error code. */
  readonly why?: string | undefined;
  /** Amazon Connect's own name for the request. */
  readonly requestId?: string | undefined;
  /** The supervisor's own contact of the session. */
  readonly sessionContactId?: string | undefined;
  /** How long it lasted, where it ended. */
  readonly seconds?: number | undefined;
}

/** A name and a text, as they are kept and as the hash is taken of them. */
export type AuditField = readonly [name: string, text: string];

/** What stands at one place of the chain, readable or not. */
export interface KeptEntry {
  /** 1 for the first ever; grows by one. */
  readonly number: number;
  /** All that is kept of the entry itself. */
  readonly fields: readonly AuditField[];
  /** SHA-256, hexadecimal, of the entry before; of the first one `''`. */
  readonly previous: string;
  /** SHA-256, hexadecimal, over number, `previous` and fields; see src/chain. */
  readonly hash: string;
  /** What the fields say; undefined where this version cannot tell. */
  readonly entry: AuditEntry | undefined;
}

/** An entry in its place in the chain. */
export interface ChainedEntry extends KeptEntry {
  readonly entry: AuditEntry;
}

/** An entry of the chain, by which everything before it is known too; mostly the last one. */
export interface ChainHead {
  readonly number: number;
  readonly hash: string;
}

export const auditedActs = [
  'export-agents',
  'set-status',
  'change-settings',
  'save-channel-view',
  'pin-board',
  'stop-board',
  'listen',
  'request-listen',
  'link',
  'unlink',
  'export-audit',
  'trim-audit',
  'add-rule',
  'change-rule',
  'pause-rule',
  'resume-rule',
  'remove-rule',
  'import-rules',
  'export-rules',
  'undo-rule',
  'acknowledge',
  'silence',
  'lift-silence',
] as const;

export type AuditedAct = (typeof auditedActs)[number];
