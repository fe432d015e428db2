import type { Rule } from '../../../domain/alerting/rule.ts';

/** Whether a changed rule still asks the same: another metric, channel of contacts or comparison is another alert. */
export function isSameSubject(before: Rule, after: Rule): boolean {
  return before.revision === after.revision || subjectOf(before) === subjectOf(after);
}

/** What a rule asks, as a text: the same for rules that ask the same. */
export function subjectOf({ metric, comparison, channels }: Rule): string {
  const about =
    metric.kind === 'agent-state'
      ? JSON.stringify(Object.entries(metric.state).toSorted())
      : 'windowSeconds' in metric
        ? String(metric.windowSeconds)
        : '';
  return [metric.kind, about, comparison, ...channels.toSorted()].join('|');
}
