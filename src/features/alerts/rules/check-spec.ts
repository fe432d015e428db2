import type { RuleMetric, RuleScope, RuleSpec } from '../../../domain/alerting/rule.ts';
import { unitOf } from '../../../domain/alerting/rule.ts';
import { isZone } from './is-zone.ts';

/** The part of a rule that something is wrong with; the same words in the line, the form and the file. */
export type SpecField =
  | 'watch'
  | 'window'
  | 'scope'
  | 'channels'
  | 'threshold'
  | 'critical'
  | 'clear'
  | 'for'
  | 'keep-firing'
  | 'repeat'
  | 'when'
  | 'zone'
  | 'mention'
  | 'escalate'
  | 'ack-holds'
  | 'runbook'
  | 'note';

export interface SpecProblem {
  readonly field: SpecField;
  /** One sentence that says what to write instead. */
  readonly problem: string;
}

/** What one figure may be asked over, seconds: so few that all rules share their readings. */
export const ruleWindows: readonly number[] = [300, 900, 1800, 3600, 14_400];

export const specLimits = {
  thresholdSeconds: 24 * 3600,
  count: 100_000,
  forSeconds: 4 * 3600,
  keepFiringSeconds: 4 * 3600,
  leastRepeatSeconds: 300,
  repeatSeconds: 24 * 3600,
  escalationSeconds: 24 * 3600,
  acknowledgedSeconds: 24 * 3600,
  mentions: 20,
  scopeIds: 100,
  note: 500,
  runbook: 500,
} as const;

/** What a finished rule may not say, whichever way it was made; nothing where it is fine. */
export function specProblems(spec: RuleSpec): readonly SpecProblem[] {
  const found: [SpecField, string | undefined][] = [
    ['window', windowProblem(spec.metric)],
    ['scope', scopeProblem(spec)],
    ['channels', channelsProblem(spec)],
    ['threshold', figureProblem(spec.metric, spec.threshold) ?? readyMadeProblem(spec)],
    ['critical', criticalProblem(spec)],
    ['clear', clearProblem(spec)],
    ['for', tooLong(spec.forSeconds, specLimits.forSeconds, '4h')],
    ['keep-firing', tooLong(spec.keepFiringSeconds, specLimits.keepFiringSeconds, '4h')],
    ['repeat', repeatProblem(spec.repeatSeconds)],
    ['when', hoursProblem(spec)],
    ['zone', zoneProblem(spec)],
    ['mention', mentionProblem(spec)],
    ['escalate', escalationProblem(spec)],
    ['ack-holds', tooLong(spec.acknowledgedForSeconds ?? 0, specLimits.acknowledgedSeconds, '24h')],
    ['runbook', runbookProblem(spec.runbook)],
    ['note', noteProblem(spec.note)],
  ];
  return found.flatMap(([field, problem]) => (problem === undefined ? [] : [{ field, problem }]));
}

function windowProblem(metric: RuleMetric): string | undefined {
  if (!('windowSeconds' in metric) || ruleWindows.includes(metric.windowSeconds)) return undefined;
  return 'The window is one of 5m, 15m, 30m, 1h and 4h.';
}

type ScopeKind = RuleScope['kind'];
const queueScopes: readonly ScopeKind[] = ['queues', 'queue-group', 'instance'];
const agentScopes: readonly ScopeKind[] = ['routing-profiles', 'team', 'agents'];

/** Whom or what each metric can be asked about. */
export function scopesOf({ kind }: Pick<RuleMetric, 'kind'>): readonly ScopeKind[] {
  switch (kind) {
    case 'agents-available':
    case 'agents-staffed':
      return [...queueScopes, 'routing-profiles', 'team'];
    case 'missed':
    case 'agent-state':
      return [...queueScopes, ...agentScopes];
    default:
      return queueScopes;
  }
}

function scopeProblem({ metric, scope }: RuleSpec): string | undefined {
  if (!scopesOf(metric).includes(scope.kind)) {
    return scopesOf(metric).includes('team')
      ? 'This cannot be watched of single agents: choose queues, a group, routing profiles, a team or all.'
      : 'This is a figure of queues: choose queues, a group of queues, or all.';
  }
  if (!('ids' in scope)) return undefined;
  if (scope.ids.length === 0) return 'Say at least one, or all.';
  return scope.ids.length > specLimits.scopeIds
    ? `At most ${specLimits.scopeIds} fit: use a group of queues, a team or all.`
    : undefined;
}

function channelsProblem({ metric, channels }: RuleSpec): string | undefined {
  return metric.kind === 'missed' && channels.length > 0
    ? 'Missed contacts are counted over all channels: leave the channels out.'
    : undefined;
}

