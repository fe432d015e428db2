import type { Config } from './config.ts';
import type { ConnectRoom } from './connect/room.ts';
import type { Rule } from './domain/alerting/rule.ts';
import type { Tenant } from './domain/tenant.ts';
import { createRuleCheck, type RuleCheck } from './features/alerts/check/check.ts';
import {
  createPresentValues,
  type ReadPresentValues,
} from './features/alerts/check/present-values.ts';
import {
  createTroubles,
  createWatchdog,
  type Troubles,
  type Watchdog,
} from './features/alerts/health/index.ts';
import { createComposer } from './features/alerts/message/composer.ts';
import { testMessage } from './features/alerts/message/test-message.ts';
import { createSender, type Sender } from './features/alerts/say/sender.ts';
import { createSummaries, type PostSummaries } from './features/alerts/summary/index.ts';
import { createHooks, hooksOwed, type TellHooks } from './features/alerts/webhook/index.ts';
import type { Clock, Ids, Log } from './ports/ground.ts';
import type { Announcer, PrivateMessages, SlackPeople, SlackStanding } from './ports/slack.ts';
import type { RedisRoom } from './redis/room.ts';
import { longestIntervalSeconds } from './schedule/cron.ts';
import type { SharedParts } from './shared-parts.ts';
import { createPager } from './webhook/http-pager.ts';

/** Alerts of one process: what decides on them, what says them, and what looks after both. */
export interface AlertParts {
  readonly check: RuleCheck;
  readonly presentValues: ReadPresentValues;
  readonly sender: Sender;
  readonly troubles: Troubles;
  readonly watchdog: Watchdog;
  readonly tellHooks: TellHooks;
  readonly postSummaries: PostSummaries;
  /** Posts a marked test message of a rule, and changes nothing. Throws BotError `slack_…`. */
  readonly postTest: (rule: Rule) => Promise<void>;
}

interface Ground {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
}

interface Rooms {
  readonly redis: RedisRoom;
  readonly connect: ConnectRoom;
  readonly shared: SharedParts;
  readonly people: SlackPeople;
  readonly announcer: Announcer;
  readonly privateMessages: PrivateMessages;
  readonly slackStanding: SlackStanding;
}

/** The parts of alerting over the rooms. */
export function alertParts(config: Config, ground: Ground, rooms: Rooms): AlertParts {
  const { redis, connect, shared, announcer } = rooms;
  const { clock, ids, log } = ground;
  const intervalSeconds = longestIntervalSeconds(config.alertSchedule);
  const administrators = config.slack.adminUserIds;
  const ports = { ...redis, ...connect, ...shared, ...rooms, ...ground, intervalSeconds };
  const pager = config.webhook && createPager({ ...config.webhook, clock });
  const owesHooks = async (tenant: Tenant) => {
    const standings = pager && (await redis.hooks.read(tenant));
    return (episode: Parameters<typeof hooksOwed>[0]) => hooksOwed(episode, standings);
  };
  const sender = createSender({
    ...{ alertStore: redis.alertStore, posts: redis.posts, announcer, clock, ids, log, owesHooks },
    composer: createComposer(ports),
    onGivenUp: (tenant, { channelId, code }) =>
      troubles.note(tenant, { kind: 'channel-gone', about: channelId, code, since: clock.now() }),
  });
  const troubles = createTroubles({ ...ports, administrators, senderStanding: sender.standing });
  return {
    sender,
    troubles,
    check: createRuleCheck({ ...ports, troubles }),
    presentValues: createPresentValues(ports),
    watchdog: createWatchdog({ ...ports, troubles }),
    postTest: async (rule) => {
      const about = { now: clock.now(), eventId: ids.uuid() };
      const message = await testMessage(ports, rule, about);
      await announcer.post(rule.tenant.workspace, rule.slackChannelId, message);
    },
    tellHooks: createHooks({ ...ports, pager, troubles }),
    postSummaries: createSummaries(ports),
  };
}
