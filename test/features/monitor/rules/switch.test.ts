import { describe, expect, test } from '@jest/globals';
import { BotError } from '../../../../src/domain/errors.ts';
import { ago, ids } from '../../../fixtures/floor.ts';
import { aSession } from '../../../fixtures/sessions.ts';
import { lineBehind, textIn } from '../../agents/shown.ts';
import { rulesDesk, tenant } from './rules-desk.ts';

describe('turning it on', () => {
  test('asks first, and says what it means', async () => {
    const { ask, stored, abouts } = rulesDesk();
    await ask('never agent:Maria');
    await ask('tell-agents during');

    const answer = await ask('on');

    const text = textIn(answer.blocks);
    for (const part of [
      'It is off. Read what it means first',
      'ManagerListenIn',
      'Whoever may listen may hear everybody',
      'agent Maria Lindqvist',
      'Agents are told*: while it runs',
      'The law differs from place to place; seeing to it is your duty.',
      '`audit` shows it',
    ]) {
      expect(text).toContain(part);
    }
    expect((await stored()).isOn).toBe(false);
    expect(await abouts()).toHaveLength(4);
  });

  test('is done by the press, written down with the rules it was done by', async () => {
    const { ask, press, stored, abouts } = rulesDesk();

    const { text } = await press(await ask('on'), 'Turn listening on');

    expect(text).toContain('*Listening is on*, from now on and everywhere.');
    expect((await stored()).isOn).toBe(true);
    expect((await abouts())[0]).toBe(
      'listening: off → on; step-in off; ask-reason off; tell-agents none; never 0; scopes 0 and everybody',
    );
  });

  test('once more changes nothing', async () => {
    const { ask, abouts } = rulesDesk();
    await ask('on confirmed');

    expect((await ask('on')).text).toContain('on already');
    expect((await ask('on confirmed')).text).toContain('on already');
    expect(await abouts()).toHaveLength(2);
  });

  test('is not done where it cannot be written down', async () => {
    const { ask, audit, stored } = rulesDesk();
    audit.isAway = true;

    await expect(ask('on confirmed')).rejects.toMatchObject({ code: 'redis_unavailable' });
    expect((await stored()).isOn).toBe(false);
  });
});

