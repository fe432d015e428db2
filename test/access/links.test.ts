import { describe, expect, test } from '@jest/globals';
import { BotError } from '../../src/domain/errors.ts';
import type { SlackPerson } from '../../src/domain/people.ts';
import { aLink } from '../fixtures/links.ts';
import { byAda, connectEve, connectSam, eve, linkedWorld, sam, tenant } from './linked-world.ts';

const redisAway = { code: 'redis_unavailable' };
const linkedTo = (connectUserId: string) => ({ kind: 'linked', link: { connectUserId } });
const refusedFor = (reason: string) => ({ kind: 'not-linked', reason });
const keptInAudit = [
  'floorwalker link intended: slack U0SAM00001 connect c-sam (sam.okafor) by e-mail',
  'floorwalker link done: slack U0SAM00001 connect c-sam (sam.okafor) by e-mail',
];

describe('a link by e-mail', () => {
  test('is kept when it is first read afresh, and audited once', async () => {
    const { clock, link, linkStore, audited } = linkedWorld();

    const outcome = await link(sam);
    await link(sam);

    expect(outcome).toEqual({
      kind: 'linked',
      link: {
        connectUserId: 'c-sam',
        username: 'sam.okafor',
        hierarchyGroupId: undefined,
        securityProfileIds: ['p-plain', 'p-supervisor'],
        phone: { kind: 'softphone' },
        by: { kind: 'email' },
      },
    });
    expect(await linkStore.list(tenant)).toEqual([aLink({ at: clock.now() })]);
    expect(await audited()).toEqual(keptInAudit);
  });

  test('is kept once by two processes that read it at the same moment', async () => {
    const { link, anotherIdentity, linkStore } = linkedWorld();
    const other = anotherIdentity();
    const asking = { fresh: true, options: { priority: 'command' } } as const;

    const outcomes = await Promise.all([
      link(sam),
      other.linkOf(tenant.workspace, tenant.instance, sam.userId, asking),
    ]);

    expect(outcomes).toMatchObject([linkedTo('c-sam'), linkedTo('c-sam')]);
    expect(await linkStore.list(tenant)).toHaveLength(1);
  });

  test('that cannot be written down is not kept, and nobody is linked by it', async () => {
    const { link, audit, linkStore } = linkedWorld();
    audit.isAway = true;

    await expect(link(sam)).rejects.toMatchObject(redisAway);
    expect(await linkStore.list(tenant)).toEqual([]);
  });

  test('is not kept for what is only shown', async () => {
    const { link, linkStore, people, audited } = linkedWorld();

    expect(await link(sam, false)).toMatchObject(linkedTo('c-sam'));
    expect(await linkStore.list(tenant)).toEqual([]);
    expect(await audited()).toEqual([]);
    expect(people.calls).not.toContain('personByEmail');
  });

  test('ends when its Connect user is removed, and begins anew when there is another of the address', async () => {
    const { link, gateway, removeUser, linkStore, audited } = linkedWorld();
    await link(sam);
    removeUser('c-sam');

    expect(await link(sam, true)).toEqual(refusedFor('removed'));
    expect(await linkStore.list(tenant)).toEqual([]);
    expect((await audited()).slice(2)).toEqual([
      'floorwalker unlink intended: slack U0SAM00001 connect c-sam (sam.okafor) removed in Amazon Connect',
      'floorwalker unlink done: slack U0SAM00001 connect c-sam (sam.okafor) removed in Amazon Connect',
    ]);

    expect(await link(sam)).toEqual(refusedFor('none'));
    gateway.data.users = [...gateway.data.users, { ...connectSam, userId: 'c-sam-2' }];
    expect(await link(sam)).toMatchObject(linkedTo('c-sam-2'));
  });

  test('is no link while its Connect user has another address, and is one again when it is back', async () => {
    const { link, gateway, linkStore } = linkedWorld();
    await link(sam);
    gateway.data.users = [{ ...connectSam, email: 'x@y.test' }, connectEve];

    expect(await link(sam)).toEqual(refusedFor('none'));
    expect(await linkStore.list(tenant)).toHaveLength(1);
    gateway.data.users = [connectSam, connectEve];
    expect(await link(sam)).toMatchObject(linkedTo('c-sam'));
  });
});

