import type { AlertParts } from './alert-parts.ts';
import type { Config } from './config.ts';
import type { ConnectRoom } from './connect/room.ts';
import type { Tenant } from './domain/tenant.ts';
import { agentsCommand } from './features/agents/index.ts';
import { alertsCommand } from './features/alerts/index.ts';
import type { Desk } from './features/command.ts';
import { homeFor } from './features/home/home.ts';
import { howOften } from './features/how-often.ts';
import { monitorCommand } from './features/monitor/index.ts';
import { queueWaitCommand } from './features/queue-wait/index.ts';
import { createChartPainter } from './pictures/chart-painter.ts';
import type { Clock, Ids, Log } from './ports/ground.ts';
import type { PrivateMessages, SlackPeople, SlackStanding } from './ports/slack.ts';
import type { RedisRoom } from './redis/room.ts';
import { longestIntervalSeconds, nextSlot } from './schedule/cron.ts';
import type { SharedParts } from './shared-parts.ts';
import type { SlackClients } from './slack/clients.ts';
import type { Delivery } from './slack/receiver.ts';
import type { EdgeOptions } from './slack/room.ts';
import { createSlackFiles } from './slack/slack-files.ts';

interface Speakers {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
}

interface Rooms {
  readonly clients: SlackClients;
  readonly redis: RedisRoom;
  readonly connect: ConnectRoom;
  readonly people: SlackPeople;
  readonly privateMessages: PrivateMessages;
  readonly tenant: Tenant;
  readonly shared: SharedParts;
  readonly slackStanding: SlackStanding;
  readonly alerts: AlertParts;
}

interface Told {
  readonly sessionStarted: () => void;
  readonly alertsChanged: () => void;
}

type Parts = Omit<EdgeOptions, 'routes' | 'port' | 'host'>;

/**
 * The commands and the Home tab over their ports, and how payloads reach them. `told` hears whenever
 * there is something new to follow or to say.
 */
export function edgeParts(config: Config, ground: Speakers, rooms: Rooms, told: Told): Parts {
  const { clock, ids, log } = ground;
  const { people, privateMessages, redis, connect, tenant, shared, alerts } = rooms;
  const { instance, workspace } = tenant;
  const { gateway, openingHours, connectStanding } = connect;
  const { gate } = shared;
  const desk: Desk = { gate, instance, prefix: config.slack.commandPrefix };
  const intervalSeconds = longestIntervalSeconds(config.alertSchedule);
  const everyText = howOften(intervalSeconds);
  const isFeedOn = config.feedSecret !== undefined;
  const often = { intervalSeconds, everyText };
  const own = { people, privateMessages, clock, ids, log, instance, ...often, isFeedOn };
  const service = { gateway, openingHours, connectStanding };
  const ports = { ...redis, ...shared, ...own, ...service, ...told };
  const alertPorts = {
    ...ports,
    ...{ troubles: alerts.troubles, senderStanding: alerts.sender.standing },
    slackStanding: rooms.slackStanding,
    slackFiles: createSlackFiles(rooms.clients, config.slack.apiUrl),
    nextSlot: nextSlot(config.alertSchedule),
    administrators: config.slack.adminUserIds,
    testPoster: { post: alerts.postTest },
    presentValues: alerts.presentValues,
  };
  const commands = [
    agentsCommand(ports, desk),
    queueWaitCommand(ports, desk),
    monitorCommand(ports, desk),
    alertsCommand(alertPorts, desk),
  ];
  const helps = commands.map(({ help }) => help);
  return {
    clients: rooms.clients,
    isFirst: (interactionId) => redis.interactions.isFirst(tenant, interactionId),
    token: config.slack.botToken,
    apiUrl: config.slack.apiUrl,
    prefix: desk.prefix,
    workspace,
    delivery: deliveryOf(config),
    commands,
    home: (caller) => homeFor({ gate, instance, helps, prefix: desk.prefix }, caller),
    painter: createChartPainter(log),
    privateMessages,
    clock,
    ids,
    log,
  };
}

function deliveryOf({ slack }: Config): Delivery {
  if (slack.appToken !== undefined) {
    return { kind: 'socket', appToken: slack.appToken, apiUrl: slack.apiUrl };
  }
  if (slack.signingSecret === undefined)
    throw new TypeError('neither app token nor signing secret');
  return { kind: 'http', signingSecret: slack.signingSecret };
}
