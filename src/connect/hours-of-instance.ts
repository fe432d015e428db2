import { LRUCache } from 'lru-cache';
import { type Opening, type OpeningUnknown, openingAt } from '../domain/opening.ts';
import type { EffectiveHours } from '../domain/opening-hours.ts';
import type { CallOptions } from '../ports/connect.ts';
import type { ConnectCalls } from './connect-calls.ts';
import { HoursLine } from './hours-line.ts';
import { KeptReading } from './kept-reading.ts';
import { readQueueHours } from './read-hours.ts';

const minuteMs = 60_000;
/** Which hours a queue has changes rarely; a queue nobody knows of is looked for sooner. */
const queueHoursKeptMs = 60 * minuteMs;
const unknownQueueAfterMs = 5 * minuteMs;
const hoursKeptMs = 15 * minuteMs;
/** While hours cannot be read again, the older ones count for so long. */
const usableForMs = 120 * minuteMs;
const retryAfterMs = minuteMs;

type Hours = KeptReading<EffectiveHours>;

/** The opening hours of one instance: which queue has which, and what these are, each with its own age. */
export class HoursOfInstance {
  readonly #calls: ConnectCalls;
  readonly #queueHours: KeptReading<ReadonlyMap<string, string>>;
  readonly #hours = new LRUCache<string, Hours>({ max: 1_000 });
  readonly #line: HoursLine;

  constructor(calls: ConnectCalls, instance: string) {
    this.#calls = calls;
    this.#line = new HoursLine(calls, instance);
    const read = (options: CallOptions) => readQueueHours(calls, instance, options);
    this.#queueHours = this.#keep('queues', queueHoursKeptMs, read);
  }

  /** Resolves when all that is missing was read, or failed. What is only old is read again meanwhile. */
  async obtain(queueIds: readonly string[], options: CallOptions): Promise<void> {
    const queueHours = this.#queueHours;
    const isComplete = queueIds.every((queueId) => queueHours.kept?.value.has(queueId));
    const keptForMs = isComplete ? queueHoursKeptMs : unknownQueueAfterMs;
    const looked = this.#watched(queueHours.refresh(options, keptForMs));
    if (!isComplete) await looked;
    const known = queueHours.kept?.value;
    const hoursIds = new Set(queueIds.flatMap((queueId) => known?.get(queueId) ?? []));
    const missing = [...hoursIds].flatMap((hoursId) => {
      const hours = this.#hoursOf(hoursId);
      const isUsable = this.#usable(hours) !== undefined;
      const done = this.#watched(hours.refresh(options));
      return isUsable ? [] : [done];
    });
    await Promise.all(missing);
  }

  /** By what is known now. */
  openingOf(queueId: string): Opening {
    const { kept } = this.#queueHours;
    if (!kept) return unknown(whyOf(this.#queueHours));
    const hoursId = kept.value.get(queueId);
    if (hoursId === undefined) return unknown('no-hours');
    const hours = this.#hoursOf(hoursId);
    const usable = this.#usable(hours);
    return usable ? openingAt(usable, this.#calls.clock.now()) : unknown(whyOf(hours));
  }

  #usable({ kept }: Hours): EffectiveHours | undefined {
    const age = this.#calls.clock.now().getTime() - (kept?.at.getTime() ?? 0);
    return age < usableForMs ? kept?.value : undefined;
  }

  #hoursOf(hoursId: string): Hours {
    const known = this.#hours.get(hoursId);
    if (known) return known;
    const made = this.#keep(hoursId, hoursKeptMs, (options) => this.#line.read(hoursId, options));
    this.#hours.set(hoursId, made);
    return made;
  }

  #keep<Value>(
    what: string,
    keptForMs: number,
    read: (options: CallOptions) => Promise<Value>,
  ): KeptReading<Value> {
    const { clock, log } = this.#calls;
    return new KeptReading({
      read,
      clock,
      keptForMs,
      retryAfterMs,
      onFailure: (code, err) => log.warn({ what, code, err }, 'Opening hours could not be read'),
    });
  }

  /** Whoever waited for it may be gone by the time a bug shows, and it must not be lost. */
  #watched(work: Promise<void>): Promise<void> {
    work.catch((err: unknown) => this.#calls.log.error({ err }, 'Opening hours: a bug'));
    return work;
  }
}

function unknown(why: OpeningUnknown): Opening {
  return { kind: 'unknown', why };
}

function whyOf({ failure }: Pick<Hours, 'failure'>): OpeningUnknown {
  if (failure === undefined) return 'not-yet';
  return failure === 'connect_denied' ? 'denied' : 'unread';
}
