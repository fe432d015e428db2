import { BotError } from '../../../domain/errors.ts';
import { afterThrottle } from '../../slot-time.ts';
import type { Scene } from './scene.ts';

/** Does one thing of a round; a foreseen failure holds up nothing else. */
export async function tryTo(scene: Scene, id: string, work: () => Promise<void>): Promise<void> {
  const { memory, clock, log, tenant, signal } = scene;
  try {
    await work();
  } catch (error) {
    if (signal.aborted) return;
    if (!(error instanceof BotError)) {
      log.error({ tenant, id, err: error }, 'A session or request of listening could not be told');
      return;
    }
    if (error.code === 'slack_throttled') memory.quietUntil = afterThrottle(error, clock);
    memory.failure = error;
  }
}
