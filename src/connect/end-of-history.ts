/** The service refuses an end in the future, and this machine's clock may be a little ahead. */
const clockMarginMs = 5000;

/** Until when historical metrics can be asked for. */
export function endOfHistory(now: Date): Date {
  return new Date(now.getTime() - clockMarginMs);
}
