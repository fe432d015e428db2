import type { Post } from '../../../domain/alerting/alert.ts';
import type { Announcement } from '../../../ports/slack.ts';
import type { KeptPost } from '../../../stores/alerting.ts';
import type { HomeNow } from '../message/composed.ts';
import { attempted, isRefusal, isTooLate, type Outcome, written } from './attempt.ts';
import { cameLate, shownAsItEnded } from './came-late.ts';
import { calledBy, coveredBy, type DueReply } from './owed-replies.ts';
import type { Scene } from './sender-deps.ts';
import { dueForSweep } from './sweep-due.ts';

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
  if ((await scene.right.standing()) !== 'ours') return 'overtaken';
  return attempted(scene, fresh, {
    what: id,
    covers,
    say: () => announcer.post(tenant.workspace, channelId, announcement),
    record: (post, messageTs) => ({ ...withMessage(post, covers, { messageTs, at }), shown }),
    late: (messageTs, since) => cameLate(scene, homeNow, { what: id, messageTs, since }),
  });
}

/** The message stands: what was owed when it was made is said by it. */
export function withMessage(
  post: Post,
  covers: readonly string[],
  { messageTs, at }: { readonly messageTs: string; readonly at: Date },
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
  if ((await scene.right.standing()) !== 'ours') return 'overtaken';
  return attempted(scene, kept, {
    what: reply.id,
    covers,
    say: () =>
      announcer.reply(tenant.workspace, channelId, messageTs, announcement, { isBroadcast }),
    record: (post, ts) => withReply(post, [...covers, reply.id], ts),
    late: (ts, since) =>
      cameLate(scene, homeNow, { what: reply.id, messageTs: ts, threadTs: messageTs, since }),
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
  if ((await scene.right.standing()) !== 'ours') return 'overtaken';
  const begunAt = clock.now();
  const begun = await written(scene, kept, { ...kept.post, shown: undefined });
  if (begun === 'overtaken' || isTooLate(begunAt, clock.now())) return 'overtaken';
  try {
    await announcer.update(tenant.workspace, kept.post.channelId, messageTs, announcement);
  } catch (error) {
    // It may come yet, after a later one: then the message is shown anew.
    if (!isRefusal(error)) {
      const noted = await written(scene, begun, dueForSweep(begun.post, clock.now()));
      if (noted === 'overtaken') await showAnew(scene, homeNow, messageTs);
    }
    throw error;
  }
  const ended = await written(scene, begun, { ...begun.post, givenUp: undefined, shown });
  if (ended === 'overtaken') await showAnew(scene, homeNow, messageTs);
  return ended;
}

/** An older form of it may have come last. */
async function showAnew(scene: Scene, homeNow: HomeNow, messageTs: string): Promise<void> {
  for (let time = 0; time < 3; time += 1) {
    const kept = (await scene.posts.read(scene.tenant)).get(homeNow.home.id);
    if (!kept) return shownAsItEnded(scene, homeNow, messageTs);
    const asked = await written(scene, kept, { ...kept.post, shown: undefined });
    if (asked !== 'overtaken') return;
  }
}
