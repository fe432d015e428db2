import type {
  Mentioned,
  RuleHours,
  RuleMention,
  RuleScope,
  RuleSpec,
} from '../../../domain/alerting/rule.ts';
import type { Timetable } from '../../../domain/alerting/timetable.ts';
import { quote } from '../../../grammar/words.ts';
import { figureText, timeText } from '../file/figures.ts';
import { metricWords } from '../file/metric-words.ts';
import { weekTime } from '../file/week-times.ts';

/**
 * The typed line that makes this rule, or with an id makes that rule so: every clause is there, so
 * that nothing of what the rule was before stays. By ids, so that it reads back as the same rule.
 */
export function ruleLine(spec: RuleSpec, id?: string): string {
  const isEdit = id !== undefined;
  return [
    isEdit ? `edit ${id}` : 'add',
    metricText(spec),
    scopeText(spec.scope),
    ...(spec.channels.length > 0 ? [`channel:${spec.channels.join(',').toLowerCase()}`] : []),
    ...(spec.channels.length === 0 && isEdit ? ['channel:all'] : []),
    `${spec.comparison} ${figureText(spec.threshold, spec.metric)}`,
    ...levelClauses(spec, isEdit),
    `for ${timeText(spec.forSeconds)}`,
    `keep ${timeText(spec.keepFiringSeconds)}`,
    `repeat ${spec.repeatSeconds === undefined ? 'never' : timeText(spec.repeatSeconds)}`,
    `no-data ${spec.noData}`,
    hoursText(spec.hours),
    `in <#${spec.slackChannelId}>`,
    ...peopleClauses(spec, isEdit),
    ...choiceClauses(spec, isEdit),
  ].join(' ');
}

function metricText({ metric }: RuleSpec): string {
  const word = metricWords[metric.kind];
  if ('windowSeconds' in metric) return `${word} window ${timeText(metric.windowSeconds)}`;
  if (metric.kind !== 'agent-state') return word;
  const { state } = metric;
  return state.kind === 'activity'
    ? `${word} ${state.activity}`
    : `${word} status:${quote(state.statusId)}`;
}

function scopeText(scope: RuleScope): string {
  switch (scope.kind) {
    case 'queues':
      return `queue:${scope.ids.map(quote).join(',')}`;
    case 'queue-group':
      return `group:${quote(scope.name)}`;
    case 'routing-profiles':
      return `profile:${scope.ids.map(quote).join(',')}`;
    case 'team':
      return `team:${quote(scope.id)}`;
    case 'agents':
      return `agent:${scope.ids.map(quote).join(',')}`;
    case 'instance':
      return 'all';
  }
}

function levelClauses(spec: RuleSpec, isEdit: boolean): readonly string[] {
  const { metric, criticalThreshold: critical, clearThreshold: clear } = spec;
  return [
    ...clause(
      'critical',
      critical === undefined ? undefined : figureText(critical, metric),
      isEdit,
    ),
    ...clause('clear', clear === undefined ? undefined : figureText(clear, metric), isEdit),
  ];
}

function peopleClauses(spec: RuleSpec, isEdit: boolean): readonly string[] {
  const { mentions, escalation, acknowledgedForSeconds: holds } = spec;
  return [
    ...(mentions.length > 0 ? mentions.map(mentionText) : clause('mention', undefined, isEdit)),
    ...clause(
      'escalate',
      escalation && `${timeText(escalation.afterSeconds)} ${escalation.who.map(whoText).join(' ')}`,
      isEdit,
    ),
    ...clause('ack-holds', holds === undefined ? undefined : timeText(holds), isEdit),
  ];
}

function choiceClauses(spec: RuleSpec, isEdit: boolean): readonly string[] {
  return [
    ...(spec.isGrouped ? ['grouped'] : isEdit ? ['not-grouped'] : []),
    ...(spec.toWebhook ? ['webhook'] : isEdit ? ['no-webhook'] : []),
    ...clause('runbook', spec.runbook, isEdit),
    ...clause('note', spec.note === undefined ? undefined : quote(spec.note), isEdit),
  ];
}

/** What is not set is taken away by an edit, and need not be said of a new rule. */
function clause(word: string, value: string | undefined, isEdit: boolean): readonly string[] {
  if (value !== undefined) return [`${word} ${value}`];
  return isEdit ? [`${word} none`] : [];
}

function hoursText(hours: RuleHours): string {
  switch (hours.kind) {
    case 'always':
      return 'always';
    case 'opening-hours':
      return 'when open';
    case 'timetable':
      return `when ${timetableText(hours.timetable)}`;
  }
}

function mentionText({ who, from, when }: RuleMention): string {
  const level = from === 'critical' ? 'critical ' : '';
  return `mention ${level}${whoText(who)}${when ? ` during ${timetableText(when)}` : ''}`;
}

function timetableText({ zone, slices }: Timetable): string {
  return [...slices.map(weekTime), zone].join(' ');
}

function whoText({ kind, id }: Mentioned): string {
  return kind === 'user' ? `<@${id}>` : `<!subteam^${id}>`;
}
