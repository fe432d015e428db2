/** What is kept of what was done: ports of the memory, on one page. */
import type {
  AuditEntry,
  AuditedRetention,
  ChainedEntry,
  ChainHead,
  KeptEntry,
} from '../domain/audit.ts';
import type { HeadStanding } from '../domain/audit-head.ts';
import type { Tenant } from '../domain/tenant.ts';
import type { Claims } from './claims.ts';

/** Who did what: a chain that is only ever added to. Throws BotError `redis_unavailable`, `record_unreadable`. */
export interface AuditLog {
  /** Adds an entry, once, behind all others; what was not added is thrown. */
  record(tenant: Tenant, entry: AuditEntry): Promise<ChainedEntry>;
  /** Newest first; those this version cannot read are left out. */
  recent(tenant: Tenant, count: number): Promise<readonly AuditEntry[]>;
  /** As they are kept, the first of them numbered so or later, oldest first, at most `count`. */
  read(tenant: Tenant, from: number, count: number): Promise<readonly KeptEntry[]>;
  /** The last one as it is kept now; undefined where there is none. */
  head(tenant: Tenant): Promise<ChainHead | undefined>;
  /** Adds the entry and takes away all before `keptFrom`, in one step. */
  trim(
    tenant: Tenant,
    entry: AuditEntry & { readonly retention: AuditedRetention },
  ): Promise<ChainedEntry>;
}

/** Which head of the audit was posted last, and which is to be. Throws BotError `redis_unavailable`. */
export interface HeadPosts extends Claims {
  /** Version 0 before the first write, or where what was written is gone. */
  read(tenant: Tenant): Promise<{ readonly version: number; readonly standing: HeadStanding }>;
  /** Writes what was said and what is to be said in one step, if the version is still the expected one; false when it is not. */
  write(
    tenant: Tenant,
    change: { readonly expectedVersion: number; readonly standing: HeadStanding },
  ): Promise<boolean>;
}
