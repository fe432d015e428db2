import { contactIdIn, instanceOfContact, isNearlyContactId } from '../../grammar/contact-id.ts';
import { type Misunderstood, misunderstood } from '../../grammar/misunderstood.ts';
import type { Word } from '../../grammar/words.ts';

/**
 * The one contact of a line that holds nothing else, by its id, ARN or link, with `contact` before it
 * or without; undefined where nothing in the line was meant for a contact. `instance` is the one that
 * is asked: its contacts are the only ones there are here.
 */
export function onlyContact(
  words: readonly Word[],
  instance: string,
): string | Misunderstood | undefined {
  const pieces = words.flatMap(piecesOf);
  const [named, second] = pieces.flatMap((piece) => contactIdIn(piece) ?? []);
  const nearly = pieces.find(isNearlyContactId);
  if (nearly !== undefined) return misunderstood(noContactId(nearly));
  if (named === undefined) return undefined;
  const other = pieces.flatMap((piece) => instanceOfContact(piece) ?? []);
  const strange = other.find((one) => one !== instance);
  if (strange !== undefined) {
    return misunderstood(
      `This contact is of another Amazon Connect instance, ${strange}; Floorwalker looks at ${instance} only.`,
    );
  }
  if (second !== undefined) {
    return misunderstood(`One contact at a time: type one id and nothing else, \`${named}\`.`);
  }
  return pieces.length === 1 && words.every(isText)
    ? named
    : misunderstood(`A contact id stands alone: type \`${named}\` and nothing else.`);
}

/** Whether a line names a contact, or was meant to. */
export function isAboutContact(words: readonly Word[]): boolean {
  return words
    .flatMap(piecesOf)
    .some((piece) => contactIdIn(piece) !== undefined || isNearlyContactId(piece));
}

/** What is wrong with what was meant for a contact id. */
export function noContactId(text: string): string {
  return `“${text}” is no contact id: 32 hexadecimal digits in five groups. Copy all of it, as in 11111111-2222-3333-4444-555555555555.`;
}

/** What is wrong where no contact, or more than one, was named. */
export const whichContact =
  'Say which contact: one id (32 hexadecimal digits in five groups), ARN or link, and nothing before it.';

/** What is wrong where one contact is to be shown to a whole channel. */
export const neverShared =
  'One contact is never shown to a whole channel: leave out share, and you alone see it.';

/** What may name a contact; the words `contact` and `id` before it say nothing. */
function piecesOf(word: Word): readonly string[] {
  const text = isText(word) ? textOf(word) : '';
  return text.split(',').filter((piece) => !/^(contact|contact-id|id)?:?$/i.test(piece.trim()));
}

function isText(word: Word): boolean {
  return word.kind === 'word' || word.kind === 'quoted' || isContactKey(word);
}

function isContactKey(word: Word): boolean {
  return word.kind === 'key' && (word.key === 'contact' || word.key === 'contact-id');
}

function textOf(word: Word): string {
  if (word.kind === 'word' || word.kind === 'quoted') return word.text;
  return word.kind === 'key' ? word.value : '';
}
