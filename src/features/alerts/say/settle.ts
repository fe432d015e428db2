import type { Attempt, Post } from '../../../domain/alerting/alert.ts';
import { BotError } from '../../../domain/errors.ts';
import type { KeptPost } from '../../../stores/alerting.ts';
import { type Outcome, written } from './attempt.ts';
import { lookFor } from './look-for.ts';
import { withMessage, withReply } from './say-message.ts';
import type { Scene } from './sender-deps.ts';
import { dueForSweep, lateUntil, surelyCovered } from './sweep-due.ts';

/**
 * An attempt whose end nobody knows: the message is looked for. Found, it is recorded; not found, it may
 * be said again, and later it is looked whether the first one came after all. Where history may not be
 * read it is said again at least once, and the standing of the sender says so.
 */
export async function settleAttempt(
  scene: Scene,
  { kept, attempt }: { readonly kept: KeptPost; readonly attempt: Attempt },
): Promise<Outcome> {
  const { post } = kept;
  const { what, covers, at: since } = attempt;
  const found = await look(scene, post, { what, since, until: lateUntil(since) });
  const open: Post = { ...post, attempt: undefined, givenUp: undefined };
  if (found === 'may-not-read') return written(scene, kept, open);
  const [first] = found;
  const due = dueForSweep(open, scene.clock.now(), { what, covers, since });
  if (first === undefined) return written(scene, kept, due);
  const before = found.length > 1 ? due : open;
  const covered = surelyCovered(post, covers);
  const said =
    what === post.homeId
      ? withMessage(before, covered, { messageTs: first, at: since })
      : withReply(before, [...covered, what], first);
  return written(scene, kept, said);
}

/**
 * Keeps of the message and of each reply the recorded one, and takes away what came late. What the
 * message shows is not known then: an older form may have come late, too.
 */
export async function sweep(scene: Scene, kept: KeptPost): Promise<Outcome> {
  const { announcer, tenant, log } = scene;
  const { homeId, channelId, messageTs, replies, sweepOf, sweepAfter } = kept.post;
  const { whats = [], since = scene.clock.now() } = sweepOf ?? {};
  for (const what of whats) {
    const recorded = what === homeId ? messageTs : replies[what];
    if (recorded === undefined) continue;
    const found = await look(scene, kept.post, { what, since, until: sweepAfter });
    if (found === 'may-not-read') break;
    for (const ts of found.filter((one) => one !== recorded)) {
      await unlessRefused(scene, () => announcer.remove(tenant.workspace, channelId, ts));
      log.warn({ tenant, eventId: what, messageTs: ts }, 'Said twice; the late one is taken away');
    }
  }
  const swept = { ...kept.post, sweepAfter: undefined, sweepOf: undefined, shown: undefined };
  return written(scene, kept, swept);
}

/** Nothing found where Slack refuses to be asked so far back: then it is said at least once. */
async function look(
  scene: Scene,
  post: Post,
  wanted: Parameters<typeof lookFor>[2],
): Promise<readonly string[] | 'may-not-read'> {
  const found = await unlessRefused(scene, () => lookFor(scene, post, wanted));
  if (found === undefined) return [];
  scene.memory.mayReadHistory = found !== 'may-not-read';
  return found;
}

/** What Slack refuses would be refused again: it must not hold up everything else for ever. */
async function unlessRefused<Result>(
  { log, tenant }: Scene,
  work: () => Promise<Result>,
): Promise<Result | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof BotError) || error.code !== 'slack_rejected') throw error;
    log.warn({ tenant, err: error }, 'What was said could not be looked after');
    return undefined;
  }
}
