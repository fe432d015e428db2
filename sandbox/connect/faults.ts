import { sandboxInstance } from '../cast.ts';
import { instanceArn } from './arns.ts';
import { ServiceError } from './service-error.ts';

/** What can be wrong with the service from the outside. */
export interface Fault {
  readonly mode:
    | 'none'
    | 'throttled'
    | 'down'
    | 'html-503'
    | 'slow'
    | 'iam-denied'
    | 'expired-token'
    | 'hang'
    /** What was asked is done, and the answer is lost. */
    | 'answer-lost';
  /** Only these operations; absent = all. */
  readonly operations?: readonly string[];
}

/** The fault that is on. One at a time; the last one set counts. */
export class Faults {
  #fault: Fault = { mode: 'none' };

  set(fault: Fault): void {
    this.#fault = fault;
  }

  get(): Fault {
    return this.#fault;
  }

  /** The mode that holds for this operation now. */
  modeFor(operation: string): Fault['mode'] {
    const { mode, operations } = this.#fault;
    return operations && !operations.includes(operation) ? 'none' : mode;
  }

  /** True when nothing gets through, not even a connection. */
  get isDown(): boolean {
    return this.#fault.mode === 'down' && this.#fault.operations === undefined;
  }
}

/** The refusals among the faults, in the words of AWS. */
export function faultError(mode: Fault['mode'], operation: string): ServiceError | undefined {
  if (mode === 'throttled') return new ServiceError('ThrottlingException', 'Rate exceeded');
  if (mode === 'expired-token') {
    const text = 'The security token included in the request is expired';
    return new ServiceError('ExpiredTokenException', text);
  }
  return mode === 'iam-denied' ? deniedByIam(operation, instanceArn) : undefined;
}

/** The text IAM gives for a missing permission. */
export function deniedByIam(operation: string, resource: string): ServiceError {
  const action = `connect:${operation}`;
  const who = `arn:aws:sts::${sandboxInstance.accountId}:assumed-role/floorwalker/session`;
  return new ServiceError(
    'AccessDeniedException',
    `User: ${who} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`,
  );
}
