import type { RuleMetric, RuleScope, RuleSpec } from '../../../domain/alerting/rule.ts';
import { knownChannels } from '../../../domain/contact-centre.ts';
import { figureIn } from '../file/figures.ts';
import { isReadyMade, type SpecField, specProblems } from '../rules/check-spec.ts';
import { choice, type FieldName } from './fields.ts';
import { peopleIn } from './people-from-form.ts';
import type { Filled } from './read-values.ts';
import { timesIn } from './times-from-form.ts';
import { metricIn, scopeIn } from './what-from-form.ts';

/** The rule that was filled in; undefined where something is wrong, which is said in `filled`. */
export function specFromForm(filled: Filled): RuleSpec | undefined {
  const metric = metricIn(filled);
  const scope = scopeIn(filled);
  const slackChannelId = filled.one('slackChannel');
  if (slackChannelId === undefined)
    filled.say('slackChannel', 'Choose the channel for the alerts.');
  const rest = { ...timesIn(filled), ...peopleIn(filled), ...choicesIn(filled) };
  const figures = metric && figuresIn(filled, metric);
  if (!metric || !scope || !figures || slackChannelId === undefined) return undefined;
  if (Object.keys(filled.problems()).length > 0) return undefined;
  const spec: RuleSpec = { metric, scope, ...figures, ...rest, slackChannelId };
  for (const { field, problem } of specProblems(spec)) filled.say(fieldOf(field, scope), problem);
  return Object.keys(filled.problems()).length > 0 ? undefined : spec;
}

function figuresIn(filled: Filled, metric: RuleMetric) {
  const figure = (field: 'threshold' | 'critical' | 'clear') => {
    const text = filled.one(field);
    if (text === undefined) return undefined;
    const read = figureIn(text, metric);
    if (typeof read === 'number') return read;
    filled.say(field, `It ${read.problem}.`);
    return undefined;
  };
  const threshold = figure('threshold');
  if (filled.one('threshold') === undefined && !isReadyMade(metric)) {
    filled.say('threshold', 'Write the figure at which it fires.');
  }
  const [criticalThreshold, clearThreshold] = [figure('critical'), figure('clear')];
  return {
    comparison: filled.one('comparison') === 'under' ? ('under' as const) : ('over' as const),
    threshold: threshold ?? 0,
    ...(criticalThreshold !== undefined && { criticalThreshold }),
    ...(clearThreshold !== undefined && { clearThreshold }),
  };
}

function choicesIn(filled: Filled) {
  const [runbook, note] = [filled.one('runbook'), filled.one('note')];
  const noData = (['keep', 'ok', 'alert'] as const).find((one) => one === filled.one('noData'));
  return {
    channels: knownChannels.filter((channel) => filled.all('channels').includes(channel)),
    noData: noData ?? ('keep' as const),
    isGrouped: filled.all('options').includes(choice.grouped),
    toWebhook: filled.all('options').includes(choice.webhook),
    ...(runbook !== undefined && { runbook }),
    ...(note !== undefined && { note }),
  };
}

/** Below which input it is said. */
function fieldOf(field: SpecField, scope: RuleScope): FieldName | 'metric' {
  switch (field) {
    case 'watch':
      return 'metric';
    case 'scope':
      return scopeField(scope);
    case 'when':
      return 'hours';
    case 'mention':
      return 'criticalPeople';
    case 'escalate':
      return 'escalateAfter';
    case 'keep-firing':
      return 'keepFiring';
    case 'ack-holds':
      return 'ackHolds';
    default:
      return field;
  }
}

function scopeField(scope: RuleScope): FieldName {
  const by = {
    queues: 'queues',
    'queue-group': 'group',
    'routing-profiles': 'profiles',
    team: 'team',
    agents: 'agents',
    instance: 'all',
  } as const;
  return by[scope.kind];
}
