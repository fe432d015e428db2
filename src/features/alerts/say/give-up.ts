import { BotError, codeOf, type ErrorCode } from '../../../domain/errors.ts';
import type { KeptPost } from '../../../stores/alerting.ts';
import type { Fingerprint, HomeNow } from '../message/composed.ts';
import { type Outcome, written } from './attempt.ts';
import type { Step } from './next-step.ts';
import { withReply } from './say-message.ts';
import type { Scene } from './sender-deps.ts';
import { lateUntil } from './sweep-due.ts';

/** Slack also refuses for reasons of its own that pass, so a refusal gets some time. */
const refusedForMs = 10 * 60_000;

/** Why nothing more is said of a message that somebody deleted in Slack. */
const removedByHand = 'message-removed';

export interface Refused {
  readonly homeNow: HomeNow;
  readonly kept: KeptPost;
  readonly step: Step;
  readonly fingerprint: Fingerprint;
}

/**
 * What a refusal comes to: a channel that is gone is given up and tried again an hour later, with the
 * message that stands there; one that somebody deleted is posted again then, if it is not over. What
 * Slack does not take is left as it is. undefined: the error is none of these.
 */
export async function refused(
  scene: Scene,
  error: unknown,
  about: Refused,
): Promise<Outcome | undefined> {
  const code = codeOf(error);
  if (code === 'slack_channel_unfit') return giveUp(scene, about.kept, code);
  if (code === 'slack_channel_gone') {
    const isRemoved = about.kept.post.messageTs !== undefined && (await isMissing(scene, about));
    return giveUp(scene, about.kept, isRemoved ? removedByHand : code);
  }
  return code === 'slack_rejected' ? rejected(scene, about) : undefined;
}

async function giveUp(
  scene: Scene,
  { version, post }: KeptPost,
  code: ErrorCode | typeof removedByHand,
): Promise<Outcome> {
  const { clock, log, tenant, onGivenUp } = scene;
  const { homeId, channelId } = post;
  const isRemoved = code === removedByHand;
  // Told first: telling it again is nothing new, and who dies in between has told it.
  if (!isRemoved) await onGivenUp(tenant, { channelId, code });
  const givenUp = { code, at: clock.now() };
  const gone = isRemoved ? { attempt: undefined, messageTs: undefined } : {};
  const next = { ...post, ...gone, givenUp, shown: undefined };
  const outcome = await written(scene, { version, post }, next);
  if (outcome === 'overtaken') return outcome;
  log.warn(
    { tenant, homeId, channelId, code },
    'Nothing can be said there; tried again in an hour',
  );
  return outcome;
}

/** True where the channel can be looked into and the message is not there; a channel that is gone cannot. */
async function isMissing(
  { announcer, tenant }: Scene,
  { homeNow, kept }: Refused,
): Promise<boolean> {
  const { id, channelId } = homeNow.home;
  const { messageTs, postedAt } = kept.post;
  if (messageTs === undefined || postedAt === undefined) return false;
  try {
    const found = await announcer.find(tenant.workspace, channelId, {
      kind: 'alert',
      eventId: id,
      since: postedAt,
      until: lateUntil(postedAt),
    });
    return found !== 'may-not-read' && !found.includes(messageTs);
  } catch (error) {
    if (error instanceof BotError) return false;
    throw error;
  }
}

/** An update is not tried again until it says something else; a post and a reply for ten minutes. */
async function rejected(
  scene: Scene,
  { homeNow, kept, step, fingerprint }: Refused,
): Promise<Outcome | undefined> {
  const now = scene.clock.now();
  const isOld = (at: Date) => now.getTime() - at.getTime() > refusedForMs;
  if (step.kind === 'update') {
    return written(scene, kept, { ...kept.post, shown: { ...fingerprint, at: now } });
  }
  if (step.kind === 'reply' && isOld(step.due.reply.at)) {
    return written(scene, kept, withReply(kept.post, [step.due.reply.id], ''));
  }
  const newest = homeNow.episodes.at(-1);
  const isHopeless = step.kind === 'post' && newest !== undefined && isOld(newest.spokenAt);
  return isHopeless ? giveUp(scene, kept, 'slack_rejected') : undefined;
}
