import type { KeptPost } from '../../../stores/alerting.ts';
import { homesOf } from './homes.ts';
import type { Place } from './perform.ts';
import type { Scene } from './sender-deps.ts';

/**
 * All messages, by their home. What was said is read before what is true: a post without episodes then
 * is one whose episodes are all archived, and is forgotten.
 */
export async function readPlaces(scene: Scene): Promise<Map<string, Place>> {
  const { posts, alertStore, tenant, clock } = scene;
  const kept = await posts.read(tenant);
  const { episodes } = await alertStore.read(tenant, clock.now());
  const homes = homesOf(episodes);
  await forgetLeftOver(scene, kept, new Set(homes.map(({ home }) => home.id)));
  return new Map(
    homes.map((homeNow) => [homeNow.home.id, { homeNow, kept: kept.get(homeNow.home.id) }]),
  );
}

/** Only messages of episodes: others (summaries) are kept by whoever says them. */
async function forgetLeftOver(
  { posts, tenant }: Scene,
  kept: ReadonlyMap<string, KeptPost>,
  homeIds: ReadonlySet<string>,
): Promise<void> {
  const leftOver = [...kept.keys()].filter((id) => !homeIds.has(id) && !id.startsWith('summary|'));
  await posts.forget(tenant, leftOver);
}
