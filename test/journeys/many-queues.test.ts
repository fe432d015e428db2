import { expect, test } from '@jest/globals';
import type { SeenMessage } from '../../sandbox/drive/api.ts';
import { validateMessage } from '../../sandbox/slack/validate.ts';
import { type Journey, people, places, textOf, withJourney } from './harness.ts';

/** With the catalogue's six, a thousand: thirty pages of rows, of which Connect gives five a second. */
const thousand = { centre: { extraQueues: 994, warmUpHours: 0.25 } };

const metricCalls = (journey: Journey) =>
  journey.connect.calls.filter(({ operation }) => operation === 'GetCurrentMetricData');

interface Heard {
  /** All that the asker saw in one place, each once: what was said meanwhile, then the answer. */
  readonly texts: readonly string[];
  readonly answer: SeenMessage;
}

const isAnswer = ({ text }: SeenMessage) => !text.includes('The answer follows here');
/** So many looks in vain, and whoever is at it waits for the clock. */
const looksBeforeTimePasses = 20;

/** Types a line and lets time pass in small steps, as budgets need it, until the answer is there. */
async function askWhileTimePasses(journey: Journey, channel: string, line: string): Promise<Heard> {
  const { drive, clock } = journey;
  const newest = async () => {
    const messages = await drive.messages(people.sam, channel);
    return messages.findLast(({ isBot }) => isBot);
  };
  await drive.run(people.sam, channel, line);
  const texts: string[] = [];
  let calls = 0;
  let looks = 0;
  // Bounded by the test's own time limit.
  for (let said = await newest(); ; said = await newest()) {
    if (said && !texts.includes(said.text)) texts.push(said.text);
    if (said && isAnswer(said)) return { texts, answer: said };
    const now = journey.connect.calls.length;
    looks = now === calls ? looks + 1 : 0;
    calls = now;
    if (looks < looksBeforeTimePasses) continue;
    looks = 0;
    await clock.advance(200);
  }
}

test(
  'a thousand queues that nobody has read yet are answered, and meanwhile it is said how far it is',
  () =>
    withJourney(thousand, async (journey) => {
      const { texts, answer } = await askWhileTimePasses(journey, places.floor, '/queue-wait all');

      // Before the first slot of the schedule: nobody else has read anything for it.
      expect(journey.clock.now().getTime()).toBeLessThan(Date.parse('2026-11-23T10:00:15Z'));
      expect(texts).toHaveLength(2);
      expect(texts[0]).toMatch(
        /^Reading from Amazon Connect: (0|\d00) of 1,000 queues so far\. The answer follows here\.$/,
      );
      expect(answer.text).toMatch(/^\*All queues\* · /);
      expect(textOf(answer)).toContain('Line 0001');
      expect(validateMessage(answer)).toEqual([]);
      expect(metricCalls(journey)).toHaveLength(30);

      const lea = await journey.askAtOnce(people.lea, '/queue-wait all');
      expect(lea.text).toBe(answer.text);
      expect(metricCalls(journey)).toHaveLength(30);
    }),
  60_000,
);
