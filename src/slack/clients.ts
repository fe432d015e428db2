import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { Log } from '../ports/ground.ts';
import { slackLogger } from './logger.ts';
import { createSeal, type Seal } from './seal.ts';
import { sealing } from './sealing.ts';

/** A call of the Web API ends after this, whatever Slack does. */
const timeoutMs = 10_000;

/** The Slack client of a workspace. One workspace now; the callers already name it. */
export interface SlackClients {
  /**
   * Never retries by itself: a repeated post is a doubled message (measured). Without a workspace,
   * the client of the token itself, which is how the workspace is found out. What it posts and shows
   * is sealed for the workspace.
   */
  of(workspace: string | undefined): WebClient;
  /** The seal of what this token posts in the workspace. */
  sealOf(workspace: string): Seal;
}

/** Clients for the one workspace this token belongs to. */
export function createSlackClients(options: {
  readonly token: string;
  readonly apiUrl: string;
  readonly log: Log;
}): SlackClients {
  const made = new Map<string, WebClient>();
  const ownOptions = () => clientOptions(options.apiUrl, options.log);
  const bare = new WebClient(options.token, ownOptions());
  const sealOf = (workspace: string) => createSeal(options.token, workspace);
  return {
    sealOf,
    of: (workspace) => {
      if (workspace === undefined) return bare;
      const client =
        made.get(workspace) ?? new SealingClient(options.token, ownOptions(), sealOf(workspace));
      made.set(workspace, client);
      return client;
    },
  };
}

/** Seals blocks and views, whichever method carries them: there is no other way to post. */
class SealingClient extends WebClient {
  readonly #seal: Seal;

  constructor(token: string, options: WebClientOptions, seal: Seal) {
    super(token, options);
    this.#seal = seal;
  }

  override apiCall(method: string, asked: Record<string, unknown> = {}) {
    const { blocks, view } = asked;
    return super.apiCall(method, {
      ...asked,
      ...(blocks !== undefined && { blocks: sealing(this.#seal, blocks) }),
      ...(view !== undefined && { view: sealing(this.#seal, view) }),
    });
  }
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
