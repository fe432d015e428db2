import type { Clock, Log } from '../ports/ground.ts';

/** What became of a request. */
export type Outcome =
  | 'recorded'
  | 'duplicate'
  | 'otherInstance'
  | 'otherEvent'
  | 'unreadable'
  | 'tooLarge'
  | 'refused'
  | 'notKept';

/** How many requests this process answered, by what became of them, for `/readyz`. */
export interface Tally {
  note(outcome: Outcome, problems: readonly string[]): void;
  counts(): Readonly<Record<Outcome, number>>;
}

/** One line in so long for each kind of trouble: whoever posts nonsense must not fill the log. */
const saidAgainAfterMs = 10 * 60_000;

const sentences: Partial<Record<Outcome, string>> = {
  otherInstance: 'Contact events of another instance come in: narrow the rule in EventBridge',
  unreadable: 'A contact event cannot be read, so it is refused for good',
  tooLarge: 'A contact event is larger than EventBridge makes them, so it is refused for good',
  refused: 'Somebody posts to the contact feed without its secret',
  notKept: 'A contact event cannot be kept now; EventBridge will bring it again',
};

/** Counts, and tells the log of trouble. Nothing of what was posted is told. */
export function createTally(clock: Clock, log: Log): Tally {
  const counts: Record<Outcome, number> = {
    recorded: 0,
    duplicate: 0,
    otherInstance: 0,
    otherEvent: 0,
    unreadable: 0,
    tooLarge: 0,
    refused: 0,
    notKept: 0,
  };
  const saidAt = new Map<Outcome, number>();
  return {
    counts: () => ({ ...counts }),
    note: (outcome, problems) => {
      counts[outcome] += 1;
      const sentence = sentences[outcome];
      const now = clock.now().getTime();
      if (sentence === undefined || now - (saidAt.get(outcome) ?? -Infinity) < saidAgainAfterMs) {
        return;
      }
      saidAt.set(outcome, now);
      log.warn({ soFar: counts[outcome], problems }, sentence);
    },
  };
}
