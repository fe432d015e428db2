import type { Tenant } from '../../../domain/tenant.ts';
import type { Log } from '../../../ports/ground.ts';
import type { AlertChange } from '../../../stores/alerting.ts';
import { alertKey } from '../decide/hush.ts';
import type { Standing } from './standing.ts';

/** Says in the log what became of an alert: it fired, it changed its level, it is over. */
export function logChange(
  log: Log,
  tenant: Tenant,
  { byKey }: Standing,
  { ruleId, target, episodes }: AlertChange,
): void {
  const before = byKey.get(alertKey(ruleId, target))?.episode;
  for (const { id, level, ended, measured } of episodes) {
    const facts = { tenant, episodeId: id, level, measured };
    if (ended) log.info({ ...facts, why: ended.why }, 'Alert over');
    else if (before?.id !== id) log.info(facts, 'Alert fired');
    else if (before.level !== level) log.info(facts, 'Alert changed its level');
  }
}
