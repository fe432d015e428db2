import type { AgentsReading } from '../domain/contact-centre.ts';
import type { Clock, Log } from '../ports.ts';
import type { HoldMemory, ReadingShelf } from '../stores.ts';
import { isShared } from './reading-age.ts';
import { holdsIn, withHolds } from './reading-holds.ts';
import { type AskRedis, tolerateOutages } from './reading-outage.ts';
import type { Question } from './reading-question.ts';

/** Whoever has claimed a reading and gives no sign for so long is taken for dead. */
const claimSeconds = 30;

export interface ShelfPorts {
  readonly shelf: ReadingShelf;
  readonly holds: HoldMemory;
  readonly clock: Clock;
  readonly log: Log;
  /** Slack team id: whose shelf it is. */
  readonly workspace: string;
}

/**
 * Where readings lie for others: in this process, and in Redis for all processes. Without Redis the
 * shelf there is empty, every claim is granted and nothing is known of holds.
 */
export class ReadingShelves {
  readonly #ports: ShelfPorts;
  readonly #redis: AskRedis;
  readonly #here = new Map<string, AgentsReading>();

  constructor(ports: ShelfPorts) {
    this.#ports = ports;
    this.#redis = tolerateOutages(ports.log);
  }

  /** A reading young enough to be shared, kept in this process. */
  findHere(question: Question): AgentsReading | undefined {
    const reading = this.#here.get(placeOf(question));
    return reading && this.isYoung(reading) ? reading : undefined;
  }

  /** The last reading of any process, whatever its age. */
  find(question: Question): Promise<AgentsReading | undefined> {
    const { shelf } = this.#ports;
    return this.#redis(() => shelf.find(this.#tenantOf(question), question.key), undefined);
  }

  /** Whether a reading may be shared now. */
  isYoung(reading: AgentsReading): boolean {
    return isShared(reading, this.#ports.clock.now());
  }

  /** Keeps a reading in this process, in place of those that are too old to be shared. */
  keepHere(question: Question, reading: AgentsReading): AgentsReading {
    for (const [place, old] of this.#here) {
      if (!this.isYoung(old)) this.#here.delete(place);
    }
    this.#here.set(placeOf(question), reading);
    return reading;
  }

  /** Whether this token may read now; the same token again has the right for longer. */
  claim(question: Question, token: string): Promise<boolean> {
    const { shelf, clock } = this.#ports;
    const claim = { token, now: clock.now(), forSeconds: claimSeconds };
    return this.#redis(() => shelf.claim(this.#tenantOf(question), question.key, claim), true);
  }

  /** Gives the right to read back without a reading. */
  release(question: Question, token: string): Promise<void> {
    const { shelf } = this.#ports;
    const { key } = question;
    return this.#redis(() => shelf.release(this.#tenantOf(question), key, token), undefined);
  }

  /** Puts a fresh reading where others find it, with what is known of its holds. */
  async put(question: Question, token: string, fresh: AgentsReading): Promise<AgentsReading> {
    const { shelf, holds, clock } = this.#ports;
    const tenant = this.#tenantOf(question);
    // The end of the reading, not its beginning: "at least since" must not be too early for any page.
    const sighting = { at: clock.now(), ...holdsIn(fresh) };
    const since = await this.#redis(() => holds.note(tenant, sighting), new Map());
    const reading = this.keepHere(question, withHolds(fresh, since));
    await this.#redis(() => shelf.put(tenant, question.key, { token, reading }), undefined);
    return reading;
  }

  #tenantOf({ instance }: Question) {
    return { workspace: this.#ports.workspace, instance };
  }
}

function placeOf({ instance, key }: Question): string {
  return `${instance}|${key}`;
}
