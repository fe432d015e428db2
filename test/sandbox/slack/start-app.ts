import bolt, { type App as BoltApp } from '@slack/bolt';
import { SandboxClock } from '../../../sandbox/clock.ts';
import type { SlackOptions } from '../../../sandbox/slack/options.ts';
import { type SlackStandIn, startSlack } from '../../../sandbox/slack/start-slack.ts';
import { appToken, botToken, signingSecret, testManifest } from './manifest.ts';

const { App, HTTPReceiver, SocketModeReceiver } = bolt;

export interface Running {
  readonly slack: SlackStandIn;
  readonly app: BoltApp;
  readonly clock: SandboxClock;
  stop(): Promise<void>;
}

/** A clock that stands still until it is told to move. */
export function stillClock(): SandboxClock {
  return new SandboxClock({ start: new Date('2026-11-23T09:00:00Z'), speed: 0 });
}

const quiet = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => bolt.LogLevel.ERROR,
  setName: () => undefined,
};

type Extra = Partial<Omit<SlackOptions, 'clock' | 'delivery'>>;

/** Starts the stand-in and a real Bolt app against it, in either mode; `listen` adds its listeners. */
export async function startApp(
  kind: 'http' | 'socket',
  listen: (app: BoltApp) => void,
  extra: Extra & { readonly secret?: string } = {},
): Promise<Running> {
  const clock = stillClock();
  const { secret = signingSecret, ...options } = extra;
  const slack = await startSlack({
    clock,
    manifest: testManifest,
    botToken,
    delivery: kind === 'http' ? { kind, signingSecret } : { kind, appToken },
    ...options,
  });
  const clientOptions = { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 }, timeout: 5000 };
  const receiver =
    kind === 'http'
      ? new HTTPReceiver({ signingSecret: secret, port: 0, logger: quiet })
      : new SocketModeReceiver({
          appToken,
          logger: quiet,
          // Bolt waits this long before it connects again.
          clientPingTimeout: 500,
          installerOptions: { clientOptions: { slackApiUrl: slack.apiUrl } },
        });
  const app = new App({
    token: botToken,
    receiver,
    clientOptions,
    deferInitialization: true,
    convoStore: false,
    logger: quiet,
  });
  listen(app);
  await app.init();
  slack.setRequestUrl(await started(app));
  return {
    slack,
    app,
    clock,
    stop: async () => {
      if (receiver instanceof SocketModeReceiver) await receiver.client.disconnect();
      else await app.stop();
      await slack.close();
    },
  };
}

async function started(app: BoltApp): Promise<string> {
  const server: unknown = await app.start(0);
  const address = isServer(server) ? server.address() : undefined;
  const port = typeof address === 'object' && address ? address.port : 0;
  return `http://127.0.0.1:${port}/slack/events`;
}

function isServer(value: unknown): value is import('node:net').Server {
  return typeof value === 'object' && value !== null && 'address' in value;
}
