import type { Tenant } from './tenant.ts';

/** One run for a tenant, with what this process remembers of the ones before. */
export interface TenantRun<Memory> {
  readonly tenant: Tenant;
  readonly signal: AbortSignal;
  readonly memory: Memory;
}

export interface TenantRuns<Memory> {
  /** Runs once; what is asked for during a run is that one. Rejects as the work does. */
  run(tenant: Tenant, signal: AbortSignal): Promise<void>;
  /** undefined before the first run. */
  memoryOf(tenant: Tenant): Memory | undefined;
}

/** Work that this process does once at a time for each tenant, and remembers something of. */
export function tenantRuns<Memory>(
  emptyMemory: () => Memory,
  work: (run: TenantRun<Memory>) => Promise<void>,
): TenantRuns<Memory> {
  const memories = new Map<string, Memory>();
  const running = new Map<string, Promise<void>>();
  const keyOf = ({ workspace, instance }: Tenant) => `${workspace}/${instance}`;
  return {
    run: (tenant, signal) => {
      const key = keyOf(tenant);
      const current = running.get(key);
      if (current) return current;
      const memory = memories.get(key) ?? emptyMemory();
      memories.set(key, memory);
      const run = work({ tenant, signal, memory }).finally(() => running.delete(key));
      running.set(key, run);
      return run;
    },
    memoryOf: (tenant) => memories.get(keyOf(tenant)),
  };
}
