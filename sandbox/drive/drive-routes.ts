import type { IncomingMessage, ServerResponse } from 'node:http';
import { Refusal } from '../slack/acting/refusal.ts';
import { readBody, sendJson } from '../slack/local-server.ts';
import { statusOf } from './answer.ts';
import type { DriveDeps } from './deps.ts';
import type { EventStream } from './event-stream.ts';
import { reads } from './reads.ts';
import { sendPageFile, sendSlackFile } from './static-files.ts';
import { writes } from './writes.ts';

/** The HTTP interface of api.ts, and the page. Host and Origin are checked by the server around it. */
export function driveRoutes(deps: DriveDeps, stream: EventStream) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    try {
      if (await deps.extraRoutes?.(request, response, url)) return;
      if (!url.pathname.startsWith('/api/')) {
        await sendPageFile(deps, request, response, url.pathname);
      } else if (url.pathname === '/api/events') {
        stream.serve(response);
      } else {
        await answer(deps, request, response, url);
      }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { code, message } = error;
      sendJson(response, statusOf(error), { ok: false, error: code, message });
    }
  };
}

async function answer(
  deps: DriveDeps,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const parts = url.pathname.slice('/api/'.length).split('/').map(decodeURIComponent);
  if (request.method === 'POST') {
    const body = (await readBody(request)).toString('utf8');
    return sendJson(response, 200, await write(deps, parts, body));
  }
  if (parts[0] === 'files' && parts[1]) return sendSlackFile(deps, response, parts[1]);
  sendJson(response, 200, read(deps, parts, url.searchParams.get('as') ?? ''));
}

function read(deps: DriveDeps, parts: readonly string[], as: string): unknown {
  const [area = '', id = '', inner] = parts;
  if (area === 'state') return reads.state(deps, as);
  if (area === 'conversations' && inner === 'messages') return reads.messages(deps, as, id);
  if (area === 'notifications') return reads.notifications(deps, as);
  if (area === 'views') return reads.views(deps, as);
  if (area === 'centre') return reads.centre(deps);
  if (area === 'gallery') return reads.gallery(deps);
  throw nothingThere(parts);
}

function write(deps: DriveDeps, parts: readonly string[], body: string): Promise<object> {
  const isLever = parts[0] === 'levers';
  const run = isLever ? writes.levers : writes[parts.join('/')];
  if (!run || (isLever && parts.length !== 2)) throw nothingThere(parts);
  return run(deps, body, parts[1] ?? '');
}

function nothingThere(parts: readonly string[]): Refusal {
  return new Refusal('route_not_found', `There is nothing at /api/${parts.join('/')}.`);
}
