/** Redis may forget a claim this long after it expired; that it expired is a matter of the bot's clock. */
const claimGarbageMilliseconds = 60 * 60 * 1000;

/** What fwClaim wants after the token: now, expiry and garbage collection, in milliseconds. */
export function claimTimes(now: Date, forSeconds: number): readonly [string, string, string] {
  const milliseconds = forSeconds * 1000;
  return [
    String(now.getTime()),
    String(now.getTime() + milliseconds),
    String(milliseconds + claimGarbageMilliseconds),
  ];
}
