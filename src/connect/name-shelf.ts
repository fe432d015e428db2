import { codeOf } from '../domain/errors.ts';
import type { CallOptions, Clock, Log } from '../ports.ts';
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
  readonly #options: ShelfOptions<Name>;
  #names: ReadonlyMap<string, Name> | undefined;
  #readAt: Date | undefined;
  /** Set while the newest attempt failed. */
  #failedAt: Date | undefined;
  #reading: Promise<void> | undefined;

  constructor(options: ShelfOptions<Name>) {
    this.#options = options;
  }

  /** The names, read again when they are old. A foreseen failure shows what there was; a bug is thrown. */
  async show(options: CallOptions): Promise<Shown<Name>> {
    if (this.#reading || this.#isDue()) {
      this.#reading ??= this.#refresh(options).finally(() => {
        this.#reading = undefined;
      });
      await this.#reading;
    }
    if (this.#names === undefined) return { state: 'missing', readAt: undefined, names: new Map() };
    const state = this.#failedAt === undefined ? 'fresh' : 'stale';
    return { state, readAt: this.#readAt, names: this.#names };
  }

  #isDue(): boolean {
    const now = this.#options.clock.now().getTime();
    if (this.#failedAt) return now - this.#failedAt.getTime() >= this.#options.retryAfterMs;
    return !this.#readAt || now - this.#readAt.getTime() >= this.#options.refreshAfterMs;
  }

  async #refresh(options: CallOptions): Promise<void> {
    const { clock, log, kind } = this.#options;
    const startedAt = clock.now();
    try {
      const { names, isTruncated } = await this.#options.read(options);
      if (isTruncated) log.warn({ kind, read: names.size }, 'Directory: more names than are kept');
      this.#names = names;
      this.#readAt = startedAt;
      this.#failedAt = undefined;
    } catch (error) {
      const code = codeOf(error);
      if (code === undefined) throw error;
      this.#failedAt = clock.now();
      log.warn({ kind, code, err: error }, 'Directory: names could not be read');
    }
  }
}
