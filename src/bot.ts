import { alertParts } from './alert-parts.ts';
import type { Config } from './config.ts';
import { type ConnectRoom, openConnectRoom } from './connect/room.ts';
import type { Tenant } from './domain/tenant.ts';
import { edgeParts } from './edge-parts.ts';
import type { Command } from './features/command.ts';
import { createFeedRoute, type FeedOptions } from './feed/feed-route.ts';
import { healthRoutes } from './health.ts';
import type { Clock, Ids, Log, Witness } from './ports/ground.ts';
import { createReadiness } from './readiness.ts';
import { openRedisRoom, type RedisRoom } from './redis/room.ts';
import { type RouteServer, serveRoutes } from './route-server.ts';
import { everySlot, longestIntervalSeconds, type Slots } from './schedule/cron.ts';
import { sharedParts } from './shared-parts.ts';
import { createSlackClients } from './slack/clients.ts';
import { createPrivateMessages } from './slack/private-messages.ts';
import { createEdge, type Edge } from './slack/room.ts';
import { createSlackAnnouncer } from './slack/slack-announcer.ts';
import { createSlackPeople } from './slack/slack-people.ts';
import { createSlackStanding } from './slack/slack-standing.ts';
import { workspaceOf } from './slack/who-am-i.ts';
import { createWatch, type Watch, type WatchPorts } from './watch.ts';

/** What the process stands on. The sandbox and the tests bring their own clock and endpoint. */
export interface Ground {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly witness: Witness;
  readonly connect?: Pick<Parameters<typeof openConnectRoom>[0], 'endpoint' | 'credentials'>;
  /** Asked at every slot: node-cron drives the check, or somebody else calls `check` just now. */
  readonly drivenBy: () => 'cron' | 'hand';
  /** The address to listen on; all of the machine's without it. */
  readonly host?: string;
}

export interface Bot {
  /** Resolves when payloads are taken. Throws BotError when Slack refuses the token. */
  start(): Promise<void>;
  /** Takes nothing new, finishes what was acknowledged within the time limit, closes all. */
  stop(): Promise<void>;
  /** Checks every rule once, says what is to be said and brings the boards up to date. */
  check(): Promise<void>;
  /** One slot as the schedule runs it: what it begins and does not wait for goes on. */
  slot(): Promise<void>;
  /** Resolves when all that slots have begun is done. */
  settled(): Promise<void>;
}

/** Acknowledged work may take so long before the process ends without it. */
const stopWithinMs = 10_000;

/** Puts the rooms together. Nothing is connected to before `start`. */
export function createBot(config: Config, ground: Ground): Bot {
  const stopping = new AbortController();
  let running: Running | undefined;
  return {
    start: async () => {
      running = await startRunning(config, ground, stopping.signal);
    },
    slot: async () => running?.watch.checkAndSay(),
    settled: async () => running?.watch.allDone(),
    check: async () => {
      await running?.watch.checkAndSay();
      await running?.watch.allDone();
    },
    stop: async () => {
      stopping.abort(new Error('the bot is stopping'));
      await running?.slots.stop();
      const isDone = await running?.edge.stop(AbortSignal.timeout(stopWithinMs));
      if (isDone === false) ground.log.warn({}, 'stopped before all acknowledged work was done');
      await running?.watch.end();
      await running?.ownServer?.close();
      await running?.redis.close();
      running?.connect.close();
    },
  };
}

interface Running {
  readonly edge: Edge;
  /** Served apart from the receiver in Socket Mode. */
  readonly ownServer: RouteServer | undefined;
  readonly redis: RedisRoom;
  readonly connect: ConnectRoom;
  readonly watch: Watch;
  readonly slots: Slots;
}

