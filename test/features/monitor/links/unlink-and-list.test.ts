import { describe, expect, test } from '@jest/globals';
import { BotError } from '../../../../src/domain/errors.ts';
import { connectSam } from '../../../access/linked-world.ts';
import { aLink } from '../../../fixtures/links.ts';
import { ada, eve, linksDesk, tenant } from './links-desk.ts';

const unlinkEve = `unlink <@${eve.userId}>`;

describe('an administrator who ends a link', () => {
  test('sees it done, written down before, and the person is told', async () => {
    const { ask, link, linkStore, audited, told } = linksDesk();
    await link(eve);

    const answer = await ask(unlinkEve);

    expect(answer.text).toBe(
      '<@U0EVE00001> is no longer linked to the Amazon Connect user *eve.adler*.',
    );
    expect(JSON.stringify(answer.blocks)).toContain('for 5 minutes');
    expect(await linkStore.list(tenant)).toEqual([]);
    expect((await audited()).slice(2)).toEqual([
      'U0ADA00001 unlink intended: slack U0EVE00001 connect c-eve (eve.adler) by an administrator',
      'U0ADA00001 unlink done: slack U0EVE00001 connect c-eve (eve.adler) by an administrator',
    ]);
    expect(told()).toEqual([
      expect.stringMatching(/^U0EVE00001: .*no longer linked.*<@U0ADA00001>/),
    ]);
  });

  test('lets somebody whose address changed be linked anew', async () => {
    const { ask, link, changePerson } = linksDesk();
    await link(eve);
    changePerson('U0SAM00001', { email: 'sam.new@harbour.test' });
    changePerson(eve.userId, { email: connectSam.email });
    expect(await link(eve)).toEqual({ kind: 'not-linked', reason: 'changed' });

    await ask(unlinkEve);

    expect(await link(eve)).toMatchObject({ link: { connectUserId: 'c-sam' } });
  });

  test('is not believed by what this process remembered', async () => {
    const { ask, link } = linksDesk();
    await ask(`link <@${eve.userId}> sam.okafor`);
    expect(await link(eve, false)).toMatchObject({ link: { connectUserId: 'c-sam' } });

    await ask(unlinkEve);

    expect(await link(eve, false)).toMatchObject({ link: { connectUserId: 'c-eve' } });
  });

  test('of a deactivated account may do so', async () => {
    const { ask, link, changePerson, linkStore } = linksDesk();
    await link(eve);
    changePerson(eve.userId, { isDeactivated: true });

    await ask(unlinkEve);

    expect(await linkStore.list(tenant)).toEqual([]);
  });

  test('where there is none is told so, and nothing is audited', async () => {
    const { ask, audited } = linksDesk();

    expect((await ask(unlinkEve)).text).toContain('No link of <@U0EVE00001> is kept');
    expect(await audited()).toEqual([]);
  });

  test('that cannot be read is rid of it', async () => {
    const { ask, link, linkStore, audited } = linksDesk();
    await link(eve);
    linkStore.unreadable = 'record_unreadable';
    linkStore.remove = async () => undefined;

    expect((await ask(unlinkEve)).text).toContain('could not be read, and is gone now');
    expect((await audited()).at(-1)).toContain(
      'unlink done: slack U0EVE00001 a link that cannot be read',
    );
  });

  test('does nothing that cannot be written down', async () => {
    const { ask, link, audit, linkStore } = linksDesk();
    await link(eve);
    audit.isAway = true;

    await expect(ask(unlinkEve)).rejects.toMatchObject({ code: 'redis_unavailable' });
    expect(await linkStore.list(tenant)).toHaveLength(1);
  });
});

test('nobody ends his own link, not even an administrator, and the attempt is audited', async () => {
  const { ask, linkStore, audited } = linksDesk();
  await linkStore.keep(tenant, aLink({ slackUserId: 'U0ADA00001' }));

  expect((await ask('unlink <@U0ADA00001>', ada)).text).toContain('Nobody ends his own link');
  expect(await linkStore.list(tenant)).toHaveLength(1);
  expect(await audited()).toEqual([
    'U0ADA00001 unlink refused: slack U0ADA00001 refused: nobody unlinks himself',
  ]);
});

describe('the links', () => {
  test('are listed by username, with how and since when', async () => {
    const { ask, link } = linksDesk();
    await ask('link <@U0SAM00001> sam.okafor');
    await link(eve);

    const text = JSON.stringify((await ask('links')).blocks);

    expect(text).toContain('2 links');
    expect(text).toMatch(
      /<@U0EVE00001> is \*eve\.adler\*, by e-mail, since .*<@U0SAM00001> is \*sam\.okafor\*, by <@U0ADA00001>, since/,
    );
  });

  test('of one person can be asked for', async () => {
    const { ask, link } = linksDesk();
    await link(eve);

    expect((await ask(`links <@${eve.userId}>`)).text).toContain('*eve.adler*');
    expect((await ask('links <@U0SAM00001>')).text).toContain('No link of <@U0SAM00001>');
  });

  test('are said to be none', async () => {
    expect((await linksDesk().ask('links')).text).toContain('No link is kept yet');
  });

  test('are not made up while Redis is away', async () => {
    const { ask, linkStore } = linksDesk();
    linkStore.isAway = true;

    await expect(ask('links')).rejects.toBeInstanceOf(BotError);
  });
});

test.each(['link <@U0EVE00001> eve.adler', 'unlink <@U0EVE00001>', 'links'])(
  '%s is for administrators',
  (line) => {
    expect(linksDesk().understand(line, ada)).toMatchObject({ needs: { kind: 'change-settings' } });
  },
);
