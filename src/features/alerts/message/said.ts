import type { Episode } from '../../../domain/alerting/alert.ts';
import type { Mentioned } from '../../../domain/alerting/rule.ts';
import type { Around } from './around.ts';
import type { HomeNow } from './composed.ts';

/** What a message of a home is made of. */
export interface SaidHome {
  readonly homeNow: HomeNow;
  readonly around: Around;
  readonly now: Date;
  /** Whom the replies call that it is said instead of. */
  readonly alsoCalled: readonly Mentioned[];
}

/** Whom a message calls by name; nobody once it is over. */
export function mentionsOf(
  episodes: readonly Episode[],
  alsoCalled: readonly Mentioned[],
): readonly Mentioned[] {
  const open = episodes.filter(({ ended }) => ended === undefined);
  const all = [...open.flatMap(({ mentions }) => mentions), ...alsoCalled];
  return [...new Map(all.map((who) => [`${who.kind}|${who.id}`, who])).values()];
}

/** "<@U…> <!subteam^S…>"; undefined where nobody is called. */
export function mentionWords(mentions: readonly Mentioned[]): string | undefined {
  const words = mentions.map(({ kind, id }) => (kind === 'user' ? `<@${id}>` : `<!subteam^${id}>`));
  return words.length > 0 ? words.join(' ') : undefined;
}
