import type { IncomingMessage, ServerResponse } from 'node:http';
import { HTTPReceiver, type Receiver, SocketModeReceiver } from '@slack/bolt';
import type { Log } from '../ports.ts';
import { slackLogger } from './logger.ts';

/** How payloads reach the bot. An app token means Socket Mode. */
export type Delivery =
  | { readonly kind: 'http'; readonly signingSecret: string }
  | { readonly kind: 'socket'; readonly appToken: string; readonly apiUrl: string };

/** A route of our own, served on the same port in both modes. */
export interface Route {
  readonly path: string;
  readonly method: 'GET';
  readonly handler: (request: IncomingMessage, response: ServerResponse) => void;
}

/** The address Slack posts to in HTTP mode. */
export const requestPath = '/slack/events';

/** How long the socket waits for a pong; also the pause before it connects again, in which nothing arrives. */
const clientPingTimeoutMs = 3_000;

export interface ReceiverOptions {
  readonly delivery: Delivery;
  readonly port: number;
  readonly routes: readonly Route[];
  readonly log: Log;
}

/** Bolt's receiver with options of its own, so that nothing it writes into them reaches another client. */
export function createReceiver(options: ReceiverOptions): Receiver {
  const customRoutes = options.routes.map((route) => ({ ...route }));
  const logger = slackLogger(options.log);
  if (options.delivery.kind === 'http') {
    return new HTTPReceiver({
      signingSecret: options.delivery.signingSecret,
      endpoints: requestPath,
      port: options.port,
      customRoutes,
      logger,
      unhandledRequestTimeoutMillis: 3_001,
    });
  }
  return new SocketModeReceiver({
    appToken: options.delivery.appToken,
    customRoutes,
    logger,
    clientPingTimeout: clientPingTimeoutMs,
    // Reconnecting keeps the client's own hundred retries; few of them leave the socket down for good.
    installerOptions: {
      port: options.port,
      clientOptions: { slackApiUrl: options.delivery.apiUrl },
    },
  });
}
