import { BotError } from '../../src/domain/errors.ts';
import type { ListenRequest } from '../../src/domain/listening.ts';
import type { Tenant } from '../../src/domain/tenant.ts';
import type { ListenRequests } from '../../src/stores/listening.ts';

/** Requests in memory. `isAway` makes every call fail as a Redis that does not answer. */
export class FakeListenRequests implements ListenRequests {
  isAway = false;
  readonly #requests = new Map<string, Map<string, ListenRequest>>();

  add: ListenRequests['add'] = async (tenant, request, { mostOfOne }) => {
    const all = this.#requestsOf(tenant);
    const own = [...all.values()].filter(({ slackUserId }) => slackUserId === request.slackUserId);
    const known = own.find(({ agentId }) => agentId === request.agentId);
    if (known) return { kind: 'exists', request: known };
    if (own.length >= mostOfOne) return { kind: 'too-many' };
    all.set(request.id, request);
    return { kind: 'added' };
  };

  list: ListenRequests['list'] = async (tenant) =>
    [...this.#requestsOf(tenant).values()].toSorted(
      (one, other) => one.askedAt.getTime() - other.askedAt.getTime(),
    );

  remove: ListenRequests['remove'] = async (tenant, id) => this.#requestsOf(tenant).delete(id);

  #requestsOf({ workspace, instance }: Tenant): Map<string, ListenRequest> {
    if (this.isAway) throw new BotError('redis_unavailable', 'away');
    const key = `${workspace}/${instance}`;
    const requests = this.#requests.get(key) ?? new Map<string, ListenRequest>();
    this.#requests.set(key, requests);
    return requests;
  }
}
