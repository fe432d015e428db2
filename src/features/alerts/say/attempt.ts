import type { Post } from '../../../domain/alerting/alert.ts';
import { codeOf, type ErrorCode } from '../../../domain/errors.ts';
import type { Tenant } from '../../../domain/tenant.ts';
import type { Clock } from '../../../ports/ground.ts';
import type { KeptPost, PostStore } from '../../../stores/alerting.ts';
import { dueForSweep, type Unsure } from './sweep-due.ts';

/**
 * Longer than all calls of one attempt take together: who reads a channel, the post, and the post once
 * more without the newest blocks, 10 s each at most.
 */
const turnMs = 40_000;
/** Nothing is begun in the last part of a turn. */
const latestMs = 30_000;

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

/** What is said by one attempt. */
export interface Saying {
  /** The home's id or a reply's. */
  readonly what: string;
  /** Ids of the replies that it is said instead of. */
  readonly covers: readonly string[];
  readonly say: () => Promise<{ readonly messageTs: string }>;
  /** Makes of its ts what was said. */
  readonly record: (post: Post, messageTs: string) => Post;
  /** It came when all was over and archived where it belongs. `since`: when the attempt began. */
  readonly late?: (messageTs: string, since: Date) => Promise<void>;
}

/**
 * Says one thing, a message or a reply, by the turn that is written down before. Throws BotError
 * `slack_…` where it failed, `redis_unavailable`.
 */
export async function attempted(scene: Speaker, kept: KeptPost, saying: Saying): Promise<Outcome> {
  const { clock, memory } = scene;
  const { what, covers } = saying;
  const { homeId } = kept.post;
  const now = clock.now();
  const until = new Date(now.getTime() + turnMs);
  const { token } = memory;
  const turn = { what, covers, at: now, token, until };
  const begun = await written(scene, kept, { ...kept.post, givenUp: undefined, attempt: turn });
  if (begun === 'overtaken') return begun;
  // Whoever slept since has no turn any more, and leaves it to the next.
  if (isTooLate(now, clock.now())) return 'overtaken';
  const unsure = { what, covers, since: now };
  let messageTs: string;
  try {
    ({ messageTs } = await saying.say());
  } catch (error) {
    if (isRefusal(error)) await written(scene, begun, { ...begun.post, attempt: undefined });
    else await askForSweep(scene, homeId, { ...unsure, unlessVersion: begun.version });
    throw error;
  }
  const said = saying.record({ ...begun.post, attempt: undefined }, messageTs);
  const ended = await written(scene, begun, said);
  if (ended !== 'overtaken') return ended;
  const isKept = await askForSweep(scene, homeId, unsure);
  if (!isKept) await saying.late?.(messageTs, now);
  return ended;
}

/** Whether what was begun then is not to be carried out any more: somebody else may be at it. */
export function isTooLate(begunAt: Date, now: Date): boolean {
  return now.getTime() > begunAt.getTime() + turnMs - latestMs;
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

/**
 * Something was said, or may have been, after its turn: whoever comes next looks for it. Nothing is
 * asked for where the post still has this version. False where nothing is kept of it any more.
 */
async function askForSweep(
  scene: Speaker,
  homeId: string,
  about: Unsure & { readonly unlessVersion?: number },
): Promise<boolean> {
  for (let time = 0; time < 3; time += 1) {
    const kept = (await scene.posts.read(scene.tenant)).get(homeId);
    if (!kept) return false;
    if (kept.version === about.unlessVersion) return true;
    const asked = await written(scene, kept, dueForSweep(kept.post, scene.clock.now(), about));
    if (asked !== 'overtaken') return true;
  }
  return true;
}
