import type { IncomingMessage } from 'node:http';
import { ServiceError } from './service-error.ts';

const mostBytes = 1_000_000;

/** The JSON body; undefined when there is none. Throws SerializationException. */
export async function readBody(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    const bytes = Buffer.from(part);
    size += bytes.length;
    if (size > mostBytes) throw new ServiceError('SerializationException', 'The body is too large');
    parts.push(bytes);
  }
  const text = Buffer.concat(parts).toString('utf8');
  return text === '' ? undefined : parse(text);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new ServiceError('SerializationException', 'The body is not JSON');
    throw error;
  }
}
