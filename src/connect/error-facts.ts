/** What can be read from anything thrown by the SDK, whatever shape it has. */
export interface ErrorFacts {
  readonly name: string;
  readonly message: string;
  readonly status: number | undefined;
  /** Node's code of a network failure, such as ECONNREFUSED. */
  readonly code: string | undefined;
  readonly requestId: string | undefined;
  /** An answer had arrived when this was thrown. */
  readonly hasAnswer: boolean;
  /** The SDK has just learnt how far this machine's clock is off; the next attempt is signed right. */
  readonly isClockCorrected: boolean;
}

/** Reads an error defensively: an aborted call has no `$metadata`, a broken body has no class. */
export function errorFacts(error: unknown): ErrorFacts {
  const metadata = member(error, '$metadata');
  const answer = member(error, '$response');
  const status = member(metadata, 'httpStatusCode') ?? member(answer, 'statusCode');
  return {
    name: text(member(error, 'name')) ?? 'Unknown',
    message: text(member(error, 'message')) ?? '',
    status: typeof status === 'number' ? status : undefined,
    code: text(member(error, 'code')),
    requestId: text(member(metadata, 'requestId')),
    hasAnswer: answer !== undefined || status !== undefined,
    isClockCorrected: member(metadata, 'clockSkewCorrected') === true,
  };
}

/** Seconds the service asks us to wait: `retry-after` is in seconds or a date, `x-amz-retry-after` in milliseconds. */
export function retryAfterSeconds(error: unknown, now: Date): number | undefined {
  const headers = member(member(error, '$response'), 'headers');
  const milliseconds = Number(text(member(headers, 'x-amz-retry-after')) ?? Number.NaN);
  if (Number.isFinite(milliseconds)) return Math.max(0, milliseconds / 1000);
  const after = text(member(headers, 'retry-after'));
  if (after === undefined) return undefined;
  const seconds = Number(after);
  if (Number.isFinite(seconds)) return Math.max(0, seconds);
  const until = Date.parse(after);
  return Number.isNaN(until) ? undefined : Math.max(0, (until - now.getTime()) / 1000);
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
