import type { Post } from '../../../domain/alerting/alert.ts';
import { codeOf, type ErrorCode } from '../../../domain/errors.ts';
import type { Tenant } from '../../../domain/tenant.ts';
import type { Clock } from '../../../ports/ground.ts';
import type { KeptPost, PostStore } from '../../../stores/alerting.ts';

/**
 * Longer than all calls of one attempt take together: who reads a channel, the post, and the post once
 * more without the newest blocks, 10 s each at most.
 */
const turnMs = 40_000;
/** Nothing is begun in the last part of a turn. */
const latestMs = 30_000;
/** So long after a turn that had no known end it is looked whether something came late. */
const sweepMs = 60_000;

/** Slack said no: nothing was posted. Whatever else failed may have been done all the same. */
const refusals: readonly (ErrorCode | undefined)[] = [
  'slack_throttled',
  'slack_channel_gone',
  'slack_channel_unfit',
  'slack_denied',
  'slack_rejected',
];

/** Whether it is known that nothing was done. */
export function isRefusal(error: unknown): boolean {
  return refusals.includes(codeOf(error));
}

/** Whoever says something by turns. */
export interface Speaker {
  readonly posts: Pick<PostStore, 'read' | 'write'>;
  readonly tenant: Tenant;
  readonly clock: Clock;
  /** By which Redis tells this process from the others. */
  readonly memory: { readonly token: string };
}

/** What became of one step: what is kept now, or nothing where somebody else was quicker. */
export type Outcome = KeptPost | 'overtaken';

/**
 * Says one thing, a message or a reply, by the turn that is written down before. `record` makes of its
 * ts what was said. Throws BotError `slack_…` where it failed, `redis_unavailable`.
 */
export async function attempted(
  scene: Speaker,
  kept: KeptPost,
  what: string,
  saying: {
    /** Replies that are said by it. */
    readonly covers: readonly string[];
    readonly say: () => Promise<{ readonly messageTs: string }>;
    readonly record: (post: Post, messageTs: string) => Post;
  },
): Promise<Outcome> {
  const { clock, memory } = scene;
  const now = clock.now();
  const until = new Date(now.getTime() + turnMs);
  const { covers } = saying;
  const turn = { what, covers, at: now, token: memory.token, until };
  const begun = await written(scene, kept, { ...kept.post, givenUp: undefined, attempt: turn });
  if (begun === 'overtaken') return begun;
  // Whoever slept since has no turn any more, and leaves it to the next.
  if (clock.now().getTime() > now.getTime() + turnMs - latestMs) return 'overtaken';
  let messageTs: string;
  try {
    ({ messageTs } = await saying.say());
  } catch (error) {
    if (isRefusal(error)) {
      await written(scene, begun, { ...begun.post, attempt: undefined });
    }
    throw error;
  }
  const said = saying.record({ ...begun.post, attempt: undefined }, messageTs);
  const ended = await written(scene, begun, said);
  if (ended === 'overtaken') await askForSweep(scene, kept.post.homeId);
  return ended;
}

/** Writes what was said, if nobody else did meanwhile. */
export async function written(
  { posts, tenant }: Speaker,
  { version }: KeptPost,
  post: Post,
): Promise<Outcome> {
  const isWritten = await posts.write(tenant, { expectedVersion: version, post });
  return isWritten ? { version: version + 1, post } : 'overtaken';
}

/** When it is to be looked for what came late. */
export function sweepAt(now: Date): Date {
  return new Date(now.getTime() + turnMs + sweepMs);
}

/** Something was said after its turn: whoever comes next looks for it. */
async function askForSweep(scene: Speaker, homeId: string): Promise<void> {
  for (let time = 0; time < 3; time += 1) {
    const kept = (await scene.posts.read(scene.tenant)).get(homeId);
    if (!kept) return;
    const sweepAfter = sweepAt(scene.clock.now());
    const asked = await written(scene, kept, { ...kept.post, sweepAfter });
    if (asked !== 'overtaken') return;
  }
}
