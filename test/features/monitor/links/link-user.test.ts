import { describe, expect, test } from '@jest/globals';
import { BotError } from '../../../../src/domain/errors.ts';
import { connectSam } from '../../../access/linked-world.ts';
import { aPerson } from '../../../fakes/slack-people.ts';
import { aLink } from '../../../fixtures/links.ts';
import { ada, asker, eve, linksDesk, tenant } from './links-desk.ts';

const linkEve = `link <@${eve.userId}> eve.adler`;
const eveBy = (by: object) => ({
  slackUserId: eve.userId,
  connectUserId: 'c-eve',
  username: 'eve.adler',
  by,
});
const byAda = { kind: 'administrator', slackUserId: 'U0ADA00001' };

describe('an administrator who links somebody', () => {
  test('sees it done, written down before, and the person is told who did it', async () => {
    const { ask, linkStore, audited, told } = linksDesk();

    const answer = await ask(linkEve);

    expect(answer.text).toBe('<@U0EVE00001> is now linked to the Amazon Connect user *eve.adler*.');
    expect(await linkStore.list(tenant)).toMatchObject([eveBy(byAda)]);
    expect(await audited()).toEqual([
      'U0ADA00001 link intended: slack U0EVE00001 connect c-eve (eve.adler) by an administrator',
      'U0ADA00001 link done: slack U0EVE00001 connect c-eve (eve.adler) by an administrator',
    ]);
    expect(told()).toEqual([
      expect.stringMatching(/^U0EVE00001: .*linked to .*\*eve\.adler\* by <@U0ADA00001>/),
    ]);
  });

  test('to a Connect user whose address is another’s is told so, and so is that one', async () => {
    const { ask, told, link, people } = linksDesk();

    const answer = await ask(`link <@${eve.userId}> SAM.OKAFOR`);

    expect(answer.text).toContain('belongs to <@U0SAM00001>');
    expect(JSON.stringify(answer.blocks)).toContain('<@U0EVE00001> and <@U0SAM00001>');
    expect(told()).toEqual([
      expect.stringMatching(/^U0EVE00001: .*\*sam\.okafor\*/),
      expect.stringMatching(/^U0SAM00001: .*has your e-mail address.*<@U0EVE00001>/),
    ]);
    const sam = { ...eve, userId: people.people[0]?.userId ?? '' };
    expect(await link(sam)).toEqual({ kind: 'not-linked', reason: 'taken' });
    expect(await link(eve)).toMatchObject({ link: { connectUserId: 'c-sam' } });
  });

  test.each([
    ['is a guest', { isGuest: true }],
    ['is deactivated', { isDeactivated: true }],
    ['is of another workspace', { isStranger: true }],
  ])('writes nothing to somebody of the same address who %s', async (_case, change) => {
    const { ask, told, changePerson } = linksDesk();
    changePerson('U0SAM00001', change);

    const answer = await ask(`link <@${eve.userId}> sam.okafor`);

    expect(answer.text).toBe(
      '<@U0EVE00001> is now linked to the Amazon Connect user *sam.okafor*.',
    );
    expect(told()).toEqual([expect.stringMatching(/^U0EVE00001: /)]);
  });

  test('is told when Slack takes no message, and the link stands', async () => {
    const { ask, privateMessages, linkStore } = linksDesk();
    privateMessages.failure = new BotError('slack_unavailable', 'chat.postMessage');

    const answer = await ask(linkEve);

    expect(JSON.stringify(answer.blocks)).toContain('tell them yourself');
    expect(await linkStore.list(tenant)).toHaveLength(1);
  });

  test('makes a link by hand of one by e-mail, once', async () => {
    const { ask, link, linkStore, told } = linksDesk();
    await link(eve);

    await ask(linkEve);
    expect((await ask(linkEve)).text).toContain('by an administrator already');

    expect(await linkStore.list(tenant)).toMatchObject([eveBy(byAda)]);
    expect(told()).toHaveLength(1);
  });

  test('is believed at once, whatever this process remembered', async () => {
    const { ask, link } = linksDesk();
    expect(await link(eve, false)).toMatchObject({ link: { connectUserId: 'c-eve' } });

    await ask(`link <@${eve.userId}> sam.okafor`);

    expect(await link(eve, false)).toMatchObject({ link: { connectUserId: 'c-sam' } });
  });

  test('asks for what cannot be read before anything is written', async () => {
    const { ask, people, linkStore, audited } = linksDesk();
    people.failures.set('personByEmail', new BotError('slack_timeout', 'users.lookupByEmail'));

    await expect(ask(linkEve)).rejects.toMatchObject({ code: 'slack_timeout' });
    expect(await linkStore.list(tenant)).toEqual([]);
    expect(await audited()).toEqual([]);
  });

  test('does nothing that cannot be written down', async () => {
    const { ask, audit, linkStore, told } = linksDesk();
    audit.isAway = true;

    await expect(ask(linkEve)).rejects.toMatchObject({ code: 'redis_unavailable' });
    expect(await linkStore.list(tenant)).toEqual([]);
    expect(told()).toEqual([]);
  });
});

