import type { RuleMetricKind, WatchedState } from '../../../domain/alerting/rule.ts';

/** What stands after `watch`: the same words as in a typed line. */
export const metricWords: Readonly<Record<RuleMetricKind, string>> = {
  'queue-wait': 'queue-wait',
  'oldest-contact': 'oldest',
  'contacts-waiting': 'waiting',
  missed: 'missed',
  'agents-available': 'available',
  'agents-staffed': 'staffed',
  'service-level': 'service-level',
  abandonment: 'abandonment',
  'agent-state': 'agent-state',
  'nobody-staffed': 'nobody-staffed',
  'available-while-waiting': 'idle-agents',
};

export const metricKinds = Object.keys(metricWords).filter(isKind);

/** The metric of such a word; undefined for another one. */
export function metricOf(word: string): RuleMetricKind | undefined {
  return metricKinds.find((kind) => metricWords[kind] === word);
}

/** The activities an agent can be too long in, as they are written. */
export const watchedActivities: readonly Extract<WatchedState, { kind: 'activity' }>['activity'][] =
  ['on-contact', 'on-hold', 'after-contact-work', 'missed', 'error'];

function isKind(word: string): word is RuleMetricKind {
  return Object.hasOwn(metricWords, word);
}
