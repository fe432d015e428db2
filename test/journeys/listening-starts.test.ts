import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sandboxInstance, sandboxWorkspace } from '../../sandbox/cast.ts';
import type { ListeningSettings } from '../../src/domain/settings.ts';
import { openRedisRoom } from '../../src/redis/room.ts';
import { FakeLog } from '../fakes/log.ts';
import { anotherBot } from './another-bot.ts';
import { type Journey, people, places, startJourney, textOf, withJourney } from './harness.ts';

const tenant = { workspace: sandboxWorkspace.teamId, instance: sandboxInstance.instanceId };

const monitored = (journey: Journey) =>
  journey.connect.calls.filter(({ operation }) => operation === 'MonitorContact');

/** The agent with one connected call, and their call. */
function onACall(journey: Journey) {
  const { users } = journey.centre.view();
  const busy = users.find(
    ({ held }) =>
      held.length === 1 && held[0]?.state === 'CONNECTED' && held[0].channel === 'VOICE',
  );
  const contactId = busy?.held[0]?.contactId;
  if (!busy || contactId === undefined) throw new Error('nobody is on a call');
  return { id: busy.id, username: busy.username, contactId };
}

/** Sets rules of listening as an administrator's command does, and reads what was audited, oldest first. */
async function memory(journey: Journey) {
  const room = await openRedisRoom(journey.redis.url, new FakeLog());
  return {
    rule: async (change: Partial<ListeningSettings>) => {
      const { version, settings } = await room.settingsStore.read(tenant);
      const listening = { ...settings.listening, ...change };
      const changed = { ...settings, listening };
      await room.settingsStore.write(tenant, { expectedVersion: version, settings: changed });
    },
    audited: async () => {
      const entries = await room.audit.recent(tenant, 1_000);
      return entries
        .toReversed()
        .filter(({ act }) => act === 'listen')
        .map(({ outcome }) => outcome);
    },
    close: () => room.close(),
  };
}

describe('who wants to listen', () => {
  let journey: Journey;
  let kept: Awaited<ReturnType<typeof memory>>;
  beforeAll(async () => {
    journey = await startJourney();
    kept = await memory(journey);
  });
  afterAll(async () => {
    await kept.close();
    await journey.end();
  });

  test('and types barge is asked first, and starts once that is answered', async () => {
    const { username } = onACall(journey);
    const asked = await journey.ask(people.sam, `/monitor barge ${username}`);

    expect(asked.text).toContain('and the customer hear you');
    expect(monitored(journey)).toEqual([]);

    const started = await journey.press(people.sam, asked, 'Barge in');
    expect(started.text).toContain('until you choose barge-in');
    expect(journey.centre.view().monitoring).toMatchObject([{ canBarge: true }]);
    expect(await kept.audited()).toEqual(['intended', 'done']);
  });

  test('and listens already is told so, by the contact alone as well', async () => {
    const [{ targetContactId } = { targetContactId: '' }] = journey.centre.view().monitoring;
    const answer = await journey.ask(people.sam, `/monitor contact:${targetContactId}`);

    expect(answer.text).toContain('You already listen');
    expect(monitored(journey)).toHaveLength(1);
  });

  test('says why where that is the rule, in a form, and without customer data', async () => {
    await kept.rule({ asksReason: true });
    const { username, contactId } = onACall(journey);
    const asked = await journey.ask(people.lea, `/monitor ${username}`);
    expect(asked.text).toContain('Nobody listens here without a reason');

    await journey.drive.press(people.lea, asked, 'Say why');
    await journey.drive.openModal(people.lea, ({ submit }) => submit === 'Listen');
    await journey.drive.submitModal(people.lea, { Reason: 'order 12345' });
    // It stays open, with what is wrong beside the input.
    expect(await journey.drive.modal(people.lea)).toMatchObject({ submit: 'Listen' });
    const before = await journey.drive.messages(people.lea, places.floor);
    await journey.drive.submitModal(people.lea, { Reason: 'first week' });
    const answer = await journey.drive.until(
      () => journey.drive.messages(people.lea, places.floor),
      (after) => after.slice(before.length).find(({ text }) => text.includes('Listening to')),
    );

    expect(textOf(answer)).toContain('lea.brandt');
    expect(journey.centre.view().monitoring.at(-1)?.targetContactId).toBe(contactId);
    await kept.rule({ asksReason: false });
  });

  test('and may not is audited, whether the name exists or not', async () => {
    const before = (await kept.audited()).length;

    await journey.ask(people.maria, '/monitor Jonas Weber');
    await journey.ask(people.gus, '/monitor Nobody Atall', places.general);

    expect((await kept.audited()).slice(before)).toEqual(['refused', 'refused']);
  });
});

test('an answer that is lost is looked for, and nothing is asked a second time', () =>
  withJourney({}, async (journey) => {
    journey.connect.faults.set({ mode: 'html-503', operations: ['MonitorContact'] });
    journey.clock.setSpeed(10);
    await journey.drive.run(people.sam, places.floor, `/monitor ${onACall(journey).username}`);
    await journey.drive.until(
      () => journey.drive.messages(people.sam, places.floor),
      (all) => all.find(({ text }) => text.includes('Floorwalker asks no second time')),
    );
    journey.clock.setSpeed(0);

    expect(monitored(journey)).toHaveLength(1);
  }));

test(
  'a thousand presses on one button, over two processes, are one session',
  () =>
    withJourney({ delivery: 'socket' }, async (journey) => {
      const second = anotherBot(journey, '0');
      const opened = journey.socketOpened(2);
      await second.start();
      await opened;
      const kept = await memory(journey);
      try {
        const { id } = onACall(journey);
        const agents = await journey.ask(people.sam, '/agents');
        const press = () => journey.drive.press(people.sam, agents, `run:beside:monitor:${id}`);
        // So many at a time as a server's line takes while it is busy.
        for (let wave = 0; wave < 5; wave += 1) {
          await Promise.all(Array.from({ length: 200 }, press));
        }
        await journey.drive.until(
          async () => (await kept.audited()).includes('done'),
          (isDone) => isDone || undefined,
        );

        expect(new Set(monitored(journey).map(({ body }) => JSON.stringify(body))).size).toBe(1);
        expect(journey.centre.view().monitoring).toHaveLength(1);
        expect((await kept.audited()).filter((outcome) => outcome === 'intended')).toHaveLength(1);
      } finally {
        await kept.close();
        await second.stop();
      }
    }),
  60_000,
);
