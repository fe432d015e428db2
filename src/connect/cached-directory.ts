import { waitUnlessAborted } from '../domain/abort.ts';
import type { NameKind, Names } from '../domain/contact-centre.ts';
import type { CallOptions, Directory } from '../ports/connect.ts';
import type { ConnectCalls } from './connect-calls.ts';
import { NameShelf } from './name-shelf.ts';
import { type NameOf, nameReaders } from './read-names.ts';

export interface CachedDirectoryOptions {
  readonly calls: ConnectCalls;
  /** Names older than this are read again; default 300. */
  readonly refreshAfterSeconds?: number | undefined;
  /** A kind that failed is not asked for again before this; default 30. */
  readonly retryAfterSeconds?: number | undefined;
  /** Instances kept at once; the one not asked for the longest goes first. Default 20. */
  readonly instancesAtMost?: number | undefined;
}

type Shelves = { readonly [Kind in NameKind]: NameShelf<NameOf<Kind>> };

const nameKinds: readonly NameKind[] = [
  'users',
  'queues',
  'routingProfiles',
  'hierarchyGroups',
  'statuses',
];

/**
 * Names by id, read at most once in a while and once for all who ask meanwhile. `names` throws only
 * when the asker's own signal aborts; what could not be read is listed in `missing` or `stale`.
 */
export class CachedDirectory implements Directory {
  readonly #calls: ConnectCalls;
  readonly #refreshAfterMs: number;
  readonly #retryAfterMs: number;
  readonly #instancesAtMost: number;
  readonly #byInstance = new Map<string, Shelves>();

  constructor(options: CachedDirectoryOptions) {
    this.#calls = options.calls;
    this.#refreshAfterMs = (options.refreshAfterSeconds ?? 300) * 1000;
    this.#retryAfterMs = (options.retryAfterSeconds ?? 30) * 1000;
    this.#instancesAtMost = options.instancesAtMost ?? 20;
  }

  names(instance: string, options: CallOptions): Promise<Names> {
    const shared = this.#gather(instance, options);
    return waitUnlessAborted(shared, options.signal, 'names');
  }

  /** Without the asker's signal: the reading belongs to everybody who waits for it. */
  async #gather(instance: string, { priority }: CallOptions): Promise<Names> {
    const shelves = this.#shelves(instance);
    const [users, queues, routingProfiles, hierarchyGroups, statuses] = await Promise.all([
      shelves.users.show({ priority }),
      shelves.queues.show({ priority }),
      shelves.routingProfiles.show({ priority }),
      shelves.hierarchyGroups.show({ priority }),
      shelves.statuses.show({ priority }),
    ]);
    const shown = { users, queues, routingProfiles, hierarchyGroups, statuses };
    return {
      asOf: this.#oldest(Object.values(shown)),
      users: users.names,
      queues: queues.names,
      routingProfiles: routingProfiles.names,
      hierarchyGroups: hierarchyGroups.names,
      statuses: statuses.names,
      missing: nameKinds.filter((kind) => shown[kind].state === 'missing'),
      stale: nameKinds.filter((kind) => shown[kind].state === 'stale'),
    };
  }

  #oldest(shown: readonly { readonly readAt: Date | undefined }[]): Date {
    const times = shown.flatMap(({ readAt }) => (readAt ? [readAt.getTime()] : []));
    return times.length > 0 ? new Date(Math.min(...times)) : this.#calls.clock.now();
  }

  #shelves(instance: string): Shelves {
    const shelves = this.#byInstance.get(instance) ?? {
      users: this.#shelf(instance, 'users'),
      queues: this.#shelf(instance, 'queues'),
      routingProfiles: this.#shelf(instance, 'routingProfiles'),
      hierarchyGroups: this.#shelf(instance, 'hierarchyGroups'),
      statuses: this.#shelf(instance, 'statuses'),
    };
    this.#byInstance.delete(instance);
    this.#byInstance.set(instance, shelves);
    const [oldest] = this.#byInstance.keys();
    if (this.#byInstance.size > this.#instancesAtMost && oldest !== undefined) {
      this.#byInstance.delete(oldest);
    }
    return shelves;
  }

  #shelf<Kind extends NameKind>(instance: string, kind: Kind): NameShelf<NameOf<Kind>> {
    const calls = this.#calls;
    return new NameShelf({
      read: (options) => nameReaders[kind](calls, instance, options),
      clock: calls.clock,
      log: calls.log,
      kind,
      refreshAfterMs: this.#refreshAfterMs,
      retryAfterMs: this.#retryAfterMs,
    });
  }
}
