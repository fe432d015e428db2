import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { ListenRequest } from '../domain/listening.ts';
import type { Log } from '../ports/ground.ts';
import type { ListenRequests } from '../stores/listening.ts';
import { createDecoder, type Decode, encode } from './codec/decode.ts';
import { listenShapes } from './codec/listen-shapes.ts';
import { keysOf, plain } from './keys.ts';
import { asking } from './translate-error.ts';

const refusals = z.enum(['added', 'too-many']);

/** Requests to listen in a hash of one tenant; every write is one script. */
export class RedisListenRequests implements ListenRequests {
  readonly #redis: Redis;
  readonly #decode: Decode;

  constructor(redis: Redis, log: Log) {
    this.#redis = redis;
    this.#decode = createDecoder(log);
  }

  add: ListenRequests['add'] = async (tenant, request, { mostOfOne }) => {
    const { listenRequests, listenRequestOwners } = keysOf(tenant);
    const person = `${plain(request.slackUserId)} `;
    const owner = `${person}${plain(request.agentId)}`;
    for (;;) {
      const [outcome, knownId = '', known] = await asking('add request', () =>
        this.#redis.fwAddRequest(
          ...[listenRequests, listenRequestOwners],
          ...[request.id, owner, person, String(mostOfOne), encode(request)],
        ),
      );
      if (outcome !== 'exists') return { kind: refusals.parse(outcome) };
      const inTheWay = this.#request(knownId, known);
      if (inTheWay) return { kind: 'exists', request: inTheWay };
      // A request that nobody can read must not keep its place for ever.
      await this.remove(tenant, knownId);
    }
  };

  list: ListenRequests['list'] = async (tenant) => {
    const requests = await asking('list requests', () =>
      this.#redis.hgetall(keysOf(tenant).listenRequests),
    );
    return Object.entries(requests)
      .flatMap(([id, text]) => this.#request(id, text) ?? [])
      .toSorted((one, other) => one.askedAt.getTime() - other.askedAt.getTime());
  };

  remove: ListenRequests['remove'] = async (tenant, id) => {
    const { listenRequests, listenRequestOwners } = keysOf(tenant);
    const removed = await asking('remove request', () =>
      this.#redis.fwRemoveRequest(listenRequests, listenRequestOwners, id),
    );
    return removed === 1;
  };

  #request(id: string, text: string | undefined): ListenRequest | undefined {
    return this.#decode(listenShapes.request, text, `request ${id}`);
  }
}
