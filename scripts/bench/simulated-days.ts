import { createCentre } from '../../sandbox/centre/centre.ts';
import { centreState } from '../../sandbox/centre/state.ts';
import { SandboxClock } from '../../sandbox/clock.ts';
import type { KeptFigures } from '../../src/domain/history.ts';

export const everySeconds = 15;

/** So many days of one queue each, of different seeds and loads: a reading in 15 s from midnight to midnight. */
export async function simulatedDays(
  count: number,
  onProgress: (what: string) => void,
): Promise<readonly (readonly KeptFigures[])[]> {
  const days: KeptFigures[][] = [];
  for (let number = 0; days.length < count; number += 1) {
    days.push(...(await daysOf(`bench ${number}`, [1, 1.3, 1.6][number % 3] ?? 1)));
    onProgress(`simulated ${Math.min(days.length, count)} of ${count} days of a queue`);
  }
  return days.slice(0, count);
}

async function daysOf(seed: string, load: number): Promise<readonly KeptFigures[][]> {
  const start = new Date('2026-11-16T00:00:00Z');
  const clock = new SandboxClock({ start, speed: 0, realNow: () => 0 });
  const settings = { load, localHourAtStart: 0, warmUpHours: 1 };
  const centre = createCentre({ clock, seed, settings });
  centre.start();
  const byLine = new Map<string, KeptFigures[]>();
  for (let second = 0; second < 86_400; second += everySeconds) {
    await clock.advance(everySeconds * 1000);
    for (const line of centreState(centre, clock.now()).queues) {
      const key = `${line.id} ${line.channel}`;
      const readings = byLine.get(key) ?? [];
      byLine.set(key, readings);
      readings.push({
        estimatedWaitSeconds: line.estimateSeconds ?? undefined,
        oldestContactSeconds: line.oldestSeconds ?? undefined,
        contactsInQueue: line.waiting,
        agentsStaffed: line.staffed,
        agentsAvailable: line.available,
        agentsOnContact: Math.max(0, line.staffed - line.available),
      });
    }
  }
  centre.stop();
  return [...byLine.values()];
}
