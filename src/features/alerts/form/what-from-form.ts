import type { RuleMetric, RuleScope } from '../../../domain/alerting/rule.ts';
import { metricKinds, watchedActivities } from '../file/metric-words.ts';
import type { Filled } from './read-values.ts';

/** What is watched; undefined where that is not said, which is said in `filled`. */
export function metricIn(filled: Filled): RuleMetric | undefined {
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

/** Whom or what it is about; undefined where that is not one thing, which is said in `filled`. */
export function scopeIn(filled: Filled): RuleScope | undefined {
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
