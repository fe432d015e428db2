import type { Opening } from '../../src/domain/opening.ts';
import type { OpeningHours, OpeningOptions } from '../../src/ports/connect.ts';

/** OpeningHours by data: open without end, unless a queue is told to be otherwise. */
export class FakeOpeningHours implements OpeningHours {
  readonly byQueue: Map<string, Opening>;
  readonly asked: { readonly queueIds: readonly string[]; readonly options: OpeningOptions }[] = [];
  otherwise: Opening = { kind: 'open', until: undefined };

  constructor(byQueue: Readonly<Record<string, Opening>> = {}) {
    this.byQueue = new Map(Object.entries(byQueue));
  }

  async read(_instance: string, queueIds: readonly string[], options: OpeningOptions) {
    this.asked.push({ queueIds, options });
    return new Map(queueIds.map((id) => [id, this.byQueue.get(id) ?? this.otherwise]));
  }
}
