import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { ListenAttempts } from '../stores/listening.ts';
import { claimTimes } from './claims.ts';
import { keysOf } from './keys.ts';
import { asking } from './translate-error.ts';

const outcomes = z.enum(['begun', 'busy', 'too-many']);

/** How often somebody tries to listen: one script counts and claims, so that two clicks cannot both begin. */
export class RedisListenAttempts implements ListenAttempts {
  readonly #redis: Redis;

  constructor(redis: Redis) {
    this.#redis = redis;
  }

  begin: ListenAttempts['begin'] = async (tenant, attempt) => {
    const { slackUserId, line, token, now, busyForSeconds, atMost, withinSeconds } = attempt;
    const keys = keysOf(tenant);
    const [outcome, waitMilliseconds, first] = await asking('begin attempt', () =>
      this.#redis.fwBeginAttempt(
        ...[keys.listenBusy(slackUserId, line), keys.listenAttempts(slackUserId)],
        ...[keys.listenRefusals(slackUserId), token],
        ...[...claimTimes(now, busyForSeconds), String(atMost), String(withinSeconds * 1000)],
      ),
    );
    const kind = outcomes.parse(outcome);
    if (kind !== 'too-many') return { kind };
    const retryAfterSeconds = Math.max(1, Math.ceil(waitMilliseconds / 1000));
    return { kind, retryAfterSeconds, isFirst: first === 1 };
  };

  end: ListenAttempts['end'] = async (tenant, { slackUserId, line, token }) => {
    const key = keysOf(tenant).listenBusy(slackUserId, line);
    await asking('end attempt', () => this.#redis.fwRelease(key, token));
  };
}
