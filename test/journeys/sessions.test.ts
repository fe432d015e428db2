import { MonitorContactCommand } from '@aws-sdk/client-connect';
import { describe, expect, test } from '@jest/globals';
import type { SeenMessage } from '../../sandbox/drive/api.ts';
import type { ListenSession } from '../../src/domain/listening.ts';
import { createLog } from '../../src/log.ts';
import { openRedisRoom } from '../../src/redis/room.ts';
import { clientFor } from '../connect/connect-world.ts';
import { anotherBot } from './another-bot.ts';
import { type Journey, people, textOf, withJourney } from './harness.ts';

const direct = (userId: string) => `D${userId.slice(1)}`;

/** What the bot has said to a person in their direct message. */
async function cards(journey: Journey, userId: string = people.sam) {
  const messages = await journey.drive.messages(userId, direct(userId));
  return messages.filter(({ isBot, isEphemeral }) => isBot && !isEphemeral);
}

/** The same once something holds of it; time goes by meanwhile. */
async function cardsOnce(
  journey: Journey,
  holds: (all: readonly SeenMessage[]) => boolean,
  userId: string = people.sam,
) {
  for (let passed = 0; passed < 100; passed += 1) {
    const all = await cards(journey, userId);
    if (holds(all)) return all;
    await journey.clock.advance(15_000);
  }
  throw new Error(`it never came to that: ${JSON.stringify(await cards(journey, userId))}`);
}

const says = (message: SeenMessage | undefined, words: RegExp) =>
  message !== undefined && words.test(textOf(message));

/** An agent on a connected call, or this one once they are. */
async function onACall(journey: Journey, username?: string) {
  for (let passed = 0; passed < 200; passed += 1) {
    const found = journey.centre
      .view()
      .users.flatMap((user) => user.held.map((held) => ({ user, held })))
      .find(
        ({ user, held }) =>
          user.username !== 'sam.okafor' &&
          (username === undefined || user.username === username) &&
          held.channel === 'VOICE' &&
          held.state === 'CONNECTED' &&
          held.initiationMethod !== 'MONITOR',
      );
    if (found) return { agentId: found.user.id, contactId: found.held.contactId };
    await journey.clock.advance(15_000);
  }
  throw new Error('nobody is on a call');
}

/** Asks the simulated service past the bot. */
async function monitor(
  { connect, environment }: Journey,
  about: { readonly contactId: string; readonly userId: string; readonly clientToken?: string },
): Promise<void> {
  const client = clientFor(connect.url);
  await client.send(
    new MonitorContactCommand({
      InstanceId: environment.CONNECT_INSTANCE_ID,
      ContactId: about.contactId,
      UserId: about.userId,
      AllowedMonitorCapabilities: ['SILENT_MONITOR'],
      ClientToken: about.clientToken,
    }),
  );
  client.destroy();
}

