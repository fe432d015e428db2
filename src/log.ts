import { type DestinationStream, pino } from 'pino';
import { redact } from './domain/redact.ts';
import type { Log } from './ports.ts';

/**
 * Structured log lines on standard output. Of an error only name, message, code and stack are
 * written, its own members never: those of the SDKs hold requests and answers.
 */
export function createLog(level: string, destination?: DestinationStream): Log {
  const options = { level, base: null, serializers: { err: describeError } };
  return destination ? pino(options, destination) : pino(options);
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
