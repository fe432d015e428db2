import { randomInt, randomUUID } from 'node:crypto';
import type { Ids } from './ports.ts';

/** No vowels and nothing that is read for something else, so no word comes out by accident. */
const alphabet = 'bcdfghjkmnpqrstvwxz23456789';

/** Ids by the system's random source. */
export const systemIds: Ids = {
  uuid: () => randomUUID(),
  short: () =>
    Array.from({ length: 6 }, () => alphabet.charAt(randomInt(alphabet.length))).join(''),
};
