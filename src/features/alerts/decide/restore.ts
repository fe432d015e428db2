import type { LevelState } from '../../../domain/alerting/alert.ts';

/** Time in which nobody checked. */
export interface Outage {
  readonly from: Date;
  readonly until: Date;
}

/** Milliseconds. */
export interface RestoreLimits {
  /** After a longer outage a crossing counts from now on. */
  readonly toleranceMs: number;
  /** So much is left at least before it fires. */
  readonly graceMs: number;
}

/** What Prometheus has unless it is told otherwise. */
export const usualRestoreLimits: RestoreLimits = { toleranceMs: 3_600_000, graceMs: 600_000 };

/**
 * A pending level after an outage, as Prometheus restores one. The outage does not count: a crossing
 * goes on waiting where it stood, with a time of grace, and from now on after an outage that was too
 * long or where the rule waits less than that grace anyway. What fired goes on firing.
 */
export function restored(
  level: LevelState,
  { from, until }: Outage,
  now: Date,
  forMs: number,
  { toleranceMs, graceMs }: RestoreLimits,
): LevelState {
  if (level.kind !== 'pending') return level;
  const down = until.getTime() - from.getTime();
  const remaining = forMs - (from.getTime() - level.activeAt.getTime());
  if (down > toleranceMs || forMs < graceMs) return pendingSince(now.getTime());
  if (remaining <= 0) return level;
  if (remaining < graceMs) return pendingSince(now.getTime() + graceMs - forMs);
  return pendingSince(level.activeAt.getTime() + down);
}

function pendingSince(time: number): LevelState {
  return { kind: 'pending', activeAt: new Date(time) };
}
