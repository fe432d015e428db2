import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Journey, people, places, startJourney, textOf, withJourney } from './harness.ts';

const everyCommand = [
  '/agents',
  '/queue-wait',
  '/monitor Maria Lindqvist',
  '/alerts',
  '/alerts add queue-wait Billing over 5m in #floor',
  '/agents help',
];

describe('refused', () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await startJourney();
  });
  afterAll(async () => {
    await journey.end();
  });

  /** The answer, and how many calls to Connect it cost; then some seconds pass. */
  async function refused(as: string, text: string, channel: string) {
    const before = journey.connect.calls.length;
    const answer = await journey.askAtOnce(as, text, channel);
    const calls = journey.connect.calls.length - before;
    await journey.clock.advance(5_000);
    return { answer, calls };
  }

  test.each(everyCommand)('a guest, for %s, before Connect is asked anything', async (text) => {
    const { answer, calls } = await refused(people.gus, text, places.general);

    expect(answer.text).toContain('does not answer guests');
    expect(calls).toBe(0);
  });

  test.each(everyCommand)(
    'somebody of another workspace, for %s, in one sentence that tells nothing',
    async (text) => {
      const { answer, calls } = await refused(people.pat, text, places.shared);

      expect(answer.text).toBe('Floorwalker answers only people of its own workspace.');
      expect(textOf(answer)).toBe(answer.text);
      expect(answer.isEphemeral).toBe(true);
      expect(calls).toBe(0);
    },
  );

  test.each(everyCommand)('anybody in a shared channel, for %s', async (text) => {
    const { answer, calls } = await refused(people.sam, text, places.shared);

    expect(answer.text).toContain('shared with another company');
    expect(answer.isEphemeral).toBe(true);
    expect(calls).toBe(0);
  });

  test('an agent who wants to see agents', async () => {
    const answer = await journey.ask(people.maria, '/agents');

    expect(answer.text).toContain('AccessMetrics');
  });

  test('an agent who wants to listen, without a word on whether the name exists', async () => {
    const real = await journey.ask(people.maria, '/monitor Jonas Weber');
    const invented = await journey.ask(people.maria, '/monitor Nobody Atall');

    expect(real.text).toContain('ManagerListenIn');
    expect(invented.text).toBe(real.text);
  });

  test('an administrator of the bot, while Connect does not say what they may', async () => {
    const operations = ['ListSecurityProfilePermissions'];
    journey.connect.faults.set({ mode: 'iam-denied', operations });
    const before = journey.connect.calls.length;
    const answer = await journey.ask(people.ada, `/monitor ${await somebodyOnACall(journey)}`);
    journey.connect.faults.set({ mode: 'none' });

    expect(answer.text).toContain('lacks an action');
    const asked = journey.connect.calls.slice(before).map(({ operation }) => operation);
    expect(asked).toContain('ListSecurityProfilePermissions');
    expect(asked).not.toContain('MonitorContact');
  });

  test('an agent still sees queues and rules', async () => {
    expect(textOf(await journey.ask(people.maria, '/queue-wait'))).toContain('in queue');
    expect((await journey.ask(people.maria, '/alerts')).text).toContain('no rules');
  });

  test('an agent who wants to set a rule', async () => {
    const answer = await journey.ask(people.maria, '/alerts add queue-wait Billing over 5m');

    expect(answer.text).toContain('AccessMetrics');
  });
});

async function somebodyOnACall(journey: Journey): Promise<string> {
  const { agents } = await journey.drive.centre();
  const busy = agents.find(({ contactId }) => contactId !== null);
  if (!busy) throw new Error('nobody is on a contact');
  return busy.name;
}

test('a press of another person is a request of that person', () =>
  withJourney({}, async (journey) => {
    await journey.ask(people.sam, '/alerts add queue-wait Billing over 1s in #floor');
    await journey.drive.lever('rush', { on: true, queue: 'Billing' });
    for (let passed = 0; passed < 60; passed += 1) await journey.clock.advance(15_000);
    const alert = (await journey.drive.messages(people.maria, places.floor)).find(
      (message) => message.isBot && !message.isEphemeral,
    );
    if (!alert) throw new Error('no alert came');

    const answer = await journey.press(people.maria, alert, 'Agents');

    expect(answer.text).toContain('AccessMetrics');
    expect(answer.isEphemeral).toBe(true);
  }));

test('without the scope to see whether a channel is shared, the asker alone is answered', () =>
  withJourney(
    { scopes: ['commands', 'chat:write', 'users:read', 'users:read.email'] },
    async (journey) => {
      const answer = await journey.ask(people.sam, '/queue-wait share');

      expect(answer.isEphemeral).toBe(true);
      expect(textOf(answer)).toContain('Shown to you alone');
    },
  ));
