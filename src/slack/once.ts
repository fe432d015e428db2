import { createHash } from 'node:crypto';
import type { AllMiddlewareArgs } from '@slack/bolt';
import { inTime } from '../domain/in-time.ts';
import type { Clock, Log } from '../ports/ground.ts';

export interface OncePorts {
  /** Whether nobody, in any process, took what was done under this id before. Throws BotError `redis_unavailable`. */
  readonly isFirst: (interactionId: string) => Promise<boolean>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Slack waits three seconds for an acknowledgement, which comes after this. */
const patienceMs = 1_000;

/**
 * Lets what somebody did through once: a request that is sent again as it was, within the five
 * minutes for which its signature is good or over another socket, is acknowledged and does nothing.
 * Where Redis does not say, it goes on: what must not happen twice needs Redis itself.
 */
export async function onlyOnce(ports: OncePorts, args: AllMiddlewareArgs): Promise<void> {
  const trigger = triggerIn(args);
  if (trigger === undefined) return args.next();
  // A trigger opens modals: what is kept of it must not.
  const id = createHash('sha256').update(trigger).digest('base64url');
  const isFirst = await inTime(ports.clock, patienceMs, ports.isFirst(id));
  if (isFirst !== false) return args.next();
  ports.log.warn({}, 'a payload came again and was not run again');
  if ('ack' in args && typeof args.ack === 'function') await args.ack();
}

/** Slack gives each command, press and submission a trigger of its own. */
function triggerIn(args: AllMiddlewareArgs): string | undefined {
  const { trigger_id: trigger } = 'body' in args ? Object(args.body) : {};
  return typeof trigger === 'string' && trigger !== '' ? trigger : undefined;
}
