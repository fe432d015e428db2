import { HTTPReceiver, type Receiver, SocketModeReceiver } from '@slack/bolt';
import type { Log } from '../ports/ground.ts';
import type { Route } from '../route.ts';
import { slackLogger } from './logger.ts';

/** How payloads reach the bot. An app token means Socket Mode. */
export type Delivery =
  | { readonly kind: 'http'; readonly signingSecret: string }
  | { readonly kind: 'socket'; readonly appToken: string; readonly apiUrl: string };

/** The address Slack posts to in HTTP mode. */
export const requestPath = '/slack/events';

/** How long the socket waits for a pong; also the pause before it connects again, in which nothing arrives. */
const clientPingTimeoutMs = 3_000;

/** Tries for days, and every half minute at the latest. */
const reconnecting = { retries: 10_000, factor: 1.3, minTimeout: 1_000, maxTimeout: 30_000 };

export interface ReceiverOptions {
  readonly delivery: Delivery;
  readonly routes: readonly Route[];
  readonly log: Log;
}

/** Bolt's receiver with options of its own, so that nothing it writes into them reaches another client. */
export function createReceiver(options: ReceiverOptions): Receiver {
  const logger = slackLogger(options.log);
  if (options.delivery.kind === 'http') {
    return new HTTPReceiver({
      signingSecret: options.delivery.signingSecret,
      endpoints: requestPath,
      customRoutes: options.routes.map(({ path, methods, handler }) => ({
        path,
        method: [...methods],
        handler,
      })),
      logger,
      unhandledRequestTimeoutMillis: 3_001,
    });
  }
  return new SocketModeReceiver({
    appToken: options.delivery.appToken,
    logger,
    clientPingTimeout: clientPingTimeoutMs,
    // Few retries leave the socket down for good; a pause without a limit grows with the outage.
    installerOptions: {
      clientOptions: { slackApiUrl: options.delivery.apiUrl, retryConfig: reconnecting },
    },
  });
}
