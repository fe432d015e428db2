import { isOpen } from '../../../domain/listening.ts';
import { asFarAsPossible } from '../start/attempt.ts';
import type { Followed, Scene } from './scene.ts';
import { tell } from './tell.ts';
import { tryTo } from './try-to.ts';

/** One after the other: Slack likes no bursts. What cannot be said now is said at the next slot. */
export async function tellAll(scene: Scene, followed: readonly Followed[]): Promise<void> {
  if (followed.length === 0) return;
  const about = await aboutAll(scene, followed);
  for (const one of followed) {
    if (scene.signal.aborted) return;
    await tryTo(scene, one.record.session.id, () => tell(scene, one, about));
  }
}

/** Names and where the panel opens; what is to be said is said without them rather than not at all. */
async function aboutAll({ directory, gateway, tenant, signal }: Scene, all: readonly Followed[]) {
  const options = { priority: 'check', signal } as const;
  const { instance } = tenant;
  const isGoing = all.some(({ record }) => isOpen(record));
  const [names, panel] = await Promise.all([
    asFarAsPossible(directory.names(instance, options)),
    isGoing ? asFarAsPossible(gateway.panelAddress(instance, options)) : undefined,
  ]);
  return { names, panel };
}
