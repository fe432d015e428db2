import { describe, expect, test } from '@jest/globals';
import { validateMessage } from '../../../../sandbox/slack/validate.ts';
import { BotError } from '../../../../src/domain/errors.ts';
import { aTenant } from '../../../fixtures/alerts.ts';
import { anAsker } from '../../../fixtures/asker.ts';
import { ids } from '../../../fixtures/floor.ts';
import { aSession } from '../../../fixtures/sessions.ts';
import { aFollowedWorld, at, ownContact, sam } from './rig.ts';

const away = new BotError('connect_unavailable', 'away');
const slackAway = new BotError('slack_unavailable', 'away');

describe('a session that is followed', () => {
  test('is one message, from ringing to its end, with how long it lasted', async () => {
    const world = aFollowedWorld();
    const ringing = ownContact({ state: 'CONNECTING', connectedSince: undefined });
    world.gateway.data.agents = [sam(ringing)];
    await world.open();
    await world.look(3);
    expect(world.told()).toEqual([expect.stringContaining('*It rings*')]);

    world.gateway.data.agents = [sam(ownContact())];
    await world.look(15);
    expect(world.told()).toEqual([expect.stringContaining('*You are listening*')]);

    world.gateway.data.agents = [sam()];
    world.detail({ disconnectedAt: at(137) });
    await world.look(130);
    expect(world.told()).toEqual([expect.stringContaining('You listened for 2 min 12 s')]);
    expect(await world.sessions()).toEqual([]);
    expect(await world.audited()).toMatchObject([
      {
        who: 'U0SAM00001',
        act: 'listen',
        outcome: 'ended',
        listening: { sessionId: aSession().id, sessionContactId: ids.chat, seconds: 132 },
      },
    ]);
  });

  test('is not written to again while nothing a reader sees has changed', async () => {
    const world = aFollowedWorld();
    await world.open();
    for (let slot = 0; slot < 5; slot += 1) await world.look(15);

    expect(world.privateMessages.messages[0]?.notes).toHaveLength(1);
  });

  test.each([
    [
      'Amazon Connect is away',
      (world: ReturnType<typeof aFollowedWorld>) => world.gateway.fail('readAgents', away),
    ],
    [
      'the reading is cut short',
      (world: ReturnType<typeof aFollowedWorld>) => {
        world.gateway.data.agents = [];
        world.gateway.data.isTruncated = true;
      },
    ],
  ])('is never ended, and says so once it is not current, while %s', async (_case, fail) => {
    const world = aFollowedWorld();
    await world.open();
    await world.look(10);
    fail(world);
    for (let slot = 0; slot < 10; slot += 1) await world.look(60);

    expect(world.told()).toEqual([expect.stringContaining('Not current since')]);
    expect(await world.audited()).toEqual([]);
    world.gateway.recover('readAgents');
    world.gateway.data.agents = [sam(ownContact())];
    await world.look(15);
    expect(world.told()[0]).not.toContain('Not current');
  });

  test('that is gone and whose end the service does not say ended about then', async () => {
    const world = aFollowedWorld();
    await world.open();
    await world.look(10);
    world.gateway.data.agents = [];
    world.gateway.fail('describeContact', away);
    await world.look(15);
    expect(world.told()[0]).toContain('seems to be over');
    await world.look(61);

    expect(world.told()).toEqual([expect.stringContaining('for about 20 s')]);
    expect(await world.audited()).toMatchObject([{ listening: { seconds: 20, why: 'about' } }]);
  });

  test('asks Amazon Connect nothing where nobody listens and nobody waits', async () => {
    const world = aFollowedWorld();
    await world.look();

    expect(world.gateway.asked).toEqual([]);
  });

  test('is read together with all others in one question', async () => {
    const world = aFollowedWorld();
    await world.open();
    const other = { slackUserId: 'U0LEA00001', connectUserId: ids.jonas, contactId: ids.hostile };
    await world.open({}, { id: 'other', ...other });
    await world.look(10);

    expect(world.gateway.asked.filter(({ method }) => method === 'readAgents')).toMatchObject([
      { about: { kind: 'agents', ids: [ids.sam, ids.jonas] }, priority: 'check' },
    ]);
  });

  test('that was asked for and never seen is told, written down and closed after a minute', async () => {
    const world = aFollowedWorld();
    world.gateway.data.agents = [sam()];
    await world.open({ state: { kind: 'asked' } });
    await world.look(20);
    expect(world.told()).toEqual([]);
    await world.look(45);

    expect(world.told()).toEqual([expect.stringContaining('not seen to begin')]);
    expect(await world.audited()).toMatchObject([
      { outcome: 'unknown', listening: { why: 'not-seen' } },
    ]);
    expect(await world.sessions()).toEqual([]);
  });

  test('makes room for a new intent at once, though Slack does not take its last words yet', async () => {
    const world = aFollowedWorld();
    await world.open();
    await world.look(10);
    world.gateway.data.agents = [sam()];
    world.detail({ disconnectedAt: at(20) });
    world.privateMessages.failure = slackAway;
    await world.look(15);

    expect(await world.listenSessions.find(aTenant, aSession())).toBeUndefined();
    expect(await world.sessions()).toHaveLength(1);
    expect(await world.audited()).toHaveLength(1);
    world.privateMessages.failure = undefined;
    await world.look(15);
    expect(world.told()).toEqual([expect.stringContaining('You listened for 15 s')]);
    expect(await world.sessions()).toEqual([]);
    expect(await world.audited()).toHaveLength(1);
  });

  test('is given up after ten minutes in which nothing could be said of its end', async () => {
    const world = aFollowedWorld();
    await world.open();
    await world.look(10);
    world.gateway.data.agents = [sam()];
    world.detail({ disconnectedAt: at(20) });
    world.privateMessages.failure = slackAway;
    await world.look(15);
    await world.look(601);

    expect(await world.sessions()).toEqual([]);
    expect(world.log.messages('warn')).toContain('Given up: not all was said');
  });

  test('has its message posted anew where it was deleted, but not once it is over', async () => {
    const world = aFollowedWorld();
    world.gateway.data.agents = [sam(ownContact({ state: 'CONNECTING' }))];
    await world.open();
    await world.look(3);
    const remove = () => {
      const [message] = world.privateMessages.messages;
      if (message) world.privateMessages.remove(message.place);
    };
    remove();
    world.gateway.data.agents = [sam(ownContact())];
    await world.look(15);
    await world.look(15);
    expect(world.told()).toEqual([expect.stringContaining('You are listening')]);

    remove();
    world.gateway.data.agents = [sam()];
    world.detail({ disconnectedAt: at(40) });
    await world.look(15);
    expect(world.told()).toEqual([]);
    expect(await world.sessions()).toEqual([]);
  });

  test('is told to nobody who became a guest, and is written down all the same', async () => {
    const world = aFollowedWorld();
    world.gated.asPerson = { kind: 'no', refusal: { kind: 'guest' } };
    await world.open();
    await world.look(10);
    world.gateway.data.agents = [sam()];
    world.detail({ disconnectedAt: at(20) });
    await world.look(15);

    expect(world.privateMessages.messages).toEqual([]);
    expect(await world.audited()).toHaveLength(1);
    expect(await world.sessions()).toEqual([]);
  });

  test('has Barge in only where it is silent and its supervisor may', async () => {
    const press = async (capabilities: 'silent' | 'barge', mayBarge: boolean) => {
      const world = aFollowedWorld();
      world.gated.verdict = { kind: 'yes', access: anAsker({ mayBarge }).access };
      const barge = ['SILENT_MONITOR', 'BARGE'] as const;
      await world.open({}, capabilities === 'barge' ? { capabilities: barge } : { reason: 'calm' });
      await world.look(10);
      return JSON.stringify(world.privateMessages.messages[0]?.notes[0]?.blocks);
    };

    const line = `barge agent:\\"${ids.maria}\\" contact:${ids.contact} reason:\\"calm\\" confirmed`;
    expect(await press('silent', true)).toContain(line);
    expect(await press('silent', false)).not.toContain(' confirmed');
    expect(await press('barge', true)).not.toContain(' confirmed');
  });

  test.each([
    [
      'it is denied',
      (world: ReturnType<typeof aFollowedWorld>) =>
        world.gateway.fail('panelAddress', new BotError('connect_denied', 'no')),
    ],
    [
      'there is none',
      (world: ReturnType<typeof aFollowedWorld>) => {
        world.gateway.data.panel = undefined;
      },
    ],
  ])(
    'has words instead of a button where the panel’s address is not known: %s',
    async (_, fail) => {
      const world = aFollowedWorld();
      fail(world);
      await world.open();
      await world.look(10);

      const shown = JSON.stringify(world.privateMessages.messages[0]?.notes[0]?.blocks);
      expect(shown).not.toContain('Open control panel');
      expect(shown).toContain('Open your contact control panel where you always do');
    },
  );

  test('says nothing Slack would refuse, and nothing without its names', async () => {
    const world = aFollowedWorld();
    world.directory.failure = new BotError('connect_unavailable', 'away');
    await world.open();
    await world.look(10);

    const [note] = world.privateMessages.messages[0]?.notes ?? [];
    expect(note && validateMessage(note)).toEqual([]);
    expect(note?.text).toContain(`agent ${ids.maria}`);
  });
});

