import {
  dateAndTime,
  exactDuration,
  secondsBetween,
  setDuration,
  timeOfDay,
} from '../../../blocks/format.ts';
import { limits } from '../../../blocks/limits.ts';
import type { Block, Message } from '../../../blocks/message.ts';
import { actions, context, section } from '../../../blocks/primitives.ts';
import { runButton } from '../../../blocks/run-button.ts';
import { runOverflow } from '../../../blocks/run-menu.ts';
import { clip, count, list, name } from '../../../blocks/text.ts';
import type { Episode } from '../../../domain/alerting/alert.ts';
import type { Trouble } from '../../../domain/alerting/trouble.ts';
import { agentName } from '../../../floor/named.ts';
import { targetWords } from '../acts/alert-words.ts';
import { whyWords } from '../health/why-words.ts';
import { readFigure, thresholdOf } from '../metric-words.ts';
import type { ListedRule, ListedState, ListReport } from './list-rules.ts';
import { type RuleNames, ruleWords } from './rule-words.ts';

/** Each rule with its state, and what can be done with it. */
export function listView(report: ListReport): Message {
  if (report.total === 0) return noRules(report);
  const lead = [headline(report), checksLine(report)].filter(Boolean).join('\n');
  const firing = report.rules.filter(({ state }) => state === 'firing');
  return {
    text: clip(
      [lead, ...firing.map((one) => ruleText(one, report))].join('\n'),
      limits.messageText,
    ),
    blocks: [
      section(lead),
      ...report.rules.map((one) => section(ruleText(one, report), menuOf(one))),
      ...pageRow(report),
      context(
        `Read ${timeOfDay(report.now)}. \`history\` shows what fired, \`presets\` rules to start from, \`health\` whether checks run.`,
      ),
    ],
  };
}

function noRules({ whose }: ListReport): Message {
  const text =
    whose === 'mine'
      ? 'You have made no rule yet. `list` shows everybody’s.'
      : 'There are no rules yet. Make one by a line such as `add queue-wait Billing over 5m in #floor`, or start from a form or a preset.';
  return {
    text,
    blocks: [
      section(text),
      actions('list', [
        runButton({ label: 'New rule', command: 'alerts', text: 'add-form', id: 'new' }),
        runButton({
          label: 'Presets',
          command: 'alerts',
          text: 'presets',
          id: 'presets',
          mode: 'replace',
        }),
      ]),
    ],
  };
}

function headline({ counts, total, whose, page, pages, checks }: ListReport): string {
  const parts = (['firing', 'error', 'orphan', 'pending', 'paused'] as const).flatMap((state) =>
    counts[state] > 0 ? [`${counts[state]} ${summary[state]}`] : [],
  );
  const rest =
    parts.length > 0
      ? `: ${list(parts)}`
      : checks.lastOkAt && !checks.failingSince
        ? ', none of them firing'
        : '';
  const own = whose === 'mine' ? ' of yours' : '';
  const where = pages > 1 ? ` Page ${page} of ${pages}.` : '';
  return `*${count(total, 'rule')}${own}*${rest}.${where}`;
}

const summary = {
  firing: 'firing',
  error: 'in error',
  orphan: 'with nothing to watch',
  pending: 'about to fire',
  paused: 'paused',
} as const;

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

function ruleText(listed: ListedRule, { by, now }: ListReport): string {
  const { rule, state, firing, pendingSince, troubles, unsaid } = listed;
  const more = firing.length - mostFiring;
  const label = state === 'inactive' ? labels.inactive : `*${labels[state]}*`;
  return [
    `${label}: ${ruleWords(rule, by)}`,
    ...firing.slice(0, mostFiring).map((one) => `• ${firingText(one, by, now)}`),
    ...(more > 0 ? [`• and ${more} more`] : []),
    ...(state === 'pending' && pendingSince
      ? [
          `Crossed for ${exactDuration(secondsBetween(pendingSince, now))}, fires after ${setDuration(rule.forSeconds)}.`,
        ]
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

/** Why what is shown may be old; undefined where checks run. */
function checksLine({ checks }: ListReport): string | undefined {
  const { failingSince, failure, lastOkAt } = checks;
  if (failingSince) {
    return `Checks fail since ${dateAndTime(failingSince)} (${whyWords(failure)}), so this is how it was before.`;
  }
  return lastOkAt ? undefined : 'No check was completed yet, so nothing is known of what fires.';
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

function menuOf({ rule, state }: ListedRule) {
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

function pageRow({ page, pages, whose }: ListReport): readonly Block[] {
  const text = whose === 'mine' ? 'list mine' : 'list';
  const turn = (label: string, to: number) =>
    runButton({
      label,
      command: 'alerts',
      text: `${text} page:${to}`,
      id: label.toLowerCase(),
      mode: 'replace',
    });
  return [
    actions('list', [
      page > 1 ? turn('Back', page - 1) : undefined,
      page < pages ? turn('More', page + 1) : undefined,
      runButton({
        label: 'Refresh',
        command: 'alerts',
        text: `${text} page:${page}`,
        id: 'refresh',
        mode: 'replace',
      }),
      runButton({ label: 'New rule', command: 'alerts', text: 'add-form', id: 'new' }),
      runButton({ label: 'History', command: 'alerts', text: 'history', id: 'history' }),
    ]),
  ];
}
