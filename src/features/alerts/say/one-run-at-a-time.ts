/**
 * Lets a job run once at a time. Whoever asks while it runs gets the run after it, together with
 * everybody else who asked meanwhile: that one sees what they saw.
 */
export function oneRunAtATime<Outcome>(run: () => Promise<Outcome>): () => Promise<Outcome> {
  let current: Promise<Outcome> | undefined;
  let next: Promise<Outcome> | undefined;
  const start = (): Promise<Outcome> => {
    current = run().finally(() => {
      current = undefined;
    });
    return current;
  };
  return () => {
    if (!current) return start();
    next ??= current
      .catch(() => undefined)
      .then(() => {
        next = undefined;
        return start();
      });
    return next;
  };
}
