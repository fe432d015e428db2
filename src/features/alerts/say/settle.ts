import type { Attempt, Post } from '../../../domain/alerting/alert.ts';
import type { KeptPost } from '../../../stores/alerting.ts';
import { type Outcome, sweepAt, written } from './attempt.ts';
import { lookFor } from './look-for.ts';
import { withMessage, withReply } from './say-message.ts';
import type { Scene } from './sender-deps.ts';

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
  const found = await look(scene, post, attempt.what, attempt.at);
  const open: Post = { ...post, attempt: undefined };
  if (found === 'may-not-read') return written(scene, kept, open);
  const [first] = found;
  const sweepAfter = sweepAt(scene.clock.now());
  if (first === undefined) return written(scene, kept, { ...open, sweepAfter });
  const { covers } = attempt;
  const said =
    attempt.what === post.homeId
      ? withMessage(open, covers, first, attempt.at)
      : withReply(open, covers, first);
  return written(scene, kept, found.length > 1 ? { ...said, sweepAfter } : said);
}

/**
 * Keeps the message and each reply once, the recorded or the earliest, and takes the others away. What the
 * message shows is not known then: an older form may have come late.
 */
export async function sweep(scene: Scene, kept: KeptPost): Promise<Outcome> {
  const { announcer, tenant, log } = scene;
  const { post } = kept;
  for (const [what, recorded] of saidIn(post)) {
    const found = await look(scene, post, what, post.postedAt ?? scene.clock.now());
    if (found === 'may-not-read') break;
    const keep = found.includes(recorded) ? recorded : found[0];
    for (const ts of found.filter((one) => one !== keep)) {
      await announcer.remove(tenant.workspace, post.channelId, ts);
      log.warn(
        { tenant, eventId: what, messageTs: ts },
        'Said twice; the second one is taken away',
      );
    }
  }
  return written(scene, kept, { ...post, sweepAfter: undefined, shown: undefined });
}

function saidIn({ homeId, messageTs, replies }: Post): readonly (readonly [string, string])[] {
  const own = messageTs === undefined ? [] : [[homeId, messageTs] as const];
  return [...own, ...Object.entries(replies).filter(([, ts]) => ts !== messageTs)];
}

async function look(
  scene: Scene,
  post: Post,
  what: string,
  since: Date,
): Promise<readonly string[] | 'may-not-read'> {
  const found = await lookFor(scene, post, { what, since });
  scene.memory.mayReadHistory = found !== 'may-not-read';
  return found;
}
