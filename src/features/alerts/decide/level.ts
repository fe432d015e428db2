import type { LevelState } from '../../../domain/alerting/alert.ts';

/** What a reading says of one threshold. Unknown: nothing changes. */
export type Judgement = 'breach' | 'calm' | 'unknown';

/** Milliseconds. */
export interface Timing {
  readonly forMs: number;
  readonly keepMs: number;
}

const inactive: LevelState = { kind: 'inactive' };

/** One level after one evaluation, as Prometheus has it; the same object where nothing changed. */
export function nextLevel(
  level: LevelState,
  judged: Judgement,
  now: Date,
  timing: Timing,
): LevelState {
  if (judged === 'unknown') return level;
  return judged === 'breach' ? crossed(level, now, timing) : notCrossed(level, now, timing);
}

function crossed(level: LevelState, now: Date, { forMs }: Timing): LevelState {
  switch (level.kind) {
    case 'inactive':
      return forMs <= 0
        ? { kind: 'firing', activeAt: now, firedAt: now }
        : { kind: 'pending', activeAt: now };
    case 'pending':
      return since(level.activeAt, now) >= forMs
        ? { kind: 'firing', activeAt: level.activeAt, firedAt: now }
        : level;
    case 'firing': {
      const { activeAt, firedAt } = level;
      if (isHeldTooShort(level, now, forMs)) return { kind: 'pending', activeAt };
      return level.calmSince ? { kind: 'firing', activeAt, firedAt } : level;
    }
  }
}

/**
 * The rule was changed to wait longer than this alert did, and longer than it lasts by now: it waits
 * again. Told by its own times, so that a clock that stands a little back demotes nothing.
 */
function isHeldTooShort(
  { activeAt, firedAt }: Extract<LevelState, { kind: 'firing' }>,
  now: Date,
  forMs: number,
): boolean {
  return since(activeAt, firedAt) < forMs && since(activeAt, now) < forMs;
}

function notCrossed(level: LevelState, now: Date, { keepMs }: Timing): LevelState {
  if (level.kind === 'pending') return inactive;
  if (level.kind === 'inactive') return level;
  const calmSince = level.calmSince ?? now;
  if (since(calmSince, now) >= keepMs) return inactive;
  return level.calmSince ? level : { ...level, calmSince };
}

function since(from: Date, now: Date): number {
  return now.getTime() - from.getTime();
}
