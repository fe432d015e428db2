import { codeOf } from '../../../domain/errors.ts';
import type { Tenant } from '../../../domain/tenant.ts';
import type { Troubles } from '../health/troubles.ts';
import { type CheckPorts, checkOnce, type Memory } from './check-once.ts';

export interface RuleCheckPorts extends CheckPorts {
  /** Told that a check begins and how it ended. */
  readonly troubles: Pick<Troubles, 'checkBegins' | 'checked' | 'note' | 'clear'>;
}

/** Checks every rule of a tenant once. */
export type RuleCheck = (tenant: Tenant, signal?: AbortSignal) => Promise<void>;

/**
 * Makes the check: each metric is read once for all rules, each alert decided and written on its own. A
 * foreseen failure changes no alert that needs what failed and rejects nothing; a bug rejects. Any
 * number of processes may check at once: the store takes one decision of each.
 */
export function createRuleCheck(ports: RuleCheckPorts): RuleCheck {
  const { troubles, clock } = ports;
  const memories = new Map<string, Memory>();
  return async (tenant, signal) => {
    const key = `${tenant.workspace}/${tenant.instance}`;
    const memory: Memory = memories.get(key) ?? { firstMissed: new Map() };
    memories.set(key, memory);
    const startedAt = clock.now();
    troubles.checkBegins(tenant);
    try {
      const done = await checkOnce(ports, tenant, memory, signal);
      for (const trouble of done.troubles.begun) await troubles.note(tenant, trouble);
      for (const over of done.troubles.over) await troubles.clear(tenant, over);
      const { failure, rules } = done;
      await troubles.checked(
        tenant,
        failure === undefined
          ? { kind: 'completed', startedAt, rules }
          : { kind: 'failed', code: failure, startedAt },
      );
    } catch (error) {
      if (signal?.aborted) return;
      const code = codeOf(error) ?? 'internal';
      await troubles.checked(tenant, { kind: 'failed', code, startedAt });
      if (code === 'internal') throw error;
    }
  };
}
