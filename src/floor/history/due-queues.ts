import type { Tenant } from '../../domain/tenant.ts';
import type { WaitHistory } from '../../stores/waits.ts';

/** A reading is as good as one of now while it is younger than the interval by so much. */
const slackSeconds = 6;
/** Rows come in the channels in which they came lately. */
const rowsOfSeconds = 3_600;
/** What one call takes and gives at most. */
const perCall = 100;

export interface Due {
  /** Queues that nobody has read within the interval. */
  readonly queueIds: readonly string[];
  /** How many rows a queue gave lately; not looked up where all or none are due. */
  readonly rowsOf: ReadonlyMap<string, number>;
}

/** Which of all queues were not read within so many seconds, by anybody. Throws BotError `redis_unavailable`. */
export async function dueQueues(
  history: Pick<WaitHistory, 'keptSince'>,
  about: {
    readonly tenant: Tenant;
    readonly all: readonly string[];
    readonly now: Date;
    readonly seconds: number;
  },
): Promise<Due> {
  const { tenant, all, now, seconds } = about;
  const ago = (earlier: number) => new Date(now.getTime() - earlier * 1000);
  const young = await history.keptSince(tenant, ago(Math.max(0, seconds - slackSeconds)), now);
  const fresh = new Set(young.map(({ queueId }) => queueId));
  const queueIds = all.filter((id) => !fresh.has(id));
  const rowsOf = new Map<string, number>();
  // Where all or none are due there is nothing to weigh.
  if (queueIds.length === 0 || queueIds.length === all.length) return { queueIds, rowsOf };
  for (const { queueId } of await history.keptSince(tenant, ago(rowsOfSeconds), now)) {
    rowsOf.set(queueId, (rowsOf.get(queueId) ?? 0) + 1);
  }
  return { queueIds, rowsOf };
}

/**
 * What to ask for: the queues that are due, or all of them where that costs no call more, since a
 * reading of all of them answers for whoever asks in the next seconds.
 */
export function cheapestOf({ queueIds, rowsOf }: Due, all: readonly string[]): readonly string[] {
  if (queueIds.length === 0) return [];
  return callsFor(queueIds, rowsOf) < callsFor(all, rowsOf) ? queueIds : all;
}

/** A hundred queues a call, and a page for each hundred rows of theirs. */
function callsFor(queueIds: readonly string[], rowsOf: Due['rowsOf']): number {
  const ordered = queueIds.toSorted();
  let calls = 0;
  for (let start = 0; start < ordered.length; start += perCall) {
    const rows = ordered
      .slice(start, start + perCall)
      .reduce((sum, id) => sum + (rowsOf.get(id) ?? 0), 0);
    calls += Math.max(1, Math.ceil(rows / perCall));
  }
  return calls;
}
