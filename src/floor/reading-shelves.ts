import type { CallOptions } from '../ports/connect.ts';
import type { Clock, Log } from '../ports/ground.ts';
import type { ReadingShelf } from '../stores/floor.ts';
import { isShared, isSharedAsPart } from './reading-age.ts';
import type { Question, ReadingKind, TimedReading } from './reading-kind.ts';
import { type AskRedis, tolerateOutages } from './reading-outage.ts';

/** Whoever has claimed a reading and gives no sign for so long is taken for dead. */
const claimSeconds = 30;

export interface ShelfPorts<Reading> {
  readonly shelf: ReadingShelf<Reading>;
  readonly clock: Clock;
  readonly log: Log;
  /** Slack team id: whose shelf it is. */
  readonly workspace: string;
}

/** A reading that lies somewhere, and what it answers. */
export interface Lying<Selection, Reading> {
  readonly question: Question<Selection>;
  readonly reading: Reading;
}

type Within = Pick<CallOptions, 'sharedWithinSeconds'>;

/**
 * Where readings lie for others: in this process, and in Redis for all processes. Without Redis the
 * shelf there is empty and every claim is granted.
 */
export class ReadingShelves<Selection, Reading extends TimedReading> {
  readonly #kind: ReadingKind<Selection, Reading>;
  readonly #ports: ShelfPorts<Reading>;
  readonly #redis: AskRedis;
  readonly #here = new Map<string, Lying<Selection, Reading>>();

  constructor(kind: ReadingKind<Selection, Reading>, ports: ShelfPorts<Reading>) {
    this.#kind = kind;
    this.#ports = ports;
    const meaning = 'Readings: Redis is away, each process reads for itself';
    this.#redis = tolerateOutages(ports.log, meaning);
  }

  /** A reading young enough to be shared, kept in this process. */
  findHere(question: Question<Selection>, within: Within): Reading | undefined {
    const lying = this.#here.get(placeOf(question));
    return lying && this.isYoung(lying.reading, within) ? lying.reading : undefined;
  }

  /** All readings of an instance that are kept in this process, whatever their age. */
  allHere(instance: string): readonly Lying<Selection, Reading>[] {
    return [...this.#here.values()].filter(({ question }) => question.instance === instance);
  }

  /** The last reading of any process, whatever its age. */
  find(question: Question<Selection>): Promise<Reading | undefined> {
    const { shelf } = this.#ports;
    return this.#redis(() => shelf.find(this.#tenantOf(question), question.key), undefined);
  }

  /** Whether a reading may be shared now. */
  isYoung(reading: Reading, within: Within): boolean {
    return isShared(reading, this.#ports.clock.now(), atMostMs(within));
  }

  /** The answer to a selection out of another one's, where both may be shared now. */
  youngPartOf(
    { question, reading }: Lying<Selection, Reading>,
    selection: Selection,
    within: Within,
  ): Reading | undefined {
    if (!this.isYoung(reading, within)) return undefined;
    const part = this.#kind.partOf(reading, question.selection, selection);
    const share = part && this.#kind.sizeOf(part) / Math.max(1, this.#kind.sizeOf(reading));
    const isYoung =
      share !== undefined &&
      isSharedAsPart(reading, share, this.#ports.clock.now(), atMostMs(within));
    return isYoung ? part : undefined;
  }

  /** Keeps a reading in this process, in place of those that are too old to be shared. */
  keepHere(question: Question<Selection>, reading: Reading): Reading {
    for (const [place, old] of this.#here) {
      if (!this.isYoung(old.reading, {})) this.#here.delete(place);
    }
    this.#here.set(placeOf(question), { question, reading });
    return reading;
  }

  /** Whether this token may read now; the same token again has the right for longer. */
  claim(question: Question<Selection>, token: string): Promise<boolean> {
    const { shelf, clock } = this.#ports;
    const claim = { token, now: clock.now(), forSeconds: claimSeconds };
    return this.#redis(() => shelf.claim(this.#tenantOf(question), question.key, claim), true);
  }

  /** Gives the right to read back without a reading. */
  release(question: Question<Selection>, token: string): Promise<void> {
    const { shelf } = this.#ports;
    const { key } = question;
    return this.#redis(() => shelf.release(this.#tenantOf(question), key, token), undefined);
  }

  /** Puts a fresh reading where others find it. */
  async put(question: Question<Selection>, token: string, fresh: Reading): Promise<Reading> {
    const { shelf } = this.#ports;
    const reading = await this.#kind.complete(question, fresh, this.#redis);
    this.keepHere(question, reading);
    const entry = { token, reading };
    await this.#redis(() => shelf.put(this.#tenantOf(question), question.key, entry), undefined);
    return reading;
  }

  #tenantOf({ instance }: Question<Selection>) {
    return { workspace: this.#ports.workspace, instance };
  }
}

function atMostMs({ sharedWithinSeconds: seconds }: Within): number | undefined {
  return seconds === undefined ? undefined : seconds * 1000;
}

function placeOf({ instance, key }: Question<unknown>): string {
  return `${instance}|${key}`;
}
