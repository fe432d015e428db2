import { abortedError } from '../domain/abort.ts';
import type { AgentsReading } from '../domain/contact-centre.ts';
import type { AgentReadings, CallOptions, Directory, Ids } from '../ports.ts';
import { isSharedAsPart } from './reading-age.ts';
import { ReadingFlight } from './reading-flight.ts';
import { partOf, type Question, questionOf, wholeFloorOf } from './reading-question.ts';
import { ReadingShelves, type ShelfPorts } from './reading-shelves.ts';
import { takeTurn } from './reading-turn.ts';

export interface SharedReadingsPorts extends ShelfPorts {
  readonly gateway: AgentReadings;
  /** Tells which reading is one of everybody. */
  readonly directory: Directory;
  readonly ids: Ids;
}

interface Room extends SharedReadingsPorts {
  readonly shelves: ReadingShelves;
}

/**
 * Readings that are made once for all who ask within some seconds, in every process: five, or as many
 * as the reading took. A reading of
 * everybody answers for a part of it. Contacts on hold carry since when they were seen so. Without
 * Redis each process reads for itself and knows nothing of holds. Throws what the gateway throws.
 */
export function createSharedReadings(ports: SharedReadingsPorts): AgentReadings {
  const room: Room = { ...ports, shelves: new ReadingShelves(ports) };
  const flights = new Map<string, ReadingFlight>();
  const flightFor = (question: Question, { priority }: CallOptions) => {
    const place = `${question.instance}|${question.key}`;
    const known = flights.get(place);
    if (known) return known;
    const flight = new ReadingFlight({
      priority,
      read: (options) => obtain(room, question, options),
      whenEmpty: () => flights.delete(place),
    });
    flights.set(place, flight);
    return flight;
  };
  return {
    readAgents: async (instance, selection, options) => {
      if (options.signal?.aborted) throw abortedError(options.signal, 'agents');
      const question = questionOf(instance, selection);
      if (isAboutNobody(question)) {
        return ports.gateway.readAgents(instance, question.selection, options);
      }
      return room.shelves.findHere(question) ?? flightFor(question, options).join(options);
    },
  };
}

function isAboutNobody({ selection }: Question): boolean {
  return selection.kind !== 'hierarchy-group' && selection.ids.length === 0;
}

/** From the shelf, out of a reading of everybody, or by the next reading. */
async function obtain(
  room: Room,
  question: Question,
  options: CallOptions,
): Promise<AgentsReading> {
  const { shelves } = room;
  const there = await shelves.find(question);
  if (there && shelves.isYoung(there)) return shelves.keepHere(question, there);
  const part = await partOfWholeFloor(room, question, options);
  return part ?? (await takeTurn(room, question, there, options));
}

async function partOfWholeFloor(
  { shelves, directory, clock }: Room,
  question: Question,
  options: CallOptions,
): Promise<AgentsReading | undefined> {
  const { instance, selection } = question;
  if (selection.kind === 'queues') return undefined;
  const whole = wholeFloorOf(instance, await directory.names(instance, options));
  if (!whole || whole.key === question.key) return undefined;
  const reading = shelves.findHere(whole) ?? (await shelves.find(whole));
  if (!reading || !shelves.isYoung(reading)) return undefined;
  const part = partOf(shelves.keepHere(whole, reading), whole.selection, selection);
  return part && isSharedAsPart(reading, part, clock.now()) ? part : undefined;
}
