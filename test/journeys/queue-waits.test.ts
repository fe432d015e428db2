import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { SeenMessage } from '../../sandbox/drive/api.ts';
import { type Journey, people, places, startJourney, textOf, withJourney } from './harness.ts';

const week = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'] as const;
const desk = { channels: ['VOICE'], timeZone: 'Europe/Berlin', holidays: [] } as const;
/** Closed at the time journeys begin, a Monday at eleven in Berlin. */
const nightDesk = {
  ...desk,
  name: 'Night Desk',
  days: week.map((day) => ({ day, from: 22, to: 6 })),
};
const feastDesk = {
  ...desk,
  name: 'Feast Desk',
  days: week.map((day) => ({ day, from: 8, to: 18 })),
  holidays: [{ date: '2026-11-23', name: 'Feast' }],
};

const allWeek = ([...week, 'SATURDAY', 'SUNDAY'] as const).map((day) => ({ day, from: 0, to: 24 }));
/** Open always, and nobody works there. */
const lonely = {
  centre: { load: 0, queuesWithHours: [{ ...desk, name: 'Lonely Desk', days: allWeek }] },
};

/** Nobody calls by themselves, so that who waits is who was sent. */
const calm = { centre: { load: 0, queuesWithHours: [nightDesk, feastDesk] } };

function queueId(journey: Journey, wanted: string): string {
  const found = journey.centre.view().queues.find(({ name }) => name === wanted);
  if (!found) throw new Error(`no queue ${wanted}`);
  return found.id;
}

/** Sends so many contacts into a queue and lets them arrive. */
async function send(journey: Journey, name: string, contacts: number): Promise<void> {
  journey.centre.rush({ queueId: queueId(journey, name), contacts, minutes: 0.5 });
  await journey.clock.advance(65_000);
}

const metricCalls = (journey: Journey) =>
  journey.connect.calls.filter(({ operation }) => operation === 'GetCurrentMetricData');

/** What is true of a queue, whatever the API says. */
async function truthOf(journey: Journey, name: string) {
  const { queues } = await journey.drive.centre();
  const found = queues.find((queue) => queue.name === name);
  if (!found) throw new Error(`no queue ${name}`);
  return found;
}

/**
 * Pages of four rows, each taking longer than the token of the one before lives. Five minutes are made
 * two seconds: meanwhile the slots of the schedule would go on asking.
 */
const agingTokens = { currentMetricRowsAtMost: 4, metricTokenSeconds: 2, slowSeconds: 3 };

/** Lets the pause before a second attempt pass, which is by the sandbox's clock. */
async function throttledAnswer(journey: Journey, line: string): Promise<SeenMessage> {
  const before = metricCalls(journey).length;
  const asked = journey.ask(people.sam, line);
  await journey.drive.until(
    async () => metricCalls(journey).length,
    (count) => count > before || undefined,
  );
  await journey.clock.advance(2_000);
  return asked;
}

