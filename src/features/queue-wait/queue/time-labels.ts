import { wallClock } from '../../../domain/wall-clock.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = [
  ...['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun'],
  ...['Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
];

export interface TimeLabels {
  readonly labels: readonly string[];
  /** IANA name of the zone whose times they are; UTC where none is known. */
  readonly zone: string;
}

/**
 * Times as they stand below a chart: Slack turns no time there into the reader's own, so they are
 * those of one zone, which has to be said. As short as tells them apart: `14:05`, `Mon 14:05`, `23 Nov 14:05`.
 */
export function timeLabels(times: readonly Date[], zone: string | undefined): TimeLabels {
  const there = zone === undefined ? undefined : wallClock(zone);
  const [first, last] = [times[0]?.getTime() ?? 0, times.at(-1)?.getTime() ?? 0];
  const length = last - first;
  const labels = times.map((time) => {
    const wall = new Date(there?.(time) ?? time.getTime());
    const clock = wall.toISOString().slice(11, 16);
    if (length < 20 * hourMs) return clock;
    return length < 6 * dayMs
      ? `${weekdays[wall.getUTCDay()]} ${clock}`
      : `${wall.getUTCDate()} ${months[wall.getUTCMonth()]} ${clock}`;
  });
  return { labels, zone: there && zone !== undefined ? zone : 'UTC' };
}
