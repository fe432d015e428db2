/** Whether something that goes on is to be said again: the delay, in milliseconds, has passed. */
export function isDueAgain(lastSaidAt: Date | undefined, now: Date, delayMs: number): boolean {
  return lastSaidAt === undefined || now.getTime() - lastSaidAt.getTime() >= delayMs;
}