describe('turning it off', () => {
  /** A desk where listening is on and these listen: Sam for four minutes, and one who just asked. */
  async function whileSomeListen() {
    const desk = rulesDesk();
    await desk.ask('on confirmed');
    const { listenSessions } = desk;
    const { record } = await listenSessions.open(tenant, aSession(), undefined);
    const state = { kind: 'running', since: ago(240) } as const;
    const change = { id: record.session.id, expectedVersion: 1, standing: { state } };
    await listenSessions.write(tenant, change);
    const asked = { id: 'second', slackUserId: 'U0LEA00001', username: 'lea', agentId: ids.jonas };
    await listenSessions.open(tenant, aSession({ ...asked, openedAt: ago(5) }), undefined);
    const over = { id: 'third', slackUserId: 'U0ADA00001' };
    const { session } = (await listenSessions.open(tenant, aSession(over), undefined)).record;
    const ended = { kind: 'ended', since: ago(90), at: ago(30), isExact: true } as const;
    await listenSessions.write(tenant, {
      id: session.id,
      expectedVersion: 1,
      standing: { state: ended },
    });
    return desk;
  }

  test('is done at once, and lists who listens all the same', async () => {
    const { ask, stored, abouts } = await whileSomeListen();

    const { text } = await ask('off');

    expect((await stored()).isOn).toBe(false);
    expect((await abouts())[0]).toBe('listening: on → off');
    expect(text).toContain('*Listening is off*, from now on and everywhere');
    expect(text).toContain('*2 sessions go on*, and Floorwalker cannot end them');
    expect(text).toContain('<@U0SAM00001> (sam.okafor) · silent · started at');
    expect(text).toContain('to *Maria Lindqvist* · voice · Billing');
    expect(text).toMatch(/<@U0LEA00001> \(lea\).*asked for at .*, to \*Jonas Weber\*/);
    expect(text).not.toContain('U0ADA00001');
  });

  test('is done although who listens cannot be read', async () => {
    const { ask, stored, listenSessions } = await whileSomeListen();
    listenSessions.isAway = true;

    expect((await ask('off')).text).toContain('*Who listens now* could not be read.');
    expect((await stored()).isOn).toBe(false);
  });

  test('is done although no name can be read', async () => {
    const { ask, directory } = await whileSomeListen();
    directory.failure = new BotError('connect_timeout', 'names');

    expect((await ask('off')).text).toContain(`to *agent ${ids.maria}*`);
  });

  test('once more says so and still lists them', async () => {
    const { ask } = await whileSomeListen();
    await ask('off');

    const { text } = await ask('off');
    expect(text).toContain('off already');
    expect(text).toContain('*2 sessions go on*');
  });

  test('says that nobody is known to listen', async () => {
    const { ask } = rulesDesk();

    const answer = await ask('off');
    expect(answer.text).toContain('Floorwalker knows of nobody who listens now.');
    expect(lineBehind(answer, 'Turn on…')).toBe('monitor on');
  });

  /** Sam and Lea asked to listen as soon as somebody takes a contact. */
  async function whileSomeWait() {
    const desk = await whileSomeListen();
    for (const [id, slackUserId] of [['a', 'U0SAM00001'] as const, ['b', 'U0LEA00001'] as const]) {
      const request = { id, slackUserId, agentId: ids.maria, way: 'listen' as const };
      const times = { askedAt: ago(60), until: ago(-600) };
      await desk.listenRequests.add(tenant, { ...request, ...times }, { mostOfOne: 3 });
    }
    return desk;
  }

  test('calls off what was asked for later, and tells who asked', async () => {
    const { ask, listenRequests, privateMessages } = await whileSomeWait();

    expect((await ask('off')).text).toContain(
      '2 open requests to listen later: called off, and who asked was told.',
    );
    expect(await listenRequests.list(tenant)).toEqual([]);
    expect(privateMessages.messages.map(({ userId, notes }) => [userId, notes[0]?.text])).toEqual(
      ['U0SAM00001', 'U0LEA00001'].map((userId) => [
        userId,
        'An administrator has turned listening off. Your request to listen to *Maria Lindqvist* is called off: nothing starts.',
      ]),
    );
  });

  test('writes down each request that it calls off', async () => {
    const { ask, audit } = await whileSomeWait();
    await ask('off');

    const entries = (await audit.recent(tenant, 10)).filter(({ act }) => act === 'request-listen');
    expect(entries).toHaveLength(2);
    expect(entries[0]).toMatchObject({
      who: 'floorwalker',
      outcome: 'ended',
      listening: { why: 'listening-off' },
    });
  });

  test('says who could not be told', async () => {
    const { ask, listenRequests, privateMessages } = await whileSomeWait();
    privateMessages.failures.push(new BotError('slack_timeout', 'post'));

    expect((await ask('off')).text).toContain('1 of those who asked could not be told');
    expect(await listenRequests.list(tenant)).toEqual([]);
  });

  test('is done although requests cannot be read', async () => {
    const { ask, stored, listenRequests } = await whileSomeWait();
    listenRequests.isAway = true;

    expect((await ask('off')).text).toContain('They start nothing while listening is off.');
    expect((await stored()).isOn).toBe(false);
  });

  test('and a rule that is set in the same moment are both done', async () => {
    const { ask, stored } = await whileSomeListen();

    await Promise.all([ask('off'), ask('ask-reason on')]);

    expect(await stored()).toMatchObject({ isOn: false, asksReason: true });
  });
});

test.each(['on', 'on confirmed', 'off', 'rules', 'never', 'never Billing', 'scope', 'step-in on'])(
  '%s takes an administrator',
  (line) => {
    expect(rulesDesk().errand(line).needs).toEqual({ kind: 'rule-listening' });
  },
);
