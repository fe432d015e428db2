/** No l, o, 0 and 1: nobody takes one for another. */
const letters = 'abcdefghijkmnpqrstuvwxyz23456789';
const length = 10;
const mask = 2n ** 64n - 1n;

/**
 * The short word by which people and buttons call an episode, a group or a digest: ten characters of
 * a–z and 2–9, always the same for the same id. Two of those that are open at a time have the same as
 * good as never: 50 bits of FNV-1a.
 */
export function alertWord(id: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of bytesOf(id)) hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & mask;
  let word = '';
  for (let place = 0; place < length; place += 1) {
    word += letters.charAt(Number(hash & 31n));
    hash >>= 5n;
  }
  return word;
}

/** Each UTF-16 unit as two bytes, the upper one first where there is one. */
function bytesOf(text: string): readonly number[] {
  return Array.from({ length: text.length }, (_, index) => text.charCodeAt(index)).flatMap(
    (unit) => (unit > 255 ? [unit >> 8, unit & 255] : [unit]),
  );
}
