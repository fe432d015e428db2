import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { Log } from '../ports/ground.ts';
import { slackLogger } from './logger.ts';

/** A call of the Web API ends after this, whatever Slack does. */
const timeoutMs = 10_000;

/** The Slack client of a workspace. One workspace now; the callers already name it. */
export interface SlackClients {
  /**
   * Never retries by itself: a repeated post is a doubled message (measured). Without a workspace,
   * the client of the token itself, which is how the workspace is found out.
   */
  of(workspace: string | undefined): WebClient;
}

/** Clients for the one workspace this token belongs to. */
export function createSlackClients(options: {
  readonly token: string;
  readonly apiUrl: string;
  readonly log: Log;
}): SlackClients {
  const client = new WebClient(options.token, clientOptions(options.apiUrl, options.log));
  return { of: () => client };
}

/**
 * Options of one client. Made anew for each owner, since Bolt's Socket Mode writes into the object
 * it is given, and without `headers`, which would carry one workspace's token to another.
 */
export function clientOptions(apiUrl: string, log: Log): WebClientOptions {
  return {
    slackApiUrl: apiUrl,
    retryConfig: { retries: 0 },
    timeout: timeoutMs,
    rejectRateLimitedCalls: true,
    logger: slackLogger(log),
    fetch: fetchWithin,
  };
}

/** Neither Bolt's `respond` nor `fetch` has a timeout of its own; every request through this one has. */
export const fetchWithin: typeof fetch = (input, init) => {
  const limit = AbortSignal.timeout(timeoutMs);
  const signal = init?.signal ? AbortSignal.any([init.signal, limit]) : limit;
  return fetch(input, { ...init, signal });
};
