import type { Episode } from '../../../domain/alerting/alert.ts';
import type { AlertLevel } from '../../../domain/alerting/rule.ts';
import type { DecideAround } from './decide-input.ts';

/** What keeps an alert quiet now: a silence whatever it is, something worse only what is a warning itself. */
export function quietedBy(
  { silence, hushedBy }: DecideAround,
  level: AlertLevel,
): Pick<Episode, 'silenced' | 'hushedBy'> {
  return {
    silenced: silence && { silenceId: silence.id, until: silence.until, by: silence.by },
    hushedBy: level === 'critical' ? undefined : hushedBy,
  };
}

/** Whether nothing is said of it now. */
export function isQuiet({ silenced, hushedBy }: Episode): boolean {
  return silenced !== undefined || hushedBy !== undefined;
}
