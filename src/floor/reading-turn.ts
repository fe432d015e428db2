import type { CallOptions } from '../ports/connect.ts';
import type { Clock, Ids, Log } from '../ports/ground.ts';
import type { Question, ReadingKind, TimedReading } from './reading-kind.ts';
import type { ReadingShelves } from './reading-shelves.ts';

const lookAgainMs = 200;
/** Others may claim one after another and fail each time; then this one reads beside them. */
const waitAtMostMs = 60_000;
/** A long reading says so often that it is still at it. */
const renewEveryMs = 10_000;

export interface TurnPorts<Selection, Reading extends TimedReading> {
  readonly kind: ReadingKind<Selection, Reading>;
  readonly shelves: ReadingShelves<Selection, Reading>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
}

/**
 * The next reading of a question: made by whichever process has claimed it, while the others look at
 * the shelf until it is there or the claim is free. `before` is what lay there at first.
 */
export async function takeTurn<Selection, Reading extends TimedReading>(
  ports: TurnPorts<Selection, Reading>,
  question: Question<Selection>,
  before: Reading | undefined,
  options: CallOptions,
): Promise<Reading> {
  const { shelves, clock, ids } = ports;
  const token = ids.uuid();
  const { sharedWithinSeconds = waitAtMostMs / 1000 } = options;
  const readAnywayAt = clock.now().getTime() + sharedWithinSeconds * 1000;
  const lookForNews = async () => {
    const there = await shelves.find(question);
    const isNews = there && (shelves.isYoung(there, options) || isLater(there, before));
    return isNews ? shelves.keepHere(question, there) : undefined;
  };
  while (!(await shelves.claim(question, token)) && clock.now().getTime() < readAnywayAt) {
    await clock.wait(lookAgainMs, options.signal);
    const news = await lookForNews();
    if (news) return news;
  }
  const news = await lookForNews();
  if (!news) return readAndPut(ports, { question, token }, options);
  await shelves.release(question, token);
  return news;
}

function isLater(reading: TimedReading, before: TimedReading | undefined): boolean {
  return before === undefined || reading.asOf > before.asOf;
}

async function readAndPut<Selection, Reading extends TimedReading>(
  { kind, shelves, clock, log }: TurnPorts<Selection, Reading>,
  { question, token }: { readonly question: Question<Selection>; readonly token: string },
  options: CallOptions,
): Promise<Reading> {
  let renewAt = clock.now().getTime() + renewEveryMs;
  const renew = () => {
    const now = clock.now().getTime();
    if (now < renewAt) return;
    renewAt = now + renewEveryMs;
    shelves.claim(question, token).catch((error: unknown) => {
      log.error({ err: error }, 'Readings: a claim could not be renewed');
    });
  };
  try {
    const fresh = await kind.read(question, {
      signal: options.signal,
      // Asked at every call: somebody more urgent may have joined by then.
      get priority() {
        return options.priority;
      },
      onProgress: (progress) => {
        renew();
        options.onProgress?.(progress);
      },
    });
    return await shelves.put(question, token, fresh);
  } catch (error) {
    await shelves.release(question, token);
    throw error;
  }
}
