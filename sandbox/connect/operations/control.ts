import type * as sdk from '@aws-sdk/client-connect';
import { bareId } from '../arns.ts';
import type { Context } from '../context.ts';
import { invalidRequest, notFound, ServiceError } from '../service-error.ts';

const notStoppable = new Set([
  'DISCONNECT',
  'TRANSFER',
  'QUEUE_TRANSFER',
  'EXTERNAL_OUTBOUND',
  'MONITOR',
]);

/** Ends a contact, except voice contacts begun in a way AWS excludes. */
export function stopContact(
  { ContactId }: sdk.StopContactRequest,
  { centre }: Context,
): sdk.StopContactResponse {
  const contact = centre.view().contacts.get(bareId(ContactId ?? ''));
  if (!contact) throw notFound('The contact');
  if (contact.stage === 'ended') {
    throw new ServiceError('ContactNotFoundException', 'The contact is not active');
  }
  if (contact.channel === 'VOICE' && notStoppable.has(contact.initiationMethod)) {
    throw invalidRequest(`A contact begun by ${contact.initiationMethod} cannot be stopped`);
  }
  centre.stopContact(contact.id);
  return {};
}

/** Sets the status, or the next one while the agent handles a contact. Nobody is signed in by it. */
export function putUserStatus(
  { UserId, AgentStatusId }: sdk.PutUserStatusRequest,
  { centre }: Context,
): sdk.PutUserStatusResponse {
  const { users, statuses } = centre.view();
  const user = users.find(({ id }) => id === bareId(UserId ?? ''));
  const status = statuses.find(({ id }) => id === bareId(AgentStatusId ?? ''));
  if (!user || !status) throw notFound(user ? 'The agent status' : 'The user');
  // What AWS answers for somebody who is not signed in is UNVERIFIED; it is refused here.
  if (!user.isSignedIn) throw invalidRequest('The user is not signed in');
  centre.setStatus(user.id, status.id);
  return {};
}
