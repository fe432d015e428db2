import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Centre } from '../centre/port.ts';
import type { SandboxClock } from '../clock.ts';
import { bind, type Input } from './bind.ts';
import { Buckets } from './buckets.ts';
import { ClientTokens } from './client-tokens.ts';
import type { Context } from './context.ts';
import { dispatch } from './dispatch.ts';
import { Faults } from './faults.ts';
import { checkFrontDoor } from './front-door.ts';
import { Pages } from './paging.ts';
import { plantedMembers } from './plant.ts';
import { readBody } from './request-body.ts';
import { findRoute } from './routes.ts';
import { serialise } from './serialise.ts';
import { ServiceError } from './service-error.ts';
import { type ConnectSettings, defaultConnectSettings } from './settings.ts';

/** One request that reached an operation, whatever became of it. */
export interface ConnectCall {
  readonly operation: string;
  readonly at: Date;
  /** Labels, query and body together, dates as dates. */
  readonly body: Input;
}

export interface ConnectServer {
  /** `http://127.0.0.1:<port>`, the endpoint for any AWS client. */
  readonly url: string;
  readonly port: number;
  readonly faults: Faults;
  /** The last thousand requests, oldest first. */
  readonly calls: readonly ConnectCall[];
  /** As they are now. */
  settings(): ConnectSettings;
  /** Changes settings from the next request on. */
  configure(changes: Partial<ConnectSettings>): void;
  close(): Promise<void>;
}

interface Service {
  readonly context: Context;
  readonly buckets: Buckets;
  readonly faults: Faults;
  readonly calls: ConnectCall[];
}

const mostCalls = 1000;

/** Starts the simulated Amazon Connect on 127.0.0.1, on a free port unless one is given. */
export async function startConnectServer(options: {
  readonly centre: Centre;
  readonly clock: SandboxClock;
  readonly settings?: Partial<ConnectSettings>;
  readonly port?: number;
}): Promise<ConnectServer> {
  const { centre, clock } = options;
  let settings: ConnectSettings = { ...defaultConnectSettings, ...options.settings };
  const tools = { pages: new Pages(clock), clientTokens: new ClientTokens(clock) };
  const [buckets, faults, calls] = [new Buckets(clock), new Faults(), [] as ConnectCall[]];
  const server = createServer((request, response) => {
    const context = { centre, clock, settings, ...tools };
    void answer(request, response, { context, buckets, faults, calls });
  });
  server.on('connection', (socket) => {
    if (faults.isDown) socket.resetAndDestroy();
  });
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    faults,
    calls,
    settings: () => settings,
    configure: (changes) => {
      settings = { ...settings, ...changes };
    },
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  service: Service,
): Promise<void> {
  try {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const route = findRoute(request.method ?? '', url.pathname);
    checkFrontDoor(request);
    if (!route) throw new ServiceError('UnknownOperationException', 'No such operation');
    const { name, output, status } = route.operation;
    const body = await readBody(request);
    const input = bind(route, url.searchParams, body);
    log(service, { operation: name, at: service.context.clock.now(), body: input });
    if (await isCutOff(name, request, response, service)) return;
    const result = await dispatch(route.operation, input, service);
    if (service.faults.modeFor(name) === 'answer-lost') {
      request.socket.resetAndDestroy();
      return;
    }
    const { plant } = service.context.settings;
    send(response, status, serialise(output, result, { asNull: nullsFor(service), plant }), {});
  } catch (error) {
    const known = error instanceof ServiceError ? error : failure(error);
    const headers = { 'x-amzn-errortype': known.type };
    const beside = plantedMembers(service.context.settings.plant);
    send(response, known.status, { Message: known.message, ...beside }, headers);
  }
}

/** A bug of the simulator: said as what it is, with the status of a failing service. */
function failure(error: unknown): ServiceError {
  const text = error instanceof Error ? error.message : String(error);
  return new ServiceError('InternalServiceException', `Simulator: ${text}`);
}

/** The faults that are no answers: cut, held or slowed connections and a page instead of JSON. */
async function isCutOff(
  operation: string,
  request: IncomingMessage,
  response: ServerResponse,
  { context, faults }: Service,
): Promise<boolean> {
  const mode = faults.modeFor(operation);
  if (mode === 'down') request.socket.resetAndDestroy();
  if (mode === 'html-503') {
    response.writeHead(503, { 'content-type': 'text/html' });
    const { plant = '' } = context.settings;
    response.end(`<html><body><h1>503 Service Unavailable</h1>${plant}</body></html>`);
  }
  if (mode === 'slow') await context.clock.wait(context.settings.slowSeconds * 1000);
  return mode === 'down' || mode === 'html-503' || mode === 'hang';
}

function nullsFor({ context }: Service): ReadonlySet<string> {
  const areNull = context.settings.unsureEstimate === 'null';
  return new Set(areNull ? ['Value', 'Number'] : []);
}

function log({ calls }: Service, call: ConnectCall): void {
  calls.push(call);
  if (calls.length > mostCalls) calls.shift();
}

let requestCount = 0;

function send(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>>,
): void {
  requestCount += 1;
  const requestId = `00000000-0000-4000-8000-${String(requestCount).padStart(12, '0')}`;
  const always = { 'content-type': 'application/json', 'x-amzn-requestid': requestId };
  response.writeHead(status, { ...always, ...headers });
  response.end(JSON.stringify(body));
}
