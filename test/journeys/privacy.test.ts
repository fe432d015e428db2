import { describe, expect, test } from '@jest/globals';
import type { Fault } from '../../sandbox/connect/faults.ts';
import { secrets } from '../../sandbox/sandbox.ts';
import { type Journey, people, places, withJourney } from './harness.ts';

const planted = 'PLANTED-CUSTOMER-DATA';
const everybody = Object.values(people);

test('what Connect knows of customers reaches nobody, while all goes well', () =>
  withJourney({ connect: { plant: planted }, feed: 'on' }, async (journey) => {
    await fireAlert(journey);
    await askEverything(journey);
    await askWhoWaits(journey);
    await openHomes(journey);

    const seen = await everythingSeen(journey);
    for (const said of [
      'Warning: ',
      'agents',
      'Listening to',
      'You can see queues',
      'is watched for you',
      'Feed: last',
    ]) {
      expect(seen).toContain(said);
    }
    await expectNoPlant(journey, seen);
    // It did come in, and what it said of contacts is kept.
    const taken = journey.eventBridge?.attempts.filter(({ status }) => status === 202) ?? [];
    expect(taken.length).toBeGreaterThan(20);
    expect(JSON.stringify(taken[0])).toContain(planted);
    expect(await journey.remembered()).toContain('feed-contact');
  }));

test('what a contact event that cannot be read holds reaches nobody', () =>
  withJourney({ connect: { plant: planted }, feed: 'on' }, async (journey) => {
    await journey.clock.advance(60_000);
    const event = journey.eventBridge?.attempts.at(-1)?.event;
    const broken = [
      JSON.stringify({ ...event, detail: { ...event?.detail, contactId: planted.repeat(20) } }),
      JSON.stringify({ ...event, id: `${planted}:{}` }),
      JSON.stringify(event).slice(0, -1),
      JSON.stringify(planted),
    ];

    for (const body of broken) {
      const headers = { 'content-type': 'application/json', 'x-floorwalker-feed': secrets.feed };
      const url = `${journey.botUrl}/connect/events`;
      const answer = await fetch(url, { method: 'POST', headers, body });
      expect(answer.status).toBe(400);
      expect(await answer.text()).not.toContain(planted);
    }

    await expectNoPlant(journey, await everythingSeen(journey));
  }));

describe('what Connect knows of customers reaches nobody', () => {
  test.each<[Fault['mode'], string]>([
    ['html-503', 'did not answer'],
    ['iam-denied', 'lacks an action'],
    ['expired-token', 'credentials'],
  ])('while every answer of it is %s', async (mode, said) => {
    await withJourney({ connect: { plant: planted } }, async (journey) => {
      await fireAlert(journey);
      journey.connect.faults.set({ mode });
      await askEverything(journey);
      // Calls that are tried twice use up the budget, which fills as time goes by.
      journey.clock.setSpeed(10);
      await openHomes(journey);
      journey.clock.setSpeed(0);
      await journey.clock.advance(300_000);
      journey.connect.faults.set({ mode: 'none' });
      await journey.clock.advance(30_000);

      const seen = await everythingSeen(journey);
      expect(seen).toContain(said);
      expect(seen).toContain('Amazon Connect could not be read');
      await expectNoPlant(journey, seen);
    });
  });

  // Without a rule: a check at a slot holds the clock, and a throttled call waits a second of it.
  test('while it throttles', () =>
    withJourney({ connect: { plant: planted } }, async (journey) => {
      journey.connect.faults.set({ mode: 'throttled' });
      journey.clock.setSpeed(10);
      await askEverything(journey);
      await openHomes(journey);
      journey.clock.setSpeed(0);

      const seen = await everythingSeen(journey);
      expect(seen).toContain('no more requests');
      await expectNoPlant(journey, seen);
    }));

  test.each<[string, NonNullable<Parameters<typeof withJourney>[0]>['connect'], Fault]>([
    ['IAM refuses', {}, { mode: 'iam-denied', operations: ['MonitorContact'] }],
    ['a proxy refuses', {}, { mode: 'html-503', operations: ['MonitorContact'] }],
    ['the desk phone cannot be rung', { invalidPhones: ['sam.okafor'] }, { mode: 'none' }],
    ['the call is not recorded', { callRecording: false }, { mode: 'none' }],
  ])('when somebody wants to listen and %s', async (_why, settings, fault) => {
    await withJourney({ connect: { plant: planted, ...settings } }, async (journey) => {
      journey.connect.faults.set(fault);
      const asked = () => journey.connect.calls.map(({ operation }) => operation);
      const answered = journey.ask(people.sam, `/monitor ${onACall(journey)}`);
      // No time passes before: the call must not end meanwhile.
      await journey.drive.until(
        async () => asked(),
        (operations) => operations.includes('MonitorContact') || undefined,
      );
      // An answer that is lost is looked for twice.
      journey.clock.setSpeed(10);
      await answered;
      journey.clock.setSpeed(0);

      expect(asked()).toContain('MonitorContact');
      const seen = await everythingSeen(journey);
      expect(seen).not.toContain('Listening to');
      await expectNoPlant(journey, seen);
    });
  });
});

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