describe('the six cases of a wait that is no number', () => {
  test('1: nobody waits, and nobody waits while nobody is staffed', () =>
    withJourney(calm, async (journey) => {
      const staffed = await journey.ask(people.sam, '/queue-wait Sales');
      expect(textOf(staffed)).toMatch(/\*Sales\* · voice · nobody waiting\n0 in queue/);

      journey.centre.lunch({ share: 1 });
      const alone = await journey.ask(people.sam, '/queue-wait Sales');
      expect(textOf(alone)).toMatch(/\*Sales\* · voice · nobody waiting, nobody staffed\n/);

      const all = await journey.ask(people.sam, '/queue-wait all');
      expect(all.text).toBe('*All queues* · Nobody is waiting in any queue.');
      expect(textOf(all)).toContain('Sales (voice, nobody staffed)');
    }));

  test('2: contacts wait and nobody is staffed, which is worse than any number', () =>
    withJourney(lonely, async (journey) => {
      await send(journey, 'Lonely Desk', 3);
      await send(journey, 'Sales', 30);

      const answer = await journey.ask(people.sam, '/queue-wait all');

      expect(answer.text).toMatch(
        /Worst: \*Lonely Desk\* \(voice\): 3 contacts waiting and nobody staffed, so there is no estimate/,
      );
      expect(textOf(answer)).toContain(
        '*Lonely Desk* has nobody staffed: consider offering callbacks',
      );
    }));

  test.each(['absent', 'null', 'no-row'] as const)(
    '3: contacts wait, agents are there, and the estimate comes as %s: the oldest contact is the least',
    (unsureEstimate) =>
      withJourney({ ...calm, connect: { neverSure: true, unsureEstimate } }, async (journey) => {
        await send(journey, 'Sales', 30);
        await journey.clock.advance(60_000);

        const answer = await journey.ask(people.sam, '/queue-wait Sales');

        expect(textOf(answer)).toMatch(
          /\*Sales\* · voice · oldest contact waits about \d+ min \([^)]*\), no estimate\n/,
        );
        expect(textOf(answer)).toContain('cannot predict the wait with confidence now');
        expect(textOf(answer)).toContain('How long the oldest contact has waited is the least');
      }),
  );

  test('4: a queue without a row is neither empty nor bad', () =>
    withJourney(lonely, async (journey) => {
      const one = await journey.ask(people.sam, '/queue-wait Lonely Desk');
      const all = await journey.ask(people.sam, '/queue-wait all');

      expect(one.text).toContain('*Lonely Desk*: Amazon Connect gave no figures for this queue.');
      expect(textOf(all)).toContain(
        'No figures from Amazon Connect for Lonely Desk: it was deleted or disabled, or nobody works there and nobody waits.',
      );
    }));

  test('5: what Connect refuses to say is a failure, with what was last known as what it was', () =>
    withJourney(calm, async (journey) => {
      await send(journey, 'Sales', 30);
      await journey.drive.lever('connect-throttled', { on: true });
      await journey.clock.advance(95_000);

      const answer = await throttledAnswer(journey, '/queue-wait Sales');

      expect(answer.text).toMatch(
        /^Amazon Connect takes no more requests from this account for the moment.*\(reference \w{6}\)\nLast known at <!date\^\d+\^\{time\}\|10:01 UTC> \(1 min \d+ s ago\):\n\*Sales\* \(voice\): /,
      );
      expect(textOf(answer)).toContain('These figures are old: what is now is not known.');
      expect(textOf(answer)).not.toContain('Taken');
    }));

  test('5: where nothing was known before, the failure is all there is', () =>
    withJourney(calm, async (journey) => {
      await journey.ask(people.sam, '/queue-wait Sales');
      await journey.drive.lever('connect-throttled', { on: true });

      const answer = await throttledAnswer(journey, '/queue-wait Billing');

      expect(answer.text).toMatch(
        /^Amazon Connect takes no more requests from this account for the moment/,
      );
      expect(textOf(answer)).not.toMatch(/nobody waiting|estimate|Last known/);
    }));

  test('6: outside opening hours a queue is closed and not bad, even where somebody still waits', () =>
    withJourney(calm, async (journey) => {
      const closed = await journey.ask(people.sam, '/queue-wait all');
      expect(textOf(closed)).toMatch(
        /Closed, nobody waiting: Night Desk \(opens <!date\^1795467600\^[^)]*\) and Feast Desk \(Feast, opens [^)]*\)\./,
      );
      expect(textOf(closed)).not.toContain('No figures');

      const one = await journey.ask(people.sam, '/queue-wait Night Desk');
      expect(one.text).toMatch(
        /^\*Night Desk\*: closed \(opens [^)]*\)\. Amazon Connect gave no figures for this queue\.$/,
      );

      await send(journey, 'Night Desk', 9);
      const waiting = await journey.ask(people.sam, '/queue-wait all');
      expect(waiting.text).toMatch(
        /Nobody is waiting in any open queue\. \*Night Desk\* \(voice\): closed \(opens .*\), 9 still waiting, nobody staffed$/,
      );
      expect(textOf(waiting)).not.toMatch(/Worst|over its limit|callbacks/);

      await send(journey, 'Sales', 40);
      const both = await journey.ask(people.sam, '/queue-wait all');
      expect(both.text).toMatch(/Worst: \*Sales\* \(voice\): /);
      expect(textOf(both)).toMatch(
        /\*Sales\* · voice · .*\*Night Desk\* · voice · closed \(opens .*\), 9 still waiting/s,
      );
    }));
});

describe('opening hours', () => {
  test.each([
    [{ overnightHours: 'two-spans', endOfDay: '23:59' }],
    [{ overnightHours: 'one-span', endOfDay: '00:00' }],
  ] as const)('over midnight are one night, given as %j', (connect) =>
    withJourney({ ...calm, connect, start: new Date('2026-11-23T22:59:30Z') }, async (journey) => {
      await send(journey, 'Night Desk', 2);

      const answer = await journey.ask(people.sam, '/queue-wait Night Desk');

      expect(textOf(answer)).toContain('2 contacts waiting and nobody staffed');
      expect(textOf(answer)).not.toContain('closed');
    }),
  );

  test('that IAM refuses leave a note and change nothing else', () =>
    withJourney(calm, async (journey) => {
      journey.connect.faults.set({
        mode: 'iam-denied',
        operations: ['GetEffectiveHoursOfOperations'],
      });

      const answer = await journey.ask(people.sam, '/queue-wait all');

      expect(textOf(answer)).toContain('Nobody waiting: Back Office (task)');
      expect(textOf(answer)).toContain('No queue is marked closed: the IAM policy does not let');
      expect(textOf(answer)).not.toContain('Closed,');
    }));

  test('that do not come are not waited for', () =>
    withJourney(calm, async (journey) => {
      journey.connect.faults.set({ mode: 'hang', operations: ['GetEffectiveHoursOfOperations'] });
      const isAsked = () =>
        journey.connect.calls.some(
          ({ operation }) => operation === 'GetEffectiveHoursOfOperations',
        ) || undefined;

      const asked = journey.ask(people.sam, '/queue-wait all');
      await journey.drive.until(
        async () => isAsked(),
        (is) => is,
      );
      await journey.clock.advance(2_000);

      expect(textOf(await asked)).toContain('Opening hours of 8 queues are not known yet');
    }));
});

