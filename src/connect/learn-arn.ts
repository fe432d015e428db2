import { ListQueuesCommand } from '@aws-sdk/client-connect';
import type { CallOptions } from '../ports/connect.ts';
import type { ConnectCalls } from './connect-calls.ts';
import type { InstanceArns } from './instance-arns.ts';

/** Any queue tells the ARN of its instance; one is asked for where nothing told it before. */
export async function learnArn(
  calls: ConnectCalls,
  arns: InstanceArns,
  { instance, options }: { readonly instance: string; readonly options: CallOptions },
): Promise<void> {
  const answer = await calls.send({ instance, operation: 'ListQueues', options }, (client, http) =>
    client.send(new ListQueuesCommand({ InstanceId: instance, MaxResults: 1 }), http),
  );
  arns.learn(instance, answer.QueueSummaryList?.[0]?.Arn);
}
