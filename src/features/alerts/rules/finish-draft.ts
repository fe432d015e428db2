import type {
  RuleHours,
  RuleMention,
  RuleMetric,
  RuleScope,
  RuleSpec,
} from '../../../domain/alerting/rule.ts';
import type { Timetable } from '../../../domain/alerting/timetable.ts';
import { type Misunderstood, misunderstood } from '../../../grammar/misunderstood.ts';
import { figureIn } from '../file/figures.ts';
import { isReadyMade, specProblems } from './check-spec.ts';
import type { RuleDraft, TimesDraft } from './rule-draft.ts';

/** Of what a draft says, the names that were looked up. */
export interface FoundNames {
  readonly scope?: RuleScope | undefined;
  /** The status an agent is too long in. */
  readonly statusId?: string | undefined;
}

/**
 * The rule that is there once what was typed is put upon what there was, nothing for a new one.
 * Only what was named changes. `zone` is the asker's own.
 */
export function finishDraft(
  before: Partial<RuleSpec>,
  draft: RuleDraft,
  found: FoundNames,
  zone: string | undefined,
): RuleSpec | Misunderstood {
  const part = draftedPart(before, draft, found, zone);
  if ('problem' in part) return part;
  const { metric, scope, slackChannelId } = part;
  if (!metric || !scope || slackChannelId === undefined) {
    return misunderstood('Say what is watched, of what, and in which channel it is told.');
  }
  const threshold = part.threshold ?? (isReadyMade(metric) ? 0 : undefined);
  if (threshold === undefined) {
    return misunderstood('Say over or under which figure: over 5m, under 80%, over 10.');
  }
  const spec: RuleSpec = { ...complete, ...part, metric, scope, slackChannelId, threshold };
  const [wrong] = specProblems(spec);
  return wrong ? misunderstood(wrong.problem) : spec;
}

/** A rule of which nothing is said but what has to be: taken literally, at any hour, at once. */
const complete = {
  channels: [],
  comparison: 'over',
  forSeconds: 0,
  keepFiringSeconds: 0,
  noData: 'keep',
  hours: { kind: 'always' },
  mentions: [],
  isGrouped: false,
  toWebhook: false,
} as const satisfies Partial<RuleSpec>;

/** The same as far as it is said. */
export function draftedPart(
  before: Partial<RuleSpec>,
  draft: RuleDraft,
  found: FoundNames,
  zone: string | undefined,
): Partial<RuleSpec> | Misunderstood {
  const problems: string[] = [];
  const say = (problem: string) => {
    problems.push(problem);
    return undefined;
  };
  const metric = metricIn(before, draft, found, say);
  const times = (asked: TimesDraft): Timetable | undefined => {
    const zoneName = asked.zone ?? zone;
    return zoneName === undefined
      ? say('Slack does not say your time zone: write one after the times, such as Europe/Berlin.')
      : { zone: zoneName, slices: asked.slices };
  };
  const part: Partial<RuleSpec> = {
    ...before,
    ...(metric && { metric }),
    ...(found.scope && { scope: found.scope }),
    ...figuresIn(before, draft, metric, say),
    ...plainOf(draft),
    ...(draft.hours && { hours: hoursIn(draft.hours, times) }),
    ...(draft.mentions && {
      mentions: draft.mentions.map(({ who, from, during }): RuleMention => {
        const when = during && times(during);
        return { who, from, ...(when && { when }) };
      }),
    }),
  };
  const [problem] = problems;
  return problem === undefined ? part : misunderstood(problem);
}

type Say = (problem: string) => undefined;

function metricIn(
  before: Partial<RuleSpec>,
  draft: RuleDraft,
  { statusId }: FoundNames,
  say: Say,
): RuleMetric | undefined {
  const kind = draft.metric?.kind ?? before.metric?.kind;
  if (kind === undefined) return undefined;
  if (kind === 'missed' || kind === 'service-level' || kind === 'abandonment') {
    const known =
      before.metric && 'windowSeconds' in before.metric ? before.metric.windowSeconds : undefined;
    const windowSeconds = draft.windowSeconds ?? known;
    return windowSeconds === undefined
      ? say('Say within which time it is counted: within 15m.')
      : { kind, windowSeconds };
  }
  if (draft.windowSeconds !== undefined) {
    return say('Only missed, service-level and abandonment have a window: leave within out.');
  }
  if (kind !== 'agent-state') return { kind };
  const state = draft.metric?.state;
  if (!state) return before.metric;
  if (state.kind === 'activity') return { kind, state };
  return statusId === undefined ? undefined : { kind, state: { kind: 'status', statusId } };
}

function figuresIn(
  before: Partial<RuleSpec>,
  draft: RuleDraft,
  metric: RuleMetric | undefined,
  say: Say,
): Partial<RuleSpec> {
  const isOther = before.metric !== undefined && metric?.kind !== before.metric.kind;
  if (isOther && !draft.comparison && metric && !isReadyMade(metric)) {
    say('What is watched changes, so say over or under which figure, too.');
  }
  const figure = (text: string | undefined, word: string) => {
    if (text === undefined || text === 'none' || !metric) return undefined;
    const read = figureIn(text, metric);
    return typeof read === 'number' ? read : say(`The figure after ${word} ${read.problem}.`);
  };
  const { comparison, critical, clear } = draft;
  const threshold = figure(comparison?.figure, comparison?.kind ?? 'over');
  const isNew = isOther && metric !== undefined;
  return {
    ...(comparison && {
      comparison: comparison.kind,
      ...(threshold !== undefined && { threshold }),
    }),
    ...(isNew && !comparison && { comparison: 'over' as const, threshold: 0 }),
    ...((critical !== undefined || isNew) && { criticalThreshold: figure(critical, 'critical') }),
    ...((clear !== undefined || isNew) && { clearThreshold: figure(clear, 'clear') }),
  };
}

function plainOf(draft: RuleDraft): Partial<RuleSpec> {
  const { channels, forSeconds, keepFiringSeconds, noData, slackChannelId } = draft;
  const { repeatSeconds, escalation, acknowledgedForSeconds, runbook, note } = draft;
  return {
    ...(channels && { channels }),
    ...(forSeconds !== undefined && { forSeconds }),
    ...(keepFiringSeconds !== undefined && { keepFiringSeconds }),
    ...(noData && { noData }),
    ...(slackChannelId !== undefined && { slackChannelId }),
    ...(repeatSeconds !== undefined && { repeatSeconds: unlessNone(repeatSeconds) }),
    ...(escalation !== undefined && { escalation: unlessNone(escalation) }),
    ...(acknowledgedForSeconds !== undefined && {
      acknowledgedForSeconds: unlessNone(acknowledgedForSeconds),
    }),
    ...(draft.isGrouped !== undefined && { isGrouped: draft.isGrouped }),
    ...(draft.toWebhook !== undefined && { toWebhook: draft.toWebhook }),
    ...(runbook !== undefined && { runbook: unlessNone(runbook) }),
    ...(note !== undefined && { note: note === 'none' ? undefined : note.text }),
  };
}

function unlessNone<Value>(value: Value | 'none'): Value | undefined {
  return value === 'none' ? undefined : value;
}

function hoursIn(
  hours: NonNullable<RuleDraft['hours']>,
  times: (asked: TimesDraft) => Timetable | undefined,
): RuleHours {
  if (hours.kind !== 'timetable') return hours;
  const timetable = times(hours.times);
  return timetable ? { kind: 'timetable', timetable } : { kind: 'always' };
}
