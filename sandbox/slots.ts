import { slotMatcher } from '../src/schedule/cron.ts';
import type { SandboxClock } from './clock.ts';

/** How far ahead the next slot is looked for at once. */
const horizonSeconds = 3600;

/**
 * Runs a job at every slot of a cron expression by the sandbox's clock, each awaited before time
 * goes on; `isOurs` says whether it is this clock's turn. What a job begins and does not wait for is
 * awaited as well, but leaves out no later slot. Returns how to end it.
 */
export function driveSlots(
  clock: SandboxClock,
  spec: {
    readonly expression: string;
    readonly isOurs: () => boolean;
    readonly run: () => Promise<void>;
    readonly settle?: () => Promise<void>;
  },
): () => void {
  const matches = slotMatcher(spec.expression);
  let cancel = () => {};
  let isRunning = false;
  // As node-cron does it: a slot that falls into a running job is left out.
  const runOnce = async () => {
    if (isRunning) return;
    isRunning = true;
    await spec.run().finally(() => {
      isRunning = false;
    });
    await spec.settle?.();
  };
  const next = () => {
    const { at, isSlot } = nextSlot(clock.now(), matches);
    cancel = clock.at(at, async () => {
      next();
      if (isSlot && spec.isOurs()) await runOnce();
    });
  };
  next();
  return () => cancel();
}

function nextSlot(
  now: Date,
  matches: (date: Date) => boolean,
): { readonly at: Date; readonly isSlot: boolean } {
  const second = Math.floor(now.getTime() / 1000);
  for (let ahead = 1; ahead <= horizonSeconds; ahead += 1) {
    const at = new Date((second + ahead) * 1000);
    if (matches(at)) return { at, isSlot: true };
  }
  return { at: new Date((second + horizonSeconds) * 1000), isSlot: false };
}
