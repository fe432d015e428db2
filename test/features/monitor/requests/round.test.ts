import { describe, expect, test } from '@jest/globals';
import type { Refusal } from '../../../../src/access/act.ts';
import { BotError } from '../../../../src/domain/errors.ts';
import { aTenant } from '../../../fixtures/alerts.ts';
import { aContact, anAgent, ids } from '../../../fixtures/floor.ts';
import { aFollowedWorld } from '../follow/rig.ts';

const maria = (...contacts: Parameters<typeof aContact>[0][]) =>
  anAgent({ contacts: contacts.map((change) => aContact(change)) });

const answer = (text: string) =>
  ({ kind: 'said', message: { text, blocks: [] }, seenBy: 'asker' }) as const;

/** A world in which Sam waits for Maria, and pressing starts a session. */
function aWaitingWorld() {
  const pressed: string[] = [];
  const world = aFollowedWorld({
    runLine: async (text, caller) => {
      pressed.push(`${caller.userId}: ${text}`);
      await world.open({ state: { kind: 'asked' } }, { openedAt: world.clock.now() });
      return answer('Listening.');
    },
  });
  world.gateway.data.agents = [maria()];
  return { ...world, pressed };
}

describe('a request to listen', () => {
  test('waits while the agent has nothing that can be heard', async () => {
    const world = aWaitingWorld();
    await world.request();
    world.gateway.data.agents = [maria({ channel: 'TASK' })];
    await world.look(15);
    world.gateway.data.agents = [maria({ state: 'CONNECTING' })];
    await world.look(15);

    expect(world.pressed).toEqual([]);
    expect(await world.requests()).toHaveLength(1);
  });

  test('is pressed for whoever asked as soon as there is something, once, and its session tells the rest', async () => {
    const world = aWaitingWorld();
    await world.request({ reason: 'coaching' });
    world.gateway.data.agents = [maria({})];
    await world.look(15);
    await world.look(15);

    expect(world.pressed).toEqual([
      `U0SAM00001: agent:"${ids.maria}" contact:${ids.contact} reason:"coaching"`,
    ]);
    expect(await world.requests()).toEqual([]);
    expect((await world.audited())[0]).toMatchObject({
      who: 'floorwalker',
      act: 'request-listen',
      about: `started to listen agent ${ids.maria} of U0SAM00001`,
      outcome: 'done',
    });
    expect(world.told()).toEqual([]);
  });

  test('to barge in keeps the confirmation from when it was asked', async () => {
    const world = aWaitingWorld();
    await world.request({ way: 'barge' });
    world.gateway.data.agents = [maria({})];
    await world.look(15);

    expect(world.pressed).toEqual([
      `U0SAM00001: barge agent:"${ids.maria}" contact:${ids.contact} confirmed`,
    ]);
  });

  test('of whose agent several can be heard asks which one', async () => {
    const world = aWaitingWorld();
    await world.request();
    world.gateway.data.agents = [maria({}, { contactId: ids.chat, channel: 'CHAT' })];
    await world.look(15);

    expect(world.pressed).toEqual([`U0SAM00001: agent:"${ids.maria}"`]);
  });

  test('that is refused when it starts is told with the reason, and is over', async () => {
    const world = aFollowedWorld();
    world.gateway.data.agents = [maria({})];
    await world.request();
    await world.look(15);

    expect(world.told()).toEqual([
      '*Maria Lindqvist* has taken a contact, and listening did not start by your request. You are not signed in.',
    ]);
    expect(await world.requests()).toEqual([]);
    expect((await world.audited())[0]).toMatchObject({ act: 'request-listen', outcome: 'refused' });
  });

  test('that Amazon Connect refuses is told with the sentence for it', async () => {
    const world = aFollowedWorld({
      runLine: () => Promise.reject(new BotError('listen_no_recording', 'no')),
    });
    world.gateway.data.agents = [maria({})];
    await world.request();
    await world.look(15);

    expect(world.told()[0]).toContain('call recording is not enabled');
    expect((await world.audited())[0]).toMatchObject({
      outcome: 'failed',
      listening: { why: 'listen_no_recording' },
    });
    expect(await world.requests()).toEqual([]);
  });

  test('is tried again at the next slot where the failure may pass', async () => {
    let isAway = true;
    const world = aFollowedWorld({
      runLine: async () => {
        if (isAway) throw new BotError('connect_throttled', 'slow');
        return answer('No.');
      },
    });
    world.gateway.data.agents = [maria({})];
    await world.request();
    await world.look(15);
    expect(await world.requests()).toHaveLength(1);
    isAway = false;
    await world.look(15);

    expect(await world.requests()).toEqual([]);
  });

  test('whose outcome Slack does not take is not pressed a second time, and told later', async () => {
    const world = aFollowedWorld();
    world.gateway.data.agents = [maria({})];
    await world.request();
    world.privateMessages.failure = new BotError('slack_unavailable', 'away');
    await world.look(15);
    await world.look(15);
    expect(world.told()).toEqual([]);
    world.privateMessages.failure = undefined;
    await world.look(15);

    expect(world.pressed).toHaveLength(1);
    expect(world.told()).toHaveLength(1);
    expect(await world.requests()).toEqual([]);
  });

  test('is over after fifteen minutes, and that is told', async () => {
    const world = aWaitingWorld();
    await world.request();
    await world.look(899);
    expect(await world.requests()).toHaveLength(1);
    world.gateway.data.agents = [maria({})];
    await world.look(1);

    expect(world.pressed).toEqual([]);
    expect(world.told()).toEqual([
      expect.stringContaining('took no call or chat within 15 minutes'),
    ]);
    expect(await world.requests()).toEqual([]);
    expect((await world.audited())[0]).toMatchObject({
      about: `expired to listen agent ${ids.maria} of U0SAM00001`,
      outcome: 'ended',
    });
  });

  test.each<[string, Refusal, RegExp]>([
    ['the right', { kind: 'no-permission', permission: 'listen-in' }, /ManagerListenIn/],
    ['the link', { kind: 'not-linked', reason: 'removed' }, /not linked/],
  ])('is cancelled, and told why, where %s is lost', async (_case, refusal, words) => {
    const world = aWaitingWorld();
    await world.request();
    world.gated.verdict = { kind: 'no', refusal };
    world.gateway.data.agents = [maria({})];
    await world.look(15);

    expect(world.pressed).toEqual([]);
    expect(world.told()[0]).toMatch(words);
    expect(world.told()[0]).not.toContain('Maria');
    expect(await world.requests()).toEqual([]);
    expect((await world.audited())[0]).toMatchObject({
      outcome: 'refused',
      listening: { why: refusal.kind },
    });
  });

  test('of somebody who became a guest is taken away without a word', async () => {
    const world = aWaitingWorld();
    await world.request();
    const guest = { kind: 'no', refusal: { kind: 'guest' } } as const;
    Object.assign(world.gated, { verdict: guest, asPerson: guest });
    await world.look(15);

    expect(world.told()).toEqual([]);
    expect(await world.requests()).toEqual([]);
  });

  test('starts nothing while Amazon Connect cannot be read', async () => {
    const world = aWaitingWorld();
    await world.request();
    world.gateway.fail('readAgents', new BotError('connect_unavailable', 'away'));
    await world.look(15);

    expect(world.pressed).toEqual([]);
    expect(await world.requests()).toHaveLength(1);
  });

  test('that is cancelled in the same moment starts nothing', async () => {
    const world = aWaitingWorld();
    await world.request();
    world.gateway.data.agents = [maria({})];
    const { list, remove } = world.listenRequests;
    world.listenRequests.list = async (tenant) => {
      const all = await list(tenant);
      for (const { id } of all) await remove(tenant, id);
      return all;
    };
    await world.look(15);

    expect(world.pressed).toEqual([]);
  });

  test('is started once though two processes look at once', async () => {
    const world = aWaitingWorld();
    await world.request();
    world.gateway.data.agents = [maria({})];
    world.clock.advance(15);
    await Promise.all([world.look(), world.lookElsewhere()]);
    await Promise.all([world.look(), world.lookElsewhere()]);

    expect(world.pressed).toHaveLength(1);
    expect(await world.requests()).toEqual([]);
  });

  test('is off the list before it is pressed, so that nobody can cancel what is being started', async () => {
    const listed: unknown[] = [];
    const world = aFollowedWorld({
      runLine: async () => {
        listed.push(await world.requests());
        return answer('Listening.');
      },
    });
    await world.request();
    world.gateway.data.agents = [maria({})];
    await world.look(15);

    expect(listed).toEqual([[]]);
  });

  test('is not pressed again by another process where the one that pressed it has died', async () => {
    const world = aWaitingWorld();
    await world.request();
    world.gateway.data.agents = [maria({})];
    await world.look(15);
    await world.listenSessions.close(aTenant, (await world.sessions())[0]?.session.id ?? '');
    world.clock.advance(61);
    await world.lookElsewhere();

    expect(world.pressed).toHaveLength(1);
  });

  test('is pressed once, though Redis goes away right after the press', async () => {
    const world = aWaitingWorld();
    await world.request();
    world.gateway.data.agents = [maria({})];
    const { list } = world.listenSessions;
    world.listenSessions.list = async (tenant) => {
      if (world.pressed.length === 1) throw new BotError('redis_unavailable', 'away');
      return list(tenant);
    };
    await world.look(15);
    world.listenSessions.list = list;
    await world.look(15);
    await world.look(15);

    expect(world.pressed).toHaveLength(1);
    expect(await world.requests()).toEqual([]);
    const asked = (await world.audited()).filter(({ act }) => act === 'request-listen');
    expect(asked).toMatchObject([{ outcome: 'done' }]);
  });

  test('that could not be put back at once is put back at the next slot, and pressed then', async () => {
    let tries = 0;
    const world = aFollowedWorld({
      runLine: async () => {
        tries += 1;
        if (tries === 1) throw new BotError('connect_throttled', 'busy');
        return answer('Listening.');
      },
    });
    await world.request();
    world.gateway.data.agents = [maria({})];
    const { add } = world.listenRequests;
    world.listenRequests.add = () => Promise.reject(new BotError('redis_unavailable', 'away'));
    await world.look(15);
    expect(await world.requests()).toEqual([]);
    world.listenRequests.add = add;
    await world.look(15);
    expect(await world.requests()).toHaveLength(1);
    await world.look(15);

    expect(tries).toBe(2);
  });

  test('is not pressed by a process that has lost the right meanwhile', async () => {
    const world = aWaitingWorld();
    await world.request();
    world.gateway.data.agents = [maria({})];
    const claim = world.listenSessions.claim.bind(world.listenSessions);
    let asked = 0;
    world.listenSessions.claim = async (...one) => {
      asked += 1;
      return asked === 1 && claim(...one);
    };
    await world.look(15);

    expect(world.pressed).toEqual([]);
    expect(await world.requests()).toHaveLength(1);
  });

  test('is no start where only a session from before is there', async () => {
    const world = aFollowedWorld();
    world.gateway.data.agents = [maria({})];
    await world.open();
    world.clock.advance(30);
    await world.request();
    await world.look(15);

    const asked = (await world.audited()).filter(({ act }) => act === 'request-listen');
    expect(asked).toMatchObject([{ outcome: 'refused' }]);
  });

  test('that cannot be taken off the list is not started', async () => {
    const world = aWaitingWorld();
    await world.request();
    world.gateway.data.agents = [maria({})];
    const { remove } = world.listenRequests;
    world.listenRequests.remove = () => Promise.reject(new BotError('redis_unavailable', 'away'));
    await world.look(15);
    expect(world.pressed).toEqual([]);
    expect(await world.requests()).toHaveLength(1);
    world.listenRequests.remove = remove;
    await world.look(15);

    expect(world.pressed).toHaveLength(1);
    expect(await world.requests()).toEqual([]);
  });

  test('whose outcome Slack never takes is given up ten minutes after its time', async () => {
    const world = aFollowedWorld();
    await world.request();
    world.privateMessages.failure = new BotError('slack_rejected', 'no');
    await world.look(901);
    expect(await world.requests()).toHaveLength(1);
    await world.look(600);

    expect(await world.requests()).toEqual([]);
    expect(await world.audited()).toHaveLength(1);
  });

  test('that was told and could not be taken away is not told again', async () => {
    const world = aFollowedWorld();
    world.gateway.data.agents = [maria({})];
    await world.request();
    const { remove } = world.listenRequests;
    world.listenRequests.remove = () => Promise.reject(new BotError('redis_unavailable', 'away'));
    await world.look(15);
    world.listenRequests.remove = remove;
    await world.look(15);

    expect(world.told()).toHaveLength(1);
    expect(world.pressed).toHaveLength(1);
    expect(await world.requests()).toEqual([]);
  });
});
