import { spokenDuration } from '../../../blocks/format.ts';
import { count, name } from '../../../blocks/text.ts';
import { measuredOverHours, type WrongBy } from './wrong-by.ts';

/** "an estimate may be wrong by (…)", or by how much those of a queue were wrong, and that this was measured. */
export function wrongByWords({ seconds, measured }: WrongBy): string {
  if (!measured) return `an estimate may be wrong by (${spokenDuration(seconds)})`;
  const { queueName, medianErrorSeconds: usual, contacts } = measured;
  return `the estimates of *${name(queueName)}* were usually off by in the last ${measuredOverHours} h (${spokenDuration(usual)}, measured on ${count(contacts, 'contact')})`;
}

/** Why waits that are so many seconds apart at most are not told apart. */
export function tooCloseWords(apartSeconds: number, error: WrongBy): string {
  const { seconds, measured } = error;
  return measured && measured.medianErrorSeconds < apartSeconds
    ? `waits no more than ${spokenDuration(seconds)} apart count as the same`
    : `that is no further apart than ${wrongByWords(error)}`;
}
