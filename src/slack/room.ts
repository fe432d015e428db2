import { type App, SocketModeReceiver } from '@slack/bolt';
import type { Home } from '../blocks/message.ts';
import type { Caller } from '../domain/people.ts';
import type { Command } from '../features/command.ts';
import type { Clock, Ids, Log } from '../ports/ground.ts';
import type { ChartPainter, PrivateMessages } from '../ports/slack.ts';
import type { Route } from '../route.ts';
import type { SlackClients } from './clients.ts';
import { InFlight } from './in-flight.ts';
import { createReceiver, type Delivery } from './receiver.ts';
import { createSlackApp } from './slack-app.ts';

export interface Edge {
  /** Listens on the port and, in Socket Mode, opens the socket. */
  start(): Promise<void>;
  /** Whether payloads can come in now: over HTTP once it listens, in Socket Mode while the socket is open. */
  isReceiving(): boolean;
  /** Takes nothing new and finishes what was acknowledged; false when the time limit came first. */
  stop(limit: AbortSignal): Promise<boolean>;
}

export interface EdgeOptions {
  readonly clients: SlackClients;
  /** Whether nobody took what was done in Slack under this id before; see `onlyOnce`. */
  readonly isFirst: (interactionId: string) => Promise<boolean>;
  readonly token: string;
  readonly apiUrl: string;
  readonly prefix: string;
  readonly workspace: string;
  readonly delivery: Delivery;
  readonly port: number;
  readonly host: string | undefined;
  readonly routes: readonly Route[];
  readonly commands: readonly Command[];
  readonly home: (caller: Caller) => Promise<Home>;
  readonly painter: ChartPainter;
  readonly privateMessages: PrivateMessages;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
}

/** Where payloads come in. */
export function createEdge(options: EdgeOptions): Edge {
  const inFlight = new InFlight();
  const receiver = createReceiver(options);
  const app = createSlackApp({ ...options, receiver, inFlight });
  const way = { isOpen: false };
  if (receiver instanceof SocketModeReceiver) followSocket(receiver, way);
  return {
    start: async () => {
      await app.init();
      const { port, host } = options;
      await app.start(host === undefined ? { port } : { port, host });
      way.isOpen = true;
    },
    isReceiving: () => way.isOpen,
    stop: async (limit) => {
      way.isOpen = false;
      await stopReceiving(app, receiver);
      return inFlight.settle(limit);
    },
  };
}

function followSocket({ client }: SocketModeReceiver, way: { isOpen: boolean }): void {
  client.on('connected', () => {
    way.isOpen = true;
  });
  for (const event of ['close', 'reconnecting', 'disconnecting', 'disconnected']) {
    client.on(event, () => {
      way.isOpen = false;
    });
  }
}

/** Bolt's stop of Socket Mode does not wait for the socket to close; the client's own does. */
async function stopReceiving(app: App, receiver: ReturnType<typeof createReceiver>): Promise<void> {
  await app.stop();
  if (receiver instanceof SocketModeReceiver) await receiver.client.disconnect();
}