describe('an agent who is to be told', () => {
  const notice = { slackUserId: 'U0MAR00001' };

  test('is told once it runs, and in the same message once it is over', async () => {
    const world = aFollowedWorld();
    await world.open({ notice });
    await world.look(10);
    await world.look(15);
    expect(world.told('U0MAR00001')).toEqual([
      expect.stringMatching(/\*Sam Okafor\* can listen to your contact \(voice · Billing\)/),
    ]);
    expect(world.told()[0]).toBeDefined();

    world.gateway.data.agents = [sam()];
    world.detail({ disconnectedAt: at(60) });
    await world.look(60);
    expect(world.told('U0MAR00001')).toEqual([expect.stringContaining('It is over')]);
    expect(await world.sessions()).toEqual([]);
  });

  test('who cannot be told yet is told later, and the supervisor reads so meanwhile', async () => {
    const world = aFollowedWorld();
    await world.open({ notice });
    world.privateMessages.failures.push(new BotError('slack_rejected', 'no'));
    await world.look(10);
    const shown = () => JSON.stringify(world.privateMessages.messages[0]?.notes.at(-1)?.blocks);
    expect(world.told('U0MAR00001')).toEqual([]);
    expect(shown()).toContain('could not be told yet');

    await world.look(15);
    expect(world.told('U0MAR00001')).toHaveLength(1);
    expect(shown()).toContain('The agent was told at');
  });

  test('of a session that was over before they could be told is told of it as it was', async () => {
    const world = aFollowedWorld();
    await world.open({ notice });
    world.privateMessages.failure = slackAway;
    await world.look(10);
    world.gateway.data.agents = [sam()];
    world.detail({ disconnectedAt: at(20) });
    await world.look(15);
    world.privateMessages.failure = undefined;
    await world.look(15);

    expect(world.told('U0MAR00001')).toEqual([expect.stringContaining('listened to your contact')]);
    expect(
      world.privateMessages.messages.filter(({ userId }) => userId === 'U0MAR00001')[0]?.notes,
    ).toHaveLength(1);
    expect(await world.sessions()).toEqual([]);
  });

  test('is told nothing of what was not seen to begin', async () => {
    const world = aFollowedWorld();
    world.gateway.data.agents = [sam()];
    await world.open({ state: { kind: 'asked' }, notice });
    await world.look(70);

    expect(world.told('U0MAR00001')).toEqual([]);
    expect(await world.sessions()).toEqual([]);
  });
});

