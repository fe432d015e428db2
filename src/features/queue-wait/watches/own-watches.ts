import type { Names } from '../../../domain/contact-centre.ts';
import { isGoing, type WatchRecord } from '../../../domain/contact-watch.ts';
import type { Directory } from '../../../ports/connect.ts';
import type { Clock } from '../../../ports/ground.ts';
import type { WatchStore } from '../../../stores/waits.ts';
import type { Asker } from '../../answer.ts';
import { attempt, readIn } from '../contact/attempt.ts';
import { type Pace, paceOf } from './pace.ts';

export interface OwnWatchesPorts {
  readonly watchStore: WatchStore;
  readonly directory: Directory;
  readonly clock: Clock;
  readonly instance: string;
  /** The longest time from one look to the next. */
  readonly intervalSeconds: number;
}

export interface WatchesReport {
  readonly kind: 'watches';
  /** The asker's own, oldest first. */
  readonly records: readonly WatchRecord[];
  readonly names: Names | undefined;
  readonly pace: Pace;
  readonly now: Date;
}

export type UnwatchReport =
  | { readonly kind: 'stopped'; readonly contactId: string }
  | { readonly kind: 'not-watched'; readonly contactId: string };

/** What the asker watches. Throws BotError `redis_unavailable`. */
export async function listWatches(ports: OwnWatchesPorts, asker: Asker): Promise<WatchesReport> {
  const [all, names] = await Promise.all([
    ports.watchStore.list(tenantOf(ports, asker)),
    attempt(ports.directory.names(ports.instance, { priority: 'command' })),
  ]);
  const records = ownOf(all, asker);
  const pace = paceOf(ports.intervalSeconds, all);
  return { kind: 'watches', records, names: readIn(names), pace, now: ports.clock.now() };
}

/** Ends the asker's own watch of a contact. Throws BotError `redis_unavailable`. */
export async function stopWatch(
  ports: OwnWatchesPorts,
  contactId: string,
  asker: Asker,
): Promise<UnwatchReport> {
  const all = await ports.watchStore.list(tenantOf(ports, asker));
  const record = ownOf(all, asker).find(({ watch }) => watch.contactId === contactId);
  if (!record) return { kind: 'not-watched', contactId };
  const { watchStore, clock } = ports;
  const isStopped = await watchStore.stop(tenantOf(ports, asker), record.watch.id, clock.now());
  return { kind: isStopped ? 'stopped' : 'not-watched', contactId };
}

function ownOf(all: readonly WatchRecord[], { caller }: Asker): readonly WatchRecord[] {
  const { userId } = caller;
  return all.filter((record) => record.watch.userId === userId && isGoing(record));
}

function tenantOf({ instance }: OwnWatchesPorts, { caller: { workspace } }: Asker) {
  return { workspace, instance };
}