/** What is wrong with a threshold of this metric. */
function figureProblem(metric: RuleMetric, figure: number): string | undefined {
  if (!Number.isFinite(figure) || figure < 0) return 'A threshold is 0 or more.';
  const unit = unitOf(metric);
  if (unit === 'percent' && figure > 100) return 'A percentage is at most 100.';
  if (unit !== 'percent' && !Number.isInteger(figure)) return 'Write a whole number.';
  if (unit === 'seconds' && figure > specLimits.thresholdSeconds) return 'At most 24h.';
  return unit === 'count' && figure > specLimits.count ? 'At most 100,000.' : undefined;
}

/** Ready-made ones are crossed as soon as there is anything of it. */
export function isReadyMade({ kind }: Pick<RuleMetric, 'kind'>): boolean {
  return kind === 'nobody-staffed' || kind === 'available-while-waiting';
}

function readyMadeProblem({ metric, comparison }: RuleSpec): string | undefined {
  return isReadyMade(metric) && comparison !== 'over'
    ? 'This ready-made rule counts what is over a number: use over, or leave it out.'
    : undefined;
}

function criticalProblem(spec: RuleSpec): string | undefined {
  const { metric, comparison, threshold, criticalThreshold: critical } = spec;
  if (critical === undefined) return undefined;
  const problem = figureProblem(metric, critical);
  if (problem !== undefined) return problem;
  if (comparison === 'over') {
    return critical > threshold ? undefined : 'Critical has to be more than over.';
  }
  return critical < threshold ? undefined : 'Critical has to be less than under.';
}

function clearProblem(spec: RuleSpec): string | undefined {
  const { metric, comparison, threshold, clearThreshold: clear } = spec;
  if (clear === undefined) return undefined;
  const problem = figureProblem(metric, clear);
  if (problem !== undefined) return problem;
  if (comparison === 'over') {
    return clear < threshold ? undefined : 'Clear has to be less than over.';
  }
  return clear > threshold ? undefined : 'Clear has to be more than under.';
}

function repeatProblem(seconds: number | undefined): string | undefined {
  if (seconds === undefined) return undefined;
  if (seconds < specLimits.leastRepeatSeconds) return 'Repeat every 5m at the most often.';
  return tooLong(seconds, specLimits.repeatSeconds, '24h');
}

function zoneProblem({ hours, mentions }: RuleSpec): string | undefined {
  const zones = [
    ...(hours.kind === 'timetable' ? [hours.timetable.zone] : []),
    ...mentions.flatMap(({ when }) => (when ? [when.zone] : [])),
  ];
  const unknown = zones.find((zone) => !isZone(zone));
  return unknown === undefined
    ? undefined
    : `There is no time zone ${unknown}: write one as Europe/Berlin.`;
}

function hoursProblem({ hours, scope }: RuleSpec): string | undefined {
  if (hours.kind === 'timetable' && hours.timetable.slices.length === 0) {
    return 'Write at least one time, such as mon-fri 08:00-18:00.';
  }
  const isOfQueues = scope.kind === 'queues' || scope.kind === 'queue-group';
  return hours.kind === 'opening-hours' && !isOfQueues && scope.kind !== 'instance'
    ? 'Only queues have opening hours: use always, or times of your own.'
    : undefined;
}

function mentionProblem({ mentions, criticalThreshold }: RuleSpec): string | undefined {
  if (mentions.length > specLimits.mentions) return `At most ${specLimits.mentions} are called.`;
  return criticalThreshold === undefined && mentions.some(({ from }) => from === 'critical')
    ? 'Nobody is ever called at critical without a critical threshold: set one.'
    : undefined;
}

function escalationProblem({ escalation }: RuleSpec): string | undefined {
  if (!escalation) return undefined;
  if (escalation.who.length === 0) return 'Say who is called when nobody acknowledged it.';
  if (escalation.who.length > specLimits.mentions)
    return `At most ${specLimits.mentions} are called.`;
  return escalation.afterSeconds < 60
    ? 'Call the next people after 1m at the earliest.'
    : tooLong(escalation.afterSeconds, specLimits.escalationSeconds, '24h');
}

function runbookProblem(runbook: string | undefined): string | undefined {
  if (runbook === undefined) return undefined;
  const isFine = URL.canParse(runbook) && new URL(runbook).protocol === 'https:';
  return isFine && runbook.length <= specLimits.runbook && !/[\s<>|"]/u.test(runbook)
    ? undefined
    : 'Write an https address, such as https://wiki.example.com/waits.';
}

function noteProblem(note: string | undefined): string | undefined {
  return note !== undefined && [...note].length > specLimits.note
    ? `A note has at most ${specLimits.note} characters.`
    : undefined;
}

function tooLong(seconds: number, most: number, words: string): string | undefined {
  return seconds > most ? `At most ${words}.` : undefined;
}
