import type { Names } from '../../../domain/contact-centre.ts';
import type { WatchRecord } from '../../../domain/contact-watch.ts';
import { BotError } from '../../../domain/errors.ts';
import { afterThrottle } from '../../slot-time.ts';
import { attempt, readIn } from '../contact/attempt.ts';
import type { Pace } from './pace.ts';
import type { Scene } from './scene.ts';
import { forget, tell } from './tell.ts';

/** One after the other: Slack likes no bursts. Once it is away the rest waits for the next slot. */
export async function tellAll(
  scene: Scene,
  records: readonly WatchRecord[],
  pace: Pace,
): Promise<void> {
  const { memory, clock, log, tenant, startedAt, signal } = scene;
  if (memory.quietUntil && startedAt < memory.quietUntil) return;
  memory.quietUntil = undefined;
  const names = await namesIfAny(scene);
  let failure: BotError | undefined;
  for (const record of records) {
    try {
      await tell(scene, record, { names, pace });
      memory.refused.delete(record.watch.id);
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof BotError)) {
        log.error({ tenant, watchId: record.watch.id, err: error }, 'A watch could not be told');
      } else if (!(await isSettled(scene, record, error))) {
        failure = error;
      }
    }
  }
  if (failure?.code === 'slack_throttled') memory.quietUntil = afterThrottle(failure, clock);
  if (failure && !memory.isFailing) log.warn({ tenant, err: failure }, 'Not every watch was told');
  memory.isFailing = failure !== undefined;
}

/** Slack also refuses for reasons of its own that pass, so a refusal gets some time. */
const refusedForMilliseconds = 10 * 60 * 1000;

/** Whether a refusal was dealt with: what was refused for too long is given up. */
async function isSettled(scene: Scene, record: WatchRecord, error: BotError): Promise<boolean> {
  const { memory, startedAt, tenant, log } = scene;
  const { id: watchId } = record.watch;
  if (error.code !== 'slack_rejected' && error.code !== 'slack_channel_gone') return false;
  const since = memory.refused.get(watchId) ?? startedAt;
  memory.refused.set(watchId, since);
  if (startedAt.getTime() - since.getTime() <= refusedForMilliseconds) return false;
  log.warn({ tenant, watchId, err: error }, 'Given up: this watch can never be told');
  await forget(scene, record, 'it can never be told');
  return true;
}

/** What is to be said is said under ids rather than not at all. */
async function namesIfAny({ directory, tenant, signal }: Scene): Promise<Names | undefined> {
  const options = { priority: 'check', signal } as const;
  return readIn(await attempt(directory.names(tenant.instance, options)));
}
