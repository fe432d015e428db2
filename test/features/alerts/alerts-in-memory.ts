import type { AlertRecord, Episode } from '../../../src/domain/alerting/alert.ts';
import { targetKey } from '../../../src/domain/alerting/rule.ts';
import { BotError } from '../../../src/domain/errors.ts';
import type { AlertStore } from '../../../src/stores/alerting.ts';
import { recordOf } from '../../fixtures/open-alerts.ts';

/** Alerts of one tenant in memory, as far as acts on them need them. */
export class AlertsInMemory implements Pick<AlertStore, 'read' | 'commit' | 'history'> {
  isAway = false;
  /** So many commits find that a check was quicker. */
  overtakenTimes = 0;
  readonly episodes = new Map<string, Episode>();
  past: readonly Episode[] = [];
  readonly #records = new Map<string, AlertRecord>();

  constructor(episodes: readonly Episode[] = []) {
    for (const episode of episodes) this.put(episode);
  }

  put(episode: Episode): void {
    this.episodes.set(episode.id, episode);
    const record = recordOf(episode);
    if (!episode.ended) this.#records.set(keyOf(record.ruleId, record), record);
  }

  read: AlertStore['read'] = async () => {
    this.#answer();
    const records = [...this.#records.values()];
    return { records, episodes: [...this.episodes.values()], messagesInHour: new Map() };
  };

  commit: AlertStore['commit'] = async (_tenant, change) => {
    this.#answer();
    const key = keyOf(change.ruleId, change);
    const record = this.#records.get(key);
    if (this.overtakenTimes > 0 && record) {
      this.overtakenTimes -= 1;
      this.#records.set(key, { ...record, version: record.version + 1 });
    }
    if ((this.#records.get(key)?.version ?? 0) !== change.expectedVersion) return false;
    const { ruleId, target, state, expectedVersion } = change;
    this.#records.set(key, { ruleId, target, state, version: expectedVersion + 1 });
    for (const episode of change.episodes) this.episodes.set(episode.id, episode);
    return true;
  };

  history: AlertStore['history'] = async (_tenant, { from, until, atMost }) => {
    this.#answer();
    return this.past
      .filter(({ ended }) => ended && ended.at >= from && ended.at <= until)
      .slice(0, atMost);
  };

  archive: AlertStore['archive'] = async () => undefined;

  episode: AlertStore['episode'] = async (_tenant, id) => this.episodes.get(id);

  #answer(): void {
    if (this.isAway) throw new BotError('redis_unavailable', 'away');
  }
}

function keyOf(ruleId: string, { target }: Pick<AlertRecord, 'target'>): string {
  return `${ruleId}|${targetKey(target)}`;
}
