import { BotError, type ErrorCode } from '../../src/domain/errors.ts';
import type { KeptLink } from '../../src/domain/people.ts';
import type { Tenant } from '../../src/domain/tenant.ts';
import type { LinkStore } from '../../src/stores/listening.ts';
import { FakeClaims } from './claims.ts';

/** Links in memory. `isAway` makes every call fail as a Redis that does not answer. */
export class FakeLinkStore implements LinkStore {
  isAway = false;
  /** Thrown by what reads one link. */
  unreadable: ErrorCode | undefined;
  readonly #links = new Map<string, Map<string, KeptLink>>();
  readonly #changes = new Map<string, string>();
  readonly #claims = new FakeClaims();

  async find(tenant: Tenant, slackUserId: string): Promise<KeptLink | undefined> {
    return this.#readable(tenant).get(slackUserId);
  }

  async findByConnectUser(tenant: Tenant, connectUserId: string): Promise<KeptLink | undefined> {
    return [...this.#readable(tenant).values()].find((one) => one.connectUserId === connectUserId);
  }

  async keep(tenant: Tenant, link: KeptLink) {
    const links = this.#linksOf(tenant);
    const mine = links.get(link.slackUserId);
    const theirs = [...links.values()].find((one) => one.connectUserId === link.connectUserId);
    const other = [mine, theirs].find(
      (one) =>
        one && (one.slackUserId !== link.slackUserId || one.connectUserId !== link.connectUserId),
    );
    if (other) return { kind: 'taken', by: other } as const;
    if (mine && (link.by.kind === 'email' || mine.by.kind === link.by.kind)) {
      return { kind: 'known' } as const;
    }
    links.set(link.slackUserId, link);
    return { kind: 'kept' } as const;
  }

  async remove(
    tenant: Tenant,
    whom: { readonly slackUserId: string; readonly connectUserId?: string | undefined },
  ): Promise<KeptLink | undefined> {
    const links = this.#linksOf(tenant);
    const { slackUserId, connectUserId } = whom;
    const link = links.get(slackUserId);
    if (connectUserId !== undefined && link?.connectUserId !== connectUserId) return undefined;
    links.delete(slackUserId);
    this.#changes.delete(slackUserId);
    return link;
  }

  async noteChange(
    tenant: Tenant,
    change: { readonly slackUserId: string; readonly connectUserId: string },
  ): Promise<boolean> {
    const { slackUserId, connectUserId } = change;
    const isNews =
      this.#linksOf(tenant).has(slackUserId) && this.#changes.get(slackUserId) !== connectUserId;
    if (isNews) this.#changes.set(slackUserId, connectUserId);
    return isNews;
  }

  async list(tenant: Tenant): Promise<readonly KeptLink[]> {
    return [...this.#linksOf(tenant).values()].toSorted(
      (one, other) => one.at.getTime() - other.at.getTime(),
    );
  }

  async claim(
    tenant: Tenant,
    claim: { readonly token: string; readonly now: Date; readonly forSeconds: number },
  ): Promise<boolean> {
    this.#linksOf(tenant);
    return this.#claims.claim(`${tenant.workspace}/${tenant.instance}`, claim);
  }

  #readable(tenant: Tenant): Map<string, KeptLink> {
    if (this.unreadable) throw new BotError(this.unreadable, 'link');
    return this.#linksOf(tenant);
  }

  #linksOf({ workspace, instance }: Tenant): Map<string, KeptLink> {
    if (this.isAway) throw new BotError('redis_unavailable', 'away');
    const key = `${workspace}/${instance}`;
    const links = this.#links.get(key) ?? new Map<string, KeptLink>();
    this.#links.set(key, links);
    return links;
  }
}
