import type { IncomingMessage } from 'node:http';
import { isLocal } from '../slack/local-server.ts';
import { ServiceError } from './service-error.ts';

/**
 * Lets in only who asks for this very server, and no page but one of its own port.
 * Signatures are not verified: any AWS4 Authorization header will do, but there must be one.
 */
export function checkFrontDoor(request: IncomingMessage): void {
  if (!isLocal(request)) {
    const text = 'Host must be this server, and an Origin, if there is one, its own';
    throw new ServiceError('AccessDeniedException', text);
  }
  if (!request.headers.authorization?.startsWith('AWS4-')) {
    throw new ServiceError('MissingAuthenticationTokenException', 'Missing Authentication Token');
  }
}
