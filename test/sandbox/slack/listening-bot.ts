import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { SandboxClock } from '../../../sandbox/clock.ts';
import { readBody } from '../../../sandbox/slack/local-server.ts';
import type { SlackStandIn } from '../../../sandbox/slack/start-slack.ts';
import { startAlone } from './call-api.ts';
import { signingSecret } from './manifest.ts';
import { stillClock } from './start-app.ts';

export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Against {
  readonly slack: SlackStandIn;
  readonly clock: SandboxClock;
  readonly received: readonly Received[];
  stop(): Promise<void>;
}

/** A stand-in that delivers to a bot which answers everything with this status; `hang` never answers. */
export async function startAgainst(status: number | 'hang'): Promise<Against> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    received.push({ headers: request.headers, body: (await readBody(request)).toString('utf8') });
    if (status !== 'hang') response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const requestUrl = `http://127.0.0.1:${port}/slack/events`;
  const clock = stillClock();
  const slack = await startAlone({
    clock,
    // Only a bot that never answers is waited for in vain, so only there the limit is short.
    ackMilliseconds: status === 'hang' ? 60 : 3000,
    delivery: { kind: 'http', signingSecret, requestUrl },
  });
  return {
    slack,
    clock,
    received,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await slack.close();
    },
  };
}
