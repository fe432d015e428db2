import type { Tenant } from '../domain/tenant.ts';

/** The right to do something for a tenant, which one process has at a time. Throws BotError `redis_unavailable`. */
export interface Claims {
  /**
   * True when this token now has the right; false while another has it. Ends at a stored time, compared
   * with `now`; asked for again by its owner, it lasts longer. Who asked for it more than a minute after
   * `now` has it no more: that clock was ahead, or this one stepped back.
   */
  claim(
    tenant: Tenant,
    claim: { readonly token: string; readonly now: Date; readonly forSeconds: number },
  ): Promise<boolean>;
  /** Gives the right back, if it is still this token's. */
  release(tenant: Tenant, token: string): Promise<void>;
}