async function startRunning(config: Config, ground: Ground, signal: AbortSignal): Promise<Running> {
  const { clock, log } = ground;
  for (const notice of config.notices) log.warn({}, notice);
  const { botToken: token, apiUrl } = config.slack;
  const clients = createSlackClients({ token, apiUrl, log });
  const redis = await openRedisRoom(config.redisUrl, log, {
    bounds: config.history,
    witness: ground.witness,
  });
  const { instanceArn } = config.connect;
  const { region } = config.aws;
  const connect = openConnectRoom({ region, instanceArn, clock, log, ...ground.connect });
  let edge: Edge | undefined;
  const isReceiving = () => edge?.isReceiving() ?? false;
  let known: Tenant | undefined;
  let watch: Watch | undefined;
  // Not awaited: the event is taken whatever becomes of the look, which rejects nothing.
  const onNews = (contactId: string) => void watch?.contactSeen(contactId);
  const feed = feedOf(config, { ...redis, clock, log, tenant: () => known, onNews });
  const about = { clients, redis, connect, clock, config, isReceiving, tally: feed?.tally };
  const routes = [...healthRoutes(createReadiness(about)), ...(feed ? [feed.route] : [])];
  const at = { port: config.port, host: ground.host };
  // Up from the first moment: whoever looks after the process must not take waiting for Slack for death.
  const ownServer = await serveRoutes(routes, at);
  const workspace = await workspaceOf(clients, { clock, log, signal }).catch(
    async (error: unknown) => {
      await ownServer.close();
      throw error;
    },
  );
  const tenant: Tenant = { workspace, instance: config.connect.instanceId };
  known = tenant;
  const people = createSlackPeople(clients, clock);
  const administrators = new Set(config.slack.adminUserIds);
  const shared = sharedParts(ground, administrators, { redis, connect, people, tenant });
  const privateMessages = createPrivateMessages(clients);
  const announcer = createSlackAnnouncer(clients, people);
  const slackStanding = createSlackStanding(clients);
  const spoken = { people, privateMessages, announcer, slackStanding };
  const alerts = alertParts(config, ground, { redis, connect, shared, ...spoken });
  const rooms = { clients, redis, connect, ...spoken, tenant, shared, alerts };
  // Not awaited: what was done is answered whatever becomes of the look, which rejects nothing.
  const parts = edgeParts(config, ground, rooms, {
    sessionStarted: () => void watch?.sessionStarted(),
    alertsChanged: () => void watch?.alertsChanged(),
  });
  const watching = createWatch({
    ...redis,
    ...connect,
    ...shared,
    ...ground,
    ...spoken,
    alerts,
    tenant,
    runLine: lineRunner(parts.commands),
    intervalSeconds: longestIntervalSeconds(config.alertSchedule),
    signal,
  });
  watch = watching;
  edge = createEdge({ ...parts, routes, ...at });
  // Over HTTP the receiver serves the same routes on the same port.
  const isApart = config.delivery === 'socket';
  if (!isApart) await ownServer.close();
  await edge.start();
  const run = async () => {
    if (ground.drivenBy() === 'cron') await watching.checkAndSay();
  };
  const slots = everySlot({ expression: config.alertSchedule, run, log });
  log.info({ tenant, delivery: config.delivery, port: config.port }, 'Floorwalker is up');
  const own = isApart ? ownServer : undefined;
  return { edge, ownServer: own, redis, connect, watch: watching, slots };
}

/** Runs a line of `/monitor` for somebody who is not there to type it, by the road of those who are. */
function lineRunner(commands: readonly Command[]): WatchPorts['runLine'] {
  const monitor = commands.find(({ help }) => help.name === 'monitor');
  if (!monitor) throw new TypeError('there is no /monitor');
  return (text, caller) => monitor.answer(text, caller);
}

/** The contact feed, where it is switched on. */
function feedOf(
  { feedSecret, connect }: Config,
  parts: Omit<FeedOptions, 'secret' | 'instance'>,
): ReturnType<typeof createFeedRoute> | undefined {
  if (feedSecret === undefined) return undefined;
  return createFeedRoute({ ...parts, secret: feedSecret, instance: connect.instanceId });
}
