import type { Names } from '../../../domain/contact-centre.ts';
import type { WatchRecord } from '../../../domain/contact-watch.ts';
import type { Directory } from '../../../ports/connect.ts';
import type { Clock } from '../../../ports/ground.ts';
import type { WatchStore } from '../../../stores/waits.ts';
import type { Asker } from '../../answer.ts';
import { attempt, readIn } from '../contact/attempt.ts';

export interface OwnWatchesPorts {
  readonly watchStore: WatchStore;
  readonly directory: Directory;
  readonly clock: Clock;
  readonly instance: string;
}

export interface WatchesReport {
  readonly kind: 'watches';
  /** The asker's own, oldest first. */
  readonly records: readonly WatchRecord[];
  readonly names: Names | undefined;
  readonly now: Date;
}

export type UnwatchReport =
  | { readonly kind: 'stopped'; readonly contactId: string }
  | { readonly kind: 'not-watched'; readonly contactId: string };

/** What the asker watches. Throws BotError `redis_unavailable`. */
export async function listWatches(ports: OwnWatchesPorts, asker: Asker): Promise<WatchesReport> {
  const [records, names] = await Promise.all([
    ownWatches(ports, asker),
    attempt(ports.directory.names(ports.instance, { priority: 'command' })),
  ]);
  return { kind: 'watches', records, names: readIn(names), now: ports.clock.now() };
}

/** Ends the asker's own watch of a contact. Throws BotError `redis_unavailable`. */
export async function stopWatch(
  ports: OwnWatchesPorts,
  contactId: string,
  asker: Asker,
): Promise<UnwatchReport> {
  const own = await ownWatches(ports, asker);
  const record = own.find(({ watch }) => watch.contactId === contactId);
  if (!record) return { kind: 'not-watched', contactId };
  const { watchStore, clock } = ports;
  const isStopped = await watchStore.stop(tenantOf(ports, asker), record.watch.id, clock.now());
  return { kind: isStopped ? 'stopped' : 'not-watched', contactId };
}

async function ownWatches(ports: OwnWatchesPorts, asker: Asker): Promise<readonly WatchRecord[]> {
  const records = await ports.watchStore.list(tenantOf(ports, asker));
  const { userId } = asker.caller;
  return records.filter((record) => record.watch.userId === userId && isGoing(record));
}

function isGoing({ stoppedAt, standing }: WatchRecord): boolean {
  return stoppedAt === undefined && standing.state.end === undefined;
}

function tenantOf({ instance }: OwnWatchesPorts, { caller: { workspace } }: Asker) {
  return { workspace, instance };
}
