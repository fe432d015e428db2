import type { Opening } from '../../src/domain/opening.ts';
import type { OpeningHours, OpeningOptions } from '../../src/ports/connect.ts';

/** OpeningHours by data: open without end, unless a queue is told to be otherwise. */
export class FakeOpeningHours implements OpeningHours {
  readonly byQueue: Map<string, Opening>;
  readonly asked: { readonly queueIds: readonly string[]; readonly options: OpeningOptions }[] = [];
  readonly #read = new Set<string>();
  otherwise: Opening = { kind: 'open', until: undefined };

  constructor(byQueue: Readonly<Record<string, Opening>> = {}) {
    this.byQueue = new Map(Object.entries(byQueue));
  }

  async read(_instance: string, queueIds: readonly string[], options: OpeningOptions) {
    this.asked.push({ queueIds, options });
    for (const id of queueIds) this.#read.add(id);
    return this.remembered(_instance, queueIds);
  }

  remembered(_instance: string, queueIds: readonly string[]): ReadonlyMap<string, Opening> {
    const notYet: Opening = { kind: 'unknown', why: 'not-yet' };
    const openingOf = (id: string) => this.byQueue.get(id) ?? this.otherwise;
    return new Map(queueIds.map((id) => [id, this.#read.has(id) ? openingOf(id) : notYet]));
  }
}
