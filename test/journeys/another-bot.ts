import { createBot } from '../../src/bot.ts';
import { loadConfig } from '../../src/config.ts';
import { systemIds } from '../../src/ids.ts';
import { createLog } from '../../src/log.ts';
import type { Journey } from './harness.ts';

/** A process of the bot on the journey's Slack, Connect and Redis, on its own port if one is given. */
export function anotherBot({ environment, clock, connect }: Journey, port = environment.PORT) {
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } =
    environment;
  return createBot(loadConfig({ ...environment, PORT: port }), {
    clock,
    ids: systemIds,
    log: createLog('fatal'),
    witness: () => undefined,
    connect: { endpoint: connect.url, credentials: { accessKeyId, secretAccessKey } },
    host: '127.0.0.1',
    drivenBy: () => 'hand',
  });
}
