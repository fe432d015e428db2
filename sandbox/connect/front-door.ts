import type { IncomingMessage } from 'node:http';
import { ServiceError } from './service-error.ts';

const localNames = new Set(['127.0.0.1', 'localhost']);

/**
 * Lets in only who speaks to this machine by its own name, and no page from elsewhere.
 * Signatures are not verified: any AWS4 Authorization header will do, but there must be one.
 */
export function checkFrontDoor({ headers }: IncomingMessage): void {
  if (!isLocal(`http://${headers.host ?? ''}`)) {
    throw new ServiceError('AccessDeniedException', 'Host must be 127.0.0.1 or localhost');
  }
  if (headers.origin !== undefined && !isLocal(headers.origin)) {
    throw new ServiceError('AccessDeniedException', 'Requests from other origins are refused');
  }
  if (!headers.authorization?.startsWith('AWS4-')) {
    throw new ServiceError('MissingAuthenticationTokenException', 'Missing Authentication Token');
  }
}

function isLocal(url: string): boolean {
  return URL.canParse(url) && localNames.has(new URL(url).hostname);
}
