import { type AlertTarget, targetKey } from '../../../domain/alerting/rule.ts';

/** One rule has at most so many alerts at once. */
const mostAlertsOfOneRule = 500;

export type Instances =
  | { readonly kind: 'fine' }
  | { readonly kind: 'too-many'; readonly count: number; readonly limit: number }
  /** Two readings for one alert: which one counts nobody can say. */
  | { readonly kind: 'duplicate'; readonly key: string };

/** Whether all these can be decided on; where they cannot, none is. A limit of 0 or less is none. */
export function checkInstances(
  targets: readonly AlertTarget[],
  limit: number = mostAlertsOfOneRule,
): Instances {
  const seen = new Set<string>();
  for (const target of targets) {
    const key = targetKey(target);
    if (seen.has(key)) return { kind: 'duplicate', key };
    seen.add(key);
  }
  const count = seen.size;
  return limit > 0 && count > limit ? { kind: 'too-many', count, limit } : { kind: 'fine' };
}
