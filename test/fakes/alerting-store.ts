import type { AlertRecord, Episode } from '../../src/domain/alerting/alert.ts';
import { targetKey } from '../../src/domain/alerting/rule.ts';
import { BotError } from '../../src/domain/errors.ts';
import type { Tenant } from '../../src/domain/tenant.ts';
import type { AlertChange, AlertStore, AlertsRead } from '../../src/stores/alerting.ts';

const hourMs = 3_600_000;

interface Shelf {
  readonly records: Map<string, AlertRecord>;
  readonly episodes: Map<string, Episode>;
  readonly past: Map<string, Episode>;
  /** By home id: in which channel, and when. */
  readonly messages: Map<string, { readonly channelId: string; readonly at: Date }>;
}

/** Alerts in memory. `isAway` makes every call fail as a Redis that does not answer. */
export class FakeAlertingStore implements AlertStore {
  isAway = false;
  /** How many writes were taken. */
  commits = 0;
  readonly #shelves = new Map<string, Shelf>();

  async read(tenant: Tenant, now: Date): Promise<AlertsRead> {
    const { records, episodes, messages } = this.#shelf(tenant);
    const lastHour = (Math.floor(now.getTime() / hourMs) - 1) * hourMs;
    const messagesInHour = new Map<string, number>();
    for (const { channelId, at } of messages.values()) {
      if (at.getTime() < lastHour) continue;
      const key = `${channelId}|${Math.floor(at.getTime() / hourMs) * hourMs}`;
      messagesInHour.set(key, (messagesInHour.get(key) ?? 0) + 1);
    }
    return { records: [...records.values()], episodes: [...episodes.values()], messagesInHour };
  }

  async commit(tenant: Tenant, change: AlertChange): Promise<boolean> {
    const { records, episodes, messages } = this.#shelf(tenant);
    const { ruleId, target, state } = change;
    const key = `${ruleId}|${targetKey(target)}`;
    const version = records.get(key)?.version ?? 0;
    if (version !== change.expectedVersion) return false;
    const isLeft =
      state.warning.kind !== 'inactive' ||
      state.critical.kind !== 'inactive' ||
      state.episodeId !== undefined ||
      state.recentStarts.length > 0;
    if (isLeft) records.set(key, { ruleId, target, state, version: version + 1 });
    else records.delete(key);
    for (const episode of change.episodes) {
      episodes.set(episode.id, episode);
      const { home, isShown, shownAt, firedAt } = episode;
      if (!isShown || home.kind === 'digest' || messages.has(home.id)) continue;
      messages.set(home.id, { channelId: home.channelId, at: shownAt ?? firedAt });
    }
    this.commits += 1;
    return true;
  }

  async archive(tenant: Tenant, episodeIds: readonly string[]): Promise<void> {
    const { episodes, past } = this.#shelf(tenant);
    for (const id of episodeIds) {
      const episode = episodes.get(id);
      if (!episode?.ended) continue;
      past.set(id, episode);
      episodes.delete(id);
    }
  }

  async episode(tenant: Tenant, episodeId: string): Promise<Episode | undefined> {
    const { episodes, past } = this.#shelf(tenant);
    return episodes.get(episodeId) ?? past.get(episodeId);
  }

  async history(
    tenant: Tenant,
    { from, until, atMost }: { from: Date; until: Date; atMost: number },
  ): Promise<readonly Episode[]> {
    const { episodes, past } = this.#shelf(tenant);
    return [...past.values(), ...episodes.values()]
      .filter(({ ended }) => ended !== undefined && ended.at >= from && ended.at <= until)
      .toSorted((one, other) => endOf(other) - endOf(one))
      .slice(0, atMost);
  }

  #shelf({ workspace, instance }: Tenant): Shelf {
    if (this.isAway) throw new BotError('redis_unavailable', 'away');
    const key = `${workspace}/${instance}`;
    const shelf = this.#shelves.get(key) ?? {
      records: new Map(),
      episodes: new Map(),
      past: new Map(),
      messages: new Map(),
    };
    this.#shelves.set(key, shelf);
    return shelf;
  }
}

function endOf({ ended }: Episode): number {
  return ended?.at.getTime() ?? 0;
}
