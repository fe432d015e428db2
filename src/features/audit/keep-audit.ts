import type { AuditedRetention } from '../../domain/audit.ts';
import type { Tenant } from '../../domain/tenant.ts';
import type { AuditLog } from '../../stores/audit.ts';
import type { Asker } from '../answer.ts';
import { tenantOf } from '../kept-listing.ts';
import type { AuditRoadPorts } from './audit-ports.ts';
import type { KeepIntent } from './intent.ts';
import { pagesOf } from './pages.ts';

export type KeepReport =
  | { readonly kind: 'nothing-to-remove'; readonly days: number }
  | {
      readonly kind: 'would-remove' | 'removed';
      readonly days: number;
      readonly entries: number;
      /** The first one that stays. */
      readonly keptFrom: number;
    };

/**
 * Says how many entries are older than so many days, or takes them away. What takes them away is the
 * entry that says so, in one step, so there is no intention before it. Throws BotError
 * `redis_unavailable`.
 */
export async function keepAudit(
  ports: AuditRoadPorts,
  { days, isConfirmed }: KeepIntent,
  asker: Asker,
): Promise<KeepReport> {
  const tenant = tenantOf(ports, asker);
  const now = ports.clock.now();
  const before = new Date(now.getTime() - days * 24 * 3_600_000);
  const old = await olderThan(ports.audit, tenant, before);
  if (!old) return { kind: 'nothing-to-remove', days };
  const { entries, retention } = old;
  const report = { days, entries, keptFrom: retention.keptFrom };
  if (!isConfirmed) return { kind: 'would-remove', ...report };
  await ports.audit.trim(tenant, {
    at: now,
    who: asker.caller.userId,
    act: 'trim-audit',
    about: `keep ${days} days: removed ${entries}, kept from ${retention.keptFrom}`,
    outcome: 'done',
    retention,
  });
  return { kind: 'removed', ...report };
}

interface Old {
  readonly entries: number;
  readonly retention: AuditedRetention;
}

/**
 * What stands before the first entry that is not older, as far as all of it is known to be; undefined
 * where that is nothing. The last entry always stays.
 */
async function olderThan(audit: AuditLog, tenant: Tenant, before: Date): Promise<Old | undefined> {
  let old: Old | undefined;
  let isBehindOld = false;
  let entries = 0;
  for await (const page of pagesOf(audit, tenant)) {
    for (const { number, previous, entry } of page) {
      // One whose age nobody can tell goes only with an old one behind it.
      if (isBehindOld) old = { entries, retention: { keptFrom: number, removedHash: previous } };
      if (entry && entry.at >= before) return old;
      isBehindOld = entry !== undefined;
      entries += 1;
    }
  }
  return old;
}
