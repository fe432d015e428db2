import { BotError } from '../domain/errors.ts';

/** Replies that say something about the server and nothing about what was asked. */
const serverTrouble = new Set([
  'BUSY',
  'CLUSTERDOWN',
  'EXECABORT',
  'LOADING',
  'MASTERDOWN',
  'MISCONF',
  'NOAUTH',
  'NOPERM',
  'NOREPLICAS',
  'OOM',
  'READONLY',
  'TRYAGAIN',
  'UNKILLABLE',
  'WRONGPASS',
]);

/**
 * Runs one exchange with Redis; whatever makes Redis unusable becomes BotError `redis_unavailable`.
 * A reply that blames the question is a bug and stays an error of its own. Neither keeps the
 * arguments of the command, which ioredis hangs on its errors: AUTH is a command too.
 */
export async function asking<Answer>(what: string, ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    const detail = `${what}: ${message}`;
    if (error instanceof TypeError) throw error;
    if (name === 'ReplyError' && !isServerTrouble(message)) throw new Error(`redis: ${detail}`);
    throw new BotError('redis_unavailable', detail);
  }
}

function isServerTrouble(message: string): boolean {
  const word = message.split(' ', 1)[0] ?? '';
  // Redis refuses connections over its limit, and scripts that ran out of memory, without a word of their own.
  return serverTrouble.has(word) || /max number of clients|OOM command|NOREPLICAS/i.test(message);
}
