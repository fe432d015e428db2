import type { WatchRecord, WatchStanding } from '../../../domain/contact-watch.ts';
import { whileRedisAnswers } from '../../while-redis-answers.ts';
import type { Accepted, Scene } from './scene.ts';

/** A watch with what Slack has taken of it, whether Redis knows that or not. */
export function withAccepted(record: WatchRecord, accepted: Accepted | undefined): WatchRecord {
  if (!accepted) return record;
  const { unsaid, card } = record.standing;
  const standing: WatchStanding = {
    ...record.standing,
    unsaid: unsaid.filter(({ eventId }) => !accepted.said.includes(eventId)),
    card: accepted.card ?? card,
  };
  return { ...record, standing };
}

/**
 * Remembers what Slack took and tells Redis; where that is away this process remembers it until the
 * next run. Gives the record as it stands after that; undefined when another process wrote meanwhile.
 */
export async function noteAccepted(
  scene: Scene,
  record: WatchRecord,
  news: Accepted,
): Promise<WatchRecord | undefined> {
  const { memory } = scene;
  const known = memory.accepted.get(record.watch.id);
  const accepted: Accepted = {
    card: news.card ?? known?.card,
    said: [...(known?.said ?? []), ...news.said],
  };
  memory.accepted.set(record.watch.id, accepted);
  return handIn(scene, withAccepted(record, accepted));
}

/** Writes a standing down; what Slack took of it is then known to all. */
export async function handIn(scene: Scene, record: WatchRecord): Promise<WatchRecord | undefined> {
  const { watchStore, tenant, memory } = scene;
  const { watch, version: expectedVersion, standing } = record;
  const isWritten = await whileRedisAnswers(() =>
    watchStore.write(tenant, { watchId: watch.id, expectedVersion, standing }),
  );
  if (isWritten === undefined) return record;
  if (!isWritten) return undefined;
  memory.accepted.delete(watch.id);
  return { ...record, version: expectedVersion + 1 };
}

/** Slack knows the card no more: somebody deleted it. The next run posts it anew, with what is to be said. */
export async function noteCardGone(scene: Scene, record: WatchRecord): Promise<void> {
  const { memory } = scene;
  const known = memory.accepted.get(record.watch.id);
  if (known) memory.accepted.set(record.watch.id, { ...known, card: undefined });
  await handIn(scene, { ...record, standing: { ...record.standing, card: undefined } });
}
