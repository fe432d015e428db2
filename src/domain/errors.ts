/** Everything that can go wrong and was foreseen, as a closed list. A new code without a sentence does not compile. */
export const errorCodes = [
  'connect_throttled',
  'connect_unavailable',
  'connect_timeout',
  'connect_denied',
  'connect_credentials',
  'connect_not_found',
  'connect_bad_request',
  'connect_bad_answer',
  'connect_list_unread',
  'listen_denied',
  'listen_agent_denied',
  'listen_no_recording',
  'listen_phone_invalid',
  'listen_state',
  'listen_no_multiparty',
  'listen_no_agent',
  'listen_channel',
  'listen_capabilities',
  'listen_too_many',
  'listen_in_progress',
  'redis_unavailable',
  'record_unreadable',
  'groups_unread',
  'slack_unavailable',
  'slack_timeout',
  'slack_throttled',
  'slack_channel_gone',
  'slack_channel_unfit',
  'slack_denied',
  'slack_rejected',
  'stopping',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

export interface BotErrorOptions {
  readonly cause?: unknown;
  /** Seconds the service asked us to wait, where it said so. */
  readonly retryAfterSeconds?: number;
  /** The service's own name for the request, where it gave one. */
  readonly requestId?: string | undefined;
  /** True where it never reached the service: doing it again is doing it once. */
  readonly wasNotSent?: boolean;
}

/** A foreseen failure. The message is for the operator's log; the code chooses the sentence a person reads. */
export class BotError extends Error {
  override readonly name = 'BotError';
  readonly code: ErrorCode;
  readonly retryAfterSeconds: number | undefined;
  readonly requestId: string | undefined;
  readonly wasNotSent: boolean;

  constructor(code: ErrorCode, detail: string, options: BotErrorOptions = {}) {
    super(`${code}: ${detail}`, { cause: options.cause });
    this.code = code;
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.requestId = options.requestId;
    this.wasNotSent = options.wasNotSent ?? false;
  }
}

/** The code of a foreseen failure, or undefined for a bug. */
export function codeOf(error: unknown): ErrorCode | undefined {
  return error instanceof BotError ? error.code : undefined;
}

const unanswered: readonly (ErrorCode | undefined)[] = [
  'connect_timeout',
  'connect_unavailable',
  'connect_bad_answer',
  'redis_unavailable',
  'slack_timeout',
  'slack_unavailable',
];

/** Whether a failure leaves open if it was done all the same: no answer is not a no. */
export function isUnanswered(error: unknown): boolean {
  return unanswered.includes(codeOf(error));
}
