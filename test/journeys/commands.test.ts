import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Journey, people, startJourney, textOf } from './harness.ts';

describe.each(['http', 'socket'] as const)('over %s', (delivery) => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await startJourney({ delivery });
  });
  afterAll(async () => {
    await journey.end();
  });

  test('/agents shows who is here, to the asker alone', async () => {
    const answer = await journey.ask(people.sam, '/agents');

    expect(answer.isEphemeral).toBe(true);
    expect(answer.text).toMatch(/Your team: North/);
    expect(answer.text).toMatch(/\d+ agents\*: .*on contact \d+/);
    expect(textOf(answer)).toContain('Maria Lindqvist');
    expect(textOf(answer)).toMatch(/voice \d\/1, \d free/);
    expect(textOf(answer)).toContain('Listen');
  });

  test('/agents Billing shows those who serve a queue', async () => {
    const answer = await journey.ask(people.sam, '/agents billing');

    expect(answer.text).toContain('queue Billing');
  });

  test('/agents share shows the channel the counts and no names', async () => {
    const answer = await journey.ask(people.sam, '/agents share');

    expect(answer.isEphemeral).toBe(false);
    expect(answer.text).toMatch(/\d+ agents/);
    expect(textOf(answer)).not.toContain('Maria');
  });

  test('/queue-wait shows every queue with wait, contacts, oldest and staff', async () => {
    await oneWaiting(journey);
    const answer = await journey.ask(people.sam, '/queue-wait');

    expect(textOf(answer)).toMatch(/Billing/);
    expect(textOf(answer)).toMatch(/\d+ in queue/);
    expect(textOf(answer)).toMatch(/\d+ available · \d+ staffed/);
  });

  test('/queue-wait of a contact asks for its place in the queue', async () => {
    const waiting = await oneWaiting(journey);
    const answer = await journey.ask(people.sam, `/queue-wait ${waiting}`);

    expect(answer.text).toMatch(/number \d+ in \*Billing\* \(voice\)/);
  });

  test('a press on Listen rings once, however often it is pressed', async () => {
    const busy = somebodyOnACall(journey);
    const agents = await journey.ask(people.sam, '/agents');
    const before = journey.connect.calls.filter(isMonitor).length;

    const listen = `run:beside:monitor:${busy.id}`;
    const started = await journey.press(people.sam, agents, listen);
    const again = await journey.press(people.sam, agents, listen);

    expect(started.text).toContain(`Listening to *${busy.name}*`);
    expect(again.text).toContain('You already listen');
    expect(journey.connect.calls.filter(isMonitor).length - before).toBe(1);
    const { monitoring } = await journey.drive.centre();
    expect(monitoring).toMatchObject([
      { supervisor: 'Sam Okafor', agent: busy.name, canBarge: false },
    ]);
  });

  test('/monitor starts listening to the agent that was named', async () => {
    const busy = somebodyOnACall(journey);
    const answer = await journey.ask(people.lea, `/monitor ${busy.name}`);

    expect(answer.text).toContain('Listening to');
    expect(answer.text).toContain('lea.brandt');
  });

  test('a half-typed name is asked back before anybody is listened to', async () => {
    const before = journey.connect.calls.filter(isMonitor).length;
    const answer = await journey.ask(people.sam, '/monitor mari');

    expect(answer.text).toMatch(/Do you mean|More than one agent/);
    expect(journey.connect.calls.filter(isMonitor).length).toBe(before);
  });

  test('a name that matches nothing gets the nearest as buttons that ask again', async () => {
    const trouble = await journey.ask(people.sam, '/queue-wait Biling');
    expect(trouble.text).toContain('Did you mean');

    const answer = await journey.press(people.sam, trouble, 'Billing');
    expect(answer.text).toContain('Billing');
    expect(answer.ts).toBe(trouble.ts);
  });

  test.each([
    ['/agents help', 'who needs somebody'],
    ['/queue-wait help', 'how long callers wait'],
    ['/monitor help', 'listen to an agent'],
    ['/alerts help', 'be told in a channel'],
    ['/alerts add nonsense', 'queue-wait'],
    ['/agents “Billing', 'not closed'],
    ['/monitor agent:maria contact:1 contact:2', 'contact'],
    ['/agents state:asleep', 'asleep'],
  ])('%s is answered with the usage and an example', async (text, expected) => {
    const answer = await journey.ask(people.sam, text);

    expect(textOf(answer)).toContain(expected);
    expect(textOf(answer)).toContain('For example');
  });

  test('the Home tab says who one is to the bot and what can be typed', async () => {
    await journey.drive.openHome(people.sam);
    const home = await journey.drive.until(
      () => journey.drive.views(people.sam),
      ({ home: view }) => view ?? undefined,
    );

    expect(JSON.stringify(home.blocks)).toContain('sam.okafor');
    expect(JSON.stringify(home.blocks)).toContain('/queue-wait');
  });
});

const isMonitor = (call: { readonly operation: string }) => call.operation === 'MonitorContact';

async function oneWaiting(journey: Journey): Promise<string> {
  journey.centre.rush({ contacts: 30, minutes: 2 });
  await journey.clock.advance(120_000);
  const { queues } = journey.centre.view();
  const contact = queues
    .flatMap((queue) =>
      queue.channels.map((channel) => journey.centre.waiting(queue.id, channel)[0]),
    )
    .find((one) => one !== undefined);
  if (!contact) throw new Error('nobody waits in the sandbox');
  return contact.id;
}

function somebodyOnACall(journey: Journey): { readonly id: string; readonly name: string } {
  const { users, monitoring } = journey.centre.view();
  const heard = new Set(monitoring.map(({ targetContactId }) => targetContactId));
  const user = users.find(({ held, firstName }) => {
    const [only] = held;
    const isCall = only?.channel === 'VOICE' && only.state === 'CONNECTED' && held.length === 1;
    return isCall && /^[A-Z][a-z]+$/.test(firstName) && !heard.has(only.contactId);
  });
  if (!user) throw new Error('nobody is on a call in the sandbox');
  return { id: user.id, name: `${user.firstName} ${user.lastName}` };
}
