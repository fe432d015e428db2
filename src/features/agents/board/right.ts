import type { Tenant } from '../../../domain/tenant.ts';
import { type BoardsPorts, type Right, type Standing, whileRedisAnswers } from './scene.ts';

/** Longer than one call to Slack takes: 10 s at most. */
const forSeconds = 60;
const renewAfterMilliseconds = 20_000;

/**
 * Claims the right to look at a tenant's boards for this process. Once it has run out it is not
 * claimed again in the same run: another process may have looked since, and the list is an old one.
 */
export async function takeRight(
  { boardStore, clock }: Pick<BoardsPorts, 'boardStore' | 'clock'>,
  tenant: Tenant,
  token: string,
): Promise<Right> {
  let claimedAt = 0;
  const claim = async (): Promise<Standing> => {
    const now = clock.now();
    const isOurs = await whileRedisAnswers(() =>
      boardStore.claim(tenant, { token, now, forSeconds }),
    );
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
      await whileRedisAnswers(() => boardStore.release(tenant, token));
    },
  };
}
