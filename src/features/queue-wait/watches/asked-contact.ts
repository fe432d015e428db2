import { contactIdIn } from '../../../grammar/contact-id.ts';
import { type Misunderstood, misunderstood } from '../../../grammar/misunderstood.ts';
import type { Word } from '../../../grammar/words.ts';

/** The contact in a word: its id, ARN or link, with `contact:` before it or without. */
export function contactIn(word: Word): string | undefined {
  if (word.kind === 'word' || word.kind === 'quoted') return contactIdIn(word.text);
  return word.kind === 'key' && word.key === 'contact' ? contactIdIn(word.value) : undefined;
}

/** The one contact of a line that holds nothing else. */
export function onlyContact(words: readonly Word[]): string | Misunderstood {
  const [first] = words;
  const contactId = first && words.length === 1 ? contactIn(first) : undefined;
  return contactId ?? misunderstood(whichContact);
}

/** What is wrong where no contact, or more than one, was named. */
export const whichContact =
  'Say which contact: one id (32 hexadecimal digits in five groups), ARN or link, and nothing before it.';