describe('an e-mail that was changed to that of a supervisor', () => {
  test('leads nowhere for somebody who is linked, is audited once, until the link is ended', async () => {
    const { link, changePerson, linkStore, audited } = linkedWorld();
    await link(eve);
    changePerson(eve.userId, { email: connectSam.email });
    changePerson(sam.userId, { email: 'sam.new@harbour.test' });

    for (let tries = 0; tries < 3; tries += 1) {
      expect(await link(eve)).toEqual(refusedFor('changed'));
    }
    expect(await link(eve, false)).toEqual(refusedFor('changed'));
    expect((await audited()).slice(2)).toEqual([
      'floorwalker link refused: slack U0EVE00001 connect c-sam (sam.okafor) by e-mail, linked to c-eve (eve.adler)',
    ]);
    expect(await linkStore.list(tenant)).toMatchObject([{ connectUserId: 'c-eve' }]);

    await linkStore.remove(tenant, { slackUserId: eve.userId });
    expect(await link(eve)).toMatchObject(linkedTo('c-sam'));
  });

  test('of whom another Slack user is linked leads nowhere for somebody who is not', async () => {
    const { link, changePerson } = linkedWorld();
    await link(sam);
    changePerson(sam.userId, { email: 'sam.new@harbour.test' });
    changePerson(eve.userId, { email: connectSam.email });

    expect(await link(eve)).toEqual(refusedFor('taken'));
    expect(await link(eve, false)).toEqual(refusedFor('taken'));
  });
});

describe('two Slack users with one e-mail', () => {
  test('are nobody but the one whom Slack names, and only one is ever linked', async () => {
    const { link, changePerson, linkStore } = linkedWorld();
    changePerson(eve.userId, { email: connectSam.email?.toUpperCase() });

    expect(await link(eve)).toEqual(refusedFor('two-accounts'));
    expect(await linkStore.list(tenant)).toEqual([]);
    expect(await link(sam)).toMatchObject(linkedTo('c-sam'));
    expect(await link(eve)).toEqual(refusedFor('taken'));
  });

  test('end the one who is linked, too, when Slack names the other', async () => {
    const { link, people } = linkedWorld();
    await link(sam);
    people.personByEmail = async () => people.people.find(({ userId }) => userId === eve.userId);

    expect(await link(sam)).toEqual(refusedFor('two-accounts'));
  });
});

