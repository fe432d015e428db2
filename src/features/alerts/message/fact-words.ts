import { secondsBetween, setDuration, timeOfDay } from '../../../blocks/format.ts';
import { figure } from '../../../blocks/text.ts';
import type { Episode } from '../../../domain/alerting/alert.ts';
import type { MeasuredFacts } from '../../../domain/alerting/measured.ts';
import type { Trend } from '../../../floor/history/trend.ts';
import { trendWords } from '../../trend-words.ts';
import { channelWord } from '../../words-for.ts';
import { setFigure } from '../metric-words.ts';

/** Within this, what is said is as good as new. */
const lateAfterSeconds = 60;

/** What stands beside the facts of the first line: trend, who is there, where the figure comes from; for mrkdwn. */
export function factLines(
  episode: Episode,
  { trend, now }: { readonly trend: Trend | undefined; readonly now: Date },
): readonly string[] {
  const { measured, ended } = episode;
  const late = lateness(ended?.at ?? episode.measuredAt, now);
  if (!measured || ended) return late;
  const { facts } = measured;
  return [
    ...(trend ? [`Wait ${trendWords(trend)}.`] : []),
    ...countsOf(episode, facts),
    `${sourceOf(episode, facts)} Read at ${timeOfDay(facts.asOf)}.`,
    ...(measured.kind === 'value' && measured.isAtLeast
      ? ['Not all is known: it may be more.']
      : []),
    ...keptFiring(episode),
    ...late,
  ];
}

/** An agent's alert is about one person, beside whom nothing is counted. */
function countsOf({ target }: Episode, facts: MeasuredFacts): readonly string[] {
  if (target.kind === 'agent') return [];
  const { waiting, available, staffed } = facts;
  const on = facts.channel === undefined ? '' : ` on ${channelWord(facts.channel)}`;
  const parts = [
    known(waiting, `waiting${on}`),
    known(available, 'available'),
    known(staffed, 'staffed'),
  ];
  return [waiting, available, staffed].every((one) => one === undefined)
    ? []
    : [`${parts.join(' · ')}.`];
}

function known(number: number | undefined, what: string): string {
  return number === undefined ? `${what} unknown` : `${figure(number)} ${what}`;
}

function sourceOf({ rule }: Episode, { source }: MeasuredFacts): string {
  switch (rule.metric.kind) {
    case 'queue-wait':
    case 'oldest-contact':
      return source === 'estimate'
        ? "Amazon Connect's estimate."
        : 'The age of the contact that has waited longest.';
    case 'service-level':
    case 'abandonment':
      return `Amazon Connect's own figure of the last ${setDuration(rule.metric.windowSeconds)}, some minutes late.`;
    case 'missed':
      return `Offers that were not taken, of the last ${setDuration(rule.metric.windowSeconds)}.`;
    default:
      return "Amazon Connect's real-time figures.";
  }
}

/** Where it goes on although its threshold is not crossed any more, until when. */
function keptFiring({ rule }: Episode): readonly string[] {
  const { clearThreshold, metric, comparison } = rule;
  if (clearThreshold === undefined) return [];
  return [`It is over once it is not ${comparison} ${setFigure(metric, clearThreshold)} any more.`];
}

/** What could not be said while Slack was away says so when it comes. */
export function lateness(at: Date, now: Date): readonly string[] {
  if (secondsBetween(at, now) <= lateAfterSeconds) return [];
  return [`Known at ${timeOfDay(at)}, written at ${timeOfDay(now)}.`];
}
