import { describe, expect, test } from '@jest/globals';
import type { SeenMessage } from '../../sandbox/drive/api.ts';
import { anotherBot } from './another-bot.ts';
import { type Journey, people, textOf, withJourney } from './harness.ts';

interface Call {
  readonly agentId: string;
  readonly name: string;
  readonly contactId: string;
  readonly queue: string;
}

/** Live calls of different agents, longest first, of whom none is one of the people one acts as. */
function callsIn(journey: Journey): readonly Call[] {
  const { users, queues } = journey.centre.view();
  const own = new Set(['sam.okafor', 'lea.brandt', 'ada.novak', 'maria.lindqvist']);
  const since = ({ held }: (typeof users)[number]) => held[0]?.connectedAt?.getTime() ?? 0;
  const longestFirst = users.toSorted((one, other) => since(one) - since(other));
  return longestFirst.flatMap(({ id, firstName, lastName, username, held }) => {
    const [only] = held;
    const queue = queues.find((one) => one.id === only?.queueId);
    const isCall = only?.channel === 'VOICE' && only.state === 'CONNECTED' && held.length === 1;
    return isCall && queue && !own.has(username)
      ? [
          {
            agentId: id,
            name: `${firstName} ${lastName}`,
            contactId: only.contactId,
            queue: queue.name,
          },
        ]
      : [];
  });
}

function firstCall(journey: Journey): Call {
  const [call] = callsIn(journey);
  if (!call) throw new Error('nobody is on a call in the sandbox');
  return call;
}

const listenTo = ({ agentId, contactId }: Call) => `/monitor agent:${agentId} contact:${contactId}`;

/** Whether a message holds anything that listens to this contact. */
const offers = (message: SeenMessage, { contactId }: Call) =>
  JSON.stringify(message.blocks).includes(`contact:${contactId}`);

const startsOf = ({ connect }: Journey) =>
  connect.calls.filter(({ operation }) => operation === 'MonitorContact').length;

const off = 'Listening is turned off in Floorwalker.';

describe('the switch', () => {
  test('is off on a new installation, turned on by an administrator after a question, and off at once', () =>
    withJourney({ presets: 'none' }, async (journey) => {
      const call = firstCall(journey);
      const looked = await journey.ask(people.sam, '/monitor all');
      expect(looked.text).toMatch(/^\*Listening is off\*/);
      expect(textOf(looked)).toContain(call.name);
      expect(offers(looked, call)).toBe(false);
      expect(textOf(await journey.ask(people.sam, listenTo(call)))).toContain(off);
      expect(textOf(await journey.ask(people.sam, '/monitor on'))).toContain(
        'Only an administrator',
      );
      expect(JSON.stringify((await journey.ask(people.sam, '/agents all')).blocks)).not.toMatch(
        /"(Listen|Barge in)"/,
      );

      for (const line of ['on confirmed', 'off', 'rules', 'never remove Billing', 'scope']) {
        const refused = await journey.ask(people.sam, `/monitor ${line}`);
        expect(textOf(refused)).toContain('Only an administrator');
      }

      const question = await journey.ask(people.ada, '/monitor on');
      expect(textOf(question)).toContain('seeing to it is your duty');
      const on = await journey.press(people.ada, question, 'Turn listening on');
      expect(on.text).toContain('*Listening is on*');

      const list = await journey.ask(people.sam, '/monitor all');
      expect(offers(list, call)).toBe(true);
      const started = await journey.ask(people.sam, listenTo(call));
      expect(textOf(started)).toContain(call.name);
      expect(startsOf(journey)).toBe(1);

      const turnedOff = await journey.askAtOnce(people.ada, '/monitor off');
      expect(turnedOff.text).toContain('*1 session goes on*');
      expect(turnedOff.text).toContain(`<@${people.sam}> (sam.okafor)`);
      expect(turnedOff.text).toContain(call.name);
      const [, another = call] = callsIn(journey);
      expect(textOf(await journey.askAtOnce(people.sam, listenTo(another)))).toContain(off);
      expect(startsOf(journey)).toBe(1);
      expect((await journey.drive.centre()).monitoring).toHaveLength(1);
      expect(await journey.remembered()).toContain('listening: on → off');
    }));

  test('that one process turns off holds in the other at once, whatever it read a moment ago', () =>
    withJourney({ delivery: 'socket' }, async (journey) => {
      const second = anotherBot(journey, '0');
      await second.start();
      await journey.socketOpened(2);
      try {
        const call = firstCall(journey);
        // Lines go to the two in turn, so each of them has read that it is on.
        for (const _ of [1, 2]) {
          expect(offers(await journey.askAtOnce(people.sam, '/monitor all'), call)).toBe(true);
        }
        await journey.askAtOnce(people.ada, '/monitor off');
        for (const _ of [1, 2]) {
          expect(textOf(await journey.askAtOnce(people.sam, listenTo(call)))).toContain(off);
        }
        expect(startsOf(journey)).toBe(0);
      } finally {
        await second.stop();
      }
    }));
});

