import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { type Bot, createBot } from '../src/bot.ts';
import { loadConfig } from '../src/config.ts';
import { feedHeader, feedPath } from '../src/feed/feed-route.ts';
import { systemIds } from '../src/ids.ts';
import { completeManifest } from '../src/manifest/complete-manifest.ts';
import { parseManifest } from '../src/manifest/manifest.ts';
import type { Log, Witness } from '../src/ports/ground.ts';
import { requestPath } from '../src/slack/receiver.ts';
import { cast, extraSupervisors, sandboxInstance } from './cast.ts';
import { createCentre, type RunningCentre } from './centre/centre.ts';
import { type CentreSettings, defaultCentreSettings } from './centre/settings.ts';
import { centreState } from './centre/state.ts';
import { SandboxClock } from './clock.ts';
import { type ConnectServer, startConnectServer } from './connect/server.ts';
import type { ConnectSettings } from './connect/settings.ts';
import { type DriveServer, startDriveServer } from './drive/start-drive-server.ts';
import { type EventBridge, startEventBridge } from './feed/event-bridge.ts';
import type { FeedSettings } from './feed/settings.ts';
import { createLevers } from './levers.ts';
import { buildPage } from './page/build.ts';
import { panelUse } from './panels.ts';
import { personChanges } from './person-changes.ts';
import { applyPresets, type Presets, pastHours } from './presets.ts';
import type { SandboxRedis } from './redis.ts';
import { type SlackStandIn, startSlack } from './slack/start-slack.ts';
import { driveSlots } from './slots.ts';

export interface SandboxOptions {
  readonly delivery: 'http' | 'socket';
  readonly redis: SandboxRedis;
  readonly log: Log;
  /** Gets a line of each entry of the audit; nobody without it. */
  readonly witness?: Witness;
  /** 1 follows the machine's clock, 0 stands still and is moved by hand. */
  readonly speed: number;
  readonly start: Date;
  readonly seed: string;
  /** Of the page and the driving API; 0 takes a free one. */
  readonly port: number;
  readonly commandPrefix?: string;
  readonly centre?: Partial<CentreSettings>;
  readonly connect?: Partial<ConnectSettings>;
  /** `outside`: no bot is started; `environment` is what one is started with. Default `inside`. */
  readonly bot?: 'inside' | 'outside';
  /** Scopes the installation was granted; default: all of the manifest. */
  readonly scopes?: readonly string[];
  /** What has been before it begins: what administrators set, and what was read of queues; default `none`. */
  readonly presets?: Presets;
  /** Whether EventBridge brings the bot contact events; default `off`. */
  readonly feed?: 'on' | 'off';
  readonly feedSettings?: Partial<FeedSettings>;
}

export interface Sandbox {
  /** The page, and below /api how to drive it. */
  readonly url: string;
  readonly clock: SandboxClock;
  readonly centre: RunningCentre;
  readonly connect: ConnectServer;
  readonly slack: SlackStandIn;
  /** What brings contact events to the bot; undefined while the feed is off. */
  readonly eventBridge: EventBridge | undefined;
  /** What the production process is started with to work in this sandbox. */
  readonly environment: Readonly<Record<string, string>>;
  /** The bot's own port: payloads over HTTP, /healthz and /readyz. */
  readonly botUrl: string;
  /** Takes the bot down as SIGTERM does. */
  stopBot(): Promise<void>;
  /** Takes the bot down and puts a new one in its place, as a restart of the process does. */
  restartBot(): Promise<void>;
  close(): Promise<void>;
}

/** Made up, and the same each time, so that a test can sign with them. */
export const secrets = {
  botToken: 'xoxb-sandbox-000000000000',
  appToken: 'xapp-sandbox-000000000000',
  signingSecret: '00000000000000000000000000000000',
  feed: 'sandbox-contact-feed-000000000000',
};

/** The whole bot on a simulated Connect and a stand-in for Slack, all on 127.0.0.1. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { clock, centre } = await begin(options);
  const connect = await startConnectServer({ centre, clock, settings: options.connect ?? {} });
  const slack = await startSlackFor(options, clock);
  const botPort = await freePort();
  const botUrl = `http://127.0.0.1:${botPort}`;
  slack.setRequestUrl(`${botUrl}${requestPath}`);
  const world = { options, clock, connect, slack, botPort };
  const eventBridge = startFeed(world, centre, botUrl);
  const environment = environmentOf(world);
  const bots = { now: options.bot === 'outside' ? undefined : makeBot(world) };
  await bots.now?.start();
  const stopBot = async () => {
    const bot = bots.now;
    bots.now = undefined;
    await bot?.stop();
  };
  const endSlots = driveSlots(clock, {
    expression: alertSchedule,
    // At the machine's own pace node-cron drives the bot; at any other this clock does.
    isOurs: () => clock.speed !== 1 || clock.isMovedByHand,
    run: async () => bots.now?.slot(),
    settle: async () => bots.now?.settled(),
  });
  const drive = await startDrive(world, centre);
  return {
    url: drive.url,
    clock,
    centre,
    connect,
    slack,
    eventBridge,
    botUrl,
    environment,
    stopBot,
    restartBot: async () => {
      await stopBot();
      bots.now = makeBot(world);
      await bots.now.start();
    },
    close: async () => {
      endSlots();
      eventBridge?.stop();
      await stopBot();
      clock.stop();
      await Promise.all([drive.close(), slack.close(), connect.close()]);
      centre.stop();
    },
  };
}

/** A centre that has lived its past, and the clock of all, at the time and the pace it begins with. */
async function begin(options: SandboxOptions) {
  const { presets = 'none', start, speed, seed, redis, log, connect = {} } = options;
  const hours = pastHours(presets);
  const clock = new SandboxClock({
    start: new Date(start.getTime() - hours * 3_600_000),
    speed: 0,
  });
  const { localHourAtStart } = { ...defaultCentreSettings, ...options.centre };
  const settings = { ...options.centre, localHourAtStart: localHourAtStart - hours };
  const centre = createCentre({ clock, seed, settings });
  centre.start();
  await applyPresets(presets, { url: redis.url, log }, { centre, clock, connect });
  clock.setSpeed(speed);
  return { clock, centre };
}

