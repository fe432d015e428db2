import type * as sdk from '@aws-sdk/client-connect';
import { arnOf, bareId } from '../arns.ts';
import type { Context } from '../context.ts';
import { invalidRequest, notFound } from '../service-error.ts';

/** The SDK's type knows no answer without a number; the service is documented to give one. */
interface Answer {
  readonly Id: string;
  readonly Arn: string;
  readonly MetricResults: readonly {
    readonly Name: string | undefined;
    readonly Value: { readonly Number?: number | undefined };
  }[];
}

/** Place in line and wait of one contact; only while it is in a queue. */
export function getContactMetrics(input: sdk.GetContactMetricsRequest, context: Context): Answer {
  const id = bareId(input.ContactId ?? '');
  if (!context.centre.view().contacts.has(id)) throw notFound('The contact');
  const place = context.centre.placeInLine(id);
  if (!place) return { ...notInQueue(input, context), Id: id, Arn: arnOf('contact', id) };
  const { edition, neverSure, withoutPosition } = context.settings;
  const seconds = edition === 'basic' || neverSure ? undefined : place.seconds;
  const position = withoutPosition ? undefined : place.position;
  const numbers = { POSITION_IN_QUEUE: position, ESTIMATED_WAIT_TIME: seconds };
  const results = (input.Metrics ?? []).map(({ Name: name }) => ({
    Name: name,
    Value: { Number: name && numbers[name] },
  }));
  return { MetricResults: results, Id: id, Arn: arnOf('contact', id) };
}

/** "Only while actively in queue" is documented; what comes otherwise is UNVERIFIED. */
function notInQueue(
  input: sdk.GetContactMetricsRequest,
  { settings }: Context,
): Pick<Answer, 'MetricResults'> {
  switch (settings.contactNotInQueue) {
    case 'not-found':
      throw notFound('The contact in a queue');
    case 'invalid-request':
      throw invalidRequest('The contact is not in a queue');
    case 'empty-list':
      return { MetricResults: [] };
    case 'no-value':
      return { MetricResults: (input.Metrics ?? []).map(({ Name }) => ({ Name, Value: {} })) };
  }
}
