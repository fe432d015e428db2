import { BotError } from '../../src/domain/errors.ts';
import type { ListenKey, SessionRecord } from '../../src/domain/listening.ts';
import type { Tenant } from '../../src/domain/tenant.ts';
import type { ListenSessions } from '../../src/stores/listening.ts';
import { FakeClaims } from './claims.ts';

/** Sessions in memory. `isAway` makes every call fail as a Redis that does not answer. */
export class FakeListenSessions implements ListenSessions {
  isAway = false;
  readonly #claims = new FakeClaims();
  /** Ids of sessions that keep no place any more. */
  readonly #freed = new Set<string>();
  readonly #records = new Map<string, Map<string, SessionRecord>>();

  open: ListenSessions['open'] = async (tenant, session, notice) => {
    const known = this.#known(tenant, session);
    if (known) return { isFirst: false, record: known };
    const standing = { state: { kind: 'asked' }, ...(notice && { notice }) } as const;
    const record: SessionRecord = { session, version: 1, standing };
    this.#recordsOf(tenant).set(session.id, record);
    return { isFirst: true, record };
  };

  find: ListenSessions['find'] = async (tenant, key) => this.#known(tenant, key);

  write: ListenSessions['write'] = async (tenant, { id, expectedVersion, standing }) => {
    const records = this.#recordsOf(tenant);
    const record = records.get(id);
    if (record?.version !== expectedVersion) return false;
    records.set(id, { ...record, version: expectedVersion + 1, standing });
    return true;
  };

  list: ListenSessions['list'] = async (tenant) =>
    [...this.#recordsOf(tenant).values()].toSorted((one, other) => openedMs(one) - openedMs(other));

  free: ListenSessions['free'] = async (tenant, id) => {
    if (this.#recordsOf(tenant).has(id)) this.#freed.add(id);
  };

  close: ListenSessions['close'] = async (tenant, id) => this.#recordsOf(tenant).delete(id);

  claim: ListenSessions['claim'] = async (tenant, claim) =>
    this.#claims.claim(this.#keyOf(tenant), claim);

  release: ListenSessions['release'] = async (tenant, token) =>
    this.#claims.release(this.#keyOf(tenant), token);

  #known(tenant: Tenant, key: ListenKey): SessionRecord | undefined {
    const place = placeOf(key);
    return [...this.#recordsOf(tenant).values()].find(
      ({ session }) => placeOf(session) === place && !this.#freed.has(session.id),
    );
  }

  #keyOf({ workspace, instance }: Tenant): string {
    if (this.isAway) throw new BotError('redis_unavailable', 'away');
    return `${workspace}/${instance}`;
  }

  #recordsOf(tenant: Tenant): Map<string, SessionRecord> {
    const key = this.#keyOf(tenant);
    const records = this.#records.get(key) ?? new Map<string, SessionRecord>();
    this.#records.set(key, records);
    return records;
  }
}

function placeOf({ slackUserId, contactId, capabilities }: ListenKey): string {
  return [slackUserId, contactId, ...capabilities.toSorted()].join('|');
}

function openedMs({ session }: SessionRecord): number {
  return session.openedAt.getTime();
}
