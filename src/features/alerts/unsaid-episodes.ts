import type { Say, Told } from '../../domain/alert.ts';

/** All that is still to be said about one episode of one rule, as the one thing worth saying. */
export interface UnsaidEpisode {
  /** The latest decision; it supersedes the earlier ones. */
  readonly last: Say;
  readonly told: Told | undefined;
  /** The intentions that are done once `last` is said. */
  readonly eventIds: readonly string[];
}

/**
 * Collapses intentions by episode, in order of the oldest of each: what fired and resolved before
 * anybody could be told becomes one message.
 */
export function unsaidEpisodes(
  unsaid: readonly { readonly say: Say; readonly told: Told | undefined }[],
): readonly UnsaidEpisode[] {
  const episodes = new Map<string, UnsaidEpisode>();
  for (const { say, told } of unsaid) {
    const key = `${say.rule.id}|${say.episode}`;
    const earlier = episodes.get(key)?.eventIds ?? [];
    episodes.set(key, { last: say, told, eventIds: [...earlier, say.eventId] });
  }
  return [...episodes.values()];
}