describe('the rules', () => {
  test('keep a queue that nobody listens to out of every list, and refuse what is typed', () =>
    withJourney({}, async (journey) => {
      const call = firstCall(journey);
      expect(offers(await journey.ask(people.sam, '/agents all'), call)).toBe(true);

      const answer = await journey.ask(people.ada, `/monitor never queue:"${call.queue}"`);
      expect(answer.text).toContain(`queue ${call.queue}`);

      const list = await journey.ask(people.sam, '/monitor all');
      expect(offers(list, call)).toBe(false);
      expect(textOf(list)).toMatch(/\d+ more may not be heard by you/);
      expect(offers(await journey.ask(people.sam, '/agents all'), call)).toBe(false);
      expect(offers(await journey.ask(people.sam, `/agents agent:${call.agentId}`), call)).toBe(
        false,
      );
      const refused = await journey.ask(people.sam, listenTo(call));
      expect(startsOf(journey)).toBe(0);
      expect(textOf(refused)).not.toContain('rings');

      await journey.press(people.ada, answer, 'Undo');
      expect(offers(await journey.ask(people.sam, '/monitor all'), call)).toBe(true);
    }));

  test('limit one supervisor to part of the floor, and nobody else', () =>
    withJourney({}, async (journey) => {
      const call = firstCall(journey);
      const elsewhere = callsIn(journey).find(({ queue }) => queue !== call.queue);
      if (!elsewhere) throw new Error('all calls are in one queue');

      await journey.ask(people.ada, `/monitor scope <@${people.sam}> queue:"${elsewhere.queue}"`);

      const list = await journey.ask(people.sam, '/monitor all');
      expect([offers(list, call), offers(list, elsewhere)]).toEqual([false, true]);
      await journey.ask(people.sam, listenTo(call));
      expect(startsOf(journey)).toBe(0);
      expect(offers(await journey.ask(people.lea, '/monitor all'), call)).toBe(true);
      await journey.ask(people.sam, `/monitor longest queue:"${elsewhere.queue}"`);
      expect(startsOf(journey)).toBe(1);
    }));

  test('ask for a reason in a form, and say on the button that Listen may step in', () =>
    withJourney({}, async (journey) => {
      const call = firstCall(journey);
      await journey.ask(people.ada, '/monitor ask-reason on');
      await journey.ask(people.ada, '/monitor step-in on');

      const list = JSON.stringify((await journey.ask(people.sam, '/monitor all')).blocks);
      expect(list).toContain('Listen, may step in');
      expect(list).toContain(`why agent:\\"${call.agentId}\\" contact:${call.contactId}`);
      expect(list).not.toContain('Barge in');
      const asLea = JSON.stringify((await journey.ask(people.lea, '/monitor all')).blocks);
      expect(asLea).not.toContain('may step in');
    }));
});
