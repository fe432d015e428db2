import type { AuditEntry } from '../domain/audit.ts';
import { codeOf, isUnanswered } from '../domain/errors.ts';
import type { Tenant } from '../domain/tenant.ts';
import type { Clock } from '../ports/ground.ts';
import type { AuditLog } from '../stores/audit.ts';

export interface AuditPorts {
  readonly audit: AuditLog;
  readonly clock: Clock;
}

/** Who does what to whom, before it is done. */
export interface Deed extends Pick<AuditEntry, 'who' | 'act' | 'about'> {
  readonly tenant: Tenant;
}

/**
 * Writes down what is intended, does it, and writes down how it went; `wasDone` tells it from the
 * result. What cannot be written down first is not done: throws BotError `redis_unavailable`.
 * Throws what the work throws.
 */
export async function audited<Result>(
  ports: AuditPorts,
  deed: Deed,
  work: () => Promise<Result>,
  wasDone: (result: Result) => boolean = () => true,
): Promise<Result> {
  const { tenant, who, act, about } = deed;
  const write = (outcome: AuditEntry['outcome']) =>
    ports.audit.record(tenant, { at: ports.clock.now(), who, act, about, outcome });
  await write('intended');
  let result: Result;
  try {
    result = await work();
  } catch (error) {
    // An intention without an end says the truth: nobody knows how it went.
    if (!isUnanswered(error)) await onceDone(write('failed'));
    throw error;
  }
  await onceDone(write(wasDone(result) ? 'done' : 'failed'));
  return result;
}

/** What was done stays done, though its end could not be written down: the intention stands. */
export async function onceDone(writing: Promise<unknown>): Promise<void> {
  await writing.catch((error: unknown) => {
    if (codeOf(error) === undefined) throw error;
  });
}
