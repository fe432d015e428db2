import { BotError } from '../../src/domain/errors.ts';
import type { Tenant } from '../../src/domain/tenant.ts';
import type { KeptPost, PostStore } from '../../src/stores/alerting.ts';
import { FakeClaims } from './claims.ts';

/** What was said of alerts, in memory. `isAway` makes every call fail as a Redis that does not answer. */
export class FakePostStore implements PostStore {
  isAway = false;
  readonly #posts = new Map<string, Map<string, KeptPost>>();
  readonly #claims = new FakeClaims();

  read: PostStore['read'] = async (tenant) => new Map(this.#postsOf(tenant));

  write: PostStore['write'] = async (tenant, { expectedVersion, post }) => {
    const posts = this.#postsOf(tenant);
    const version = posts.get(post.homeId)?.version ?? 0;
    if (version !== expectedVersion) return false;
    posts.set(post.homeId, { version: version + 1, post });
    return true;
  };

  forget: PostStore['forget'] = async (tenant, homeIds) => {
    for (const id of homeIds) this.#postsOf(tenant).delete(id);
  };

  claim: PostStore['claim'] = async (tenant, claim) => {
    this.#postsOf(tenant);
    return this.#claims.claim(keyOf(tenant), claim);
  };

  release: PostStore['release'] = async (tenant, token) => {
    this.#postsOf(tenant);
    this.#claims.release(keyOf(tenant), token);
  };

  #postsOf(tenant: Tenant): Map<string, KeptPost> {
    if (this.isAway) throw new BotError('redis_unavailable', 'away');
    const posts = this.#posts.get(keyOf(tenant)) ?? new Map<string, KeptPost>();
    this.#posts.set(keyOf(tenant), posts);
    return posts;
  }
}

function keyOf({ workspace, instance }: Tenant): string {
  return `${workspace}/${instance}`;
}
