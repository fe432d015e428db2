import type { IncomingMessage, ServerResponse } from 'node:http';
import { Refusal } from '../slack/acting/refusal.ts';
import { readBody, sendJson } from '../slack/local-server.ts';
import { statusOf } from './answer.ts';
import type { DriveDeps } from './deps.ts';
import type { EventStream } from './event-stream.ts';
import { reads } from './reads.ts';
import { sendPageFile, sendSlackFile } from './static-files.ts';
import { writes } from './writes.ts';

type Send = (response: ServerResponse) => void | Promise<void>;

/** The HTTP interface of api.ts, and the page. Host and Origin are checked by the server around it. */
export function driveRoutes(deps: DriveDeps, stream: EventStream) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      const url = urlOf(request);
      if (await deps.extraRoutes?.(request, response, url)) return;
      if (!url.pathname.startsWith('/api/')) {
        await sendPageFile(deps, request, response, url.pathname);
      } else {
        await answer({ deps, stream, url }, request, response);
      }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { code, message } = error;
      sendJson(response, statusOf(error), { ok: false, error: code, message });
    }
  };
}

interface Asked {
  readonly deps: DriveDeps;
  readonly stream: EventStream;
  readonly url: URL;
}

async function answer(
  asked: Asked,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const parts = asked.url.pathname.slice('/api/'.length).split('/').map(decoded);
  const writing = writingAt(asked.deps, parts, request);
  const reading = readingAt(asked, parts);
  const { method = '' } = request;
  const isRead = method === 'GET' || method === 'HEAD';
  if (writing && method === 'POST') return writing(response);
  if (reading && isRead) return reading(response);
  if (!writing && !reading) throw nothingThere(parts);
  const allow = writing ? 'POST' : 'GET, HEAD';
  const message = `/api/${parts.join('/')} answers ${allow}, not ${method}.`;
  sendJson(response, 405, { ok: false, error: 'method_not_allowed', message }, { allow });
}

/** What a path below /api tells; undefined when nothing is to be read there. */
function readingAt({ deps, stream, url }: Asked, parts: readonly string[]): Send | undefined {
  const [area = '', id = '', inner] = parts;
  const as = url.searchParams.get('as') ?? '';
  const json = (read: () => unknown): Send => {
    return (response) => sendJson(response, 200, read());
  };
  if (area === 'conversations' && inner === 'messages' && parts.length === 3)
    return json(() => reads.messages(deps, as, id));
  if (area === 'files' && id && parts.length === 2)
    return (response) => sendSlackFile(deps, response, id);
  if (parts.length !== 1) return undefined;
  if (area === 'events') return (response) => stream.serve(response);
  if (area === 'state') return json(() => reads.state(deps, as));
  if (area === 'notifications') return json(() => reads.notifications(deps, as));
  if (area === 'views') return json(() => reads.views(deps, as));
  if (area === 'centre') return json(() => reads.centre(deps));
  if (area === 'gallery')
    return async (response) => sendJson(response, 200, await reads.gallery(deps));
  return undefined;
}

/** What a POST to a path below /api does; undefined when there is nothing to be done. */
function writingAt(
  deps: DriveDeps,
  parts: readonly string[],
  request: IncomingMessage,
): Send | undefined {
  const isLever = parts[0] === 'levers';
  const run = isLever ? writes.levers : writes[parts.join('/')];
  if (!run || (isLever && parts.length !== 2)) return undefined;
  return async (response) => {
    const body = (await readBody(request)).toString('utf8');
    sendJson(response, 200, await run(deps, body, parts[1] ?? ''));
  };
}

function urlOf({ url = '/' }: IncomingMessage): URL {
  const base = 'http://127.0.0.1';
  if (!URL.canParse(url, base)) throw new Refusal('invalid_request', 'The path cannot be read.');
  return new URL(url, base);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    throw new Refusal('invalid_request', `${part} in the path cannot be decoded.`);
  }
}

function nothingThere(parts: readonly string[]): Refusal {
  return new Refusal('route_not_found', `There is nothing at /api/${parts.join('/')}.`);
}
