import type { Episode } from '../../../domain/alerting/alert.ts';
import type { AlertLevel } from '../../../domain/alerting/rule.ts';
import { isHeld } from './acknowledge.ts';
import type { Comparison } from './comparison.ts';
import type { DecideInput } from './decide-input.ts';
import { withFiredHook } from './hooks.ts';
import { eachOnce, peopleNewlyDue } from './people.ts';
import { isQuiet } from './quiet.ts';
import { refreshed } from './refresh.ts';
import { isDueAgain } from './repeat.ts';
import { withReply } from './reply.ts';
import { shown } from './show.ts';

/**
 * An open episode that fires on. While it is quiet nothing is said, not even that it became
 * critical; when that is over a repeat says what it is by then, and calls who was not called yet.
 */
export function goneOn(
  before: Episode,
  input: DecideInput,
  level: AlertLevel,
  comparison: Comparison,
): Episode {
  const { now, around } = input;
  const fresh = refreshed(before, input, level, comparison);
  if (isQuiet(fresh)) return fresh;
  const episode: Episode = before.silenced ? { ...fresh, heardAgainAt: now } : fresh;
  if (!episode.isShown) return shown(episode, around, now);
  const isWorse = before.level === 'warning' && level === 'critical';
  // Whoever took it as critical knows that it is.
  const isRaised = isWorse && !isHeld(episode, now);
  const raised = isRaised ? saidNow(episode, 'raised', now) : episode;
  const escalated = withEscalation(raised, now);
  const isUnsaid = escalated === episode;
  const repeated = isUnsaid && isToRepeat(before, episode, now);
  return withFiredHook(repeated ? saidNow(episode, 'repeated', now) : escalated, now);
}

function saidNow(episode: Episode, kind: 'raised' | 'repeated', now: Date): Episode {
  return { ...withReply(episode, kind, peopleNewlyDue(episode, now), now), spokenAt: now };
}

/** The next people are called once, when nobody had it for so long: since it was seen, was let go, or a silence ended. */
function withEscalation(episode: Episode, now: Date): Episode {
  const { escalation } = episode.rule;
  if (!escalation || episode.escalatedAt || isHeld(episode, now)) return episode;
  const alone = Math.max(
    episode.firedAt.getTime(),
    episode.shownAt?.getTime() ?? 0,
    episode.heardAgainAt?.getTime() ?? 0,
    episode.acknowledged?.until?.getTime() ?? 0,
  );
  if (!isDueAgain(new Date(alone), now, escalation.afterSeconds * 1000)) return episode;
  const called = withReply(episode, 'escalated', eachOnce(escalation.who), now);
  return { ...called, escalatedAt: now, spokenAt: now };
}

/** Once when a silence ends, and as often as the rule says; not while somebody has it, nor of a warning in a digest. */
function isToRepeat(before: Episode, episode: Episode, now: Date): boolean {
  const isCounted = episode.home.kind === 'digest' && episode.level === 'warning';
  if (isCounted || isHeld(episode, now)) return false;
  if (before.silenced) return true;
  const { repeatSeconds } = episode.rule;
  return repeatSeconds !== undefined && isDueAgain(episode.spokenAt, now, repeatSeconds * 1000);
}
