import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** What `/readyz` looks at. */
export interface Readiness {
  /** `isReceiving`: payloads can come in, which in Socket Mode takes an open socket. */
  readonly slack: { readonly isAuthenticated: boolean; readonly isReceiving: boolean };
  readonly redis: { readonly answers: boolean };
  readonly connect: {
    readonly lastReadingAt: string | null;
    readonly ageSeconds: number | null;
    readonly lastFailureAt: string | null;
  };
}

export interface HealthRoute {
  readonly path: string;
  readonly method: 'GET';
  readonly handler: (request: IncomingMessage, response: ServerResponse) => void;
}

/**
 * `/healthz`: the process runs. `/readyz`: 200 when Slack and Redis answer, else 503; the age of
 * the last Connect reading stands in it but decides nothing, since a quiet bot need not read.
 */
export function healthRoutes(readiness: () => Promise<Readiness>): readonly HealthRoute[] {
  return [
    {
      path: '/healthz',
      method: 'GET',
      handler: (_request, response) => answer(response, 200, { status: 'up' }),
    },
    {
      path: '/readyz',
      method: 'GET',
      handler: (_request, response) => {
        readiness().then(
          (found) => {
            const { isAuthenticated, isReceiving } = found.slack;
            const isReady = isAuthenticated && isReceiving && found.redis.answers;
            answer(response, isReady ? 200 : 503, {
              status: isReady ? 'ready' : 'not ready',
              ...found,
            });
          },
          () => answer(response, 503, { status: 'not ready' }),
        );
      },
    },
  ];
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(`${JSON.stringify(body)}\n`);
}

export interface HealthServer {
  close(): Promise<void>;
}

/**
 * Serves the routes by a server of their own: while the bot waits for Slack, and in Socket Mode all
 * the time. Rejects when the port is taken.
 */
export async function serveHealth(
  routes: readonly HealthRoute[],
  at: { readonly port: number; readonly host: string | undefined },
): Promise<HealthServer> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const route = routes.find(({ path, method }) => path === pathname && method === request.method);
    if (route) route.handler(request, response);
    else answer(response, 404, { status: 'no such route' });
  });
  server.listen(at.port, at.host);
  await once(server, 'listening');
  return {
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
