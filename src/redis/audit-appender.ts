import { chained } from '../chain/chain.ts';
import type { AuditEntry, ChainedEntry, ChainHead } from '../domain/audit.ts';
import { BotError, codeOf } from '../domain/errors.ts';
import { type AuditStream, headOf, type Item } from './audit-stream.ts';

/** Others who append at the same moment win so often at most; fifty processes at once need far fewer. */
const mostTries = 1_000;

/**
 * Puts entries behind the last one of a stream, those of this process one after the other. Where
 * another process was quicker it goes behind what that one wrote. A reply that was lost is resolved
 * by looking whether the entry is there, so that none is written twice.
 */
export class AuditAppender {
  readonly #stream: AuditStream;
  readonly #onAdded: (entry: ChainedEntry) => void;
  #known: ChainHead | undefined;
  /** Sent without an answer while Redis could not be asked either: at most one of them was written. */
  #unsure: readonly ChainedEntry[] = [];
  #last: Promise<unknown> = Promise.resolve();

  constructor(stream: AuditStream, onAdded: (entry: ChainedEntry) => void) {
    this.#stream = stream;
    this.#onAdded = onAdded;
  }

  /** The last one this process has seen. */
  get known(): ChainHead | undefined {
    return this.#known;
  }

  /** Throws BotError `redis_unavailable`, `record_unreadable`. */
  append(entry: AuditEntry): Promise<ChainedEntry> {
    const appended = this.#last.then(() => this.#append(entry));
    this.#last = appended.catch(() => undefined);
    return appended;
  }

  async #append(entry: AuditEntry): Promise<ChainedEntry> {
    if (!this.#known) this.#known = headIn(await this.#stream.last());
    let beyond = 0;
    for (let tries = 0; tries < mostTries; tries += 1) {
      const before = this.#known;
      const next = chained(entry, (before?.number ?? 0) + 1 + beyond, before?.hash ?? '');
      const sent = await this.#send(next);
      if (sent === 'added') return this.#added(next);
      if (await this.#lookFor(next)) return this.#added(next);
      // Refused, and nobody stands there: somebody took entries away, and their numbers with them.
      const isGone = sent === 'taken' && this.#known === before;
      beyond = isGone ? beyond * 2 + 1 : 0;
    }
    throw new BotError('redis_unavailable', 'record audit: too many others write at once');
  }

  /** `lost`: no answer came, for the first time; the second time it is thrown. */
  async #send(next: ChainedEntry): Promise<'added' | 'taken' | 'lost'> {
    try {
      const isAdded = await this.#stream.add(next, next.entry.retention?.keptFrom);
      return isAdded ? 'added' : 'taken';
    } catch (error) {
      if (codeOf(error) !== 'redis_unavailable') throw error;
      const isSecond = this.#isUnsure(next);
      this.#unsure = [...this.#unsure.filter(({ hash }) => hash !== next.hash), next].slice(-most);
      if (isSecond) throw error;
      return 'lost';
    }
  }

  /** Reads on to the end; whether this entry stands there, sent by this process without an answer. */
  async #lookFor(next: ChainedEntry): Promise<boolean> {
    let isThere = false;
    const known = this.#known;
    const last = await this.#stream.lastFrom((known?.number ?? 0) + 1, ({ number, hash }) => {
      const written = this.#unsure.find((one) => one.number === number && one.hash === hash);
      if (written?.hash === next.hash) isThere = true;
      else if (written) this.#added(written);
    });
    // Nothing new leaves the very same object: that is how it is told from somebody who was quicker.
    if (last && last.number > (known?.number ?? 0)) this.#known = headOf(last);
    return isThere;
  }

  #isUnsure({ hash }: ChainedEntry): boolean {
    return this.#unsure.some((one) => one.hash === hash);
  }

  #added(entry: ChainedEntry): ChainedEntry {
    this.#unsure = [];
    if (entry.number > (this.#known?.number ?? 0)) this.#known = entry;
    this.#onAdded(entry);
    return entry;
  }
}

/** While Redis is away for long, those that were never sent need not be remembered for ever. */
const most = 100;

function headIn(item: Item | undefined): ChainHead | undefined {
  return item && headOf(item);
}
