import type { Episode } from '../../../domain/alerting/alert.ts';
import type { HomeNow } from '../message/composed.ts';

/** The messages in which these episodes stand, each with its episodes in the order they began. */
export function homesOf(episodes: readonly Episode[]): readonly HomeNow[] {
  const homes = new Map<string, Episode[]>();
  const ordered = episodes.toSorted(
    (one, other) => one.firedAt.getTime() - other.firedAt.getTime() || (one.id < other.id ? -1 : 1),
  );
  for (const episode of ordered) {
    const known = homes.get(episode.home.id) ?? [];
    known.push(episode);
    homes.set(episode.home.id, known);
  }
  return [...homes.values()].flatMap((all) => {
    const [first] = all;
    return first ? [{ home: first.home, episodes: all }] : [];
  });
}

const hourMs = 60 * 60 * 1000;

/** Whether nothing more can come to stand there: a digest goes on counting until its hour is over. */
export function isOver({ home, episodes }: HomeNow, now: Date): boolean {
  if (episodes.some(({ ended }) => ended === undefined)) return false;
  if (home.kind !== 'digest') return true;
  const hour = Number(home.id.slice(home.id.lastIndexOf('|') + 1));
  return now.getTime() >= hour + hourMs;
}

/** The same without what nobody was to see. */
export function shownIn(homeNow: HomeNow): HomeNow {
  return { ...homeNow, episodes: homeNow.episodes.filter(({ isShown }) => isShown) };
}
