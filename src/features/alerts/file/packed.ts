/**
 * A text of many lines as one word, since what a form makes is a line like one that is typed. It is
 * no secret and no proof of anything: whoever types it imports what they could have pasted.
 */
export function packed(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64url');
}

/** The text again; undefined for what is none. */
export function unpacked(word: string): string | undefined {
  if (!/^[A-Za-z0-9_-]+$/u.test(word)) return undefined;
  const text = Buffer.from(word, 'base64url').toString('utf8');
  return packed(text) === word ? text : undefined;
}
