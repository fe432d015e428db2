import { describe, expect, test } from '@jest/globals';
import type { Contact } from '../../sandbox/centre/model.ts';
import { name } from '../../src/blocks/text.ts';
import { type Journey, people, textOf, withJourney } from './harness.ts';
import { inLine } from './in-line.ts';

/** A contact in this stage now. */
function oneIn(journey: Journey, stage: Contact['stage']): Contact {
  const all = [...journey.centre.view().contacts.values()];
  const found = all.findLast((one) => one.stage === stage && one.channel === 'VOICE');
  if (!found) throw new Error(`nobody is ${stage}`);
  return found;
}

const nobody = '00000000-0000-4000-8000-000000000000';

describe('one contact', () => {
  test('in its queue: position, wait, since when, and what its queue reports', () =>
    withJourney({}, async (journey) => {
      const { id } = await inLine(journey);
      const answer = await journey.ask(people.sam, `/queue-wait ${id}`);

      expect(textOf(answer)).toMatch(
        /is number \d+ in \*Billing\* \(voice\), waiting since .*, estimated wait (about )?\d+/,
      );
      expect(textOf(answer)).toMatch(/Its own estimate .*; \*Billing\* \(voice\) reports/);
      expect(answer.isEphemeral).toBe(true);
      const again = await journey.press(people.sam, answer, 'Refresh');
      expect(textOf(again)).toContain(id);
      const queue = await journey.press(people.sam, again, 'Queue');
      expect(textOf(queue)).toContain('Billing');
    }));

  test.each([
    [{ edition: 'basic' } as const, /number \d+ in \*Billing\*.*no estimate of its wait/],
    [{ neverSure: true }, /number \d+ in \*Billing\*.*no estimate of its wait/],
    [{ withoutPosition: true }, /its position is not given, estimated wait/],
  ])('in its queue, where the service leaves one of the two out: %j', (connect, said) =>
    withJourney({ connect }, async (journey) => {
      const { id } = await inLine(journey);

      expect(textOf(await journey.ask(people.sam, `/queue-wait ${id}`))).toMatch(said);
    }),
  );

  test.each([
    ['not-found', /does not find it in a queue/],
    ['invalid-request', /refuses to give a position/],
    ['empty-list', /gives an empty list/],
    ['no-value', /gives neither a position nor a wait/],
  ] as const)(
    'not in a queue, which the service says as %s: each has its words while it rings, and where it is instead',
    (contactNotInQueue, said) =>
      withJourney({ connect: { contactNotInQueue } }, async (journey) => {
        await inLine(journey);
        // One that is just being offered: in its queue by its record, and in no line.
        let rings: Contact | undefined;
        for (let passed = 0; passed < 200 && !rings; passed += 1) {
          const contacts = [...journey.centre.view().contacts.values()];
          rings = contacts.find(
            ({ stage, queueId }) => stage === 'offered' && queueId !== undefined,
          );
          if (!rings) await journey.clock.advance(500);
        }
        const ringing = await journey.ask(people.sam, `/queue-wait ${rings?.id}`);
        expect(textOf(ringing)).toMatch(said);
        expect(textOf(ringing)).toMatch(/It may be ringing at an agent/);

        const connected = oneIn(journey, 'connected');
        const talking = await journey.ask(people.sam, `/queue-wait ${connected.id}`);
        const agent = journey.centre.view().users.find(({ id }) => id === connected.agentId);
        expect(textOf(talking)).toContain(
          `has been with *${name(`${agent?.firstName} ${agent?.lastName}`.trim())}*`,
        );
        expect(JSON.stringify(talking.blocks)).toContain('Listen');

        const ended = await journey.ask(people.sam, `/queue-wait ${oneIn(journey, 'ended').id}`);
        expect(textOf(ended)).toMatch(/ended at /);
        expect(textOf(await journey.ask(people.sam, `/queue-wait ${nobody}`))).toMatch(
          /was not found/,
        );
      }),
  );

  test('with an agent: an agent who may not see agents is told no name, and cannot listen', () =>
    withJourney({}, async (journey) => {
      const { id, agentId } = oneIn(journey, 'connected');
      const agent = journey.centre.view().users.find((user) => user.id === agentId);
      const answer = await journey.ask(people.maria, `/queue-wait ${id}`);

      expect(textOf(answer)).toMatch(/has been with an agent since/);
      expect(JSON.stringify(answer)).not.toContain(agent?.lastName);
      expect(JSON.stringify(answer)).not.toContain('Listen');
      const refused = await journey.ask(people.gus, `/queue-wait ${id}`, 'C0GENERAL1');
      expect(textOf(refused)).not.toContain('with an agent');
    }));

  test('whose place may not be read: what is missing is said, and it cannot be watched', () =>
    withJourney({}, async (journey) => {
      const { id } = await inLine(journey);
      journey.connect.faults.set({ mode: 'iam-denied', operations: ['DescribeContact'] });

      const answer = await journey.ask(people.sam, `/queue-wait ${id}`);
      expect(textOf(answer)).toMatch(/number \d+ in its queue.*could not be read.*IAM policy/);
      const refused = await journey.ask(people.sam, `/queue-wait watch ${id}`);
      expect(textOf(refused)).toMatch(/IAM policy lacks an action/);
    }));
});
