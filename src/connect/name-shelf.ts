import type { CallOptions } from '../ports/connect.ts';
import type { Clock, Log } from '../ports/ground.ts';
import { KeptReading } from './kept-reading.ts';
import type { NamesRead } from './read-names.ts';

export interface ShelfOptions<Name> {
  readonly read: (options: CallOptions) => Promise<NamesRead<Name>>;
  readonly clock: Clock;
  readonly log: Log;
  readonly kind: string;
  readonly refreshAfterMs: number;
  readonly retryAfterMs: number;
}

export interface Shown<Name> {
  readonly state: 'fresh' | 'stale' | 'missing';
  readonly readAt: Date | undefined;
  readonly names: ReadonlyMap<string, Name>;
}

/** One kind of names of one instance, with its own age. All who ask while it is read share the reading. */
export class NameShelf<Name> {
  readonly #reading: KeptReading<ReadonlyMap<string, Name>>;

  constructor({ read, clock, log, kind, refreshAfterMs, retryAfterMs }: ShelfOptions<Name>) {
    this.#reading = new KeptReading({
      read: async (options) => {
        const { names, isTruncated } = await read(options);
        if (isTruncated)
          log.warn({ kind, read: names.size }, 'Directory: more names than are kept');
        return names;
      },
      clock,
      keptForMs: refreshAfterMs,
      retryAfterMs,
      onFailure: (code, err) => log.warn({ kind, code, err }, 'Directory: names could not be read'),
    });
  }

  /** The names, read again when they are old. A foreseen failure shows what there was; a bug is thrown. */
  async show(options: CallOptions): Promise<Shown<Name>> {
    await this.#reading.refresh(options);
    const { kept, failure } = this.#reading;
    if (kept === undefined) return { state: 'missing', readAt: undefined, names: new Map() };
    const state = failure === undefined ? 'fresh' : 'stale';
    return { state, readAt: kept.at, names: kept.value };
  }
}
