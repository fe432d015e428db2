import type { Config } from './config.ts';
import type { ConnectRoom } from './connect/room.ts';
import type { Tally } from './feed/tally.ts';
import type { Readiness } from './health.ts';
import type { Clock } from './ports/ground.ts';
import type { RedisRoom } from './redis/room.ts';
import type { SlackClients } from './slack/clients.ts';

/** Whoever asks every second must not spend Slack's patience. */
const slackKeptMs = 10_000;

/** Looks at Slack (its answer kept for ten seconds), at Redis, and at the age of the last Connect reading. */
export function createReadiness(parts: {
  readonly clients: SlackClients;
  readonly redis: RedisRoom;
  readonly connect: ConnectRoom;
  readonly clock: Clock;
  readonly config: Config;
  readonly isReceiving: () => boolean;
  /** Of the contact feed; undefined while it is off. */
  readonly tally: Tally | undefined;
}): () => Promise<Readiness> {
  const { clients, redis, connect, clock, config } = parts;
  let known = { isAuthenticated: false, until: 0 };
  const slack = async (): Promise<boolean> => {
    if (known.until > clock.now().getTime()) return known.isAuthenticated;
    const isAuthenticated = await worked(clients.of(undefined).auth.test());
    known = { isAuthenticated, until: clock.now().getTime() + slackKeptMs };
    return isAuthenticated;
  };
  return async () => {
    const [isAuthenticated, answers] = await Promise.all([slack(), worked(redis.ping())]);
    const { okAt, failedAt } = connect.gateway.lastReading(config.connect.instanceId);
    return {
      slack: { isAuthenticated, isReceiving: parts.isReceiving() },
      redis: { answers },
      connect: {
        lastReadingAt: okAt?.toISOString() ?? null,
        ageSeconds: okAt ? Math.round((clock.now().getTime() - okAt.getTime()) / 1000) : null,
        lastFailureAt: failedAt?.toISOString() ?? null,
      },
      feed: parts.tally ? parts.tally.counts() : null,
    };
  };
}

async function worked(attempt: Promise<unknown>): Promise<boolean> {
  return attempt.then(
    () => true,
    () => false,
  );
}
