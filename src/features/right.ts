import type { Tenant } from '../domain/tenant.ts';
import type { Clock } from '../ports/ground.ts';
import type { Claims } from '../stores/claims.ts';
import { whileRedisAnswers } from './while-redis-answers.ts';

/** `elsewhere`: another process is at it; `unknown`: Redis is away and cannot tell. */
export type Standing = 'ours' | 'elsewhere' | 'unknown';

/** The right of one run to speak for a tenant, which one process has at a time. */
export interface Right {
  /** As it stands now, made longer where it would end soon. */
  standing(): Promise<Standing>;
  /** Asks Redis in any case and makes it longer: a post cannot be taken back. */
  confirmed(): Promise<Standing>;
  giveBack(): Promise<void>;
}

/** Longer than one call to Slack takes: 10 s at most. */
const forSeconds = 60;
const renewAfterMilliseconds = 20_000;

/**
 * Claims the right for this process. Once it has run out it is not claimed again in the same run:
 * another process may have looked since, and what was read is old.
 */
export async function takeRight(
  { claims, clock }: { readonly claims: Claims; readonly clock: Clock },
  tenant: Tenant,
  token: string,
): Promise<Right> {
  let claimedAt = 0;
  const claim = async (): Promise<Standing> => {
    const now = clock.now();
    const isOurs = await whileRedisAnswers(() => claims.claim(tenant, { token, now, forSeconds }));
    if (isOurs === undefined) return 'unknown';
    claimedAt = now.getTime();
    return isOurs ? 'ours' : 'elsewhere';
  };
  const first = await claim();
  const age = () => clock.now().getTime() - claimedAt;
  const confirmed = async (): Promise<Standing> => {
    if (first !== 'ours') return first;
    return age() < forSeconds * 1000 ? claim() : 'elsewhere';
  };
  return {
    confirmed,
    standing: async () =>
      first === 'ours' && age() < renewAfterMilliseconds ? 'ours' : confirmed(),
    giveBack: async () => {
      if (first !== 'ours') return;
      await whileRedisAnswers(() => claims.release(tenant, token));
    },
  };
}
