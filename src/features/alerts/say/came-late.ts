import type { HomeNow } from '../message/composed.ts';
import { homesOf, shownIn } from './homes.ts';
import type { Scene } from './sender-deps.ts';

/**
 * A process slept in the middle of a call, and others said it instead of it, told the end and archived
 * it: nobody will look here again, so it clears up behind itself. Throws BotError `slack_…`.
 */
export async function cameLate(
  scene: Scene,
  homeNow: HomeNow,
  late: {
    readonly what: string;
    readonly messageTs: string;
    readonly threadTs?: string;
    readonly since: Date;
  },
): Promise<void> {
  const { announcer, tenant, log } = scene;
  const { id, channelId } = homeNow.home;
  const { what, messageTs, threadTs, since } = late;
  const wanted = { kind: 'alert', eventId: what, since, threadTs } as const;
  const found = await announcer.find(tenant.workspace, channelId, wanted);
  const isSecond = found !== 'may-not-read' && found.some((ts) => ts !== messageTs);
  if (isSecond) {
    await announcer.remove(tenant.workspace, channelId, messageTs);
    log.warn({ tenant, eventId: what, messageTs }, 'Said twice; the late one is taken away');
  } else if (what === id) {
    await shownAsItEnded(scene, homeNow, messageTs);
  }
}

/** More episodes than stand in any one message. */
const mostEpisodes = 5_000;

/** A message of which nothing is kept any more is shown as its episodes ended. Throws BotError `slack_…`. */
export async function shownAsItEnded(
  { alertStore, composer, announcer, clock, tenant }: Scene,
  { home, episodes }: HomeNow,
  messageTs: string,
): Promise<void> {
  const now = clock.now();
  const from = episodes[0]?.firedAt ?? now;
  const past = await alertStore.history(tenant, { from, until: now, atMost: mostEpisodes });
  const [ended] = homesOf(past.filter((episode) => episode.home.id === home.id));
  if (!ended) return;
  const made = await composer.compose(shownIn(ended), now);
  const announcement = { ...made, eventId: home.id };
  await announcer.update(tenant.workspace, home.channelId, messageTs, announcement);
}
