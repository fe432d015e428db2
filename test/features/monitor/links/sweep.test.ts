import { describe, expect, test } from '@jest/globals';
import { BotError } from '../../../../src/domain/errors.ts';
import { auditedLinks } from '../../../../src/features/audited-links.ts';
import { createLinkSweep } from '../../../../src/features/monitor/links/index.ts';
import { linkedWorld } from '../../../access/linked-world.ts';
import { FakeIds } from '../../../fakes/ids.ts';
import { FakeLog } from '../../../fakes/log.ts';
import { FakePrivateMessages } from '../../../fakes/private-messages.ts';
import { aPerson } from '../../../fakes/slack-people.ts';
import { aLink } from '../../../fixtures/links.ts';
import { eve, tenant } from './links-desk.ts';

async function setUp() {
  const world = linkedWorld();
  const { linkStore, clock, audit } = world;
  await linkStore.keep(tenant, aLink());
  const eveLink = { slackUserId: eve.userId, connectUserId: 'c-eve', username: 'eve.adler' };
  await linkStore.keep(tenant, aLink(eveLink));
  const privateMessages = new FakePrivateMessages();
  const log = new FakeLog();
  const stopping = new AbortController();
  const linkAudit = auditedLinks({ audit, clock });
  const ids = new FakeIds();
  /** A process of its own. */
  const aProcess = () => {
    const sweep = createLinkSweep({ ...world, linkAudit, privateMessages, log, ids });
    return () => sweep(tenant, stopping.signal);
  };
  const left = async () => (await linkStore.list(tenant)).map(({ connectUserId }) => connectUserId);
  const told = () =>
    privateMessages.messages.map(({ userId, notes }) => `${userId}: ${notes[0]?.text}`);
  return { ...world, privateMessages, log, stopping, aProcess, sweep: aProcess(), left, told };
}

describe('the hourly look through the links', () => {
  test('leaves what stands as it is, asking as whoever can wait', async () => {
    const { sweep, left, gateway, audited } = await setUp();
    await sweep();

    expect(await left()).toEqual(['c-sam', 'c-eve']);
    expect(gateway.asked.map(({ method, priority }) => `${method} ${priority}`)).toEqual([
      'describeUser history',
      'describeUser history',
    ]);
    expect(await audited()).toEqual([]);
  });

  test('ends the link of a Connect user who is gone, says why, and tells the person', async () => {
    const { sweep, left, removeUser, audited, told } = await setUp();
    removeUser('c-sam');
    await sweep();

    expect(await left()).toEqual(['c-eve']);
    expect(await audited()).toEqual([
      'floorwalker unlink intended: slack U0SAM00001 connect c-sam (sam.okafor) removed in Amazon Connect',
      'floorwalker unlink done: slack U0SAM00001 connect c-sam (sam.okafor) removed in Amazon Connect',
    ]);
    expect(told()).toEqual([
      expect.stringContaining('U0SAM00001: The Amazon Connect user *sam.okafor*'),
    ]);
  });

  test('ends the link of a deactivated account, whom nobody can tell', async () => {
    const { sweep, left, changePerson, audited, told } = await setUp();
    changePerson('U0SAM00001', { isDeactivated: true });
    await sweep();

    expect(await left()).toEqual(['c-eve']);
    expect((await audited()).at(-1)).toContain('deactivated in Slack');
    expect(told()).toEqual([]);
  });

  test('is once an hour, in whatever process', async () => {
    const { sweep, aProcess, gateway, clock } = await setUp();
    const other = aProcess();
    await sweep();
    await other();
    clock.advance(3599);
    await sweep();
    await other();
    expect(gateway.count('describeUser')).toBe(2);

    clock.advance(1);
    await sweep();
    await other();
    expect(gateway.count('describeUser')).toBe(4);
  });

  test('goes on by another process when one is gone', async () => {
    const { sweep, aProcess, gateway, clock } = await setUp();
    await sweep();
    const other = aProcess();
    clock.advance(3590);
    await other();
    clock.advance(300);
    await other();

    expect(gateway.count('describeUser')).toBe(4);
  });

  test('looks at ten at a slot', async () => {
    const { sweep, linkStore, people, gateway, clock } = await setUp();
    for (let number = 0; number < 20; number += 1) {
      const slackUserId = `U${number}`;
      people.people = [...people.people, aPerson({ userId: slackUserId })];
      await linkStore.keep(tenant, aLink({ slackUserId, connectUserId: `c-${number}` }));
    }
    gateway.describeUser = async () => undefined;
    const counts: number[] = [];
    for (let slot = 0; slot < 4; slot += 1) {
      await sweep();
      counts.push((await linkStore.list(tenant)).length);
      clock.advance(15);
    }

    expect(counts).toEqual([12, 2, 0, 0]);
  });

  test.each([
    ['Connect does not answer', 'connect_timeout'],
    ['Connect refuses', 'connect_denied'],
    ['Connect takes no more', 'connect_throttled'],
  ] as const)(
    'ends nothing while %s, says so once, and goes on where it was',
    async (_case, code) => {
      const { sweep, left, gateway, removeUser, log, clock } = await setUp();
      removeUser('c-sam');
      gateway.fail('describeUser', new BotError(code, 'DescribeUser'));
      await sweep();
      clock.advance(15);
      await sweep();
      expect(await left()).toEqual(['c-sam', 'c-eve']);
      expect(log.messages('warn')).toEqual(['A link was not looked at']);

      gateway.recover('describeUser');
      clock.advance(15);
      await sweep();
      expect(await left()).toEqual(['c-eve']);
    },
  );

  test('ends nothing while Slack does not say, and passes over an account it does not know', async () => {
    const { sweep, left, people, removeUser } = await setUp();
    removeUser('c-sam');
    removeUser('c-eve');
    const person = people.person.bind(people);
    people.person = async (workspace, userId) => {
      if (userId === 'U0SAM00001')
        throw new BotError('slack_rejected', 'users.info: user_not_found');
      return person(workspace, userId);
    };
    await sweep();

    expect(await left()).toEqual(['c-sam']);
  });

  test('ends nothing that cannot be written down', async () => {
    const { sweep, left, removeUser, audit, told } = await setUp();
    removeUser('c-sam');
    audit.isAway = true;
    await sweep();

    expect(await left()).toEqual(['c-sam', 'c-eve']);
    expect(told()).toEqual([]);
  });

  test('does not end a link that was made anew meanwhile', async () => {
    const { sweep, linkStore, gateway, left, told } = await setUp();
    gateway.describeUser = async (_instance, userId) => {
      if (userId !== 'c-sam') return { userId, username: userId, securityProfileIds: [] };
      await linkStore.remove(tenant, { slackUserId: 'U0SAM00001' });
      await linkStore.keep(tenant, aLink({ connectUserId: 'c-new' }));
      return undefined;
    };
    await sweep();

    expect(await left()).toContain('c-new');
    expect(told()).toEqual([]);
  });

  test('waits while Redis is away, and stops when the process does', async () => {
    const { sweep, linkStore, gateway, stopping, clock } = await setUp();
    linkStore.isAway = true;
    await sweep();
    linkStore.isAway = false;
    clock.advance(300);
    stopping.abort();
    await sweep();

    expect(gateway.asked).toEqual([]);
  });
});
