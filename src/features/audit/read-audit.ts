import type { KeptEntry } from '../../domain/audit.ts';
import type { Names } from '../../domain/contact-centre.ts';
import type { Tenant } from '../../domain/tenant.ts';
import { namesIfAny } from '../../floor/names-if-any.ts';
import type { AuditLog } from '../../stores/audit.ts';
import type { Asker } from '../answer.ts';
import { tenantOf } from '../kept-listing.ts';
import type { AuditRoadPorts } from './audit-ports.ts';
import type { ListIntent } from './intent.ts';

export interface ListReport {
  readonly kind: 'list';
  /** Newest first. */
  readonly entries: readonly KeptEntry[];
  /** How many earlier ones there are to look at; undefined where only those of one person are shown. */
  readonly earlier: number | undefined;
  /** Where to go on; undefined where nothing is left. */
  readonly olderBefore: number | undefined;
  readonly who: string | undefined;
  /** True where the first page is not the newest. */
  readonly isLater: boolean;
  /** Undefined where nothing needed names, or they could not be read. */
  readonly names: Names | undefined;
}

/** One answer shows so many. */
const shown = 20;
/** Those of one person are looked for in so many at most at a time. */
const searched = 2_000;

/** The last entries before a number, of one person or of all. Throws BotError `redis_unavailable`. */
export async function readAudit(
  ports: AuditRoadPorts,
  { before, who }: ListIntent,
  asker: Asker,
): Promise<ListReport> {
  const tenant = tenantOf(ports, asker);
  const head = await ports.audit.head(tenant);
  const [first] = await ports.audit.read(tenant, 1, 1);
  const last = Math.min(head?.number ?? 0, (before ?? Number.MAX_SAFE_INTEGER) - 1);
  const lowest = first?.number ?? 1;
  const entries = await newest(ports.audit, tenant, { last, lowest, who });
  const next =
    entries.length < shown && who !== undefined ? last - searched + 1 : entries.at(-1)?.number;
  const hasOlder = next !== undefined && next > lowest;
  const isAboutListening = entries.some(({ entry }) => entry?.listening !== undefined);
  return {
    kind: 'list',
    entries,
    earlier:
      who === undefined ? Math.max(0, (entries.at(-1)?.number ?? lowest) - lowest) : undefined,
    olderBefore: hasOlder ? next : undefined,
    who,
    isLater: before !== undefined,
    names: isAboutListening ? await namesIfAny(ports) : undefined,
  };
}

async function newest(
  audit: AuditLog,
  tenant: Tenant,
  { last, lowest, who }: { last: number; lowest: number; who: string | undefined },
): Promise<readonly KeptEntry[]> {
  const count = who === undefined ? shown : searched;
  const from = Math.max(lowest, last - count + 1);
  if (last < from) return [];
  const read = await audit.read(tenant, from, last - from + 1);
  return read
    .filter(({ number, entry }) => number <= last && (who === undefined || entry?.who === who))
    .reverse()
    .slice(0, shown);
}
