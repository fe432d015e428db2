import { createGate } from './access/gate.ts';
import { createIdentity } from './access/identity.ts';
import { setDuration } from './blocks/format.ts';
import type { Config } from './config.ts';
import { type ConnectRoom, openConnectRoom } from './connect/room.ts';
import type { Tenant } from './domain/tenant.ts';
import { agentsCommand } from './features/agents/index.ts';
import { alertsCommand } from './features/alerts/index.ts';
import type { Desk } from './features/command.ts';
import { homeFor } from './features/home/home.ts';
import { monitorCommand } from './features/monitor/index.ts';
import { queueWaitCommand } from './features/queue-wait/index.ts';
import { healthRoutes, type Readiness } from './health.ts';
import type { Clock, Ids, Log, SlackPeople } from './ports.ts';
import { openRedisRoom, type RedisRoom } from './redis/room.ts';
import { everySlot, longestIntervalSeconds, type Slots } from './schedule/cron.ts';
import { createSlackClients, type SlackClients } from './slack/clients.ts';
import type { Delivery } from './slack/receiver.ts';
import { createEdge, type Edge } from './slack/room.ts';
import { createSlackAnnouncer } from './slack/slack-announcer.ts';
import { createSlackPeople } from './slack/slack-people.ts';
import { workspaceOf } from './slack/who-am-i.ts';
import { createWatch, type Watch } from './watch.ts';

/** What the process stands on. The sandbox and the tests bring their own clock and endpoint. */
export interface Ground {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly connect?: Pick<Parameters<typeof openConnectRoom>[0], 'endpoint' | 'credentials'>;
  /** Asked at every slot: node-cron drives the check, or somebody else calls `check` just now. */
  readonly drivenBy: () => 'cron' | 'hand';
}

export interface Bot {
  /** Resolves when payloads are taken. Throws BotError when Slack refuses the token. */
  start(): Promise<void>;
  /** Takes nothing new, finishes what was acknowledged within the time limit, closes all. */
  stop(): Promise<void>;
  /** Checks every rule once and says what is to be said. */
  check(): Promise<void>;
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
    check: async () => running?.watch.checkAndSay(),
    stop: async () => {
      stopping.abort(new Error('the bot is stopping'));
      await running?.slots.stop();
      const isDone = await running?.edge.stop(AbortSignal.timeout(stopWithinMs));
      if (isDone === false) ground.log.warn({}, 'stopped before all acknowledged work was done');
      await running?.redis.close();
      running?.connect.close();
    },
  };
}

interface Running {
  readonly edge: Edge;
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
  const redis = await openRedisRoom(config.redisUrl, log);
  const connect = openConnectRoom({ region: config.aws.region, clock, log, ...ground.connect });
  const workspace = await workspaceOf(clients, { clock, log, signal });
  const tenant: Tenant = { workspace, instance: config.connect.instanceId };
  const rooms: Rooms = {
    clients,
    redis,
    connect,
    people: createSlackPeople(clients, clock),
    tenant,
  };
  const watch = createWatch({
    ...redis,
    ...connect,
    announcer: createSlackAnnouncer(clients),
    clock,
    log,
    tenant,
    intervalSeconds: longestIntervalSeconds(config.alertSchedule),
    signal,
  });
  const edge = createEdge(edgeOptions(config, ground, rooms));
  await edge.start();
  const { alertSchedule: expression } = config;
  const run = async () => {
    if (ground.drivenBy() === 'cron') await watch.checkAndSay();
  };
  const slots = everySlot({ expression, run, log });
  log.info({ tenant, delivery: config.delivery, port: config.port }, 'Floorwalker is up');
  return { edge, redis, connect, watch, slots };
}

interface Rooms {
  readonly clients: SlackClients;
  readonly redis: RedisRoom;
  readonly connect: ConnectRoom;
  readonly people: SlackPeople;
  readonly tenant: Tenant;
}

function edgeOptions(
  config: Config,
  ground: Ground,
  rooms: Rooms,
): Parameters<typeof createEdge>[0] {
  const { clock, ids, log } = ground;
  const { people, redis, connect, tenant } = rooms;
  const { instance, workspace } = tenant;
  const { gateway, directory } = connect;
  const identity = createIdentity({ people, gateway, clock });
  const administrators = new Set(config.slack.adminUserIds);
  const gate = createGate({ people, identity, instance, administrators });
  const desk: Desk = { gate, prefix: config.slack.commandPrefix };
  const ports = { ...redis, gateway, directory, people, identity, gate, clock, ids, instance };
  const commands = [
    agentsCommand(ports, desk),
    queueWaitCommand(ports, desk),
    monitorCommand(ports, desk),
    alertsCommand({ ...ports, everyText: everyText(config.alertSchedule) }, desk),
  ];
  const helps = commands.map(({ help }) => help);
  return {
    token: config.slack.botToken,
    apiUrl: config.slack.apiUrl,
    prefix: desk.prefix,
    workspace,
    delivery: deliveryOf(config),
    port: config.port,
    routes: healthRoutes(() => readiness(rooms, clock)),
    commands,
    home: (caller) => homeFor({ gate, helps, prefix: desk.prefix }, caller),
    ids,
    log,
  };
}

/** How often rules are checked, as people say it. */
function everyText(schedule: string): string {
  const seconds = longestIntervalSeconds(schedule);
  return Number.isFinite(seconds) ? `every ${setDuration(seconds)}` : 'by its timetable';
}

function deliveryOf({ slack }: Config): Delivery {
  if (slack.appToken !== undefined) {
    return { kind: 'socket', appToken: slack.appToken, apiUrl: slack.apiUrl };
  }
  if (slack.signingSecret === undefined)
    throw new TypeError('neither app token nor signing secret');
  return { kind: 'http', signingSecret: slack.signingSecret };
}

async function readiness(
  { clients, redis, connect, tenant }: Rooms,
  clock: Clock,
): Promise<Readiness> {
  const [isAuthenticated, answers] = await Promise.all([
    worked(clients.of(tenant.workspace).auth.test()),
    worked(redis.ping()),
  ]);
  const { okAt, failedAt } = connect.gateway.lastReading(tenant.instance);
  return {
    slack: { isAuthenticated },
    redis: { answers },
    connect: {
      lastReadingAt: okAt?.toISOString() ?? null,
      ageSeconds: okAt ? Math.round((clock.now().getTime() - okAt.getTime()) / 1000) : null,
      lastFailureAt: failedAt?.toISOString() ?? null,
    },
  };
}

async function worked(attempt: Promise<unknown>): Promise<boolean> {
  return attempt.then(
    () => true,
    () => false,
  );
}
