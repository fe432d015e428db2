import type { AuditEntry } from '../../../domain/audit.ts';
import type { AuditLog } from '../../../stores/floor.ts';
import type { Asker } from '../../answer.ts';

export interface AuditReport {
  /** Newest first. */
  readonly entries: readonly AuditEntry[];
  /** How many earlier ones there are. */
  readonly earlier: number;
  /** True when there may be more than that. */
  readonly isAtLeast: boolean;
}

/** One answer shows so many. */
const shown = 20;
/** The log keeps 10,000; counting them all is not worth reading them all. */
const counted = 1_000;

/** The last entries, and how many stand behind them. Throws BotError `redis_unavailable`. */
export async function readAudit(
  ports: { readonly audit: AuditLog; readonly instance: string },
  asker: Asker,
): Promise<AuditReport> {
  const tenant = { workspace: asker.caller.workspace, instance: ports.instance };
  const entries = await ports.audit.recent(tenant, counted);
  return {
    entries: entries.slice(0, shown),
    earlier: Math.max(0, entries.length - shown),
    isAtLeast: entries.length >= counted,
  };
}