describe('attacked', () => {
  test('a process killed between the call and the record leaves a session another one finds, writes down and tells', async () => {
    const world = aFollowedWorld();
    await world.open({ state: { kind: 'asked' } });
    await world.lookElsewhere();
    world.clock.advance(15);
    await world.lookElsewhere();

    expect(await world.audited()).toMatchObject([
      { outcome: 'done', listening: { sessionContactId: ids.chat, why: 'found-by-looking' } },
    ]);
    expect(world.told()).toEqual([expect.stringContaining('You are listening')]);
  });

  test('two processes at one slot say and write everything once', async () => {
    const world = aFollowedWorld();
    await world.open({ notice: { slackUserId: 'U0MAR00001' } });
    const both = async (seconds: number) => {
      world.clock.advance(seconds);
      await Promise.all([world.look(), world.lookElsewhere()]);
    };
    await both(10);
    await both(15);
    world.gateway.data.agents = [sam()];
    world.detail({ disconnectedAt: at(20) });
    await both(15);
    await both(15);

    expect(world.told()).toHaveLength(1);
    expect(world.told('U0MAR00001')).toHaveLength(1);
    expect((await world.audited()).map(({ outcome }) => outcome)).toEqual(['ended']);
  });

  test('what another process wrote meanwhile is neither overwritten nor told', async () => {
    const world = aFollowedWorld();
    await world.open();
    world.listenSessions.write = async () => false;
    await world.look(10);

    expect(world.privateMessages.messages).toEqual([]);
    expect(await world.audited()).toEqual([]);
  });

  test('a process that has lost the right meanwhile writes nothing into the audit and says nothing', async () => {
    const world = aFollowedWorld();
    await world.open({ state: { kind: 'asked' } });
    const claim = world.listenSessions.claim.bind(world.listenSessions);
    let asked = 0;
    world.listenSessions.claim = async (...one) => {
      asked += 1;
      return asked === 1 && claim(...one);
    };
    await world.look(10);

    expect(asked).toBeGreaterThan(1);
    expect(await world.audited()).toEqual([]);
    expect(world.told()).toEqual([]);
  });

  test('a start whose beginning was not written down yet is written down, with its request', async () => {
    const world = aFollowedWorld();
    const state = {
      kind: 'running',
      sessionContactId: ids.chat,
      since: at(1),
      requestId: 'r-1',
    } as const;
    await world.open({ state, unaudited: ['done'] });
    await world.look(10);

    const [entry, ...more] = await world.audited();
    expect(more).toEqual([]);
    expect(entry).toMatchObject({ outcome: 'done', listening: { requestId: 'r-1' } });
    expect(entry?.listening?.why).toBeUndefined();
  });

  test('an audit that refuses holds the end back from nothing but being closed', async () => {
    const world = aFollowedWorld();
    await world.open();
    await world.look(10);
    world.gateway.data.agents = [sam()];
    world.detail({ disconnectedAt: at(20) });
    world.audit.isAway = true;
    await world.look(15);
    await world.look(700);
    expect(await world.sessions()).toHaveLength(1);

    world.audit.isAway = false;
    await world.look(15);
    expect((await world.audited()).map(({ outcome }) => outcome)).toEqual(['ended']);
    expect(await world.sessions()).toEqual([]);
  });

  test('while Redis is away nobody is told anything, and it goes on when it is back', async () => {
    const world = aFollowedWorld();
    await world.open();
    world.listenSessions.isAway = true;
    await world.look(10);
    expect(world.privateMessages.messages).toEqual([]);

    world.listenSessions.isAway = false;
    await world.look(15);
    expect(world.told()).toHaveLength(1);
  });

  test('what Slack took while Redis went away is posted once', async () => {
    const world = aFollowedWorld();
    await world.open();
    world.privateMessages.afterCall = () => {
      world.listenSessions.isAway = true;
    };
    await world.look(10);
    world.privateMessages.afterCall = undefined;
    world.listenSessions.isAway = false;
    await world.lookElsewhere();
    await world.look(15);

    expect(world.told()).toHaveLength(1);
    expect((await world.sessions())[0]?.standing.card).toBeDefined();
  });
});
