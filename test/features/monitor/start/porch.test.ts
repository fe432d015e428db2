import { describe, expect, test } from '@jest/globals';
import { BotError } from '../../../../src/domain/errors.ts';
import { defaultListening } from '../../../../src/domain/settings.ts';
import { aPerson } from '../../../fakes/slack-people.ts';
import { ids } from '../../../fixtures/floor.ts';
import { caller, desk, line } from './desk.ts';

describe('whom the gate refuses', () => {
  test.each<[string, Parameters<typeof desk>[0], string, string]>([
    ['a guest', { person: { isGuest: true } }, 'guest', 'guests'],
    ['somebody of elsewhere', { person: { isStranger: true } }, 'stranger', 'own workspace'],
    ['a bot', { person: { isBot: true } }, 'bot', 'other apps'],
    ['somebody deactivated', { person: { isDeactivated: true } }, 'deactivated', 'deactivated'],
    [
      'anybody in a shared channel',
      { channel: { sharing: 'external' } },
      'shared-channel',
      'shared',
    ],
    [
      'somebody not linked',
      { person: { email: 'other@harbour.test' } },
      'not-linked',
      'not linked',
    ],
  ])(
    '%s, is audited by the ids that were typed, and nothing is asked',
    async (_case, world, why, words) => {
      const one = desk(world);

      expect(await one.say(line)).toContain(words);
      expect(one.gateway.count('monitorContact')).toBe(0);
      expect(await one.entries()).toMatchObject([
        {
          who: 'U0SAM00001',
          act: 'listen',
          about: `listen agent ${ids.maria} contact ${ids.contact}`,
          outcome: 'refused',
          listening: { way: 'listen', agentId: ids.maria, contactId: ids.contact, why },
        },
      ]);
    },
  );

  test.each([
    ['listen', line, 'no-permission', []],
    ['barge', `barge ${line} confirmed`, 'no-permission', ['ManagerListenIn']],
    ['say why', `why ${line}`, 'no-permission', []],
  ])('for want of the permission to %s', async (_what, text, why, granted) => {
    const one = desk();
    one.gateway.data.permissions = new Map([['supervisor', granted]]);

    expect(await one.say(text)).toMatch(/security profile does not include/);
    expect(await one.audited()).toEqual([`refused: ${why}`]);
    expect(one.gateway.count('readAgents')).toBe(0);
  });

  test('while listening is off', async () => {
    const one = desk();
    one.settings.settings = { ...one.settings.settings, listening: defaultListening };

    expect(await one.say(line)).toContain('turned off');
    expect(await one.audited()).toEqual(['refused: listening-off']);
  });

  test('since the security profile was changed a second ago', async () => {
    const one = desk();
    await one.say('Maria Lindqvist');
    one.gateway.data.permissions = new Map([['supervisor', []]]);
    one.clock.advance(1);

    expect(await one.say(line)).toContain('ManagerListenIn');
    expect(await one.audited()).toEqual(['intended', 'done', 'refused: no-permission']);
  });

  test.each(['readPermissions', 'describeUser', 'findUsers'] as const)(
    'since it cannot tell, because %s fails',
    async (method) => {
      const one = desk();
      one.gateway.fail(method, new BotError('connect_unavailable', 'away'));

      await expect(one.say(line)).rejects.toMatchObject({ code: 'connect_unavailable' });
      expect(one.gateway.count('monitorContact')).toBe(0);
      expect(await one.audited()).toEqual(['refused: connect_unavailable']);
    },
  );

  test('is refused all the same where that cannot be audited', async () => {
    const one = desk({ person: { isGuest: true } });
    one.audit.isAway = true;

    expect(await one.say(line)).toContain('guests');
  });

  test('nothing that was typed is written down but ids', async () => {
    const one = desk({ person: { isGuest: true } });

    for (const text of ['Maria Lindqvist', 'agent:Maria', 'barge maria reason:"a secret"']) {
      await one.say(text);
    }
    expect(JSON.stringify(await one.entries())).not.toMatch(/maria|secret/i);
    expect(await one.entries()).toHaveLength(3);
  });

  test('a list that is refused is no attempt to listen', async () => {
    const one = desk({ person: { isGuest: true } });

    await one.say('all');
    await one.say('queue:Billing');
    expect(await one.entries()).toEqual([]);
  });

  test('hears the same whether the name exists or not, by name, mention, id or contact', async () => {
    const real = [
      'Maria Lindqvist',
      'agent:maria',
      `agent:"${ids.maria}"`,
      `contact:${ids.contact}`,
    ];
    const invented = ['Nobody Atall', 'agent:nobody', `agent:"${ids.rtl}"`, `contact:${ids.rtl}`];
    const answers = async (texts: readonly string[]) => {
      const one = desk();
      one.gateway.data.permissions = new Map([['supervisor', []]]);
      const all: string[] = [];
      for (const text of [...texts, ...texts.map((each) => `barge ${each}`)]) {
        const answer = await one.command.answer(text, caller);
        all.push(JSON.stringify(answer));
      }
      return all;
    };

    expect(await answers(real)).toEqual(await answers(invented));
  });
});

