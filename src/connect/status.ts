import { PutUserStatusCommand } from '@aws-sdk/client-connect';
import type { CallOptions } from '../ports/connect.ts';
import type { ConnectCalls } from './connect-calls.ts';

interface Change {
  readonly instance: string;
  readonly userId: string;
  readonly statusId: string;
  readonly options: CallOptions;
}

/**
 * Sets an agent's status, or the next one while they handle a contact. The same change twice is one
 * change, so it is tried again like a reading. Throws `connect_not_found` when user or status is gone.
 */
export async function setStatus(
  calls: ConnectCalls,
  { instance, userId, statusId, options }: Change,
): Promise<void> {
  const input = { InstanceId: instance, UserId: userId, AgentStatusId: statusId };
  await calls.send({ instance, operation: 'PutUserStatus', options }, (client, http) =>
    client.send(new PutUserStatusCommand(input), http),
  );
}
