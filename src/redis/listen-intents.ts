import type { Redis } from 'ioredis';
import type { ListenIntents } from '../stores/floor.ts';
import { keysOf } from './keys.ts';
import { asking } from './translate-error.ts';

/** Redis may forget an intent this long after it expired; that it expired is a matter of the bot's clock. */
const garbageMilliseconds = 24 * 60 * 60 * 1000;

/** Open intents to listen: one script finds the open one or opens it, so two clicks cannot both be first. */
export class RedisListenIntents implements ListenIntents {
  readonly #redis: Redis;

  constructor(redis: Redis) {
    this.#redis = redis;
  }

  open: ListenIntents['open'] = async (tenant, intent) => {
    const { slackUserId, contactId, capabilities, clientToken, now, openForSeconds } = intent;
    const key = keysOf(tenant).listenIntent(slackUserId, contactId, capabilities);
    const openMilliseconds = openForSeconds * 1000;
    const times = [
      now.getTime(),
      now.getTime() + openMilliseconds,
      openMilliseconds + garbageMilliseconds,
    ];
    const [first, openToken] = await asking('open intent', () =>
      this.#redis.fwOpenIntent(key, clientToken, ...times.map(String)),
    );
    return { isFirst: first === 1, clientToken: openToken };
  };

  close: ListenIntents['close'] = async (tenant, { slackUserId, contactId, capabilities }) => {
    const key = keysOf(tenant).listenIntent(slackUserId, contactId, capabilities);
    await asking('close intent', () => this.#redis.del(key));
  };
}
