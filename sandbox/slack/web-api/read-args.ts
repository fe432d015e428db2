import type { IncomingMessage } from 'node:http';
import { type Json, parseJson, record } from '../json.ts';
import { readBody } from '../local-server.ts';

/** The arguments of a call: JSON, form, multipart or query. */
export async function readArgs(request: IncomingMessage, url: URL): Promise<Json> {
  const query = Object.fromEntries(url.searchParams);
  const type = request.headers['content-type'] ?? '';
  const body = await readBody(request);
  if (type.startsWith('application/json')) {
    return { ...query, ...record(parseJson(body.toString('utf8'))) };
  }
  if (type.startsWith('multipart/form-data')) return { ...query, ...(await fields(body, type)) };
  return { ...query, ...Object.fromEntries(new URLSearchParams(body.toString('utf8'))) };
}

/** The bytes of an upload, sent bare or as the first file of a form. */
export async function readUpload(request: IncomingMessage): Promise<Uint8Array> {
  const body = await readBody(request);
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return body;
  for (const value of (await formOf(body, type)).values()) {
    if (typeof value !== 'string') return new Uint8Array(await value.arrayBuffer());
  }
  return new Uint8Array();
}

async function fields(body: Buffer, type: string): Promise<Json> {
  return Object.fromEntries(await formOf(body, type));
}

function formOf(body: Buffer, type: string): Promise<FormData> {
  const headers = { 'content-type': type };
  return new Response(new Uint8Array(body), { headers }).formData();
}
