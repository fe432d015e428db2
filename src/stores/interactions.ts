import type { Tenant } from '../domain/tenant.ts';

/** What people did in Slack and was taken, so that the same request sent again does nothing. */
export interface Interactions {
  /** True for the first who asks, in any process; remembered for an hour. Throws BotError `redis_unavailable`. */
  isFirst(tenant: Tenant, interactionId: string): Promise<boolean>;
}
