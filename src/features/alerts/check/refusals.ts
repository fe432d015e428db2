import type { RuleMetric } from '../../../domain/alerting/rule.ts';

/** What the service will refuse again: the rule is in error, and the watch is not. */
const refusing: readonly string[] = ['connect_denied', 'connect_bad_request', 'connect_not_found'];

/** Whether a failure of the past figures is one that stays. */
export function isRefused(code: string): boolean {
  return refusing.includes(code);
}

/** Whether a reading of this metric's own was refused; where queues or agents cannot be read, nothing can. */
export function isRefusal({ kind }: RuleMetric, code: string): boolean {
  const isOfPast = kind === 'missed' || kind === 'service-level' || kind === 'abandonment';
  return isOfPast && isRefused(code);
}
