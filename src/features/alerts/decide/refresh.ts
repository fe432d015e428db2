import type { Episode } from '../../../domain/alerting/alert.ts';
import type { AlertLevel } from '../../../domain/alerting/rule.ts';
import { withLapse } from './acknowledge.ts';
import type { Comparison } from './comparison.ts';
import type { DecideInput } from './decide-input.ts';
import { figuresAfter } from './figures.ts';
import { quietedBy } from './quiet.ts';

/** An open episode with what is true now: its rule, its level, what was read and what keeps it quiet. */
export function refreshed(
  before: Episode,
  { rule, measured, now, around }: DecideInput,
  level: AlertLevel,
  comparison: Comparison,
): Episode {
  const episode: Episode = {
    ...before,
    rule: before.rule.revision === rule.revision ? before.rule : rule,
    level,
    worstLevel: level === 'critical' ? level : before.worstLevel,
    ...figuresAfter(before, measured, comparison, now),
    ...quietedBy(around, level),
  };
  return withLapse(episode, now);
}
