import { BotError } from '../../src/domain/errors.ts';
import type { Tenant } from '../../src/domain/tenant.ts';
import type { HookStanding, HookStore } from '../../src/stores/alerting.ts';
import { FakeClaims } from './claims.ts';

/** What the webhook was told, in memory. `isAway` makes every call fail as a Redis that does not answer. */
export class FakeHookStore implements HookStore {
  isAway = false;
  readonly #hooks = new Map<string, Map<string, HookStanding>>();
  readonly #claims = new FakeClaims();

  read: HookStore['read'] = async (tenant) => new Map(this.#hooksOf(tenant));

  write: HookStore['write'] = async (tenant, hookId, standing) => {
    this.#hooksOf(tenant).set(hookId, standing);
  };

  forget: HookStore['forget'] = async (tenant, hookIds) => {
    for (const id of hookIds) this.#hooksOf(tenant).delete(id);
  };

  claim: HookStore['claim'] = async (tenant, claim) => {
    this.#hooksOf(tenant);
    return this.#claims.claim(keyOf(tenant), claim);
  };

  release: HookStore['release'] = async (tenant, token) => {
    this.#hooksOf(tenant);
    this.#claims.release(keyOf(tenant), token);
  };

  #hooksOf(tenant: Tenant): Map<string, HookStanding> {
    if (this.isAway) throw new BotError('redis_unavailable', 'away');
    const hooks = this.#hooks.get(keyOf(tenant)) ?? new Map<string, HookStanding>();
    this.#hooks.set(keyOf(tenant), hooks);
    return hooks;
  }
}

function keyOf({ workspace, instance }: Tenant): string {
  return `${workspace}/${instance}`;
}
