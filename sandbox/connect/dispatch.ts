import { sandboxInstance } from '../cast.ts';
import { bareId, instanceArn } from './arns.ts';
import type { Input } from './bind.ts';
import type { Buckets } from './buckets.ts';
import { checkInput } from './check.ts';
import type { Context } from './context.ts';
import { deniedByIam, type Faults, faultError } from './faults.ts';
import { monitorTexts } from './monitor-texts.ts';
import { operations } from './operations/table.ts';
import type { Operation } from './schema.ts';
import { notFound, ServiceError } from './service-error.ts';

/** Answers one bound request: faults, limits of rate, limits of the model, then the operation. Throws ServiceError. */
export async function dispatch(
  operation: Operation,
  input: Input,
  { context, buckets, faults }: { context: Context; buckets: Buckets; faults: Faults },
): Promise<object> {
  const { name } = operation;
  const handler = operations[name];
  if (!handler) {
    throw new ServiceError('UnknownOperationException', `The simulator does not answer ${name}.`);
  }
  const fault = faultError(faults.modeFor(name), name);
  if (fault) throw fault;
  if (context.settings.rateLimits && !buckets.take(name)) {
    const text = name === 'MonitorContact' ? monitorTexts.throttled : 'Rate exceeded';
    throw new ServiceError(context.settings.throttleAs, text);
  }
  checkInput(operation, input);
  checkInstance(name, input);
  // The schema has typed the input; the handler's own type is that of the same operation.
  return handler(input as never, context);
}

function checkInstance(operation: string, { InstanceId }: Input): void {
  if (typeof InstanceId !== 'string') return;
  const isArn = InstanceId.startsWith('arn:');
  if (isArn && operation !== 'GetContactMetrics') {
    // Reported: an ARN where an id is meant makes IAM look at `instance/arn:…` and refuse.
    throw deniedByIam(operation, `${instanceArn.replace(/[^/]+$/, '')}${InstanceId}`);
  }
  if (bareId(InstanceId) === sandboxInstance.instanceId) return;
  if (operation === 'MonitorContact') {
    throw new ServiceError('ResourceNotFoundException', monitorTexts.notFound);
  }
  throw notFound('The instance');
}
