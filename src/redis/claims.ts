import type { Redis } from 'ioredis';
import type { Tenant } from '../domain/tenant.ts';
import type { Claims } from '../stores/claims.ts';
import { keysOf, type TenantKeys } from './keys.ts';
import { asking } from './translate-error.ts';

/** Redis may forget a claim this long after it expired; that it expired is a matter of the bot's clock. */
const garbageMilliseconds = 60 * 60 * 1000;

type Claim = Parameters<Claims['claim']>[1];

/** The claims of a store, under one key of the tenant. */
export function claimsBy(redis: Redis, what: string, keyIn: (keys: TenantKeys) => string): Claims {
  const keyOf = (tenant: Tenant) => keyIn(keysOf(tenant));
  return {
    claim: (tenant, claim) => claimKey(redis, what, keyOf(tenant), claim),
    release: (tenant, token) => releaseKey(redis, what, keyOf(tenant), token),
  };
}

/** True when the token now has the right that stands under this key. */
export async function claimKey(
  redis: Redis,
  what: string,
  key: string,
  { token, now, forSeconds }: Claim,
): Promise<boolean> {
  const times = claimTimes(now, forSeconds);
  const claimed = await asking(`claim ${what}`, () => redis.fwClaim(key, token, ...times));
  return claimed === 1;
}

/** Gives the right under this key back, if it is still the token's. */
export async function releaseKey(
  redis: Redis,
  what: string,
  key: string,
  token: string,
): Promise<void> {
  await asking(`release ${what}`, () => redis.fwRelease(key, token));
}

/** What a script that claims wants after the token: now, expiry and garbage collection, in milliseconds. */
export function claimTimes(now: Date, forSeconds: number): readonly [string, string, string] {
  const milliseconds = forSeconds * 1000;
  return [
    String(now.getTime()),
    String(now.getTime() + milliseconds),
    String(milliseconds + garbageMilliseconds),
  ];
}
