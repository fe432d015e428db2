import { createHash, randomInt, randomUUID } from 'node:crypto';
import type { Ids } from './ports/ground.ts';

/** No vowels and nothing that is read for something else, so no word comes out by accident. */
const alphabet = 'bcdfghjkmnpqrstvwxz23456789';

/** Ids by the system's random source. */
export const systemIds: Ids = {
  uuid: () => randomUUID(),
  short: () => word(() => randomInt(alphabet.length)),
  shortOf: (text) => {
    const digest = createHash('sha256').update(text).digest();
    return word((place) => digest.readUInt32BE(place * 4));
  },
};

function word(letterAt: (place: number) => number): string {
  return Array.from({ length: 6 }, (_, place) =>
    alphabet.charAt(letterAt(place) % alphabet.length),
  ).join('');
}