async function fireAlert(journey: Journey): Promise<void> {
  await journey.ask(people.sam, '/alerts add queue-wait Billing over 1s in #alerts');
  await journey.drive.lever('rush', { on: true, queue: 'Billing' });
  const find = async () =>
    (await journey.drive.messages(people.sam, places.alerts)).find(({ isBot }) => isBot);
  for (let passed = 0; passed < 80 && !(await find()); passed += 1) {
    await journey.clock.advance(15_000);
  }
  if (!(await find())) throw new Error('no alert came');
}

async function askEverything(journey: Journey): Promise<void> {
  const onCall = onACall(journey);
  for (const as of [people.sam, people.maria, people.ada]) {
    for (const line of ['/agents', '/queue-wait', '/alerts', `/monitor ${onCall}`]) {
      await journey.ask(as, line);
    }
  }
  const contacts = [...journey.centre.view().contacts.keys()].slice(-5);
  for (const id of contacts) await journey.ask(people.sam, `/queue-wait ${id}`);
  const [waiting] = [...journey.centre.view().contacts.values()].filter(
    ({ stage }) => stage === 'queued',
  );
  if (waiting) await journey.ask(people.sam, `/queue-wait watch ${waiting.id} wait:30s`);
  await journey.ask(people.sam, '/queue-wait watches');
  await journey.clock.advance(60_000);
  await journey.ask(people.sam, '/agents Billing share');
  await journey.ask(people.sam, '/queue-wait Billing share');
}

/** Positions wait for the budget, which fills as time goes by. */
async function askWhoWaits(journey: Journey): Promise<void> {
  journey.clock.setSpeed(5);
  await journey.ask(people.sam, '/queue-wait contacts');
  await journey.ask(people.sam, '/queue-wait contacts Billing share');
  journey.clock.setSpeed(0);
}

function onACall(journey: Journey): string {
  const user = journey.centre.view().users.find(({ held: [only, ...others] }) => {
    return others.length === 0 && only?.channel === 'VOICE' && only.state === 'CONNECTED';
  });
  if (!user) throw new Error('nobody is on a call');
  return `${user.firstName} ${user.lastName}`;
}

async function openHomes(journey: Journey): Promise<void> {
  for (const as of everybody) {
    await journey.drive.openHome(as);
    await journey.drive.until(
      () => journey.drive.views(as),
      ({ home }) => home ?? undefined,
    );
  }
}

/** Every channel, direct message, view and notification, as each of the cast sees it. */
async function everythingSeen(journey: Journey): Promise<string> {
  const { drive } = journey;
  const seen: unknown[] = [];
  for (const as of everybody) {
    const { conversations } = await drive.state(as);
    seen.push(conversations, await drive.views(as), await drive.notifications(as));
    for (const { id } of conversations) {
      seen.push(await drive.messages(as, id).catch(nothingForOutsiders));
    }
  }
  return JSON.stringify(seen);
}

/** One who is not in a conversation sees nothing of it. */
function nothingForOutsiders(error: unknown): readonly [] {
  if (String(error).includes('channel_not_found')) return [];
  throw error;
}

async function expectNoPlant(journey: Journey, seen: string): Promise<void> {
  expect(seen).not.toContain(planted);
  expect(journey.lines.length).toBeGreaterThan(0);
  expect(journey.lines.join('')).not.toContain(planted);
  expect(await journey.remembered()).not.toContain(planted);
}
