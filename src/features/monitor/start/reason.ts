import { lengthOf } from '../../../blocks/text.ts';

/** So many characters a reason has at most. */
export const reasonAtMost = 150;

const address = /[^\s@]+@[^\s@]+/u;
/** A number of a customer, an order or a telephone, however its digits are grouped. */
const longNumber = /\p{Nd}{4,}|(?:\p{Nd}[\s().\-/]*){7,}/u;

/** What is wrong with a reason, as a sentence; undefined when nothing is. It is kept, so it holds no customer data. */
export function reasonProblem(reason: string): string | undefined {
  if (reason === '') return 'Say why, in a few words.';
  if (lengthOf(reason) > reasonAtMost) {
    return `A reason has at most ${reasonAtMost} characters: say it shorter.`;
  }
  if (address.test(reason)) {
    return 'A reason is kept, so it holds no e-mail address: leave it out.';
  }
  return longNumber.test(reason)
    ? 'A reason is kept, so it holds no numbers of customers, orders or telephones: leave out what has four digits or more.'
    : undefined;
}
