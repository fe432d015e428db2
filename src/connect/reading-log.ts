import { codeOf } from '../domain/errors.ts';
import type { LastReading, ReadingKind } from '../ports/connect.ts';
import type { Clock } from '../ports/ground.ts';

type Entry = { -readonly [Part in keyof LastReading]: LastReading[Part] };

/** When the last reading of each instance succeeded and failed. */
export class ReadingLog {
  readonly #clock: Clock;
  readonly #byInstance = new Map<string, Entry>();
  readonly #byKind = new Map<string, Entry>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Runs a reading and notes how it went. One given up because the process stops says nothing. */
  async note<Reading>(
    instance: string,
    read: () => Promise<Reading>,
    kind?: ReadingKind,
  ): Promise<Reading> {
    const entries = [
      entryOf(this.#byInstance, instance),
      ...(kind ? [entryOf(this.#byKind, `${instance}|${kind}`)] : []),
    ];
    try {
      const reading = await read();
      for (const entry of entries) entry.okAt = this.#clock.now();
      return reading;
    } catch (error) {
      const code = codeOf(error);
      if (code !== 'stopping') {
        for (const entry of entries) Object.assign(entry, { failedAt: this.#clock.now(), code });
      }
      throw error;
    }
  }

  last(instance: string): Pick<LastReading, 'okAt' | 'failedAt'> {
    const { okAt, failedAt } = this.#byInstance.get(instance) ?? {};
    return { ...(okAt && { okAt }), ...(failedAt && { failedAt }) };
  }

  lastOf(instance: string, kind: ReadingKind): LastReading {
    return { ...this.#byKind.get(`${instance}|${kind}`) };
  }
}

function entryOf(entries: Map<string, Entry>, key: string): Entry {
  const entry = entries.get(key) ?? {};
  entries.set(key, entry);
  return entry;
}
