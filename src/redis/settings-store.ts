import type { Redis } from 'ioredis';
import { z } from 'zod';
import { BotError } from '../domain/errors.ts';
import { defaultSettings } from '../domain/settings.ts';
import type { Log } from '../ports/ground.ts';
import type { SettingsStore } from '../stores/floor.ts';
import { createDecoder, type Decode, encode } from './codec/decode.ts';
import { shapes } from './codec/floor-shapes.ts';
import { keysOf } from './keys.ts';
import { asking } from './translate-error.ts';

const settingsHash = z.object({ version: z.string().optional(), settings: z.string().optional() });

/** What administrators set, in one hash of the tenant. */
export class RedisSettingsStore implements SettingsStore {
  readonly #redis: Redis;
  readonly #decode: Decode;

  constructor(redis: Redis, log: Log) {
    this.#redis = redis;
    this.#decode = createDecoder(log);
  }

  /**
   * The defaults may be more open than what an administrator set, so they stand in for settings
   * that were never made and not for broken ones: those throw BotError `record_unreadable`.
   */
  read: SettingsStore['read'] = async (tenant) => {
    const key = keysOf(tenant).settings;
    const answer = await asking('read settings', () => this.#redis.hgetall(key));
    const { version, settings: text } = settingsHash.parse(answer);
    if (version === undefined && text === undefined) {
      return { version: 0, settings: defaultSettings };
    }
    const settings = this.#decode(shapes.settings, text, 'settings');
    if (!settings) throw new BotError('record_unreadable', 'settings');
    return { version: Number(version ?? 0), settings };
  };

  write: SettingsStore['write'] = async (tenant, { expectedVersion, settings }) => {
    const key = keysOf(tenant).settings;
    const written = await asking('write settings', () =>
      this.#redis.fwWriteSettings(key, String(expectedVersion), encode(settings)),
    );
    return written === 1;
  };
}
