import { once } from 'node:events';
import { createServer } from 'node:http';
import { answer, type Route } from './route.ts';

export interface RouteServer {
  /** The one it listens on, also where any free one was asked for. */
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Serves our own routes by a server of their own: while the bot waits for Slack, and in Socket Mode
 * all the time. Rejects when the port is taken.
 */
export async function serveRoutes(
  routes: readonly Route[],
  at: { readonly port: number; readonly host: string | undefined },
): Promise<RouteServer> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const { method = '' } = request;
    const route = routes.find(({ path, methods }) => path === pathname && methods.includes(method));
    if (route) route.handler(request, response);
    else answer(response, 404, { status: 'no such route' });
  });
  server.listen(at.port, at.host);
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : at.port,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
