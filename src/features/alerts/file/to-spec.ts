import type { Mentioned, RuleHours, RuleMetric, RuleSpec } from '../../../domain/alerting/rule.ts';
import type { Timetable } from '../../../domain/alerting/timetable.ts';
import { isReadyMade, specProblems } from '../rules/check-spec.ts';
import { type Figure, figureIn } from './figures.ts';
import type { FindName } from './find-names.ts';
import { type FileRule, timeSeconds } from './rule-shape.ts';
import { parseWeekTime } from './week-times.ts';
import { metricIn, type Say, scopeFields, scopeIn } from './what-in-file.ts';

/** Something wrong, by the way to it from the rule: `['queues', 1]`. */
export interface FieldProblem {
  readonly path: readonly (string | number)[];
  readonly problem: string;
}

export type SpecRead =
  | { readonly kind: 'spec'; readonly spec: RuleSpec }
  | { readonly kind: 'problems'; readonly problems: readonly FieldProblem[] };

/** The rule that a file says, with everything that is wrong with it. */
export function toSpec(rule: FileRule, find: FindName): SpecRead {
  const problems: FieldProblem[] = [];
  const say = (path: FieldProblem['path'], problem: string) =>
    void problems.push({ path, problem });
  const metric = metricIn(rule, find, say);
  const scope = scopeIn(rule, find, say);
  const figures = metric && figuresIn(rule, metric, say);
  if (!metric || !scope || !figures || problems.length > 0) return { kind: 'problems', problems };
  const spec = { ...restIn(rule), ...figures, metric, scope };
  const wrong = specProblems(spec).map(
    ({ field, problem }): FieldProblem => ({ path: [fieldOf(field, rule)], problem }),
  );
  return wrong.length > 0 ? { kind: 'problems', problems: wrong } : { kind: 'spec', spec };
}

function figuresIn(rule: FileRule, metric: RuleMetric, say: Say) {
  const read = (field: 'over' | 'under' | 'critical' | 'clear'): Figure => {
    const text = rule[field];
    const figure = text === undefined ? undefined : figureIn(text, metric);
    if (figure !== undefined && typeof figure !== 'number')
      say([field], `${field} ${figure.problem}`);
    return typeof figure === 'number' ? figure : undefined;
  };
  const [over, under] = [read('over'), read('under')];
  const [criticalThreshold, clearThreshold] = [read('critical'), read('clear')];
  if (rule.over !== undefined && rule.under !== undefined) {
    say(['under'], 'a rule has either over or under');
  }
  const isBare = rule.over === undefined && rule.under === undefined;
  if (isBare && !isReadyMade(metric)) say(['watch'], 'say over or under which figure');
  return {
    comparison: under === undefined ? ('over' as const) : ('under' as const),
    threshold: over ?? under ?? 0,
    ...(criticalThreshold !== undefined && { criticalThreshold }),
    ...(clearThreshold !== undefined && { clearThreshold }),
  };
}

function restIn(rule: FileRule) {
  const { escalate, repeat, runbook, note } = rule;
  const repeatSeconds =
    repeat === undefined || repeat === 'never' ? undefined : timeSeconds(repeat);
  const holds = rule['ack-holds'] === undefined ? undefined : timeSeconds(rule['ack-holds']);
  return {
    channels: [...new Set(rule.channels ?? [])],
    forSeconds: timeSeconds(rule.for ?? '0') ?? 0,
    keepFiringSeconds: timeSeconds(rule['keep-firing'] ?? '0') ?? 0,
    ...(repeatSeconds !== undefined && { repeatSeconds }),
    noData: rule['no-data'] ?? 'keep',
    hours: hoursIn(rule.when),
    slackChannelId: rule['post-in'],
    mentions: (rule.mention ?? []).map(({ who, from, when }) => ({
      who: mentioned(who),
      from,
      ...(when && { when: timetableIn(when) }),
    })),
    ...(escalate && {
      escalation: {
        afterSeconds: timeSeconds(escalate.after) ?? 0,
        who: escalate.who.map(mentioned),
      },
    }),
    ...(holds !== undefined && { acknowledgedForSeconds: holds }),
    isGrouped: rule.grouped ?? false,
    toWebhook: rule.webhook ?? false,
    ...(runbook !== undefined && { runbook }),
    ...(note !== undefined && { note }),
  };
}

function hoursIn(when: FileRule['when']): RuleHours {
  if (when === undefined || when === 'always') return { kind: 'always' };
  if (when === 'open') return { kind: 'opening-hours' };
  return { kind: 'timetable', timetable: timetableIn(when) };
}

function timetableIn({ zone, times }: { zone: string; times: readonly string[] }): Timetable {
  return { zone, slices: times.flatMap((text) => parseWeekTime(text) ?? []) };
}

function mentioned(id: string): Mentioned {
  return { kind: id.startsWith('S') ? 'user-group' : 'user', id };
}

/** Where in the file a field of the finished rule stands. */
function fieldOf(field: string, rule: FileRule): string {
  if (field === 'scope') return scopeFields.find((one) => rule[one] !== undefined) ?? 'watch';
  if (field === 'zone') return 'when';
  if (field === 'threshold') return rule.under === undefined ? 'over' : 'under';
  return field;
}