describe('who tries often', () => {
  test('may do so ten times within a minute, and is told how long to wait', async () => {
    const one = desk();
    for (let number = 0; number < 10; number += 1) await one.say(line);
    one.clock.advance(20);

    expect(await one.say('Jonas Weber')).toBe(
      'You have tried to listen 10 times within a minute. Try again in 40 seconds.',
    );
    one.clock.advance(40);
    expect(await one.say(line)).toContain('just ended');
  });

  test('may not wait for agents instead', async () => {
    const one = desk();
    for (let number = 0; number < 10; number += 1) await one.say(line);

    expect(await one.say(`when-free agent:"${ids.jonas}"`)).toContain('tried to listen 10 times');
    expect(await one.say('longest')).toContain('tried to listen 10 times');
  });

  test('is audited for it once a minute, and costs nothing', async () => {
    const one = desk();
    for (let number = 0; number < 10; number += 1) await one.say('Jonas Weber');
    const before = one.gateway.asked.length;
    for (let number = 0; number < 5; number += 1) await one.say(`barge ${line}`);

    expect(one.gateway.asked.length).toBe(before);
    expect((await one.entries()).slice(10)).toMatchObject([
      { outcome: 'refused', listening: { way: 'barge', why: 'too-many', contactId: ids.contact } },
    ]);
  });

  test('is in nobody else’s way', async () => {
    const one = desk();
    one.people.people = [
      ...one.people.people,
      aPerson({ userId: 'U0LEA00001', email: 'x@y.test' }),
    ];
    for (let number = 0; number < 11; number += 1) await one.say(line);

    expect(await one.say(line, { userId: 'U0LEA00001' })).toContain('not linked');
  });

  test('may still look at lists', async () => {
    const one = desk();
    for (let number = 0; number < 11; number += 1) await one.say(line);

    expect(await one.say('all')).toContain('live contact');
  });

  test('is answered by no listening at all while Redis cannot count', async () => {
    const one = desk();
    one.listenAttempts.isAway = true;

    await expect(one.say(line)).rejects.toMatchObject({ code: 'redis_unavailable' });
    expect(one.gateway.asked).toEqual([]);
  });
});

test('a thousand clicks on one button at once ask about the person once', async () => {
  const one = desk();

  const answers = await Promise.all(Array.from({ length: 1_000 }, () => one.say(line)));

  expect(answers.filter((text) => text.startsWith('Listening to'))).toHaveLength(1);
  expect(answers.filter((text) => text.includes('being started already'))).toHaveLength(999);
  expect(one.gateway.count('describeUser')).toBe(1);
  expect(one.gateway.count('readPermissions')).toBe(1);
  expect(one.gateway.count('monitorContact')).toBe(1);
  expect(await one.audited()).toEqual(['intended', 'done']);
});

describe('the reason', () => {
  const why = `why ${line}`;

  test('is asked for in a form, which is opened at once', async () => {
    const one = desk();

    expect(one.command.opensForm(why)).toBe(true);
    expect(await one.say(why)).toBe('a form');
    expect(await one.say(`why barge ${line}`)).toMatch('barge-in (ManagerBargeIn)');
  });

  test.each([
    ['listen', `agent:"${ids.maria}" contact:${ids.contact} reason:"first week"`],
    ['barge', `barge agent:"${ids.maria}" contact:${ids.contact} reason:"first week" confirmed`],
  ])('filled in for %s becomes the line that could be typed', (way, text) => {
    const one = desk();
    const filled = new Map([[`${way} ${ids.maria} ${ids.contact}`, [' first  week ']]]);

    expect(one.command.submitted('reason', filled)).toEqual({ kind: 'line', text });
  });

  test.each(['', 'anna@example.com', 'call 4471', 'x'.repeat(151)])(
    'that is none keeps the form open: %s',
    (typed) => {
      const blockId = `listen ${ids.maria} ${ids.contact}`;
      const filled = new Map([[blockId, typed === '' ? [] : [typed]]]);

      expect(desk().command.submitted('reason', filled)).toMatchObject({
        kind: 'problems',
        problems: { [blockId]: expect.any(String) },
      });
    },
  );

  test('in a forged form does nothing that could not be typed', async () => {
    const one = desk();
    const forged = new Map([['barge x" y confirmed', ['coaching']]]);
    const outcome = one.command.submitted('reason', forged);

    if (outcome?.kind !== 'line') throw new Error('no line');
    await one.say(outcome.text);
    expect(one.gateway.count('monitorContact')).toBe(0);
  });
});
