/** How an instance takes the question for ESTIMATED_WAIT_TIME. */
export type EstimateHabit = 'together' | 'apart' | 'refused';

/** After a refusal the estimate is asked for again this much later, in case the feature was switched on. */
const refusalHoldsForMs = 15 * 60_000;

/**
 * Remembers, instance by instance, whether the estimate may be asked together with other metrics.
 * Whether the service takes the mixture is unverified, so it is tried and the answer is remembered.
 */
export class EstimateHabits {
  readonly #apart = new Set<string>();
  readonly #refusedUntil = new Map<string, number>();

  habit(instance: string, now: Date): EstimateHabit {
    if ((this.#refusedUntil.get(instance) ?? 0) > now.getTime()) return 'refused';
    return this.#apart.has(instance) ? 'apart' : 'together';
  }

  /** The mixture was refused and the counts alone were not. */
  learnApart(instance: string): void {
    this.#apart.add(instance);
  }

  /** The estimate was refused even alone. */
  learnRefused(instance: string, now: Date): void {
    this.#refusedUntil.set(instance, now.getTime() + refusalHoldsForMs);
  }
}
