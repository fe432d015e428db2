import { abortedError } from '../domain/abort.ts';
import type { CallOptions, Directory } from '../ports/connect.ts';
import type { Ids } from '../ports/ground.ts';
import { ReadingFlight } from './reading-flight.ts';
import type { Question, ReadingKind, TimedReading } from './reading-kind.ts';
import { ReadingShelves, type ShelfPorts } from './reading-shelves.ts';
import { takeTurn } from './reading-turn.ts';

export interface SharingPorts<Reading> extends ShelfPorts<Reading> {
  /** Tells which reading is one of all there is. */
  readonly directory: Directory;
  readonly ids: Ids;
}

interface Room<Selection, Reading extends TimedReading> extends SharingPorts<Reading> {
  readonly kind: ReadingKind<Selection, Reading>;
  readonly shelves: ReadingShelves<Selection, Reading>;
}

/** Reads what is selected, afresh or from what others have read. */
export type SharedRead<Selection, Reading> = (
  instance: string,
  selection: Selection,
  options: CallOptions,
) => Promise<Reading>;

/**
 * Readings that are made once for all who ask within some seconds, in every process: five, or as many
 * as the reading took. A reading of more answers for a part of it. Without Redis each process reads
 * for itself. Throws what the kind's own reading throws.
 */
export function shareReadings<Selection, Reading extends TimedReading>(
  kind: ReadingKind<Selection, Reading>,
  ports: SharingPorts<Reading>,
): SharedRead<Selection, Reading> {
  const room: Room<Selection, Reading> = {
    ...ports,
    kind,
    shelves: new ReadingShelves(kind, ports),
  };
  const flights = new Map<string, ReadingFlight<Reading>>();
  const flightFor = (question: Question<Selection>, options: CallOptions) => {
    // Who waits for others only so long does not wait with those who do it longer.
    const place = `${question.instance}|${question.key}|${options.sharedWithinSeconds ?? ''}`;
    const known = flights.get(place);
    if (known) return known;
    const flight = new ReadingFlight({
      what: kind.name,
      options,
      read: (together) => obtain(room, question, together),
      whenEmpty: () => flights.delete(place),
    });
    flights.set(place, flight);
    return flight;
  };
  return async (instance, selection, options) => {
    if (options.signal?.aborted) throw abortedError(options.signal, kind.name);
    const question = kind.questionOf(instance, selection);
    if (kind.isAboutNobody(question)) return kind.read(question, options);
    const here = room.shelves.findHere(question, options);
    return here ?? flightFor(question, options).join(options);
  };
}

/** From the shelf, out of a reading of more, or by the next reading. */
async function obtain<Selection, Reading extends TimedReading>(
  room: Room<Selection, Reading>,
  question: Question<Selection>,
  options: CallOptions,
): Promise<Reading> {
  const { shelves } = room;
  const there = await shelves.find(question);
  if (there && shelves.isYoung(there, options)) return shelves.keepHere(question, there);
  const part = partOfAny(room, question, options) ?? (await partOfWhole(room, question, options));
  return part ?? (await takeTurn(room, question, there, options));
}

/** Out of any reading at hand that holds it, where such parts are whole. */
function partOfAny<Selection, Reading extends TimedReading>(
  { kind, shelves }: Room<Selection, Reading>,
  { instance, selection }: Question<Selection>,
  options: CallOptions,
): Reading | undefined {
  if (!kind.hasPartsOfAny) return undefined;
  return shelves
    .allHere(instance)
    .map((lying) => shelves.youngPartOf(lying, selection, options))
    .filter((part) => part !== undefined)
    .toSorted((one, other) => other.asOf.getTime() - one.asOf.getTime())[0];
}

async function partOfWhole<Selection, Reading extends TimedReading>(
  { kind, shelves, directory }: Room<Selection, Reading>,
  question: Question<Selection>,
  options: CallOptions,
): Promise<Reading | undefined> {
  const { instance, selection } = question;
  // Names may take long to read at first, and who waits only some seconds for others has not that long.
  if (options.sharedWithinSeconds !== undefined || !kind.mayBePart(question)) return undefined;
  const whole = kind.wholeOf(instance, await directory.names(instance, options));
  if (!whole || whole.key === question.key) return undefined;
  const reading = shelves.findHere(whole, options) ?? (await shelves.find(whole));
  if (!reading || !shelves.isYoung(reading, options)) return undefined;
  shelves.keepHere(whole, reading);
  return shelves.youngPartOf({ question: whole, reading }, selection, options);
}
