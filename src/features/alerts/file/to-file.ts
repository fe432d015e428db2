import type { RuleHours, RuleMention, RuleScope, RuleSpec } from '../../../domain/alerting/rule.ts';
import type { Timetable } from '../../../domain/alerting/timetable.ts';
import type { Names } from '../../../domain/contact-centre.ts';
import { isReadyMade } from '../rules/check-spec.ts';
import { figureText, timeText } from './figures.ts';
import { nameInFile } from './find-names.ts';
import { metricWords } from './metric-words.ts';
import { weekTime } from './week-times.ts';

/** A value as it stands in the file. */
export type Written = string | boolean | readonly Written[] | { readonly [field: string]: Written };

/** A rule field by field, in the order in which it is read best; what is as usual is left out. */
export function toFile(
  spec: RuleSpec,
  names: Names | undefined,
): Readonly<Record<string, Written>> {
  const {
    metric,
    comparison,
    threshold,
    criticalThreshold: critical,
    clearThreshold: clear,
  } = spec;
  const isUsual = isReadyMade(metric) && comparison === 'over' && threshold === 0;
  const { escalation, repeatSeconds: repeat, acknowledgedForSeconds: holds } = spec;
  return present({
    ...metricOf(spec, names),
    ...scopeOf(spec.scope, names),
    channels: spec.channels.length > 0 ? spec.channels.map((one) => one.toLowerCase()) : undefined,
    [comparison]: isUsual ? undefined : figureText(threshold, metric),
    critical: critical === undefined ? undefined : figureText(critical, metric),
    clear: clear === undefined ? undefined : figureText(clear, metric),
    for: spec.forSeconds > 0 ? timeText(spec.forSeconds) : undefined,
    'keep-firing': spec.keepFiringSeconds > 0 ? timeText(spec.keepFiringSeconds) : undefined,
    repeat: repeat === undefined ? undefined : timeText(repeat),
    'no-data': spec.noData === 'keep' ? undefined : spec.noData,
    when: hoursOf(spec.hours),
    'post-in': spec.slackChannelId,
    mention: spec.mentions.length > 0 ? spec.mentions.map(mentionOf) : undefined,
    escalate: escalation && {
      after: timeText(escalation.afterSeconds),
      who: escalation.who.map(({ id }) => id),
    },
    'ack-holds': holds === undefined ? undefined : timeText(holds),
    grouped: spec.isGrouped || undefined,
    webhook: spec.toWebhook || undefined,
    runbook: spec.runbook,
    note: spec.note,
  });
}

function metricOf({ metric }: RuleSpec, names: Names | undefined) {
  const watch = metricWords[metric.kind];
  if ('windowSeconds' in metric) return { watch, window: timeText(metric.windowSeconds) };
  if (metric.kind !== 'agent-state') return { watch };
  const { state } = metric;
  return state.kind === 'activity'
    ? { watch, state: state.activity }
    : { watch, status: nameInFile(names, 'status', state.statusId) };
}

function scopeOf(scope: RuleScope, names: Names | undefined): Readonly<Record<string, Written>> {
  switch (scope.kind) {
    case 'queues':
      return { queues: scope.ids.map((id) => nameInFile(names, 'queue', id)) };
    case 'queue-group':
      return { group: scope.name };
    case 'routing-profiles':
      return { 'routing-profiles': scope.ids.map((id) => nameInFile(names, 'profile', id)) };
    case 'team':
      return { team: nameInFile(names, 'team', scope.id) };
    case 'agents':
      return { agents: scope.ids.map((id) => nameInFile(names, 'agent', id)) };
    case 'instance':
      return { all: true };
  }
}

function hoursOf(hours: RuleHours): Written {
  if (hours.kind === 'timetable') return timetableOf(hours.timetable);
  return hours.kind === 'always' ? 'always' : 'open';
}

function timetableOf({ zone, slices }: Timetable): Written {
  return { zone, times: slices.map(weekTime) };
}

function mentionOf({ who, from, when }: RuleMention): Written {
  if (from === 'warning' && !when) return who.id;
  return present({ who: who.id, from, when: when && timetableOf(when) });
}

function present(
  fields: Readonly<Record<string, Written | undefined>>,
): Readonly<Record<string, Written>> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([field, value]) =>
      value === undefined ? [] : [[field, value] as const],
    ),
  );
}
