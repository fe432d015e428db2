/** Whether this is the name of a time zone, `Europe/Berlin`; a bare difference such as +02:00 is none. */
export function isZone(text: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+/-]*$/u.test(text)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== '';
  } catch {
    // The only way to ask is to try.
    return false;
  }
}