interface World {
  readonly options: SandboxOptions;
  readonly clock: SandboxClock;
  readonly connect: ConnectServer;
  readonly slack: SlackStandIn;
  readonly botPort: number;
}

const alertSchedule = '*/15 * * * * *';

async function startSlackFor(options: SandboxOptions, clock: SandboxClock): Promise<SlackStandIn> {
  const base = parseManifest(await readFile(new URL('../manifest.yml', import.meta.url), 'utf8'));
  const { delivery, commandPrefix: prefix = '', scopes } = options;
  const requestUrl = `http://127.0.0.1/${requestPath}`;
  return startSlack({
    clock,
    manifest: completeManifest(base, { prefix, delivery, requestUrl }),
    delivery:
      delivery === 'http'
        ? { kind: 'http', signingSecret: secrets.signingSecret }
        : { kind: 'socket', appToken: secrets.appToken },
    botToken: secrets.botToken,
    cast: [...cast, ...extraSupervisors(options.centre?.extraSupervisors ?? 0)],
    ...(scopes && { scopes }),
  });
}

/** Contact events from the first moment on, though the bot may not be up yet. */
function startFeed(
  { options, clock, connect }: World,
  centre: RunningCentre,
  botUrl: string,
): EventBridge | undefined {
  if (options.feed !== 'on') return undefined;
  return startEventBridge({
    centre,
    clock,
    seed: options.seed,
    target: { url: `${botUrl}${feedPath}`, header: feedHeader, secret: secrets.feed },
    connectSettings: connect.settings,
    ...(options.feedSettings && { settings: options.feedSettings }),
  });
}

/** Everything a bot needs to know to work here, as the environment of its process. */
function environmentOf({ options, connect, slack, botPort }: World): Record<string, string> {
  const administrators = cast.filter((person) => person.securityProfile === 'Admin');
  return {
    SLACK_BOT_TOKEN: secrets.botToken,
    SLACK_SIGNING_SECRET: secrets.signingSecret,
    ...(options.delivery === 'socket' && { SLACK_APP_TOKEN: secrets.appToken }),
    SLACK_API_URL: slack.apiUrl,
    SLACK_COMMAND_PREFIX: options.commandPrefix ?? '',
    ADMIN_SLACK_USERS: administrators.map((person) => person.slackUserId).join(','),
    PORT: String(botPort),
    REDIS_URL: options.redis.url,
    AWS_REGION: sandboxInstance.region,
    AWS_ACCESS_KEY_ID: 'AKIASANDBOX',
    AWS_SECRET_ACCESS_KEY: 'sandbox',
    AWS_ENDPOINT_URL_CONNECT: connect.url,
    CONNECT_INSTANCE_ID: sandboxInstance.instanceId,
    ALERT_SCHEDULE: alertSchedule,
    ...(options.feed === 'on' && { CONTACT_FEED_SECRET: secrets.feed }),
  };
}

/** The production bot on this sandbox's clock. */
function makeBot(world: World): Bot {
  const { options, clock, connect } = world;
  const environment = environmentOf(world);
  return createBot(loadConfig(environment), {
    clock,
    ids: systemIds,
    log: options.log,
    witness: options.witness ?? (() => undefined),
    connect: {
      endpoint: connect.url,
      credentials: {
        accessKeyId: environment.AWS_ACCESS_KEY_ID ?? '',
        secretAccessKey: environment.AWS_SECRET_ACCESS_KEY ?? '',
      },
    },
    host: '127.0.0.1',
    drivenBy: () => (clock.speed === 1 ? 'cron' : 'hand'),
  });
}

async function startDrive(world: World, centre: RunningCentre): Promise<DriveServer> {
  const { options, clock, connect, slack } = world;
  const page = buildPage();
  const changePerson = personChanges(centre, slack.workspace);
  return startDriveServer({
    slack,
    clock,
    levers: createLevers({ centre, connect, slack, redis: options.redis, changePerson }),
    centre: () => centreState(centre, clock.now()),
    usePanel: panelUse(centre),
    changePerson,
    gallery: async () => (await import('./gallery/entries.ts')).galleryEntries(),
    pageFiles: () => page,
    connectEndpoint: connect.url,
    port: options.port,
  });
}

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== 'object' || address === null) throw new Error('no free port');
  return address.port;
}
