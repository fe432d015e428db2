import type { RuleMetricKind, WatchedState } from '../../../domain/alerting/rule.ts';

/** How a metric is called where one chooses it; no formatting. */
export const metricLabels: Readonly<Record<RuleMetricKind, string>> = {
  'queue-wait': 'Wait: estimate or oldest contact',
  'oldest-contact': 'Age of the oldest contact',
  'contacts-waiting': 'Contacts in queue',
  missed: 'Missed contacts in a window',
  'agents-available': 'Agents available',
  'agents-staffed': 'Agents staffed',
  'service-level': 'Service level in a window',
  abandonment: 'Abandonment in a window',
  'agent-state': 'An agent too long in a state',
  'nobody-staffed': 'Ready-made: contacts wait, nobody is staffed',
  'available-while-waiting': 'Ready-made: agents available while contacts wait',
};

type Activity = Extract<WatchedState, { kind: 'activity' }>['activity'];

export const activityLabels: Readonly<Record<Activity, string>> = {
  'on-contact': 'On contact',
  'on-hold': 'On hold',
  'after-contact-work': 'After-contact work',
  missed: 'Missed contact, not cleared',
  error: 'Contact error',
};
