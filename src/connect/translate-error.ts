import { BotError, type ErrorCode } from '../domain/errors.ts';
import { type ErrorFacts, errorFacts, retryAfterSeconds } from './error-facts.ts';
import { listenRefusal } from './listen-refusal.ts';
import type { Operation } from './operations.ts';

/** The service's and the SDK's error names, and what they are to us. The only place that knows them. */
export const codeByName: Readonly<Record<string, ErrorCode>> = {
  AccessDenied: 'connect_denied',
  AccessDeniedException: 'connect_denied',
  OptInRequired: 'connect_denied',

  CredentialsProviderError: 'connect_credentials',
  TokenProviderError: 'connect_credentials',
  ExpiredToken: 'connect_credentials',
  ExpiredTokenException: 'connect_credentials',
  IncompleteSignature: 'connect_credentials',
  IncompleteSignatureException: 'connect_credentials',
  InvalidClientTokenId: 'connect_credentials',
  InvalidSignatureException: 'connect_credentials',
  MissingAuthenticationToken: 'connect_credentials',
  MissingAuthenticationTokenException: 'connect_credentials',
  RequestExpired: 'connect_credentials',
  RequestTimeTooSkewed: 'connect_credentials',
  SignatureDoesNotMatch: 'connect_credentials',
  UnrecognizedClientException: 'connect_credentials',

  LimitExceededException: 'connect_throttled',
  RequestLimitExceeded: 'connect_throttled',
  Throttling: 'connect_throttled',
  ThrottlingException: 'connect_throttled',
  TooManyRequestsException: 'connect_throttled',

  ContactNotFoundException: 'connect_not_found',
  ResourceNotFoundException: 'connect_not_found',
  UserNotFoundException: 'connect_not_found',

  InvalidActiveRegionException: 'connect_bad_request',
  InvalidParameterException: 'connect_bad_request',
  InvalidRequestException: 'connect_bad_request',
  ValidationException: 'connect_bad_request',

  InternalFailure: 'connect_unavailable',
  InternalServiceException: 'connect_unavailable',
  ServiceUnavailable: 'connect_unavailable',
  ServiceUnavailableException: 'connect_unavailable',

  // Of our operations only MonitorContact answers with these two.
  IdempotencyException: 'listen_in_progress',
  ServiceQuotaExceededException: 'listen_too_many',

  AbortError: 'connect_timeout',
  TimeoutError: 'connect_timeout',
};

const codeByNetworkFailure: Readonly<Record<string, ErrorCode>> = {
  EAI_AGAIN: 'connect_unavailable',
  ECONNABORTED: 'connect_unavailable',
  ECONNREFUSED: 'connect_unavailable',
  ECONNRESET: 'connect_unavailable',
  EHOSTUNREACH: 'connect_unavailable',
  ENETUNREACH: 'connect_unavailable',
  ENOTFOUND: 'connect_unavailable',
  EPIPE: 'connect_unavailable',
  EPROTO: 'connect_unavailable',
  ETIMEDOUT: 'connect_timeout',
};

/**
 * Anything the SDK threw as a BotError; a thing nobody foresaw comes back as it is, because it is a bug.
 * The original is never the cause: the SDK's errors carry the service's answer, and with it whatever
 * customer data a half-read answer holds.
 */
export function translateError(error: unknown, operation: Operation, now: Date): unknown {
  if (error instanceof BotError) return error;
  const facts = errorFacts(error);
  const code = codeFor(facts, operation);
  if (code === undefined) return error;
  const seconds = retryAfterSeconds(error, now);
  return new BotError(code, detail(facts, operation), {
    ...(seconds !== undefined && { retryAfterSeconds: seconds }),
    requestId: facts.requestId,
  });
}

function codeFor(facts: ErrorFacts, operation: Operation): ErrorCode | undefined {
  const refusal = operation === 'MonitorContact' ? listenRefusal(facts) : undefined;
  if (refusal) return refusal;
  if (facts.code !== undefined && Object.hasOwn(codeByNetworkFailure, facts.code)) {
    return codeByNetworkFailure[facts.code];
  }
  if (Object.hasOwn(codeByName, facts.name)) return codeByName[facts.name];
  return facts.hasAnswer ? codeByStatus(facts.status) : undefined;
}

/** For a name nobody modelled, and for a body that is not JSON (a proxy's page). */
function codeByStatus(status: number | undefined): ErrorCode {
  if (status === 401) return 'connect_credentials';
  if (status === 403) return 'connect_denied';
  if (status === 408) return 'connect_timeout';
  if (status === 429) return 'connect_throttled';
  if (status !== undefined && status >= 500) return 'connect_unavailable';
  if (status !== undefined && status >= 400) return 'connect_bad_request';
  return 'connect_bad_answer';
}

function detail(facts: ErrorFacts, operation: Operation): string {
  const where = [
    facts.status === undefined ? undefined : `HTTP ${facts.status}`,
    facts.code,
    facts.requestId && `request ${facts.requestId}`,
  ].filter((part) => part !== undefined);
  const known = Object.hasOwn(codeByName, facts.name);
  // The text of a parse error quotes the body it choked on; only a modelled error's text is shown.
  const text = known && facts.message ? `: ${facts.message.slice(0, 300)}` : '';
  return `${operation}: ${facts.name}${where.length > 0 ? ` (${where.join(', ')})` : ''}${text}`;
}
