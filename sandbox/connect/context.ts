import { idOf } from '../centre/catalogue.ts';
import type { Centre } from '../centre/port.ts';
import type { SandboxClock } from '../clock.ts';
import type { ClientTokens } from './client-tokens.ts';
import type { Pages } from './paging.ts';
import type { ConnectSettings } from './settings.ts';

/** What an operation answers from. */
export interface Context {
  readonly centre: Centre;
  readonly clock: SandboxClock;
  readonly settings: ConnectSettings;
  readonly pages: Pages;
  readonly clientTokens: ClientTokens;
}

/**
 * An operation. Its input was read by the SDK's schema and checked against our limits before;
 * its output is written by the schema, so each handler states both in the SDK's own types.
 */
export type Handler = (input: never, context: Context) => object | Promise<object>;

/** When the configuration was last touched. */
export const lastModified = new Date('2026-01-05T08:00:00Z');

/** The personal queue every user has; it carries no name. */
export function agentQueueId(username: string): string {
  return idOf('agent-queue', username);
}

/** A caller's clock may be ahead of the sandbox's by this much: its "now" is not the future. */
export const clockSkewMs = 1000;

/** How long tokens live where no time is documented. */
export const usualTokenLife = 3600;
