import { dateAndTime, secondsBetween, shortDuration, timeOfDay } from '../../../blocks/format.ts';
import type { EndReason, Episode } from '../../../domain/alerting/alert.ts';
import type { AlertLevel } from '../../../domain/alerting/rule.ts';
import { called, type Mark, type Naming } from './called.ts';
import { pastClause, presentClause } from './clause.ts';

/** The word of a level at the beginning of a line. */
export const levelWords: Readonly<Record<AlertLevel, string>> = {
  warning: 'Warning',
  critical: 'Critical',
};

/**
 * All facts of one alert in one line, the weightiest first, since it is the notification too: a locked
 * phone shows its beginning. For mrkdwn; nobody is mentioned in it.
 */
export function leadOf(episode: Episode, naming: Naming, mark: Mark): string {
  const { ended, level, worstLevel, activeAt, target } = episode;
  const said = { ...episode, what: called(target, naming, mark), names: naming.names };
  if (!ended) {
    return `${levelWords[level]}: ${presentClause(said)}, since ${momentOf(activeAt, episode.measuredAt)}`;
  }
  const worst = { ...said, level: worstLevel };
  const from = `from ${momentOf(activeAt, ended.at)} to ${timeOfDay(ended.at)}`;
  return `${endWords(episode, ended)}: ${pastClause(worst, episode.worstValue)}, ${from} (${worstLevel})`;
}

/** "Resolved after 23 min". */
function endWords(
  { activeAt, target }: Pick<Episode, 'activeAt' | 'target'>,
  { at, why }: NonNullable<Episode['ended']>,
): string {
  const lasted = shortDuration(secondsBetween(activeAt, at));
  if (why === 'resolved') return `Resolved after ${lasted}`;
  return `Closed after ${lasted}, because ${whyWords(why, target.kind === 'queue')}`;
}

function whyWords(why: Exclude<EndReason, 'resolved'>, isQueue: boolean): string {
  switch (why) {
    case 'outside-hours':
      return isQueue ? 'the queue is outside the hours of the rule' : 'the hours of the rule ended';
    case 'rule-removed':
      return 'its rule was removed';
    case 'rule-paused':
      return 'its rule was paused';
    case 'rule-changed':
      return 'its rule was changed';
    case 'orphaned':
      return 'what it is about is gone from Amazon Connect';
    case 'gone':
      return 'the agent is not signed in, or not in what the rule is about, any more';
  }
}

/** The time; with its day where that is not clear by itself. */
export function momentOf(at: Date, seenAt: Date): string {
  const isLongAgo = seenAt.getTime() - at.getTime() > 12 * 3_600_000;
  return isLongAgo ? dateAndTime(at) : timeOfDay(at);
}
