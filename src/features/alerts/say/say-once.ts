import { codeOf } from '../../../domain/errors.ts';
import type { Tenant } from '../../../domain/tenant.ts';
import type { Clock } from '../../../ports/ground.ts';
import type { Announcement, Announcer } from '../../../ports/slack.ts';
import type { KeptPost, PostStore } from '../../../stores/alerting.ts';
import { attempted, isRefusal, type Speaker, written } from './attempt.ts';
import { lookFor } from './look-for.ts';

export interface SayOncePorts {
  readonly posts: Pick<PostStore, 'read' | 'write'>;
  readonly announcer: Pick<Announcer, 'post' | 'find'>;
  readonly clock: Clock;
}

/** A message that is posted once, and never changed. */
export interface Utterance {
  readonly channelId: string;
  /** Its id in the memory and in its metadata. */
  readonly homeId: string;
  readonly compose: () => Promise<Announcement>;
}

/**
 * Says it if nobody did, by the turns of the sender. True when it is said, or never will be: what Slack
 * refuses for good is given up. Throws BotError `redis_unavailable`, and `slack_…` where it is to be
 * tried again.
 */
export async function sayOnce(
  ports: SayOncePorts,
  { tenant, token }: { readonly tenant: Tenant; readonly token: string },
  utterance: Utterance,
): Promise<boolean> {
  const { posts, clock, announcer } = ports;
  const { homeId, channelId } = utterance;
  const speaker: Speaker = { posts, clock, tenant, memory: { token } };
  const fresh: KeptPost = { version: 0, post: { homeId, channelId, replies: {} } };
  let kept = (await posts.read(tenant)).get(homeId) ?? fresh;
  if (isSettled(kept)) return true;
  const { attempt } = kept.post;
  if (attempt) {
    if (attempt.until > clock.now()) return false;
    const about = { what: homeId, since: attempt.at };
    const found = await lookFor({ announcer, tenant }, kept.post, about);
    const messageTs = found === 'may-not-read' ? undefined : found[0];
    const settled = await written(speaker, kept, {
      ...kept.post,
      attempt: undefined,
      ...(messageTs !== undefined && { messageTs, postedAt: attempt.at }),
    });
    if (settled === 'overtaken') return false;
    if (messageTs !== undefined) return true;
    kept = settled;
  }
  const announcement = await utterance.compose();
  try {
    const said = await attempted(speaker, kept, {
      what: homeId,
      covers: [],
      say: () => announcer.post(tenant.workspace, channelId, announcement),
      record: (post, messageTs) => ({ ...post, messageTs, postedAt: clock.now() }),
    });
    return said !== 'overtaken';
  } catch (error) {
    const code = codeOf(error);
    // A token may just be being changed.
    const passes = code === 'slack_throttled' || code === 'slack_denied';
    if (code === undefined || passes || !isRefusal(error)) throw error;
    return givenUp(speaker, homeId, code);
  }
}

/** Whether nothing more is to be done about it. */
export function isSettled({ post }: KeptPost): boolean {
  return post.messageTs !== undefined || post.givenUp !== undefined;
}

async function givenUp(speaker: Speaker, homeId: string, code: string): Promise<boolean> {
  const kept = (await speaker.posts.read(speaker.tenant)).get(homeId);
  if (!kept) return false;
  const at = speaker.clock.now();
  return (await written(speaker, kept, { ...kept.post, givenUp: { code, at } })) !== 'overtaken';
}
