import { BotError, codeOf } from '../../../domain/errors.ts';
import type { KeptPost } from '../../../stores/alerting.ts';
import { afterThrottle } from '../../slot-time.ts';
import type { Fingerprint, HomeNow } from '../message/composed.ts';
import type { Outcome } from './attempt.ts';
import { refused } from './give-up.ts';
import { shownIn } from './homes.ts';
import type { Step } from './next-step.ts';
import { postMessage, postReply, updateMessage } from './say-message.ts';
import type { Scene } from './sender-deps.ts';
import { settleAttempt, sweep } from './settle.ts';

/** One message, what is true of it and what was said. */
export interface Place {
  readonly homeNow: HomeNow;
  readonly kept: KeptPost | undefined;
}

/** `left`: nothing more now for this one; `archived`: it is over. */
export type Performed = KeptPost | 'left' | 'archived';

/**
 * Does one step. What concerns this message alone is noted and leaves it for this run; what would go
 * wrong for every other one too is thrown: Slack or Redis away, a token that is refused.
 */
export async function performed(
  scene: Scene,
  place: Place,
  step: Step,
  fingerprint: Fingerprint,
): Promise<Performed> {
  const { memory, clock, log, tenant } = scene;
  const key = quietKey(place, step);
  if (isQuiet(scene, key)) return 'left';
  try {
    if (step.kind === 'archive') return await archived(scene, place);
    const outcome = await done(scene, place, step);
    return outcome === 'overtaken' ? 'left' : outcome;
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined || !(error instanceof BotError)) {
      log.error(
        { tenant, homeId: place.homeNow.home.id, err: error },
        'A message could not be made',
      );
      return 'left';
    }
    if (code === 'slack_throttled' && key !== undefined) {
      memory.quiet.set(key, afterThrottle(error, clock));
      return 'left';
    }
    const kept = await latest(scene, place);
    const outcome = kept && (await refused(scene, error, { ...place, kept, step, fingerprint }));
    if (outcome !== undefined) return outcome === 'overtaken' ? 'left' : outcome;
    if (code !== 'slack_rejected') throw error;
    log.warn({ tenant, homeId: place.homeNow.home.id, err: error }, 'Slack refused a message');
    return 'left';
  }
}

/** Until when Slack wants nothing of the kind; undefined where it may be said. */
function isQuiet({ memory, clock }: Scene, key: string | undefined): boolean {
  const until = key === undefined ? undefined : memory.quiet.get(key);
  return until !== undefined && clock.now() < until;
}

/** Slack counts posts by channel, and everything else by method. */
function quietKey({ homeNow }: Place, { kind }: Step): string | undefined {
  switch (kind) {
    case 'post':
    case 'reply':
      return `post ${homeNow.home.channelId}`;
    case 'update':
      return 'update';
    case 'settle':
    case 'sweep':
      return 'look';
    default:
      return undefined;
  }
}

async function done(
  scene: Scene,
  { homeNow, kept }: Place,
  step: Exclude<Step, { kind: 'archive' }>,
): Promise<Outcome> {
  const shown = shownIn(homeNow);
  if (step.kind === 'post') return postMessage(scene, shown, kept);
  if (!kept) return 'overtaken';
  const { attempt, messageTs } = kept.post;
  if (step.kind === 'settle') {
    return attempt ? settleAttempt(scene, { kept, attempt }) : 'overtaken';
  }
  if (step.kind === 'sweep') return sweep(scene, kept);
  if (messageTs === undefined || step.kind === 'wait') return 'overtaken';
  if (step.kind === 'reply') return postReply(scene, shown, { kept, messageTs, due: step.due });
  noteUpdate(scene);
  return updateMessage(scene, shown, { kept, messageTs });
}

function noteUpdate({ memory, clock }: Scene): void {
  memory.updates = [...memory.updates, clock.now().getTime()];
}

/** What the step has written before it failed. */
async function latest(scene: Scene, { homeNow }: Place): Promise<KeptPost | undefined> {
  return (await scene.posts.read(scene.tenant)).get(homeNow.home.id);
}

/** First the episodes, then what was said of them: a post whose episodes are gone is forgotten by any run. */
async function archived(scene: Scene, { homeNow, kept }: Place): Promise<Performed> {
  const { alertStore, posts, tenant, owesHooks } = scene;
  const owes = await owesHooks(tenant);
  if (homeNow.episodes.some(owes)) return 'left';
  await alertStore.archive(
    tenant,
    homeNow.episodes.map(({ id }) => id),
  );
  if (kept) await posts.forget(tenant, [homeNow.home.id]);
  return 'archived';
}
