import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

export interface LocalServer {
  readonly server: Server;
  readonly port: number;
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  close(): Promise<void>;
}

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * An HTTP server on 127.0.0.1 only. A request under another Host name (DNS rebinding) or from
 * another page's Origin is refused with 403. Port 0 takes a free one.
 */
export async function startLocalServer(handler: Handler, port: number): Promise<LocalServer> {
  const server = createServer((request, response) => {
    if (!isLocal(request)) return void response.writeHead(403).end('forbidden');
    handler(request, response).catch((error: unknown) => fail(response, error));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
  const address = server.address();
  const taken = typeof address === 'object' && address ? address.port : port;
  return {
    server,
    port: taken,
    origin: `http://127.0.0.1:${taken}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Whether Host names this very server and Origin, if there is one, is its own page. */
export function isLocal(request: IncomingMessage): boolean {
  const port = request.socket.localPort;
  const names = [`127.0.0.1:${port}`, `localhost:${port}`];
  const { host, origin } = request.headers;
  if (!host || !names.includes(host)) return false;
  return origin === undefined || names.some((name) => origin === `http://${name}`);
}

/** The whole body. Throws beyond `maximumBytes`. */
export async function readBody(
  request: IncomingMessage,
  maximumBytes = 10_000_000,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    if (length > maximumBytes) throw new Error(`a body of more than ${maximumBytes} bytes`);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify(body));
}

/** A bug of ours: said in the answer, since whoever drives the sandbox is its developer. */
function fail(response: ServerResponse, error: unknown): void {
  if (response.headersSent || response.destroyed) return void response.destroy();
  const message = error instanceof Error ? error.message : String(error);
  sendJson(response, 500, { ok: false, error: 'internal_error', message });
}
