import { createVerifier, type Expected, type Verdict } from '../../chain/verify.ts';
import type { KeptEntry } from '../../domain/audit.ts';
import type { Tenant } from '../../domain/tenant.ts';
import type { AuditLog } from '../../stores/audit.ts';

const pageSize = 500;

/** All that is kept from a number on, oldest first, a page at a time. Throws BotError `redis_unavailable`. */
export async function* pagesOf(
  audit: AuditLog,
  tenant: Tenant,
  from = 1,
): AsyncGenerator<readonly KeptEntry[]> {
  let next = from;
  for (;;) {
    const page = await audit.read(tenant, next, pageSize);
    if (page.length > 0) yield page;
    if (page.length < pageSize) return;
    next = Math.max(page.at(-1)?.number ?? next, next) + 1;
  }
}

/** Checks the whole chain as it is kept. Throws BotError `redis_unavailable`. */
export async function verdictOn(
  audit: AuditLog,
  tenant: Tenant,
  expected: Pick<Expected, 'given'> = {},
  signal?: AbortSignal,
): Promise<Verdict> {
  const verifier = createVerifier(expected);
  for await (const page of pagesOf(audit, tenant)) {
    signal?.throwIfAborted();
    page.forEach(verifier.take);
  }
  return verifier.verdict();
}
