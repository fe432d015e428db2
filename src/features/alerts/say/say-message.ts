import type { Post } from '../../../domain/alerting/alert.ts';
import type { Announcement } from '../../../ports/slack.ts';
import type { KeptPost } from '../../../stores/alerting.ts';
import type { HomeNow } from '../message/composed.ts';
import { attempted, isRefusal, type Outcome, sweepAt, written } from './attempt.ts';
import { calledBy, coveredBy, type DueReply } from './owed-replies.ts';
import type { Scene } from './sender-deps.ts';

/** Posts the message of a home. What it shows already is not said again below it. */
export async function postMessage(
  scene: Scene,
  homeNow: HomeNow,
  kept: KeptPost | undefined,
): Promise<Outcome> {
  const { composer, announcer, clock, tenant } = scene;
  const { id, channelId } = homeNow.home;
  const at = clock.now();
  const made = await composer.compose(homeNow, at, calledBy(homeNow, at));
  const announcement: Announcement = { ...made, eventId: id };
  const shown = { ...composer.fingerprint(homeNow, at), at };
  const fresh: KeptPost = kept ?? { version: 0, post: { homeId: id, channelId, replies: {} } };
  const covers = coveredBy(homeNow, at).map((reply) => reply.id);
  return attempted(scene, fresh, id, {
    covers,
    say: () => announcer.post(tenant.workspace, channelId, announcement),
    record: (post, messageTs) => ({ ...withMessage(post, covers, messageTs, at), shown }),
  });
}

/** The message stands: what was owed when it was made is said by it. */
export function withMessage(
  post: Post,
  covers: readonly string[],
  messageTs: string,
  at: Date,
): Post {
  return { ...withReply(post, covers, messageTs), messageTs, postedAt: at };
}

/** Replies below the message; broadcast where it is critical. */
export async function postReply(
  scene: Scene,
  homeNow: HomeNow,
  { kept, messageTs, due }: { kept: KeptPost; messageTs: string; due: DueReply },
): Promise<Outcome> {
  const { composer, announcer, clock, tenant } = scene;
  const { reply, covers } = due;
  const made = await composer.reply(homeNow, reply, clock.now());
  const announcement: Announcement = { ...made, eventId: reply.id };
  const { isBroadcast } = reply;
  const { channelId } = kept.post;
  const said = [...covers, reply.id];
  return attempted(scene, kept, reply.id, {
    covers: said,
    say: () =>
      announcer.reply(tenant.workspace, channelId, messageTs, announcement, { isBroadcast }),
    record: (post, ts) => withReply(post, said, ts),
  });
}

export function withReply(post: Post, replyIds: readonly string[], ts: string): Post {
  const said = Object.fromEntries(replyIds.map((id) => [id, ts]));
  return { ...post, replies: { ...post.replies, ...said } };
}

/**
 * Changes the message in its place. What it shows is unknown from before the call until after it, so
 * that whoever was overtaken in between leaves it to be shown anew.
 */
export async function updateMessage(
  scene: Scene,
  homeNow: HomeNow,
  { kept, messageTs }: { kept: KeptPost; messageTs: string },
): Promise<Outcome> {
  const { composer, announcer, clock, tenant } = scene;
  const at = clock.now();
  const made = await composer.compose(homeNow, at);
  const announcement: Announcement = { ...made, eventId: homeNow.home.id };
  const shown = { ...composer.fingerprint(homeNow, at), at };
  const begun = await written(scene, kept, { ...kept.post, shown: undefined });
  if (begun === 'overtaken') return begun;
  try {
    await announcer.update(tenant.workspace, kept.post.channelId, messageTs, announcement);
  } catch (error) {
    // It may come yet, after a later one: then the message is shown anew.
    if (!isRefusal(error)) {
      await written(scene, begun, { ...begun.post, sweepAfter: sweepAt(clock.now()) });
    }
    throw error;
  }
  const ended = await written(scene, begun, { ...begun.post, shown });
  if (ended === 'overtaken') await showAnew(scene, homeNow.home.id);
  return ended;
}

/** An older form of it may have come last. */
async function showAnew(scene: Scene, homeId: string): Promise<void> {
  for (let time = 0; time < 3; time += 1) {
    const kept = (await scene.posts.read(scene.tenant)).get(homeId);
    if (!kept) return;
    const asked = await written(scene, kept, { ...kept.post, shown: undefined });
    if (asked !== 'overtaken') return;
  }
}
