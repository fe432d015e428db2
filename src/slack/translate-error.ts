import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import { BotError, type ErrorCode } from '../domain/errors.ts';

/** Slack's error codes that mean more than "not accepted". */
const codeOfPlatformError: Readonly<Record<string, ErrorCode>> = {
  channel_not_found: 'slack_channel_gone',
  is_archived: 'slack_channel_gone',
  not_in_channel: 'slack_channel_gone',
  message_not_found: 'slack_channel_gone',
  // UNVERIFIED that a reply to a message that was deleted is refused by this name.
  thread_not_found: 'slack_channel_gone',
  invalid_auth: 'slack_denied',
  not_authed: 'slack_denied',
  token_expired: 'slack_denied',
  token_revoked: 'slack_denied',
  account_inactive: 'slack_denied',
  missing_scope: 'slack_denied',
  not_allowed_token_type: 'slack_denied',
  ratelimited: 'slack_throttled',
  rate_limited: 'slack_throttled',
  internal_error: 'slack_unavailable',
  fatal_error: 'slack_unavailable',
  service_unavailable: 'slack_unavailable',
  request_timeout: 'slack_timeout',
};

/** Turns what the Slack client throws into our closed list; a bug of ours passes through. */
export function translateSlackError(error: unknown, method: string): unknown {
  if (error instanceof BotError) return error;
  if (error instanceof WebAPIRateLimitedError) {
    const options = { cause: error, retryAfterSeconds: error.retryAfter };
    return new BotError('slack_throttled', method, options);
  }
  if (error instanceof WebAPIPlatformError) {
    const name = String(error.data.error);
    const code = codeOfPlatformError[name] ?? 'slack_rejected';
    return new BotError(code, `${method}: ${name}`, { cause: error });
  }
  if (error instanceof WebAPIHTTPError) {
    const code = error.statusCode >= 500 ? 'slack_unavailable' : 'slack_rejected';
    return new BotError(code, `${method}: HTTP ${error.statusCode}`, { cause: error });
  }
  if (error instanceof WebAPIRequestError) {
    const code = isTimeout(error.original) ? 'slack_timeout' : 'slack_unavailable';
    const wasNotSent = isUnreached(error.original);
    return new BotError(code, method, { cause: error, ...(wasNotSent && { wasNotSent }) });
  }
  return error;
}

/** Slack's own word for why it refused, `users_not_found`; undefined for any other failure. */
export function slackNameOf(error: unknown): string | undefined {
  const cause = error instanceof BotError ? error.cause : undefined;
  return cause instanceof WebAPIPlatformError ? String(cause.data.error) : undefined;
}

/** Runs one call of the Web API, its failures translated. */
export async function calling<Result>(
  method: string,
  call: () => Promise<Result>,
): Promise<Result> {
  try {
    return await call();
  } catch (error) {
    throw translateSlackError(error, method);
  }
}

function isTimeout(cause: unknown): boolean {
  return cause instanceof Error && (cause.name === 'TimeoutError' || cause.name === 'AbortError');
}

/** No connection came about, so nothing of the request can have been read. */
const unreached = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
]);

/** `fetch` hides the reason in the cause of its error. */
function isUnreached(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  if ('code' in error && typeof error.code === 'string' && unreached.has(error.code)) return true;
  return 'cause' in error && isUnreached(error.cause);
}
