import type { Tenant } from '../../../domain/tenant.ts';
import { homesOf, shownIn } from './homes.ts';
import { dueReplies } from './owed-replies.ts';
import type { Memory, SenderDeps } from './sender-deps.ts';

/** How the sender of alerts stands. */
export interface SenderStanding {
  /** Whether it can look for its own messages; undefined while it never had to. */
  readonly mayReadHistory: boolean | undefined;
  /** Messages and replies that are still to be said. */
  readonly waiting: number;
  readonly oldestWaitingSince?: Date | undefined;
  /** Where nothing more is tried for now, and why: an error code. */
  readonly givenUp: readonly {
    readonly channelId: string;
    readonly code: string;
    readonly at: Date;
  }[];
}

/** Throws BotError `redis_unavailable`. */
export type ReadSenderStanding = (tenant: Tenant) => Promise<SenderStanding>;

/** Works out what is still to be said, without saying anything. Throws BotError `redis_unavailable`. */
export async function standingOf(
  { posts, alertStore, clock }: SenderDeps,
  tenant: Tenant,
  { mayReadHistory }: Pick<Memory, 'mayReadHistory'>,
): Promise<SenderStanding> {
  const now = clock.now();
  const kept = await posts.read(tenant);
  const { episodes } = await alertStore.read(tenant, now);
  const waiting = homesOf(episodes).flatMap((homeNow): readonly Date[] => {
    const post = kept.get(homeNow.home.id)?.post;
    if (post?.givenUp) return [];
    const shown = shownIn(homeNow);
    const [first] = shown.episodes;
    if (post?.messageTs === undefined) return first ? [first.spokenAt] : [];
    const [due] = dueReplies(shown, post);
    return due ? [due.reply.at] : [];
  });
  const [oldest] = waiting.toSorted((one, other) => one.getTime() - other.getTime());
  return {
    mayReadHistory,
    waiting: waiting.length,
    oldestWaitingSince: oldest,
    givenUp: [...kept.values()].flatMap(({ post: { givenUp, channelId } }) =>
      givenUp ? [{ channelId, ...givenUp }] : [],
    ),
  };
}
