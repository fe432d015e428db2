import { type DestinationStream, pino } from 'pino';
import { redact } from './domain/redact.ts';
import type { Log } from './ports/ground.ts';

/** What lets somebody speak in the bot's name for a while, by the names Slack and we call it. */
const secrets: ReadonlySet<string> = new Set([
  'respondTo',
  'response_url',
  'response_urls',
  'private_metadata',
  'triggerId',
  'trigger_id',
  'token',
  'secret',
  'webhook',
]);

/** Facts are flat; what lies deeper than this was logged by mistake. */
const deepest = 3;

/**
 * Structured log lines on standard output. Of an error only name, message, code and stack are
 * written, its own members never: those of the SDKs hold requests and answers. Secrets are left out
 * of the facts by name, and tokens and response URLs out of every text.
 */
export function createLog(level: string, destination?: DestinationStream): Log {
  const formatters = {
    log: ({ err, ...facts }: Record<string, unknown>) => ({
      ...inside(facts, 0),
      ...(err !== undefined && { err }),
    }),
  };
  const options = { level, base: null, serializers: { err: describeError }, formatters };
  return destination ? pino(options, destination) : pino(options);
}

function withoutSecrets(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return redact(value);
  if (isErrorLike(value)) return describeError(value);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (depth >= deepest) return '…';
  if (Array.isArray(value)) return value.map((one) => withoutSecrets(one, depth + 1));
  return inside(value, depth + 1);
}

function inside(facts: object, depth: number): Record<string, unknown> {
  const shown = Object.entries(facts).map(([key, value]) => [
    key,
    secrets.has(key) ? '***' : withoutSecrets(value, depth),
  ]);
  return Object.fromEntries(shown);
}

function describeError(error: unknown): unknown {
  if (!isErrorLike(error)) return redact(String(error));
  return {
    name: error.name,
    message: redact(error.message),
    ...(typeof error.code === 'string' && { code: error.code }),
    stack: redact(error.stack ?? ''),
    ...(error.cause !== undefined && { cause: describeError(error.cause) }),
  };
}

interface ErrorLike {
  readonly name: string;
  readonly message: string;
  readonly stack?: string;
  readonly code?: unknown;
  readonly cause?: unknown;
}

/** Not by instanceof: some errors come from another realm. */
function isErrorLike(error: unknown): error is ErrorLike {
  return typeof error === 'object' && error !== null && 'message' in error && 'name' in error;
}
