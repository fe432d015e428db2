import type { Attempt, Post } from '../../../domain/alerting/alert.ts';
import { codeOf, type ErrorCode } from '../../../domain/errors.ts';
import type { Tenant } from '../../../domain/tenant.ts';
import type { Clock } from '../../../ports/ground.ts';
import type { Announcement, Announcer } from '../../../ports/slack.ts';
import type { KeptPost, PostStore } from '../../../stores/alerting.ts';

export interface SayPorts {
  readonly postStore: Pick<PostStore, 'read' | 'write' | 'forget'>;
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

/** So long a turn lasts: longer than Slack is waited for. */
const turnMs = 60_000;
/** Without a look into the channel, more attempts than this are more likely to say it twice than once. */
const blindAtMost = 3;

/** After one of these nobody will read it there. */
const hopeless: readonly (ErrorCode | undefined)[] = [
  'slack_channel_gone',
  'slack_channel_unfit',
  'slack_denied',
  'slack_rejected',
];

/**
 * Says it if nobody did. The attempt is written down before it is made, so that whoever comes after one
 * that is not known to have gone well looks into the channel first. True when it is said, or will never
 * be. Throws BotError `redis_unavailable`, and `slack_…` where it is to be tried again.
 */
export async function sayOnce(
  ports: SayPorts,
  { tenant, token }: { readonly tenant: Tenant; readonly token: string },
  utterance: Utterance,
): Promise<boolean> {
  const { postStore, clock, announcer } = ports;
  const { homeId, channelId } = utterance;
  const kept = (await postStore.read(tenant)).get(homeId);
  if (kept && isSettled(kept)) return true;
  const now = clock.now();
  const before = kept?.post.attempt;
  if (before && before.until > now) return false;
  const base = { homeId, channelId, replies: {} };
  const write = (version: number, change: Partial<Post>) =>
    postStore.write(tenant, { expectedVersion: version, post: { ...base, ...change } });
  const version = kept?.version ?? 0;
  if (!(await write(version, { attempt: attemptNow(before, { homeId, token, now }) })))
    return false;
  const earlier = before && (await lookFor(ports, tenant, utterance, before));
  if (earlier === 'may-not-read') {
    if (before && before.count >= blindAtMost) {
      await write(version + 1, { givenUp: { code: 'cannot-look', at: now } });
      return true;
    }
  } else if (earlier?.[0] !== undefined) {
    await write(version + 1, { messageTs: earlier[0], postedAt: before?.lastAt });
    return true;
  }
  const announcement = await utterance.compose();
  try {
    const { messageTs } = await announcer.post(tenant.workspace, channelId, announcement);
    await write(version + 1, { messageTs, postedAt: clock.now() });
    return true;
  } catch (error) {
    const code = codeOf(error);
    if (!code || !hopeless.includes(code)) throw error;
    await write(version + 1, { givenUp: { code, at: clock.now() } });
    return true;
  }
}

/** Whether nothing more is to be done about it. */
export function isSettled({ post }: KeptPost): boolean {
  return post.messageTs !== undefined || post.givenUp !== undefined;
}

function attemptNow(
  before: Attempt | undefined,
  { homeId, token, now }: { readonly homeId: string; readonly token: string; readonly now: Date },
): Attempt {
  return {
    what: homeId,
    firstAt: before?.firstAt ?? now,
    lastAt: now,
    count: (before?.count ?? 0) + 1,
    token,
    until: new Date(now.getTime() + turnMs),
  };
}

function lookFor(
  { announcer }: SayPorts,
  { workspace }: Tenant,
  { channelId, homeId }: Utterance,
  { firstAt }: Attempt,
): ReturnType<Announcer['find']> {
  return announcer.find(workspace, channelId, { kind: 'alert', eventId: homeId, since: firstAt });
}
