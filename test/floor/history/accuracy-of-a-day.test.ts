import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Channel, Contact } from '../../../sandbox/centre/model.ts';
import type { HistoryPoint } from '../../../src/domain/history.ts';
import { accuracyOf } from '../../../src/floor/history/accuracy.ts';
import { median, openCentre } from '../../sandbox/centre/rig.ts';

const everySeconds = 15;
/** Who waits no longer was mostly never seen waiting: some seconds of it are ringing. */
const seenSeconds = 35;

/** Eight busy hours of a simulated contact centre, sampled as the bot does it, beside what truly happened. */
async function aBusyDay() {
  const rig = openCentre({ settings: { load: 1.6, localHourAtStart: 9, warmUpHours: 1 } });
  const { clock, centre, queue, start } = rig;
  const lines = [
    { name: 'Tech Support', channel: 'VOICE' },
    { name: 'Billing', channel: 'VOICE' },
    { name: 'Chat Care', channel: 'CHAT' },
  ] as const;
  const points = new Map(lines.map(({ name }) => [name as string, [] as HistoryPoint[]]));
  for (let slot = 0; slot < (8 * 3600) / everySeconds; slot += 1) {
    await clock.advance(everySeconds * 1000);
    for (const { name, channel } of lines) {
      points.get(name)?.push(pointOf(rig, queue(name).id, channel));
    }
  }
  const contacts = [...centre.view().contacts.values()].filter(
    ({ enqueuedAt, connectedAt }) => enqueuedAt && connectedAt && enqueuedAt >= start,
  );
  return (name: string) => ({
    points: points.get(name) ?? [],
    answered: contacts.filter(({ queueId }) => queueId === queue(name).id),
  });
}

function pointOf(
  { clock, centre }: ReturnType<typeof openCentre>,
  queueId: string,
  channel: Channel,
): HistoryPoint {
  const at = clock.now();
  const waiting = centre.waiting(queueId, channel);
  const since = waiting[0]?.enqueuedAt;
  const figures = {
    contactsInQueue: waiting.length,
    estimatedWaitSeconds: centre.estimate(queueId, channel),
    oldestContactSeconds: since && Math.round((at.getTime() - since.getTime()) / 1000),
  };
  return { at, seconds: 0, last: figures, worst: figures };
}

const waitOf = ({ enqueuedAt, connectedAt }: Contact) =>
  ((connectedAt?.getTime() ?? 0) - (enqueuedAt?.getTime() ?? 0)) / 1000;
const errorOf = (contact: Contact) => Math.abs((contact.estimateAtQueueing ?? 0) - waitOf(contact));

describe('on a busy day', () => {
  let day: Awaited<ReturnType<typeof aBusyDay>>;
  beforeAll(async () => {
    day = await aBusyDay();
  });

  // Measured, with a reading every 15 s: 58 s truly and 57 s inferred, 40 s and 42 s, 61 s and 60 s.
  test.each(['Tech Support', 'Billing', 'Chat Care'])(
    'what is inferred of %s is near what happened to those who waited',
    (name) => {
      const { points, answered } = day(name);
      const truth = answered.filter(
        (contact) => contact.estimateAtQueueing !== undefined && waitOf(contact) > seenSeconds,
      );
      const inferred = accuracyOf(points);

      expect(truth.length).toBeGreaterThan(100);
      expect(inferred?.source).toBe('samples');
      const off = Math.abs((inferred?.medianErrorSeconds ?? 0) - median(truth.map(errorOf)));
      expect(off).toBeLessThanOrEqual(5);
      const counted = (inferred?.contacts ?? 0) / truth.length;
      expect(Math.abs(counted - 1)).toBeLessThan(0.1);
    },
  );

  // Here also those count who hardly waited, and a reading is up to 15 s older than a contact.
  test.each(['Tech Support', 'Billing', 'Chat Care'])(
    'what the contact feed tells of %s is what happened, within seconds',
    (name) => {
      const { points, answered } = day(name);
      const fed = answered.flatMap(({ enqueuedAt, connectedAt }) =>
        enqueuedAt && connectedAt ? [{ enqueuedAt, answeredAt: connectedAt }] : [],
      );
      const accuracy = accuracyOf(points, fed);

      expect(accuracy?.source).toBe('contact-feed');
      const truth = median(
        answered.filter((one) => one.estimateAtQueueing !== undefined).map(errorOf),
      );
      expect(Math.abs((accuracy?.medianErrorSeconds ?? 0) - truth)).toBeLessThanOrEqual(6);
    },
  );
});