describe('a link by an administrator', () => {
  async function linkedByAda() {
    const world = linkedWorld();
    const link = aLink({ slackUserId: eve.userId, by: byAda });
    await world.linkStore.keep(tenant, link);
    return world;
  }

  test.each([true, false])('goes before the e-mail, read afresh: %s', async (fresh) => {
    const { link, gateway } = await linkedByAda();

    expect(await link(eve, fresh)).toMatchObject({
      link: { connectUserId: 'c-sam', by: byAda, phone: { kind: 'softphone' } },
    });
    expect(gateway.count('findUsers')).toBe(0);
  });

  test('takes the Connect user from whoever has its e-mail', async () => {
    const { link } = await linkedByAda();

    expect(await link(sam)).toEqual(refusedFor('taken'));
  });

  test('needs no e-mail in Slack', async () => {
    const { link, changePerson } = await linkedByAda();
    changePerson(eve.userId, { email: undefined });

    expect(await link(eve)).toMatchObject(linkedTo('c-sam'));
  });

  test('ends when its Connect user was removed a second ago, though the e-mail leads to one', async () => {
    const { link, removeUser, linkStore, audited } = await linkedByAda();
    expect(await link(eve)).toMatchObject(linkedTo('c-sam'));
    removeUser('c-sam');

    expect(await link(eve)).toEqual(refusedFor('removed'));
    expect(await linkStore.list(tenant)).toEqual([]);
    expect(await audited()).toEqual([
      'floorwalker unlink intended: slack U0EVE00001 connect c-sam (sam.okafor) removed in Amazon Connect',
      'floorwalker unlink done: slack U0EVE00001 connect c-sam (sam.okafor) removed in Amazon Connect',
    ]);
  });

  test('is no link, and is left as it is, when that is read for what is only shown', async () => {
    const { link, removeUser, linkStore, audited } = await linkedByAda();
    removeUser('c-sam');

    expect(await link(eve, false)).toEqual(refusedFor('removed'));
    expect(await linkStore.list(tenant)).toHaveLength(1);
    expect(await audited()).toEqual([]);
  });

  test('is no link either where its end cannot be written down', async () => {
    const { link, removeUser, audit, linkStore } = await linkedByAda();
    removeUser('c-sam');
    audit.isAway = true;

    expect(await link(eve)).toEqual(refusedFor('removed'));
    expect(await linkStore.list(tenant)).toHaveLength(1);
  });

  test('stays when Connect does not answer, and nobody passes by it', async () => {
    const { link, gateway, linkStore } = await linkedByAda();
    gateway.fail('describeUser', new BotError('connect_timeout', 'DescribeUser'));

    await expect(link(eve)).rejects.toMatchObject({ code: 'connect_timeout' });
    expect(await linkStore.list(tenant)).toHaveLength(1);
  });

  test('that another process ended is not honoured afresh, and for what is shown for five minutes', async () => {
    const { link, linkStore, clock } = await linkedByAda();
    await link(eve, false);
    await linkStore.remove(tenant, { slackUserId: eve.userId });

    clock.advance(299);
    expect(await link(eve, false)).toMatchObject(linkedTo('c-sam'));
    clock.advance(1);
    expect(await link(eve, false)).toMatchObject(linkedTo('c-eve'));

    await linkStore.keep(tenant, aLink({ slackUserId: eve.userId, by: byAda }));
    expect(await link(eve)).toMatchObject(linkedTo('c-sam'));
    await linkStore.remove(tenant, { slackUserId: eve.userId });
    expect(await link(eve)).toMatchObject(linkedTo('c-eve'));
  });

  test('that this process was told to forget is not honoured by it at all', async () => {
    const { link, linkStore, identity } = await linkedByAda();
    await link(eve, false);
    await linkStore.remove(tenant, { slackUserId: eve.userId });
    const whom = { slackUserId: eve.userId, connectUserId: 'c-sam' };
    identity.forget(tenant.workspace, tenant.instance, whom);

    expect(await link(eve, false)).toMatchObject(linkedTo('c-eve'));
  });
});

describe.each<[string, Partial<SlackPerson>]>([
  ['a guest', { isGuest: true }],
  ['a bot', { isBot: true }],
  ['somebody of another workspace', { isStranger: true }],
  ['a deactivated account', { isDeactivated: true }],
])('%s', (_who, change) => {
  test.each([true, false])('is linked to nobody by e-mail, read afresh: %s', async (fresh) => {
    const { link, changePerson, gateway } = linkedWorld();
    changePerson(sam.userId, change);

    expect(await link(sam, fresh)).toEqual(refusedFor('not-member'));
    expect(gateway.asked).toEqual([]);
  });

  test.each([true, false])(
    'is linked to nobody whoever said so, read afresh: %s',
    async (fresh) => {
      const { link, changePerson, linkStore } = linkedWorld();
      await linkStore.keep(tenant, aLink({ by: byAda }));
      changePerson(sam.userId, change);

      expect(await link(sam, fresh)).toEqual(refusedFor('not-member'));
    },
  );
});

test('a link ends when its Slack account is deactivated', async () => {
  const { link, changePerson, linkStore, audited } = linkedWorld();
  await link(sam);
  changePerson(sam.userId, { isDeactivated: true });

  expect(await link(sam)).toEqual(refusedFor('not-member'));
  expect(await linkStore.list(tenant)).toEqual([]);
  expect((await audited()).at(-1)).toBe(
    'floorwalker unlink done: slack U0SAM00001 connect c-sam (sam.okafor) deactivated in Slack',
  );
});

