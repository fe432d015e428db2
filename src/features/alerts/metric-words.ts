import { setDuration, shortDuration } from '../../blocks/format.ts';
import { figure, name } from '../../blocks/text.ts';
import {
  type AlertLevel,
  type RuleMetric,
  type RuleSpec,
  unitOf,
  type WatchedState,
} from '../../domain/alerting/rule.ts';
import type { Names } from '../../domain/contact-centre.ts';
import { statusName } from '../../floor/named.ts';

/** What a rule watches, for mrkdwn: "wait", "contacts in queue", "time on hold". */
export function metricNoun(metric: RuleMetric, names: Names | undefined): string {
  switch (metric.kind) {
    case 'queue-wait':
      return 'wait';
    case 'oldest-contact':
      return 'age of the oldest contact';
    case 'contacts-waiting':
      return 'contacts in queue';
    case 'missed':
      return `missed contacts within ${setDuration(metric.windowSeconds)}`;
    case 'agents-available':
      return 'agents available';
    case 'agents-staffed':
      return 'agents staffed';
    case 'service-level':
      return `service level of ${setDuration(metric.windowSeconds)}`;
    case 'abandonment':
      return `abandonment within ${setDuration(metric.windowSeconds)}`;
    case 'agent-state':
      return `time ${stateWords(metric.state, names)}`;
    case 'nobody-staffed':
      return 'contacts waiting with nobody staffed';
    case 'available-while-waiting':
      return 'agents available while contacts wait';
  }
}

const activities = {
  'on-contact': 'on a contact',
  'on-hold': 'on hold',
  'after-contact-work': 'in after-contact work',
  missed: 'with a missed contact',
  error: 'with a contact in error',
} as const;

/** What an agent is in, for mrkdwn: "on hold", "in Lunch". */
export function stateWords(state: WatchedState, names: Names | undefined): string {
  if (state.kind === 'activity') return activities[state.activity];
  const { statusId } = state;
  return `in ${name(names ? statusName(names, statusId) : `status ${statusId}`)}`;
}

/** A figure somebody set, in the unit of the metric: "10 min", "7", "80 %". */
export function setFigure(metric: RuleMetric, value: number): string {
  switch (unitOf(metric)) {
    case 'seconds':
      return setDuration(value);
    case 'percent':
      return `${figure(value)} %`;
    case 'count':
      return figure(value);
  }
}

/** The threshold of a level: that of the warning, where critical has none of its own. */
export function thresholdOf(
  { threshold, criticalThreshold }: Pick<RuleSpec, 'threshold' | 'criticalThreshold'>,
  level: AlertLevel,
): number {
  return level === 'critical' ? (criticalThreshold ?? threshold) : threshold;
}

/** "over 10 min", "under 3". */
export function thresholdWords(rule: RuleSpec, level: AlertLevel): string {
  return `${rule.comparison} ${setFigure(rule.metric, thresholdOf(rule, level))}`;
}

/**
 * A figure that was read, as a reader sees it: rounded, unless that would put it on the other side of
 * the threshold it stands beside, which would read as if there were nothing to say.
 */
export function readFigure(
  { metric, comparison }: Pick<RuleSpec, 'metric' | 'comparison'>,
  value: number,
  threshold: number,
): string {
  const crosses = (seen: number) => (comparison === 'over' ? seen > threshold : seen < threshold);
  const rounds = (seen: number) => crosses(seen) === crosses(value);
  switch (unitOf(metric)) {
    case 'seconds': {
      const whole = Math.max(0, Math.floor(value));
      const seen = whole < 60 ? whole : whole - (whole % 60);
      return rounds(seen) ? shortDuration(value) : setDuration(value);
    }
    case 'percent': {
      const digits = [0, 1, 2].find((places) => rounds(rounded(value, places))) ?? 3;
      return `${figure(rounded(value, digits))} %`;
    }
    case 'count':
      return figure(value);
  }
}

function rounded(value: number, places: number): number {
  return Math.round(value * 10 ** places) / 10 ** places;
}
