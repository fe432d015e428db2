import type { LinkAudit } from '../access/link-audit.ts';
import { type AuditPorts, audited } from './audited.ts';

/** Links are audited as everything else is. */
export function auditedLinks(ports: AuditPorts): LinkAudit {
  return {
    done: (tenant, deed, work, wasDone) => audited(ports, { tenant, ...deed }, work, wasDone),
    refused: async (tenant, deed) => {
      const at = ports.clock.now();
      await ports.audit.record(tenant, { ...deed, at, outcome: 'refused' });
    },
  };
}