describe('while Redis is away', () => {
  test('nobody is linked for what is done, and by e-mail alone for what is shown', async () => {
    const { link, linkStore } = linkedWorld();
    linkStore.isAway = true;

    await expect(link(sam)).rejects.toMatchObject(redisAway);
    expect(await link(sam, false)).toMatchObject(linkedTo('c-sam'));
  });

  test('a link that cannot be read is not none, even for what is shown', async () => {
    const { link, linkStore } = linkedWorld();
    linkStore.unreadable = 'record_unreadable';
    const unreadable = { code: 'record_unreadable' };

    await expect(link(sam)).rejects.toMatchObject(unreadable);
    await expect(link(sam, false)).rejects.toMatchObject(unreadable);
  });
});

test('what is read afresh is never an answer that began before', async () => {
  const { link, gateway, removeUser } = linkedWorld();
  const describeUser = gateway.describeUser.bind(gateway);
  let release = () => {};
  const held = new Promise<void>((done) => {
    release = done;
  });
  let isFirst = true;
  gateway.describeUser = async (...about) => {
    const answer = await describeUser(...about);
    const waits = isFirst;
    isFirst = false;
    if (waits) await held;
    return answer;
  };

  const before = link(sam);
  await new Promise(setImmediate);
  removeUser('c-sam');
  expect(await link(sam)).toEqual(refusedFor('none'));
  release();
  expect(await before).toMatchObject(linkedTo('c-sam'));
  expect(await link(sam)).toEqual(refusedFor('removed'));
});

describe('the Slack user of a Connect user', () => {
  const asking = { fresh: false, options: { priority: 'command' } } as const;
  const matched = (slackUserId: string) => ({ kind: 'matched', slackUserId });

  test.each([true, false])(
    'is the one whom an administrator linked to it, afresh: %s',
    async (fresh) => {
      const { identity, linkStore } = linkedWorld();
      await linkStore.keep(tenant, aLink({ slackUserId: eve.userId, by: byAda }));

      const match = identity.slackUserOf('T0FLOOR001', 'i-1', 'c-sam', { ...asking, fresh });
      expect(await match).toEqual(matched(eve.userId));
    },
  );

  test('is nobody when the one who is linked to it may not be', async () => {
    const { identity, linkStore, changePerson } = linkedWorld();
    await linkStore.keep(tenant, aLink({ slackUserId: eve.userId, by: byAda }));
    changePerson(eve.userId, { isGuest: true });

    expect(await identity.slackUserOf('T0FLOOR001', 'i-1', 'c-sam', asking)).toEqual({
      kind: 'unmatched',
    });
  });

  test('is nobody when the one with its e-mail is linked to another', async () => {
    const { identity, linkStore } = linkedWorld();
    await linkStore.keep(tenant, aLink({ slackUserId: eve.userId, by: byAda }));

    expect(await identity.slackUserOf('T0FLOOR001', 'i-1', 'c-eve', asking)).toEqual({
      kind: 'unmatched',
    });
  });

  test('keeps no link of somebody who did not ask', async () => {
    const { identity, linkStore } = linkedWorld();
    const fresh = { ...asking, fresh: true };

    expect(await identity.slackUserOf('T0FLOOR001', 'i-1', 'c-sam', fresh)).toEqual(
      matched(sam.userId),
    );
    expect(await linkStore.list(tenant)).toEqual([]);
  });

  test('is found by e-mail while Redis is away, and not at all where it is read afresh', async () => {
    const { identity, linkStore } = linkedWorld();
    linkStore.isAway = true;

    expect(await identity.slackUserOf('T0FLOOR001', 'i-1', 'c-sam', asking)).toEqual(
      matched(sam.userId),
    );
    await expect(
      identity.slackUserOf('T0FLOOR001', 'i-1', 'c-sam', { ...asking, fresh: true }),
    ).rejects.toMatchObject(redisAway);
  });
});
