import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Operation } from '../../src/connect/operations.ts';

/** One request as it came over the wire. */
export interface Recorded {
  readonly operation: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What to answer: an object as JSON, a string as it is. */
export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** `never` sends nothing, `half` sends the head and half the body, `reset` drops the connection. */
  readonly silence?: 'never' | 'half' | 'reset';
}

export type Answer = Reply | ((request: Recorded) => Reply);

export interface ScriptedServer {
  readonly endpoint: string;
  readonly requests: readonly Recorded[];
  /** Answers this operation with these replies in turn; the last one stays. */
  on(operation: Operation, ...answers: readonly Answer[]): void;
  close(): Promise<void>;
}

const routes: readonly (readonly [operation: Operation, route: RegExp])[] = [
  ['GetCurrentUserData', /^POST \/metrics\/userdata\/[^/]+$/],
  ['GetCurrentMetricData', /^POST \/metrics\/current\/[^/]+$/],
  ['GetContactMetrics', /^POST \/metrics\/contact$/],
  ['MonitorContact', /^POST \/contact\/monitor$/],
  ['PutUserStatus', /^PUT \/users\/[^/]+\/[^/]+\/status$/],
  ['GetMetricDataV2', /^POST \/metrics\/data$/],
  ['SearchContacts', /^POST \/search-contacts$/],
  ['SearchUsers', /^POST \/search-users$/],
  ['DescribeContact', /^GET \/contacts\/[^/]+\/[^/]+$/],
  ['DescribeInstance', /^GET \/instance\/[^/]+$/],
  ['DescribeUser', /^GET \/users\/[^/]+\/[^/]+$/],
  ['ListSecurityProfilePermissions', /^GET \/security-profiles-permissions\/[^/]+\/[^/]+$/],
  ['ListQueues', /^GET \/queues-summary\/[^/]+$/],
  ['ListRoutingProfiles', /^GET \/routing-profiles-summary\/[^/]+$/],
  ['ListUserHierarchyGroups', /^GET \/user-hierarchy-groups-summary\/[^/]+$/],
  ['SearchQueues', /^POST \/search-queues$/],
  ['GetEffectiveHoursOfOperations', /^GET \/effective-hours-of-operations\/[^/]+\/[^/]+$/],
  ['ListAgentStatuses', /^GET \/agent-status\/[^/]+$/],
];

/** An error as the service sends it. */
export function failure(name: string, status: number, message = 'no more said'): Reply {
  return { status, headers: { 'x-amzn-errortype': name }, body: { Message: message } };
}

/** A server that answers what a test tells it to and remembers what it was asked. */
export async function startScriptedServer(): Promise<ScriptedServer> {
  const requests: Recorded[] = [];
  const scripts = new Map<string, Answer[]>();
  const server = createServer((request, response) => {
    void record(request).then((recorded) => {
      requests.push(recorded);
      const script = scripts.get(recorded.operation);
      const answer = script && script.length > 1 ? script.shift() : script?.[0];
      const reply = typeof answer === 'function' ? answer(recorded) : answer;
      send(response, reply ?? failure('NothingScripted', 400, recorded.path));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    requests,
    on: (operation, ...answers) => void scripts.set(operation, [...answers]),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function record(request: IncomingMessage): Promise<Recorded> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const url = new URL(request.url ?? '/', 'http://localhost');
  const line = `${request.method} ${url.pathname}`;
  const text = Buffer.concat(chunks).toString();
  return {
    operation: routes.find(([, route]) => route.test(line))?.[0] ?? line,
    path: url.pathname,
    query: url.searchParams,
    body: text === '' ? {} : JSON.parse(text),
  };
}

function send(response: ServerResponse, reply: Reply): void {
  if (reply.silence === 'never') return;
  if (reply.silence === 'reset') return void response.destroy();
  const body = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body ?? {});
  response.writeHead(reply.status ?? 200, {
    'content-type': 'application/json',
    'x-amzn-requestid': 'request-1',
    ...reply.headers,
  });
  if (reply.silence === 'half') response.write(body.slice(0, body.length / 2));
  else response.end(body);
}
