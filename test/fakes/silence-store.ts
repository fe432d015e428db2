import type { Silence } from '../../src/domain/alerting/silence.ts';
import { BotError } from '../../src/domain/errors.ts';
import type { Tenant } from '../../src/domain/tenant.ts';
import type { SilenceStore } from '../../src/stores/alerting.ts';

/** Silences in memory. `isAway` makes every call fail as a Redis that does not answer. */
export class FakeSilenceStore implements SilenceStore {
  isAway = false;
  readonly #silences = new Map<string, Map<string, Silence>>();

  list: SilenceStore['list'] = async (tenant, now) =>
    [...this.#silencesOf(tenant).values()]
      .filter(({ until }) => until.getTime() > now.getTime())
      .toSorted((one, other) => one.until.getTime() - other.until.getTime());

  add: SilenceStore['add'] = async (tenant, silence) => {
    this.#silencesOf(tenant).set(silence.id, silence);
  };

  lift: SilenceStore['lift'] = async (tenant, silenceId) => {
    const silences = this.#silencesOf(tenant);
    const silence = silences.get(silenceId);
    silences.delete(silenceId);
    return silence;
  };

  #silencesOf({ workspace, instance }: Tenant): Map<string, Silence> {
    if (this.isAway) throw new BotError('redis_unavailable', 'away');
    const key = `${workspace}/${instance}`;
    const silences = this.#silences.get(key) ?? new Map<string, Silence>();
    this.#silences.set(key, silences);
    return silences;
  }
}