describe('no link is made', () => {
  test('of the administrator himself, and the attempt is audited', async () => {
    const { ask, linkStore, audited, gateway } = linksDesk();

    const answer = await ask('link <@U0ADA00001> sam.okafor');

    expect(answer.text).toContain('Nobody links himself');
    expect(await linkStore.list(tenant)).toEqual([]);
    expect(gateway.asked).toEqual([]);
    expect(await audited()).toEqual([
      'U0ADA00001 link refused: slack U0ADA00001 refused: nobody links himself',
    ]);
  });

  test('of a guest, and the attempt is audited', async () => {
    const { ask, linkStore, audited } = linksDesk();

    expect((await ask('link <@U0GUS00001> sam.okafor')).text).toContain(
      '<@U0GUS00001> is not a full, active member',
    );
    expect(await linkStore.list(tenant)).toEqual([]);
    expect(await audited()).toHaveLength(1);
  });

  test.each([
    ['deactivated', { isDeactivated: true }],
    ['of another workspace', { isStranger: true }],
    ['a bot', { isBot: true }],
  ])('of an account that is %s', async (_case, change) => {
    const { ask, changePerson, linkStore } = linksDesk();
    changePerson(eve.userId, change);

    expect((await ask(linkEve)).text).toContain('not a full, active member');
    expect(await linkStore.list(tenant)).toEqual([]);
  });

  test.each([
    ['nobody is called so', 'sam', 'has no user with the username “sam”'],
    ['it is the name of a person', '"Sam Okafor"', 'is no username'],
    ['it is the e-mail address of one', 'sam.okafor@harbour.test', 'has no user'],
  ])('to a Connect user by what is not the username: %s', async (_case, username, words) => {
    const { ask, linkStore } = linksDesk();

    expect((await ask(`link <@${eve.userId}> ${username}`)).text).toContain(words);
    expect(await linkStore.list(tenant)).toEqual([]);
  });

  test('to one of two who differ by case, unless it is spelled exactly', async () => {
    const { ask, gateway, linkStore } = linksDesk();
    gateway.data.users = [connectSam, { ...connectSam, userId: 'c-twin', username: 'Sam.Okafor' }];

    expect((await ask(`link <@${eve.userId}> SAM.okafor`)).text).toContain('More than one');
    expect(await linkStore.list(tenant)).toEqual([]);
    await ask(`link <@${eve.userId}> Sam.Okafor`);
    expect(await linkStore.list(tenant)).toMatchObject([{ connectUserId: 'c-twin' }]);
  });

  test('to a Connect user who stands in another link, which is named', async () => {
    const { ask, linkStore, audited, told } = linksDesk();
    await linkStore.keep(tenant, aLink());

    const answer = await ask(`link <@${eve.userId}> sam.okafor`);

    expect(answer.text).toContain('<@U0SAM00001> is *sam.okafor*, by e-mail');
    expect(JSON.stringify(answer.blocks)).toContain('unlink <@U0SAM00001>');
    expect(await linkStore.list(tenant)).toEqual([aLink()]);
    expect((await audited()).at(-1)).toMatch(/^U0ADA00001 link failed/);
    expect(told()).toEqual([]);
  });

  test('of somebody who has another one, which is named', async () => {
    const { ask, link, linkStore } = linksDesk();
    await link(eve);

    const answer = await ask(`link <@${eve.userId}> sam.okafor`);

    expect(answer.text).toContain('<@U0EVE00001> is *eve.adler*');
    expect(await linkStore.list(tenant)).toMatchObject([eveBy({ kind: 'email' })]);
  });

  test('of somebody whose Connect user was removed in this moment', async () => {
    const { ask, gateway, linkStore } = linksDesk();
    gateway.describeUser = async () => undefined;

    expect((await ask(linkEve)).text).toContain('has no user');
    expect(await linkStore.list(tenant)).toEqual([]);
  });
});

test('two administrators cannot link two people to one user, or one person to two, at once', async () => {
  const { ask, linkStore, people } = linksDesk();
  people.people = [...people.people, aPerson({ userId: 'U0LEA00001', email: 'lea@harbour.test' })];
  const other = asker('U0LEA00001', true);

  const answers = await Promise.all([
    ask(`link <@${eve.userId}> sam.okafor`, ada),
    ask('link <@U0SAM00001> sam.okafor', other),
    ask(`link <@${eve.userId}> eve.adler`, other),
  ]);

  expect(answers.filter(({ text }) => text.includes('is now linked'))).toHaveLength(1);
  expect(await linkStore.list(tenant)).toHaveLength(1);
});