describe('the milliseconds of an oldest contact', () => {
  test('are never asked for: what is said is what is true, in seconds', () =>
    withJourney({ ...calm, connect: { neverSure: true } }, async (journey) => {
      await send(journey, 'Sales', 30);
      const { oldestSeconds } = await truthOf(journey, 'Sales');

      const answer = await journey.ask(people.sam, '/queue-wait Sales');

      const [, minutes = '0', seconds] = /oldest (?:(\d+) min )?(\d+) s/.exec(textOf(answer)) ?? [];
      expect(Number(minutes) * 60 + Number(seconds)).toBe(oldestSeconds);
      expect(oldestSeconds).toBeGreaterThan(0);
      expect(metricCalls(journey).map(({ body }) => body.Groupings)).toEqual(
        metricCalls(journey).map(() => ['QUEUE', 'CHANNEL']),
      );
    }));
});

describe('a paging token that grew older than it may between two pages', () => {
  test('costs a second reading, and the person gets the answer', () =>
    withJourney({ ...calm, connect: agingTokens }, async (journey) => {
      await journey.ask(people.sam, '/queue-wait Sales');
      const before = metricCalls(journey).length;
      const arrived = (count: number) =>
        journey.drive.until(
          async () => metricCalls(journey).length - before,
          (now) => now >= count || undefined,
        );
      journey.connect.faults.set({ mode: 'slow', operations: ['GetCurrentMetricData'] });

      const answer = journey.ask(people.sam, '/queue-wait all');
      await arrived(1);
      await journey.clock.advance(3_000);
      await arrived(2);
      journey.connect.faults.set({ mode: 'none' });
      await journey.clock.advance(3_000);

      await answer;
      await journey.drive.until(
        () => journey.drive.messages(people.sam, places.floor),
        (seen) => seen.find(({ text }) => text.endsWith('Nobody is waiting in any queue.')),
      );
      const asked = metricCalls(journey)
        .slice(before)
        .map(({ body }) => body);
      const tokens = asked.map(({ NextToken }) => NextToken !== undefined);
      expect(tokens.slice(0, 4)).toEqual([false, true, false, true]);
      // The estimate is not blamed: all is asked for together, in this reading and in the next one.
      const metrics = (bodies: readonly { CurrentMetrics?: unknown }[]) =>
        new Set(bodies.map(({ CurrentMetrics }) => JSON.stringify(CurrentMetrics)));
      expect(metrics(asked)).toEqual(metrics(asked.slice(0, 1)));
      expect([...metrics(asked)][0]).toContain('ESTIMATED_WAIT_TIME');
      const next = metricCalls(journey).length;
      await journey.clock.advance(65_000);
      expect(metricCalls(journey).length).toBeGreaterThan(next);
      expect(metrics(metricCalls(journey).map(({ body }) => body))).toEqual(metrics(asked));
    }));
});

describe('an estimate that is refused together with other metrics', () => {
  test('is asked for apart, and the answer has both', () =>
    withJourney(
      { ...calm, connect: { mixedEstimate: 'refused' }, centre: { load: 1.6 } },
      async (journey) => {
        await send(journey, 'Billing', 20);

        const answer = await journey.ask(people.sam, '/queue-wait Billing');

        const { estimateSeconds } = await truthOf(journey, 'Billing');
        expect(estimateSeconds).not.toBeNull();
        expect(textOf(answer)).toMatch(
          /\*Billing\* · voice · (estimated wait|oldest contact waits .* longer than the estimate)/,
        );
        expect(textOf(answer)).toMatch(/\d+ in queue · oldest/);
        const asked = metricCalls(journey).map(({ body }) => JSON.stringify(body.CurrentMetrics));
        const isMixture = (metrics: string) =>
          metrics.includes('ESTIMATED_WAIT_TIME') && metrics.includes('CONTACTS_IN_QUEUE');
        expect(asked.map(isMixture)).toEqual([true, ...asked.slice(1).map(() => false)]);
        expect(asked.at(-1)).toContain('ESTIMATED_WAIT_TIME');
      },
    ));
});

