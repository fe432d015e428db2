import type { Episode } from '../../../domain/alerting/alert.ts';
import type { Silence } from '../../../domain/alerting/silence.ts';
import { covers, silencedBy, silenceFor } from '../../../domain/alerting/silences.ts';
import type { Tenant } from '../../../domain/tenant.ts';
import type { Clock } from '../../../ports/ground.ts';
import type { AlertStore, SilenceStore } from '../../../stores/alerting.ts';
import { rewriteEpisodes } from './rewrite-episodes.ts';

export interface ApplyPorts {
  readonly alertStore: AlertStore;
  readonly silences: SilenceStore;
  readonly clock: Clock;
}

/**
 * Writes new silences into the open episodes they cover, so that their messages show it before the
 * next check. Gives the episodes that became quieter. Throws BotError `redis_unavailable`.
 */
export async function applySilences(
  ports: ApplyPorts,
  tenant: Tenant,
  made: readonly Silence[],
): Promise<readonly Episode[]> {
  const all = await ports.silences.list(tenant, ports.clock.now());
  const { written } = await rewriteEpisodes(ports, tenant, (episode) => {
    if (!isCovered(episode, made)) return episode;
    return withSilence(episode, silenceFor(all, episode.rule, episode.target));
  });
  return written;
}

/**
 * Takes lifted silences off the open episodes they kept quiet. Where a check has decided something
 * under the silence it stays until the next one, which says what was not said meanwhile: it sees by the
 * silence that there may be something. Throws BotError `redis_unavailable`.
 */
export async function unapplySilences(
  ports: ApplyPorts,
  tenant: Tenant,
  lifted: readonly Silence[],
): Promise<void> {
  const rest = await ports.silences.list(tenant, ports.clock.now());
  const byId = new Map(lifted.map((silence) => [silence.id, silence]));
  await rewriteEpisodes(ports, tenant, (episode) => {
    const was = byId.get(episode.silenced?.silenceId ?? '');
    if (!was) return episode;
    const other = silenceFor(rest, episode.rule, episode.target);
    const isUnchecked = episode.measuredAt.getTime() <= was.at.getTime();
    return other || isUnchecked ? withSilence(episode, other) : episode;
  });
}

function isCovered({ rule, target }: Episode, silences: readonly Silence[]): boolean {
  return silences.some(({ what }) => covers(what, rule, target));
}

function withSilence(episode: Episode, silence: Silence | undefined): Episode {
  const isSame = episode.silenced?.silenceId === silence?.id;
  return isSame ? episode : { ...episode, silenced: silencedBy(silence) };
}
