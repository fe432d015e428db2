import type {
  Mentioned,
  RuleHours,
  RuleMention,
  RuleMetric,
  RuleScope,
  RuleSpec,
} from '../../../domain/alerting/rule.ts';
import type { Timetable } from '../../../domain/alerting/timetable.ts';
import { knownChannels } from '../../../domain/contact-centre.ts';
import { figureIn } from '../file/figures.ts';
import { metricKinds, watchedActivities } from '../file/metric-words.ts';
import { isReadyMade, type SpecField, specProblems } from '../rules/check-spec.ts';
import { choice, type FieldName } from './fields.ts';
import type { Filled } from './read-values.ts';
import { parseTimes } from './times-text.ts';

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

function metricIn(filled: Filled): RuleMetric | undefined {
  const kind = metricKinds.find((one) => one === filled.metric);
  if (kind === undefined) {
    filled.say('metric', 'Choose what is watched.');
    return undefined;
  }
  if (kind === 'missed' || kind === 'service-level' || kind === 'abandonment') {
    const windowSeconds = Number(filled.one('window'));
    if (windowSeconds > 0) return { kind, windowSeconds };
    filled.say('window', 'Choose the window in which it is counted.');
    return undefined;
  }
  return kind === 'agent-state' ? agentState(filled) : { kind };
}

function agentState(filled: Filled): RuleMetric | undefined {
  const [wanted, statusId] = [filled.one('state'), filled.one('status')];
  const activity = watchedActivities.find((one) => one === wanted);
  if (activity !== undefined) {
    return { kind: 'agent-state', state: { kind: 'activity', activity } };
  }
  if (wanted === undefined && statusId === undefined) {
    filled.say('state', 'Choose the state that lasts too long.');
    return undefined;
  }
  if (statusId !== undefined) {
    return { kind: 'agent-state', state: { kind: 'status', statusId } };
  }
  filled.say('status', 'Choose the status, or another state above.');
  return undefined;
}

const scopeFields = ['queues', 'group', 'profiles', 'team', 'agents', 'all'] as const;

function scopeIn(filled: Filled): RuleScope | undefined {
  const [field, another] = scopeFields.filter((one) => filled.all(one).length > 0);
  if (field === undefined) {
    filled.say('queues', 'Choose queues here, or one of the kinds below.');
    return undefined;
  }
  if (another !== undefined) {
    filled.say(
      another,
      'A rule is about one kind of thing: leave this empty, or what is chosen above.',
    );
    return undefined;
  }
  const ids = filled.all(field);
  const [id = ''] = ids;
  switch (field) {
    case 'queues':
      return { kind: 'queues', ids };
    case 'group':
      return { kind: 'queue-group', name: id };
    case 'profiles':
      return { kind: 'routing-profiles', ids };
    case 'team':
      return { kind: 'team', id };
    case 'agents':
      return { kind: 'agents', ids };
    case 'all':
      return { kind: 'instance' };
  }
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

function timesIn(filled: Filled) {
  const repeatSeconds = filled.time('repeat');
  const holds = filled.time('ackHolds');
  return {
    forSeconds: filled.time('for'),
    keepFiringSeconds: filled.time('keepFiring'),
    ...(repeatSeconds > 0 && { repeatSeconds }),
    ...(holds > 0 && { acknowledgedForSeconds: holds }),
    hours: hoursIn(filled),
  };
}

function hoursIn(filled: Filled): RuleHours {
  const hours = filled.one('hours');
  if (hours === 'always') return { kind: 'always' };
  if (hours !== 'times') return { kind: 'opening-hours' };
  const timetable = timetableIn(filled, 'times');
  if (!timetable && filled.one('times') === undefined) {
    filled.say('times', 'Write the times, such as mon-fri 08:00-18:00.');
  }
  return timetable ? { kind: 'timetable', timetable } : { kind: 'always' };
}

function timetableIn(filled: Filled, field: 'times' | 'mentionTimes'): Timetable | undefined {
  const text = filled.one(field);
  if (text === undefined) return undefined;
  const zone = filled.one('zone');
  const slices = parseTimes(text);
  if (!slices) filled.say(field, 'Write times such as mon-fri 08:00-18:00, sat 09:00-12:00.');
  if (zone === undefined) filled.say('zone', 'Write the time zone, such as Europe/Berlin.');
  return slices && zone !== undefined ? { zone, slices } : undefined;
}

function peopleIn(filled: Filled) {
  const when = timetableIn(filled, 'mentionTimes');
  const called = (from: RuleMention['from'], people: FieldName, groups: FieldName) =>
    whoIn(filled, people, groups).map((who): RuleMention => ({ who, from, ...(when && { when }) }));
  const mentions = [
    ...called('warning', 'people', 'groups'),
    ...called('critical', 'criticalPeople', 'criticalGroups'),
  ];
  const who = whoIn(filled, 'escalatePeople', 'escalateGroups');
  const afterSeconds = filled.time('escalateAfter');
  if (who.length > 0 && filled.one('escalateAfter') === undefined) {
    filled.say('escalateAfter', 'Write after how long they are called, such as 10m.');
  }
  const isAsked = filled.one('escalateAfter') !== undefined;
  if (who.length === 0 && isAsked) {
    filled.say('escalatePeople', 'Choose who is called then, or leave the time empty.');
  }
  return {
    mentions,
    ...(who.length > 0 && { escalation: { afterSeconds, who } }),
  };
}

function whoIn(filled: Filled, people: FieldName, groups: FieldName): readonly Mentioned[] {
  return [
    ...filled.all(people).map((id): Mentioned => ({ kind: 'user', id })),
    ...filled.all(groups).map((id): Mentioned => ({ kind: 'user-group', id })),
  ];
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
