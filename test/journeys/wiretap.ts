import { once } from 'node:events';
import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** A request as Slack sent it, and how to send something like it again. */
export interface Overheard {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Stands between Slack and the bot, passes everything on and keeps what it heard. */
export async function startWiretap(target: string) {
  const heard: Overheard[] = [];
  const send = async ({ headers, body }: Overheard): Promise<Response> =>
    fetch(target, { method: 'POST', headers, body });
  const server = createServer((request, response) => {
    void (async () => {
      const body = (await buffer(request)).toString('utf8');
      const names = ['content-type', 'x-slack-request-timestamp', 'x-slack-signature'];
      const headers = Object.fromEntries(
        names.map((name) => [name, String(request.headers[name] ?? '')]),
      );
      heard.push({ headers, body });
      const answer = await send({ headers, body });
      response.writeHead(answer.status, {
        'content-type': answer.headers.get('content-type') ?? 'text/plain',
      });
      response.end(await answer.text());
    })();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/slack/events`,
    heard,
    send,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
