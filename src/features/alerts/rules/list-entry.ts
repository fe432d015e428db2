import {
  dateAndTime,
  exactDuration,
  secondsBetween,
  setDuration,
  timeOfDay,
} from '../../../blocks/format.ts';
import { runOverflow } from '../../../blocks/run-menu.ts';
import { name } from '../../../blocks/text.ts';
import type { Episode } from '../../../domain/alerting/alert.ts';
import type { Rule } from '../../../domain/alerting/rule.ts';
import type { Trouble } from '../../../domain/alerting/trouble.ts';
import { agentName } from '../../../floor/named.ts';
import { targetWords } from '../acts/alert-words.ts';
import type { PresentValue } from '../check/present-values.ts';
import { whyWords } from '../health/why-words.ts';
import { readFigure, thresholdOf } from '../metric-words.ts';
import type { ListedRule, ListedState, ListReport } from './list-rules.ts';
import { type RuleNames, ruleWords } from './rule-words.ts';

const labels: Readonly<Record<ListedState, string>> = {
  firing: 'Firing',
  error: 'In error',
  orphan: 'Nothing to watch',
  pending: 'About to fire',
  inactive: 'Quiet',
  paused: 'Paused',
};

/** So many of its alerts are named. */
const mostFiring = 3;

/** A rule with its state, what of it fires, and what is wrong with it; for mrkdwn. */
export function ruleText(listed: ListedRule, { by, checks, now, present }: ListReport): string {
  const { rule, state, firing, pendingSince, troubles, unsaid } = listed;
  const more = firing.length - mostFiring;
  const isJudged = checks.lastOkAt !== undefined && checks.lastOkAt >= rule.createdAt;
  const quiet = isJudged ? labels.inactive : 'Not checked yet';
  const label = state === 'inactive' ? quiet : `*${labels[state]}*`;
  return [
    `${label}: ${ruleWords(rule, by)}`,
    ...firing.slice(0, mostFiring).map((one) => `• ${firingText(one, by, now)}`),
    ...(more > 0 ? [`• and ${more} more`] : []),
    ...(state === 'pending' && pendingSince
      ? [
          `Crossed for ${exactDuration(secondsBetween(pendingSince, now))}, fires after ${setDuration(rule.forSeconds)}.`,
        ]
      : []),
    ...(state === 'inactive' || state === 'pending'
      ? [presentText(rule, present.get(rule.id), by)]
      : []),
    ...(state === 'orphan' && rule.orphanedAt
      ? [
          `What it is about is gone from Amazon Connect since ${dateAndTime(rule.orphanedAt)}: \`edit ${rule.id}\` with something else, or remove it.`,
        ]
      : []),
    ...troubles.flatMap(troubleLine),
    ...(unsaid
      ? [
          `An alert could not be posted in its channel at ${dateAndTime(unsaid.at)}: ${whyWords(unsaid.code)}.`,
        ]
      : []),
    ...(rule.pausedBy === undefined ? [] : [`Paused by <@${rule.pausedBy}>.`]),
    `\`${rule.id}\` · <#${rule.slackChannelId}> · by <@${rule.ownerId}>`,
  ].join('\n');
}

/** What a rule that does not fire stands at. */
function presentText(rule: Rule, present: PresentValue | undefined, by: RuleNames): string {
  if (!present) return 'Now: not read.';
  const { measured } = present;
  const where = targetName(present, by);
  switch (measured.kind) {
    case 'value': {
      const least = measured.isAtLeast ? 'at least ' : '';
      return `Now: ${least}${readFigure(rule, measured.value, rule.threshold)} (${where}).`;
    }
    case 'beyond':
      return `Now: nobody staffed while contacts wait (${where}).`;
    case 'outside-hours':
      return 'Now: outside its hours.';
    default:
      return 'Now: Amazon Connect gives nothing to judge by.';
  }
}

/** What keeps a rule from being judged, or told; an orphan says so itself. */
function troubleLine({ kind, code, since }: Trouble): readonly string[] {
  switch (kind) {
    case 'rule-in-error':
      return [`It cannot be judged since ${dateAndTime(since)}: ${whyWords(code)}.`];
    case 'channel-gone':
      return [
        `Nothing can be posted in its channel since ${dateAndTime(since)}: ${whyWords(code)}.`,
      ];
    case 'orphan':
      return code === undefined
        ? []
        : [`A part of what it is about is gone from Amazon Connect; the rest is judged.`];
    default:
      return [];
  }
}

function firingText(episode: Episode, by: RuleNames, now: Date): string {
  const since = exactDuration(secondsBetween(episode.firedAt, now));
  const taken = episode.acknowledged ? `, taken by <@${episode.acknowledged.by}>` : '';
  const quiet = episode.silenced ? `, silenced until ${timeOfDay(episode.silenced.until)}` : '';
  return `${targetName(episode, by)}: ${valueWords(episode)}, ${episode.level} for ${since}${taken}${quiet}`;
}

/** What an alert is about; an agent by name only for those who may see agents. */
function targetName({ target }: Pick<Episode, 'target'>, by: RuleNames): string {
  return target.kind === 'agent' && by.names && by.areAgentsNamed
    ? `*${name(agentName(by.names, target.id))}*`
    : targetWords(target, by.names);
}

/** The value that was read last; what is not known is said so. */
function valueWords({ measured, rule, level }: Episode): string {
  if (measured?.kind === 'value') {
    return `${measured.isAtLeast ? 'at least ' : ''}${readFigure(rule, measured.value, thresholdOf(rule, level))} now`;
  }
  return measured?.kind === 'beyond' ? 'nobody staffed, no end of the wait' : 'no value';
}

/** What can be done with a rule. */
export function ruleMenu({ rule, state }: ListedRule) {
  const line = (label: string, text: string) => ({ label, command: 'alerts', text });
  const isPaused = state === 'paused';
  return runOverflow({
    id: `rule-${rule.id}`,
    choices: [
      line('Edit', `edit-form ${rule.id}`),
      line('Duplicate', `add-form like:${rule.id}`),
      line(isPaused ? 'Resume' : 'Pause', `${isPaused ? 'resume' : 'pause'} ${rule.id}`),
      line('Test message', `test ${rule.id}`),
      line('Remove…', `remove-ask ${rule.id}`),
    ],
  });
}
