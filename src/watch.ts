import type { Tenant } from './domain/tenant.ts';
import { createRuleCheck } from './features/alerts/check-rules.ts';
import { createSender } from './features/alerts/send-unsaid.ts';
import type {
  AlertStore,
  Announcer,
  CheckJournal,
  Clock,
  ConnectGateway,
  Directory,
  Log,
} from './ports.ts';

export interface Watch {
  /** One check of every rule, then whatever is to be said. A foreseen failure rejects nothing. */
  checkAndSay(): Promise<void>;
}

export interface WatchPorts {
  readonly alertStore: AlertStore;
  readonly journal: CheckJournal;
  readonly gateway: ConnectGateway;
  readonly directory: Directory;
  readonly announcer: Announcer;
  readonly clock: Clock;
  readonly log: Log;
  readonly tenant: Tenant;
  readonly intervalSeconds: number;
  readonly signal: AbortSignal;
}

/** The check and the sender of one tenant, one after the other at each slot. */
export function createWatch(ports: WatchPorts): Watch {
  const { tenant, signal } = ports;
  const check = createRuleCheck(ports);
  const send = createSender(ports);
  return {
    checkAndSay: async () => {
      // What was decided earlier is said even where this check fails with a bug.
      try {
        await check(tenant, signal);
      } finally {
        await send(tenant);
      }
    },
  };
}
