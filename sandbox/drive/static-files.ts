import type { IncomingMessage, ServerResponse } from 'node:http';
import { Refusal } from '../slack/acting/refusal.ts';
import type { DriveDeps } from './deps.ts';
import { isPng } from './is-png.ts';

/** Nothing remote may load in the page, and no other page may frame it. */
const policy = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "frame-ancestors 'none'",
].join('; ');

/** A file of the page; `/` is index.html. Throws Refusal `page_not_found`. */
export async function sendPageFile(
  deps: DriveDeps,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<void> {
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  const file = isRead ? (await deps.pageFiles?.())?.get(path.slice(1) || 'index.html') : undefined;
  if (!file) throw new Refusal('page_not_found', `There is no page at ${path}.`);
  response.writeHead(200, {
    'content-type': file.type,
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
  response.end(request.method === 'HEAD' ? undefined : file.body);
}

/** A file the bot shared: a picture to be shown, else to be saved, never a page. Throws Refusal `file_not_found`. */
export function sendSlackFile(deps: DriveDeps, response: ServerResponse, id: string): void {
  const file = deps.slack.workspace.files.get(id);
  if (!file) throw new Refusal('file_not_found', `There is no file ${id}.`);
  const name = encodeURIComponent(file.name);
  const [type, how] = isPng(file.bytes)
    ? ['image/png', 'inline']
    : ['application/octet-stream', 'attachment'];
  response.writeHead(200, {
    'content-type': type,
    'content-disposition': `${how}; filename*=UTF-8''${name}`,
    'x-content-type-options': 'nosniff',
  });
  response.end(file.bytes);
}
