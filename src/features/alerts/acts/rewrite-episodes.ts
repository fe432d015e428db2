import type { Episode } from '../../../domain/alerting/alert.ts';
import { targetKey } from '../../../domain/alerting/rule.ts';
import type { Tenant } from '../../../domain/tenant.ts';
import type { Clock } from '../../../ports/ground.ts';
import type { AlertStore } from '../../../stores/alerting.ts';

/** A check writes at the same moments; more than this in a row is no coincidence. */
const attempts = 5;

export interface Rewritten {
  /** As they were written. */
  readonly written: readonly Episode[];
  /** Others were quicker every time. */
  readonly overtaken: number;
}

/**
 * Changes open episodes where they stand, each in one atomic step with its record; again from what is
 * stored then, when somebody else was quicker. `change` gives the episode itself where there is nothing
 * to change. Throws BotError `redis_unavailable`.
 */
export async function rewriteEpisodes(
  { alertStore, clock }: { readonly alertStore: AlertStore; readonly clock: Clock },
  tenant: Tenant,
  change: (episode: Episode) => Episode,
): Promise<Rewritten> {
  const written = new Map<string, Episode>();
  let overtaken = 0;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const { records, episodes } = await alertStore.read(tenant, clock.now());
    const byId = new Map(records.map((record) => [record.state.episodeId, record]));
    const commits = episodes.map(async (episode) => {
      const changed = episode.ended || written.has(episode.id) ? episode : change(episode);
      const record = byId.get(episode.id);
      if (changed === episode || !record) return true;
      if (targetKey(record.target) !== targetKey(episode.target)) return true;
      const { ruleId, target, version: expectedVersion, state } = record;
      const alert = { ruleId, target, expectedVersion, state, episodes: [changed] };
      const isWritten = await alertStore.commit(tenant, alert);
      if (isWritten) written.set(episode.id, changed);
      return isWritten;
    });
    overtaken = (await Promise.all(commits)).filter((isDone) => !isDone).length;
    if (overtaken === 0) break;
  }
  return { written: [...written.values()], overtaken };
}
