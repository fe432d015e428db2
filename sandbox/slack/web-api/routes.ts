import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Json, parseJson, record, text } from '../json.ts';
import { readBody, sendJson } from '../local-server.ts';
import type { Fault } from '../world/faults.ts';
import type { World } from '../world/world.ts';
import type { CallLog } from './call-log.ts';
import { type Answer, type Dispatch, tooMany } from './dispatch.ts';
import { readArgs, readUpload } from './read-args.ts';
import { refusalOf, respond } from './respond.ts';

interface Parts {
  readonly world: World;
  readonly dispatch: Dispatch;
  readonly log: CallLog;
  /** `http://127.0.0.1:PORT` */
  readonly origin: () => string;
}

/** What the bot calls: /api/METHOD, /response/ID, /upload/ID, /files-pri/ID. Faults hit all of them. */
export function webApiRoutes(parts: Parts) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', parts.origin());
    const [, area = '', name = ''] = url.pathname.split('/');
    const method = area === 'api' ? name : area === 'response' ? 'response_url' : 'upload';
    const fault = parts.world.faults.hit('api', method);
    if (await isStopped(fault, parts.world, request, response)) return;
    const lost = fault?.mode === 'accept-then-reset';
    if (area === 'api') return answerCall(parts, request, response, { url, name, lost });
    if (area === 'response') return answerResponse(parts, request, response, { url, lost });
    if (area === 'files-pri') return giveFile(parts, request, response, name);
    if (area === 'upload') return takeUpload(parts, request, response, name);
    response.writeHead(404).end('not found');
  };
}

async function answerCall(
  parts: Parts,
  request: IncomingMessage,
  response: ServerResponse,
  call: { readonly url: URL; readonly name: string; readonly lost: boolean },
): Promise<void> {
  const args = await readArgs(request, call.url);
  const token = bearer(request) ?? text(args.token);
  const answer = parts.dispatch.answer(call.name, token, without(args, 'token'), parts.origin());
  if (call.lost) return void request.socket.destroy();
  sendAnswer(response, answer);
}

async function answerResponse(
  parts: Parts,
  request: IncomingMessage,
  response: ServerResponse,
  call: { readonly url: URL; readonly lost: boolean },
): Promise<void> {
  const { world, log } = parts;
  const body = record(parseJson((await readBody(request)).toString('utf8')));
  const outcome = useResponse(world, call.url.pathname, body);
  log.add({ at: world.clock.now(), method: 'response_url', args: body, outcome: outcome.body });
  if (call.lost) return void request.socket.destroy();
  response.writeHead(outcome.status, { 'content-type': 'text/plain' }).end(outcome.body);
}

/** UNVERIFIED: Slack's status for bad blocks at a response URL; 400 here, so that it is noticed. */
function useResponse(world: World, path: string, body: Json) {
  const target = world.responseUrls.use(path);
  if (typeof target === 'string') return { status: 404, body: target };
  try {
    respond(world, target, body);
    return { status: 200, body: 'ok' };
  } catch (error) {
    return refusalOf(error);
  }
}

async function takeUpload(
  parts: Parts,
  request: IncomingMessage,
  response: ServerResponse,
  id: string,
): Promise<void> {
  const known = parts.world.files.get(id);
  if (!known) return void response.writeHead(404).end('file_not_found');
  const bytes = await readUpload(request);
  parts.world.files.set(id, { ...known, bytes });
  response.writeHead(200, { 'content-type': 'text/plain' }).end(`OK - ${bytes.length}`);
}

/** To whoever may ask for the file by the API; UNVERIFIED that others are led to a login page. */
async function giveFile(
  { dispatch, world, origin }: Parts,
  request: IncomingMessage,
  response: ServerResponse,
  id: string,
): Promise<void> {
  const asked = dispatch.answer('files.info', bearer(request), { file: id }, origin());
  const file = world.files.get(id);
  if (asked.body.ok !== true || !file) {
    return void response.writeHead(302, { location: `${origin()}/login` }).end();
  }
  response.writeHead(200, { 'content-type': 'text/plain' }).end(file.bytes);
}

async function isStopped(
  fault: Fault | undefined,
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  if (!fault || fault.mode === 'accept-then-reset' || fault.mode === 'twice') return false;
  if (fault.mode === 'down') request.socket.destroy();
  if (fault.mode === 'server-error') response.writeHead(500).end('server error');
  if (fault.mode === 'rate-limited') sendAnswer(response, tooMany(fault.retryAfterSeconds ?? 30));
  if (fault.mode !== 'slow') return true;
  await world.wall.wait(fault.slowMilliseconds ?? 10_000);
  return false;
}

function sendAnswer(response: ServerResponse, answer: Answer): void {
  sendJson(response, answer.status, answer.body, answer.headers);
}

function bearer(request: IncomingMessage): string | undefined {
  return /^Bearer (.+)$/u.exec(request.headers.authorization ?? '')?.[1];
}

function without(args: Json, name: string): Json {
  return Object.fromEntries(Object.entries(args).filter(([key]) => key !== name));
}
