import { type ContactMetricResult, GetContactMetricsCommand } from '@aws-sdk/client-connect';
import type { ContactPosition } from '../domain/contact-centre.ts';
import { BotError, codeOf } from '../domain/errors.ts';
import type { CallOptions } from '../ports.ts';
import type { ConnectCalls } from './connect-calls.ts';
import { numberFrom } from './to-domain.ts';

const contactIdPattern = /^[a-f0-9]{8}-([a-f0-9]{4}-){3}[a-f0-9]{12}$/;

interface Request {
  readonly instance: string;
  /** A lower-case UUID, else `connect_bad_request` without a call. */
  readonly contactId: string;
  readonly options: CallOptions;
}

/**
 * Position and wait of one contact. What the service answers for a contact that is not in a queue is
 * unverified, so each shape is taken: ResourceNotFound is `not-found`; InvalidRequest (the id has
 * been checked here), an empty list and values left out are `no-metrics`.
 */
export async function readContactPosition(
  calls: ConnectCalls,
  { instance, contactId, options }: Request,
): Promise<ContactPosition> {
  if (!contactIdPattern.test(contactId)) {
    throw new BotError('connect_bad_request', 'GetContactMetrics: the contact id is not a UUID');
  }
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
    return { kind: answer.code === 'connect_not_found' ? 'not-found' : 'no-metrics', asOf };
  }
  const position = metricValue(answer.MetricResults, 'POSITION_IN_QUEUE');
  const estimatedWaitSeconds = metricValue(answer.MetricResults, 'ESTIMATED_WAIT_TIME');
  if (position === undefined && estimatedWaitSeconds === undefined) {
    return { kind: 'no-metrics', asOf };
  }
  return { kind: 'in-queue', asOf, position, estimatedWaitSeconds };
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
