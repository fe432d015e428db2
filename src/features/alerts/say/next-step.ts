import type { Post } from '../../../domain/alerting/alert.ts';
import type { Fingerprint, HomeNow } from '../message/composed.ts';
import { isOver, shownIn } from './homes.ts';
import { type DueReply, dueReplies } from './owed-replies.ts';

/** What is to be done next for one message. */
export type Step =
  /** An attempt whose end nobody knows: looked for before anything else is said there. */
  | { readonly kind: 'settle' }
  | { readonly kind: 'post'; readonly isCritical: boolean }
  | { readonly kind: 'reply'; readonly due: DueReply }
  | { readonly kind: 'update'; readonly because: 'facts' | 'figures' }
  /** Something may have come there late: looked for and taken away, and the message shown anew. */
  | { readonly kind: 'sweep' }
  /** All is over and said. */
  | { readonly kind: 'archive' }
  /** Nothing now; `at`: when there may be something. */
  | { readonly kind: 'wait'; readonly at: Date | undefined };

/** Figures alone are updated no more often. */
const figuresEveryMs = 60_000;
/** A channel that was gone is tried again after this: somebody may have invited the bot. */
const againAfterMs = 60 * 60_000;

/** Pure: compares what is true with what was said. */
export function nextStep(
  homeNow: HomeNow,
  post: Post | undefined,
  fingerprint: Fingerprint,
  now: Date,
): Step {
  const shown = shownIn(homeNow);
  const over = isOver(homeNow, now);
  if (shown.episodes.length === 0 && post?.attempt === undefined) {
    return over ? { kind: 'archive' } : { kind: 'wait', at: undefined };
  }
  if (post?.givenUp) {
    if (over) return { kind: 'archive' };
    const again = new Date(post.givenUp.at.getTime() + againAfterMs);
    if (again > now) return { kind: 'wait', at: again };
  }
  if (post?.attempt) {
    const { until } = post.attempt;
    return until <= now ? { kind: 'settle' } : { kind: 'wait', at: until };
  }
  if (post?.messageTs === undefined) {
    return { kind: 'post', isCritical: shown.episodes.some(isCriticalNow) };
  }
  return keptCurrent(shown, post, { fingerprint, over, now });
}

function keptCurrent(
  shown: HomeNow,
  post: Post,
  about: { readonly fingerprint: Fingerprint; readonly over: boolean; readonly now: Date },
): Step {
  const { fingerprint, over, now } = about;
  const due = firstOf(dueReplies(shown, post));
  // That it is over is seen in the message before a reply says so; whoever is called does not wait for an edit.
  if (due && !isEnd(due)) return { kind: 'reply', due };
  if (post.shown?.facts !== fingerprint.facts) return { kind: 'update', because: 'facts' };
  if (due) return { kind: 'reply', due };
  if (post.sweepAfter && post.sweepAfter <= now) return { kind: 'sweep' };
  if (post.shown.figures !== fingerprint.figures) {
    const at = new Date(post.shown.at.getTime() + figuresEveryMs);
    if (over || at <= now) return { kind: 'update', because: 'figures' };
    return { kind: 'wait', at };
  }
  if (post.sweepAfter) return { kind: 'wait', at: post.sweepAfter };
  return over ? { kind: 'archive' } : { kind: 'wait', at: undefined };
}

function firstOf(due: readonly DueReply[]): DueReply | undefined {
  return due.find((one) => !isEnd(one)) ?? due[0];
}

function isEnd({ reply }: DueReply): boolean {
  return reply.kind === 'resolved';
}

function isCriticalNow({ level, ended }: HomeNow['episodes'][number]): boolean {
  return level === 'critical' && ended === undefined;
}

/** What goes first, over all messages. */
export const ranks = [
  'critical',
  'settle',
  'post',
  'broadcast',
  'reply',
  'facts',
  'end',
  'sweep',
  'archive',
  'figures',
] as const;

export type Rank = (typeof ranks)[number];

/** undefined: nothing to do now. */
export function rankOf(step: Step): Rank | undefined {
  switch (step.kind) {
    case 'wait':
      return undefined;
    case 'post':
      return step.isCritical ? 'critical' : 'post';
    case 'reply':
      if (isEnd(step.due)) return 'end';
      return step.due.reply.isBroadcast ? 'broadcast' : 'reply';
    case 'update':
      return step.because;
    default:
      return step.kind;
  }
}