describe('a Basic instance', () => {
  test.each([
    ['refused', 'This instance does not offer estimated wait times'],
    ['absent', 'or this instance does not offer estimates'],
  ] as const)(
    'that leaves estimates %s falls back to the oldest contact, and says so once',
    (basicEstimate, note) =>
      withJourney({ ...calm, connect: { edition: 'basic', basicEstimate } }, async (journey) => {
        await send(journey, 'Sales', 30);
        await send(journey, 'Billing', 30);

        const answer = await journey.ask(people.sam, '/queue-wait all');

        expect(answer.text).toMatch(/Worst: \*(Sales|Billing)\* \(voice\): oldest contact waits /);
        expect(textOf(answer)).toMatch(/\d+ in queue · oldest .* · \d+ available · \d+ staffed/);
        expect(textOf(answer).split(note)).toHaveLength(2);
      }),
  );
});

describe('a queue that is deleted between two readings', () => {
  describe.each(['refused', 'left-out'] as const)('its id %s by the service', (unknownInFilter) => {
    let journey: Journey;
    let one: SeenMessage;
    beforeAll(async () => {
      journey = await startJourney({ ...calm, connect: { unknownInFilter } });
      one = await journey.ask(people.sam, '/queue-wait Sales');
      await journey.ask(people.lea, '/agents save queue:Sales,Billing');
      await journey.ask(people.lea, '/queue-wait');
      journey.centre.deleteQueue(queueId(journey, 'Sales'));
      // What was read before is shared for some seconds.
      await journey.clock.advance(6_000);
    });
    afterAll(async () => {
      await journey.end();
    });

    test('alone is answered with what that may mean', async () => {
      const refreshed = await journey.press(people.sam, one, 'Refresh');

      expect(refreshed.text).toMatch(
        unknownInFilter === 'refused'
          ? /^\*Sales\*: Amazon Connect does not know this queue any more\. It may have been deleted;/
          : /^\*Sales\*: Amazon Connect gave no figures for this queue\./,
      );
    });

    test('leaves all other queues in the answer, and is named as one without figures', async () => {
      const all = await journey.ask(people.sam, '/queue-wait all');

      expect(all.text).toContain('Nobody is waiting in any queue.');
      expect(textOf(all)).toMatch(/Nobody waiting: .*Billing \(voice\)/);
      expect(textOf(all)).toContain('No figures from Amazon Connect for Sales: it was deleted');
    });

    test('leaves a saved view what is left of it', async () => {
      const mine = await journey.ask(people.lea, '/queue-wait');

      expect(mine.text).toContain('*Your view: queues Sales and Billing*');
      expect(textOf(mine)).toContain('No figures from Amazon Connect for Sales');
    });

    test('is a name nobody knows once the names are read again, and a saved view says what is gone', async () => {
      await journey.clock.advance(301_000);

      const named = await journey.ask(people.sam, '/queue-wait Sales');
      const mine = await journey.ask(people.lea, '/queue-wait');

      expect(named.text).toContain('There is no queue called “Sales”.');
      expect(mine.text).toContain('*Your view: queue Billing* (without a queue that is gone)');
      expect(textOf(mine)).not.toContain('No figures');
    });
  });
});

describe('several queues', () => {
  test('stand side by side, and the plain answer says where a new contact is served soonest', () =>
    withJourney(calm, async (journey) => {
      journey.centre.rush({ queueId: queueId(journey, 'Sales'), contacts: 40, minutes: 1 });
      await journey.clock.advance(300_000);

      const answer = await journey.ask(people.sam, '/queue-wait Billing, Sales, Night Desk');

      expect(answer.text).toMatch(
        /^\*Voice\*: \*Billing\* \(\d+ agents available\) would serve a new contact at once\./,
      );
      expect(textOf(answer)).toMatch(/\*Night Desk\* is closed \(opens .*\), nobody waiting\./);
      expect(textOf(answer)).toContain('Billing, voice');
      const again = await journey.press(people.sam, answer, 'Refresh');
      expect(again.text).toMatch(/^\*Voice\*: \*Billing\*/);
    }));

  test('over the limit of one, the advice names the least congested queue of the channel', () =>
    withJourney(calm, async (journey) => {
      journey.centre.rush({ queueId: queueId(journey, 'Sales'), contacts: 60, minutes: 1 });
      await journey.clock.advance(420_000);

      const one = await journey.ask(people.sam, '/queue-wait Sales');
      const shared = await journey.ask(people.sam, '/queue-wait Sales, Billing share');

      expect(textOf(one)).toMatch(
        /\*Sales\* is over its limit of 5 min: consider offering callbacks, or \*(Billing|Returns|Tech Support)\*, the least congested queue that takes voice \(at once\)/,
      );
      expect(shared.isEphemeral).toBe(false);
      expect(textOf(shared)).toContain(
        '*Sales* is over its limit of 5 min: consider offering callbacks',
      );
    }));
});
