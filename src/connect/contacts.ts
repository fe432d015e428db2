import {
  type ContactMetricResult,
  DescribeContactCommand,
  type DescribeContactResponse,
  GetContactMetricsCommand,
} from '@aws-sdk/client-connect';
import type { ContactPosition } from '../domain/contact-centre.ts';
import type { ContactDetail } from '../domain/contact-place.ts';
import { BotError, codeOf } from '../domain/errors.ts';
import type { CallOptions } from '../ports/connect.ts';
import type { ConnectCalls } from './connect-calls.ts';
import { dateFrom, idFrom, numberFrom, textFrom } from './to-domain.ts';

const contactIdPattern = /^[a-f0-9]{8}-([a-f0-9]{4}-){3}[a-f0-9]{12}$/;

interface Request {
  readonly instance: string;
  /** A lower-case UUID, else `connect_bad_request` without a call. */
  readonly contactId: string;
  readonly options: CallOptions;
}

/**
 * Position and wait of one contact. What the service answers for a contact that is not in a queue is
 * unverified, so each shape is an answer of its own: ResourceNotFound is `not-found`, InvalidRequest
 * (the id has been checked here) is `refused`, an empty list is `no-results`, and results without a
 * number are `no-values`.
 */
export async function readContactPosition(
  calls: ConnectCalls,
  { instance, contactId, options }: Request,
): Promise<ContactPosition> {
  refuseStrangeId('GetContactMetrics', contactId);
  const asOf = calls.clock.now();
  const answer = await calls
    .send({ instance, operation: 'GetContactMetrics', options }, (client, http) =>
      client.send(
        new GetContactMetricsCommand({
          InstanceId: instance,
          ContactId: contactId,
          Metrics: [{ Name: 'POSITION_IN_QUEUE' }, { Name: 'ESTIMATED_WAIT_TIME' }],
        }),
        http,
      ),
    )
    .catch(refusalOf);
  if (answer instanceof BotError) {
    return { kind: answer.code === 'connect_not_found' ? 'not-found' : 'refused', asOf };
  }
  if (!answer.MetricResults?.length) return { kind: 'no-results', asOf };
  const position = metricValue(answer.MetricResults, 'POSITION_IN_QUEUE');
  const estimatedWaitSeconds = metricValue(answer.MetricResults, 'ESTIMATED_WAIT_TIME');
  if (position === undefined && estimatedWaitSeconds === undefined) {
    return { kind: 'no-values', asOf };
  }
  return { kind: 'in-queue', asOf, position, estimatedWaitSeconds };
}

/** Where a contact is and how it came there, without a word of the customer; undefined when there is no such contact. */
export async function describeContact(
  calls: ConnectCalls,
  { instance, contactId, options }: Request,
): Promise<ContactDetail | undefined> {
  refuseStrangeId('DescribeContact', contactId);
  const asOf = calls.clock.now();
  const answer = await calls
    .send({ instance, operation: 'DescribeContact', options }, (client, http) =>
      client.send(new DescribeContactCommand({ InstanceId: instance, ContactId: contactId }), http),
    )
    .catch(nothingWhenNotFound);
  return answer?.Contact && { asOf, ...detailFrom(answer.Contact) };
}

function detailFrom(
  contact: NonNullable<DescribeContactResponse['Contact']>,
): Omit<ContactDetail, 'asOf'> {
  const { QueueInfo: queue, AgentInfo: agent, NextContacts: next } = contact;
  return {
    channel: textFrom(contact.Channel),
    initiationMethod: textFrom(contact.InitiationMethod),
    initialContactId: textFrom(contact.InitialContactId),
    previousContactId: textFrom(contact.PreviousContactId),
    nextContactId: textFrom(next?.at(-1)?.NextContactMetadata?.QuickConnectContactData?.ContactId),
    initiatedAt: dateFrom(contact.InitiationTimestamp),
    queueId: idFrom(queue),
    enqueuedAt: dateFrom(queue?.EnqueueTimestamp),
    agentUserId: idFrom(agent),
    connectedToAgentAt: dateFrom(agent?.ConnectedToAgentTimestamp),
    disconnectedAt: dateFrom(contact.DisconnectTimestamp),
    disconnectReason: textFrom(contact.DisconnectReason),
  };
}

function nothingWhenNotFound(error: unknown): undefined {
  if (codeOf(error) !== 'connect_not_found') throw error;
}

function refuseStrangeId(operation: string, contactId: string): void {
  if (contactIdPattern.test(contactId)) return;
  throw new BotError('connect_bad_request', `${operation}: the contact id is not a UUID`);
}

/** Passes on the two refusals that are answers here; everything else is thrown again. */
function refusalOf(error: unknown): BotError {
  const code = codeOf(error);
  const isAnswer = code === 'connect_not_found' || code === 'connect_bad_request';
  if (isAnswer && error instanceof BotError) return error;
  throw error;
}

function metricValue(
  results: readonly ContactMetricResult[] | undefined,
  name: ContactMetricResult['Name'],
): number | undefined {
  return numberFrom(results?.find((result) => result.Name === name)?.Value?.Number);
}
