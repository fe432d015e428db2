import { BotError, codeOf } from '../../../domain/errors.ts';
import { isOpen } from '../../../domain/listening.ts';
import { afterThrottle } from '../../slot-time.ts';
import type { Followed, Scene } from './scene.ts';
import { tell } from './tell.ts';

/** One after the other: Slack likes no bursts. What cannot be said now is said at the next slot. */
export async function tellAll(scene: Scene, followed: readonly Followed[]): Promise<void> {
  if (followed.length === 0) return;
  const about = await aboutAll(scene, followed);
  for (const one of followed) {
    if (scene.signal.aborted) return;
    await tryTo(scene, one.record.session.id, () => tell(scene, one, about));
  }
}

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

/** Names and where the panel opens; what is to be said is said without them rather than not at all. */
async function aboutAll({ directory, gateway, tenant, signal }: Scene, all: readonly Followed[]) {
  const options = { priority: 'check', signal } as const;
  const { instance } = tenant;
  const isGoing = all.some(({ record }) => isOpen(record));
  const [names, panel] = await Promise.all([
    ifThere(directory.names(instance, options)),
    isGoing ? ifThere(gateway.panelAddress(instance, options)) : undefined,
  ]);
  return { names, panel };
}

async function ifThere<Value>(work: Promise<Value>): Promise<Value | undefined> {
  return work.catch((error: unknown) => {
    if (codeOf(error) === undefined) throw error;
    return undefined;
  });
}
