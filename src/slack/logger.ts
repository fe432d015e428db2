import { type Logger, LogLevel } from '@slack/bolt';
import { redact } from '../domain/redact.ts';
import type { Log } from '../ports/ground.ts';

/**
 * Bolt's own log, into ours. Its debug lines hold whole payloads with response URLs and trigger
 * ids, so they go nowhere.
 */
export function slackLogger(log: Log): Logger {
  const say =
    (level: 'info' | 'warn' | 'error') =>
    (...parts: unknown[]) =>
      log[level]({ from: 'slack' }, redact(parts.map(inWords).join(' ')));
  return {
    debug: () => undefined,
    info: say('info'),
    warn: say('warn'),
    error: say('error'),
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  };
}

function inWords(part: unknown): string {
  if (part instanceof Error) return `${part.name}: ${part.message}`;
  return typeof part === 'string' ? part : JSON.stringify(part);
}
