import { idOf } from './catalogue.ts';
import { extraPerHour } from './extras.ts';
import type { Floor } from './floor.ts';
import { enqueue, openContact } from './line.ts';
import type { Channel } from './model.ts';
import { demandByHour, peakPerHour } from './settings.ts';

/** Starts the arrivals of every line: a Poisson process whose rate follows the local hour. */
export function startArrivals(floor: Floor): void {
  for (const [name, channel, perHour] of [...peakPerHour, ...extraPerHour(floor.settings)]) {
    const random = floor.random.fork(`arrivals/${name}/${channel}`);
    const gap = 3600 / (perHour * floor.settings.load);
    const next = () =>
      floor.events.in(random.exponential(gap), () => {
        // Thinning: arrivals come at the peak rate and are let in with the share of the hour.
        if (random.chance(demandAt(floor))) arrive(floor, idOf('queue', name), channel);
        next();
      });
    if (Number.isFinite(gap)) next();
  }
}

/** Somebody calls, writes or files; a short flow, then the line. */
export function arrive(floor: Floor, queueId: string, channel: Channel): void {
  const initiationMethod = channel === 'VOICE' ? 'INBOUND' : 'API';
  const contact = openContact(floor, { channel, initiationMethod });
  const inFlow = channel === 'VOICE' ? floor.random.between(8, 30) : floor.random.between(1, 5);
  floor.events.in(inFlow, () => enqueue(floor, contact, queueId));
}

/** Share of the peak at this time, changing smoothly from hour to hour. */
function demandAt(floor: Floor): number {
  const hours = ((floor.events.now + floor.localOffset) / 3_600_000) % 24;
  const hour = Math.floor(hours);
  const here = demandByHour[hour] ?? 0;
  const there = demandByHour[(hour + 1) % 24] ?? 0;
  return here + (there - here) * (hours - hour);
}
