import { ConnectClient, type ConnectClientConfig } from '@aws-sdk/client-connect';
import { errorFacts } from './error-facts.ts';

export interface ConnectClientOptions {
  readonly region: string;
  /** For tests and the sandbox; without it the SDK reads `AWS_ENDPOINT_URL_CONNECT` itself. */
  readonly endpoint?: string | undefined;
  /** For tests and the sandbox; without it the SDK finds credentials as it always does. */
  readonly credentials?: ConnectClientConfig['credentials'];
  /** Milliseconds to reach the service; default 2000. */
  readonly connectionTimeoutMs?: number | undefined;
  /** Milliseconds without a complete answer before a request fails; default 5000. */
  readonly requestTimeoutMs?: number | undefined;
}

/**
 * The one client of the process. The SDK makes one attempt only: every attempt spends the account's
 * few calls a second, so `ConnectCalls` decides about a second one and pays for it from the budget.
 * `throwOnRequestTimeout` is set because without it the SDK only warns and waits for ever (measured).
 */
export function createConnectClient(options: ConnectClientOptions): ConnectClient {
  const client = new ConnectClient({
    region: options.region,
    maxAttempts: 1,
    requestHandler: {
      connectionTimeout: options.connectionTimeoutMs ?? 2000,
      requestTimeout: options.requestTimeoutMs ?? 5000,
      throwOnRequestTimeout: true,
    },
    ...(options.endpoint !== undefined && { endpoint: options.endpoint }),
    ...(options.credentials !== undefined && { credentials: options.credentials }),
  });
  client.middlewareStack.add((next) => (request) => next(request).catch(throwWithItsFacts), {
    step: 'deserialize',
    name: 'keepFactsOfForeignErrors',
  });
  return client;
}

/**
 * The SDK keeps only the text of what is not an Error of its own realm, and Node's network errors are
 * not wherever code runs in a realm of its own. Name and code are what the translation goes by.
 */
function throwWithItsFacts(error: unknown): never {
  if (error instanceof Error || typeof error !== 'object' || error === null) throw error;
  const { name, message } = errorFacts(error);
  throw Object.assign(new Error(message), error, { name });
}
