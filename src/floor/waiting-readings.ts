import type { WaitingReadings } from '../ports/connect.ts';
import type { Clock } from '../ports/ground.ts';
import { Remembered } from '../remembered.ts';

/**
 * What was read serves everybody who asks the same within so long, counted from when it was asked
 * for: the search allows one call in two seconds for the whole account, positions two a second.
 */
const sharedForMs = 10_000;

/** Searches and positions shared within this process; several processes search each for themselves. */
export function createWaitingReadings(parts: {
  readonly gateway: WaitingReadings;
  readonly clock: Clock;
}): WaitingReadings {
  const { gateway, clock } = parts;
  const searches = new Remembered<Awaited<ReturnType<WaitingReadings['searchWaiting']>>>(
    clock,
    sharedForMs,
  );
  const positions = new Remembered<Awaited<ReturnType<WaitingReadings['readContactPosition']>>>(
    clock,
    sharedForMs,
  );
  return {
    searchWaiting: (instance, question, options) => {
      const { queueIds, channels, order } = question;
      const key = [instance, order, ...queueIds.toSorted(), ...channels.toSorted()].join(' ');
      return searches.get(key, () => gateway.searchWaiting(instance, question, options));
    },
    readContactPosition: (instance, contactId, options) =>
      positions.get(`${instance} ${contactId}`, () =>
        gateway.readContactPosition(instance, contactId, options),
      ),
  };
}