describe('a session of listening', () => {
  test('has one direct message: with the way to the control panel while it goes on, and how long it was once it is over', () =>
    withJourney({}, async (journey) => {
      const { agentId, contactId } = await onACall(journey);
      await journey.ask(people.sam, `/monitor agent:${agentId} contact:${contactId}`);
      const [card] = await cardsOnce(journey, (all) => says(all[0], /You are listening/));
      const button = JSON.stringify(card?.blocks);
      expect(button).toContain('https://harbour.my.connect.aws/ccp-v2/');
      expect(says(card, /Silent: nobody hears you/)).toBe(true);

      journey.centre.stopContact(contactId);
      const all = await cardsOnce(journey, (now) => says(now[0], /Over/));
      expect(all).toHaveLength(1);
      expect(says(all[0], /You listened for (\d+ min )?\d+ s, until/)).toBe(true);
      const told = await journey.drive.notifications(people.sam);
      expect(told.filter(({ channel }) => channel === direct(people.sam))).toHaveLength(1);
    }));

  test('is followed over a restart, in the same message', () =>
    withJourney({}, async (journey) => {
      const { agentId, contactId } = await onACall(journey);
      await journey.ask(people.sam, `/monitor agent:${agentId} contact:${contactId}`);
      const before = await cardsOnce(journey, (all) => says(all[0], /You are listening/));
      await journey.restartBot();
      journey.centre.stopContact(contactId);
      const after = await cardsOnce(journey, (all) => says(all[0], /Over/));

      expect(after.map(({ ts }) => ts)).toEqual(before.map(({ ts }) => ts));
      expect(await journey.remembered()).not.toContain(':listen-sessions');
    }));

  test('is not ended by an Amazon Connect that is down, and ends when it is back', () =>
    withJourney({}, async (journey) => {
      const { agentId, contactId } = await onACall(journey);
      await journey.ask(people.sam, `/monitor agent:${agentId} contact:${contactId}`);
      await cardsOnce(journey, (all) => says(all[0], /You are listening/));
      await journey.drive.lever('connect-down', { on: true });
      journey.centre.stopContact(contactId);
      const blind = await cardsOnce(journey, (all) => says(all[0], /Not current since/));
      expect(says(blind[0], /Over/)).toBe(false);

      await journey.drive.lever('connect-down', { on: false });
      await cardsOnce(journey, (all) => says(all[0], /Over.*You listened for/));
    }));

  test('is seen in the list and on the agent’s card by those who may listen, and by nobody else', () =>
    withJourney({}, async (journey) => {
      const { agentId, contactId } = await onACall(journey);
      await journey.ask(people.sam, `/monitor agent:${agentId} contact:${contactId}`);
      await cardsOnce(journey, (all) => says(all[0], /You are listening/));

      const own = await journey.ask(people.sam, '/monitor sessions');
      expect(says(own, /1 session of listening.*You:.*sam\.okafor.*silent/s)).toBe(true);
      const leas = await journey.ask(people.lea, '/monitor sessions');
      expect(says(leas, /<@U0SAM00001> \(sam\.okafor\)/)).toBe(true);
      const card = await journey.ask(people.lea, `/agents agent:${agentId}`);
      expect(says(card, /Listened to by:.*sam\.okafor/s)).toBe(true);
      const marias = await journey.ask(people.maria, '/monitor sessions');
      expect(says(marias, /ManagerListenIn/)).toBe(true);
      expect(says(marias, /sam\.okafor/)).toBe(false);
    }));

  test('is told to the agent during it, and that it is over in the same message, where that is the rule', () =>
    withJourney({}, async (journey) => {
      await journey.ask(people.ada, '/monitor tell-agents during');
      const { agentId, contactId } = await onACall(journey, 'maria.lindqvist');
      await journey.ask(people.sam, `/monitor agent:${agentId} contact:${contactId}`);
      const [notice] = await cardsOnce(
        journey,
        (all) => says(all[0], /Sam Okafor.* can listen to your contact/),
        people.maria,
      );
      const [card] = await cardsOnce(journey, (all) => says(all[0], /The agent was told/));
      expect(card).toBeDefined();

      journey.centre.stopContact(contactId);
      const after = await cardsOnce(journey, (all) => says(all[0], /It is over/), people.maria);
      expect(after.map(({ ts }) => ts)).toEqual([notice?.ts]);
    }));

  test('that was started elsewhere is listed as such', () =>
    withJourney({}, async (journey) => {
      const { contactId } = await onACall(journey);
      const ada = journey.centre.view().users.find(({ username }) => username === 'ada.novak');
      await monitor(journey, { contactId, userId: ada?.id ?? '' });
      await journey.clock.advance(60_000);

      const list = await journey.ask(people.sam, '/monitor sessions');
      expect(says(list, /Ada Novak.*Started elsewhere: to whom is not known/s)).toBe(true);
    }));
});

describe('attacked: a process that was killed between the call and the record', () => {
  test('leaves a session that the next process finds, writes down, tells and follows to its end', () =>
    withJourney({}, async (journey) => {
      const { agentId, contactId } = await onACall(journey);
      await killedAfterTheCall(journey, { agentId, contactId });
      const [card] = await cardsOnce(journey, (all) => says(all[0], /You are listening/));
      expect(says(card, /Open control panel/)).toBe(true);
      const audit = await journey.ask(people.ada, '/monitor audit');
      expect(says(audit, /listen/)).toBe(true);
      expect(await journey.remembered()).toContain('found-by-looking');

      // The same button again is the same session: nothing is asked twice.
      await journey.ask(people.sam, `/monitor agent:${agentId} contact:${contactId}`);
      const calls = journey.connect.calls.filter(({ operation }) => operation === 'MonitorContact');
      expect(calls).toHaveLength(1);
      journey.centre.stopContact(contactId);
      await cardsOnce(journey, (all) => says(all[0], /Over.*You listened for/s));
      expect(await journey.remembered()).not.toContain(':listen-sessions');
    }));
});

