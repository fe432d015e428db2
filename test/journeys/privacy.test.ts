import { expect, test } from '@jest/globals';
import { people, places, withJourney } from './harness.ts';

const planted = 'PLANTED-CUSTOMER-DATA';

test('what Connect knows of customers reaches no message, no log line and no key of Redis', () =>
  withJourney({ connect: { plant: planted } }, async (journey) => {
    journey.centre.rush({ contacts: 30, minutes: 2 });
    await journey.clock.advance(120_000);
    await journey.ask(people.sam, '/alerts add queue-wait Billing over 1s in #floor');
    await journey.clock.advance(60_000);
    for (const line of [
      '/agents',
      '/agents Billing',
      '/queue-wait',
      '/queue-wait Billing',
      '/alerts',
    ]) {
      await journey.ask(people.sam, line);
    }
    const view = journey.centre.view();
    for (const contact of [...view.contacts.values()].slice(-20)) {
      await journey.ask(people.sam, `/queue-wait ${contact.id}`);
    }
    const onCall = view.users.find(({ held }) => held.some(({ state }) => state === 'CONNECTED'));
    await journey.ask(people.sam, `/monitor ${onCall?.firstName} ${onCall?.lastName}`);

    const messages = await journey.drive.messages(people.sam, places.floor);
    expect(messages.length).toBeGreaterThan(20);
    expect(JSON.stringify(messages)).not.toContain(planted);
    expect(journey.lines.length).toBeGreaterThan(20);
    expect(journey.lines.join('')).not.toContain(planted);
    const remembered = await journey.remembered();
    expect(remembered).toContain('rules');
    expect(remembered).not.toContain(planted);
  }));

test('no token, response URL or trigger id stands in the log', () =>
  withJourney({}, async (journey) => {
    await journey.ask(people.sam, '/agents');
    await journey.drive.lever('slack-down', { on: true });
    await journey.drive.run(people.sam, places.floor, '/agents').catch(() => undefined);
    await journey.drive.lever('slack-down', { on: false });
    await journey.ask(people.sam, '/agents');

    const log = journey.lines.join('');
    expect(log).toContain('answered');
    expect(log).not.toMatch(/xox[a-z]-sandbox|xapp-sandbox|\/commands\/[A-Z0-9]|trigger_id/);
  }));
