import type { IncomingMessage, ServerResponse } from 'node:http';

/** An address of our own on the bot's port: in HTTP mode on Slack's receiver, in Socket Mode on a server apart. */
export interface Route {
  readonly path: string;
  /** Of other methods there is no such route. */
  readonly methods: readonly string[];
  /** Answers, whatever happens: nobody catches what it throws. */
  readonly handler: (request: IncomingMessage, response: ServerResponse) => void;
}

/** Answers in JSON that is not to be kept. */
export function answer(
  response: ServerResponse,
  status: number,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    'cache-control': 'no-store',
    ...headers,
  });
  response.end(`${JSON.stringify(body)}\n`);
}