/** Amazon Connect was asked and rings, and all that is left of who asked is the open intent. */
async function killedAfterTheCall(
  journey: Journey,
  { agentId, contactId }: { readonly agentId: string; readonly contactId: string },
): Promise<void> {
  const sam = journey.centre.view().users.find(({ username }) => username === 'sam.okafor');
  const capabilities = ['SILENT_MONITOR'] as const;
  const instance = journey.environment.CONNECT_INSTANCE_ID ?? '';
  const session: ListenSession = {
    id: '70000000-0000-4000-8000-000000000009',
    slackUserId: people.sam,
    contactId,
    capabilities,
    connectUserId: sam?.id ?? '',
    username: 'sam.okafor',
    agentId,
    channel: 'VOICE',
    openedAt: journey.clock.now(),
  };
  const room = await openRedisRoom(journey.redis.url, createLog('fatal'));
  await room.listenSessions.open({ workspace: 'T0FLOOR001', instance }, session, undefined);
  await room.close();
  await monitor(journey, { contactId, userId: session.connectUserId, clientToken: session.id });
}

/** A signed-in agent without any contact, and how to give them one. */
function idle(journey: Journey) {
  const { users } = journey.centre.view();
  const user = users.find(
    ({ isSignedIn, held, username }) =>
      isSignedIn && held.length === 0 && !/^(sam|lea|ada)\./.test(username),
  );
  if (!user) throw new Error('nobody is idle in the sandbox');
  return user;
}

describe('a request to listen', () => {
  test('starts once the agent takes a contact, once though two processes look, and its session tells', () =>
    withJourney({ bot: 'outside' }, async (journey) => {
      const [first, second] = [anotherBot(journey), anotherBot(journey, '0')];
      await Promise.all([first.start(), second.start()]);
      const bothCheck = () => Promise.all([first.check(), second.check()]);
      const started = () =>
        journey.connect.calls.filter(({ operation }) => operation === 'MonitorContact').length;
      try {
        const agent = idle(journey);
        const nothing = await journey.ask(people.sam, `/monitor agent:${agent.id}`);
        expect(says(nothing, /nothing to listen to/)).toBe(true);
        const asked = await journey.press(people.sam, nothing, 'Listen when they take a contact');
        expect(says(asked, /As soon as .* takes a call or chat/)).toBe(true);
        expect(says(await journey.ask(people.sam, '/monitor requests'), /wait for 1 agent/)).toBe(
          true,
        );

        journey.centre.rush({ contacts: 60, minutes: 2 });
        for (let passed = 0; passed < 40 && started() === 0; passed += 1) {
          await journey.clock.advance(15_000);
          await bothCheck();
        }
        await journey.clock.advance(15_000);
        await bothCheck();
        expect(started()).toBe(1);
        expect((await cards(journey)).map(textOf)).toEqual([
          expect.stringMatching(/You are listening|Over/),
        ]);
        expect(says(await journey.ask(people.sam, '/monitor requests'), /wait for no agent/)).toBe(
          true,
        );
      } finally {
        await Promise.all([first.stop(), second.stop()]);
      }
    }));

  test('is cancelled by a press, and starts nothing', () =>
    withJourney({}, async (journey) => {
      const agent = idle(journey);
      await journey.askAtOnce(people.sam, `/monitor when-free agent:${agent.id}`);
      const list = await journey.askAtOnce(people.sam, '/monitor requests');
      await journey.press(people.sam, list, 'Cancel');
      journey.centre.rush({ contacts: 60, minutes: 2 });
      await journey.clock.advance(300_000);

      const calls = journey.connect.calls.filter(({ operation }) => operation === 'MonitorContact');
      expect(calls).toEqual([]);
    }));

  test('of somebody who may not listen is refused before a name is looked up', () =>
    withJourney({}, async (journey) => {
      const real = await journey.ask(people.maria, '/monitor when-free Jonas Weber');
      const invented = await journey.ask(people.maria, '/monitor when-free Nobody Atall');

      expect(says(real, /ManagerListenIn/)).toBe(true);
      expect(textOf(real)).toBe(textOf(invented));
    }));
});
