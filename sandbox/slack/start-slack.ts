import { type Acts, actsOn } from './acting/acts.ts';
import { buildWorld, slackSeconds } from './build-world.ts';
import type { Delivery } from './delivery/delivery.ts';
import { FaultyDelivery } from './delivery/faulty-delivery.ts';
import { HttpDelivery } from './delivery/http-delivery.ts';
import { SocketDelivery } from './delivery/socket-delivery.ts';
import { startLocalServer } from './local-server.ts';
import type { SlackOptions } from './options.ts';
import { type Method, tier } from './web-api/call.ts';
import { CallLog } from './web-api/call-log.ts';
import { catalogue } from './web-api/catalogue.ts';
import { Dispatch } from './web-api/dispatch.ts';
import { RateLimits, usualRates } from './web-api/rate-limits.ts';
import { webApiRoutes } from './web-api/routes.ts';
import type { Faults } from './world/faults.ts';
import type { World } from './world/world.ts';

/** A running stand-in for Slack. */
export interface SlackStandIn {
  /** What `SLACK_API_URL` is set to; ends with /api/. */
  readonly apiUrl: string;
  readonly url: string;
  readonly deliveryKind: 'http' | 'socket';
  readonly workspace: World;
  /** People at work in it. */
  readonly acts: Acts;
  readonly faults: Faults;
  readonly calls: CallLog;
  /** Socket Mode only. */
  readonly sockets: SocketDelivery | undefined;
  /** Where the bot listens; needed before the first delivery over HTTP. */
  setRequestUrl(url: string): void;
  close(): Promise<void>;
}

/** Starts it on 127.0.0.1: the Web API, response URLs, uploads, and in Socket Mode the sockets. */
export async function startSlack(options: SlackOptions): Promise<SlackStandIn> {
  const world = buildWorld(options);
  const log = new CallLog(options.loggedCalls ?? 2000);
  const address = { origin: '', requestUrl: firstRequestUrl(options) };
  const origin = () => address.origin;
  const sockets = options.delivery.kind === 'socket' ? socketsOf(options, world) : undefined;
  const way = sockets ?? httpOf(options, world, () => address.requestUrl);
  const delivery = new FaultyDelivery(way, world);
  const dispatch = new Dispatch({
    world,
    methods: methodsWith(sockets),
    tokens: { bot: options.botToken, app: appTokenOf(options) },
    rates: new RateLimits(options.clock, { ...usualRates, ...options.rates }),
    log,
  });
  const local = await startLocalServer(
    webApiRoutes({ world, dispatch, log, origin }),
    options.port ?? 0,
  );
  address.origin = local.origin;
  local.server.on('upgrade', (request, socket, head) => {
    if (sockets) sockets.upgrade(request, socket, head);
    else socket.destroy();
  });
  return {
    apiUrl: `${local.origin}/api/`,
    url: local.origin,
    deliveryKind: delivery.kind,
    workspace: world,
    acts: actsOn({ world, delivery, origin }),
    faults: world.faults,
    calls: log,
    sockets,
    setRequestUrl: (url) => {
      address.requestUrl = url;
    },
    close: async () => {
      await delivery.close();
      await local.close();
    },
  };
}

/** Slack counts apps.connections.open in its slowest tier; UNVERIFIED how strictly, so reconnecting is not held up here. */
function methodsWith(sockets: SocketDelivery | undefined): ReadonlyMap<string, Method> {
  if (!sockets) return catalogue;
  const open: Method = {
    perMinute: tier.special,
    token: 'app',
    run: ({ origin }) => ({
      url: `${origin.replace('http:', 'ws:')}/link/?ticket=${sockets.ticket()}`,
    }),
  };
  return new Map([...catalogue, ['apps.connections.open', open]]);
}

function socketsOf(options: SlackOptions, world: World): SocketDelivery {
  return new SocketDelivery({
    world,
    ackMilliseconds: options.ackMilliseconds ?? slackSeconds,
    maximumSockets: options.maximumSockets ?? 10,
  });
}

function httpOf(
  options: SlackOptions,
  world: World,
  requestUrl: () => string | undefined,
): Delivery {
  const { delivery } = options;
  const signingSecret = delivery.kind === 'http' ? delivery.signingSecret : '';
  const ackMilliseconds = options.ackMilliseconds ?? slackSeconds;
  return new HttpDelivery({ world, signingSecret, requestUrl, ackMilliseconds });
}

function firstRequestUrl({ delivery }: SlackOptions): string | undefined {
  return delivery.kind === 'http' ? delivery.requestUrl : undefined;
}

function appTokenOf({ delivery }: SlackOptions): string | undefined {
  return delivery.kind === 'socket' ? delivery.appToken : undefined;
}
