import { createCentre } from '../../../sandbox/centre/centre.ts';
import type { CentreSettings } from '../../../sandbox/centre/settings.ts';
import { SandboxClock } from '../../../sandbox/clock.ts';

export const minute = 60_000;
export const hour = 60 * minute;

/** A running centre on a clock that only a test moves. */
export function openCentre(
  options: { readonly seed?: string; readonly settings?: Partial<CentreSettings> } = {},
) {
  const start = new Date('2026-11-23T09:00:00Z');
  const clock = new SandboxClock({ start, speed: 0, realNow: () => 0 });
  const { seed = 'harbour', settings = {} } = options;
  const centre = createCentre({ clock, seed, settings });
  centre.start();
  const user = (username: string) => {
    const found = centre.view().users.find((one) => one.username === username);
    if (!found) throw new Error(`No user ${username}`);
    return found;
  };
  const queue = (name: string) => {
    const found = centre.view().queues.find((one) => one.name === name);
    if (!found) throw new Error(`No queue ${name}`);
    return found;
  };
  const status = (name: string) => {
    const found = centre.view().statuses.find((one) => one.name === name);
    if (!found) throw new Error(`No status ${name}`);
    return found;
  };
  return { clock, centre, user, queue, status, start };
}

export type CentreRig = ReturnType<typeof openCentre>;

/** Moves the clock in small steps until something is so; fails after four simulated hours. */
export async function waitFor<T>(
  { clock }: Pick<CentreRig, 'clock'>,
  look: () => T | undefined,
  stepSeconds = 5,
): Promise<T> {
  for (let waited = 0; waited < 4 * 3600; waited += stepSeconds) {
    const found = look();
    if (found !== undefined) return found;
    await clock.advance(stepSeconds * 1000);
  }
  throw new Error('It did not happen within four hours');
}

export function median(values: readonly number[]): number {
  const ordered = [...values].sort((one, other) => one - other);
  return ordered[Math.floor(ordered.length / 2)] ?? Number.NaN;
}
