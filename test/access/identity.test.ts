import { describe, expect, test } from '@jest/globals';
import type { ConnectUserDetail } from '../../src/domain/contact-centre.ts';
import { BotError } from '../../src/domain/errors.ts';
import type { SlackPerson } from '../../src/domain/people.ts';
import { FakeClock } from '../fakes/clock.ts';
import { FakeConnectGateway } from '../fakes/connect-gateway.ts';
import { identityOver } from '../fakes/identity.ts';
import { aPerson, FakeSlackPeople } from '../fakes/slack-people.ts';

const asking = { fresh: false, options: { priority: 'command' } } as const;
const sam: ConnectUserDetail = {
  userId: 'c-sam',
  username: 'sam.okafor',
  email: 'Sam.Okafor@harbour.test',
  securityProfileIds: ['p-1'],
  hierarchyGroupId: 'g-east',
};

function setUp(person: Partial<SlackPerson> = {}, users: readonly ConnectUserDetail[] = [sam]) {
  const clock = new FakeClock();
  const gateway = new FakeConnectGateway({ clock, users });
  const people = new FakeSlackPeople([aPerson(person)]);
  const identity = identityOver({ people, gateway, clock });
  const match = (fresh = false) =>
    identity.slackUserOf('T0FLOOR001', 'i-1', 'c-sam', { ...asking, fresh });
  return { clock, gateway, people, identity, match };
}

const matched = { kind: 'matched', slackUserId: 'U0SAM00001' };
const unmatched = { kind: 'unmatched' };

test('the link of a Slack user carries their place in the hierarchy', async () => {
  const { identity } = setUp();

  expect(await identity.linkOf('T0FLOOR001', 'i-1', 'U0SAM00001', asking)).toMatchObject({
    link: { connectUserId: 'c-sam', hierarchyGroupId: 'g-east' },
  });
});

describe('the links of many who ask at once', () => {
  const number = (index: number) => String(index).padStart(2, '0');
  const crowd = Array.from({ length: 60 }, (_, index) => ({
    slackUserId: `U0CROWD0${number(index)}`,
    email: `lead.${number(index)}@harbour.test`,
  }));
  const users = crowd.map(({ email }, index) => ({
    ...sam,
    userId: `c-${number(index)}`,
    username: email.split('@')[0] ?? '',
    email,
  }));

  function setUpCrowd() {
    const rig = setUp({}, users);
    rig.people.people = crowd.map(({ slackUserId, email }) =>
      aPerson({ userId: slackUserId, email }),
    );
    const linkAll = (fresh = false) =>
      Promise.allSettled(
        crowd.map(({ slackUserId }) =>
          rig.identity.linkOf('T0FLOOR001', 'i-1', slackUserId, { ...asking, fresh }),
        ),
      );
    return { ...rig, linkAll };
  }
  const found = users.map(({ userId }) => ({
    status: 'fulfilled',
    value: { kind: 'linked', link: { connectUserId: userId } },
  }));

  test('are found by a few searches, each for its own person', async () => {
    const { gateway, linkAll } = setUpCrowd();

    expect(await linkAll()).toMatchObject(found);
    expect(gateway.count('findUsers')).toBe(4);
    expect(gateway.count('describeUser')).toBe(60);
  });

  test('wait up to 40 s for their turn; one that is read afresh has no more patience than any call', async () => {
    const { gateway, linkAll } = setUpCrowd();
    await linkAll();
    expect(new Set(gateway.asked.map(({ patienceSeconds }) => patienceSeconds))).toEqual(
      new Set([40]),
    );

    gateway.asked.length = 0;
    expect(await linkAll(true)).toMatchObject(found);
    expect(new Set(gateway.asked.map(({ patienceSeconds }) => patienceSeconds))).toEqual(
      new Set([undefined]),
    );
    expect(gateway.count('findUsers')).toBe(60);
  });

  test('do not fail for a name of another that the service refuses', async () => {
    const { gateway, linkAll } = setUpCrowd();
    const search = gateway.findUsers.bind(gateway);
    gateway.findUsers = async (instance, usernames, options) => {
      if (usernames.includes('lead.07')) throw new BotError('connect_bad_request', 'SearchUsers');
      return search(instance, usernames, options);
    };

    const outcomes = await linkAll();
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(1);
    expect(outcomes[7]).toMatchObject({ reason: { code: 'connect_bad_request' } });
  });

  test('are told when Connect takes no more, and are searched for again the next time', async () => {
    const { gateway, linkAll } = setUpCrowd();
    gateway.fail('findUsers', new BotError('connect_throttled', 'SearchUsers'));
    const outcomes = await linkAll();
    expect(outcomes.every(({ status }) => status === 'rejected')).toBe(true);

    gateway.recover('findUsers');
    expect(await linkAll()).toMatchObject(found);
  });
});

describe('the Slack user of a Connect user', () => {
  test('is the full member with the same e-mail address', async () => {
    expect(await setUp().match()).toEqual(matched);
  });

  test.each<[string, Partial<SlackPerson>]>([
    ['a guest', { isGuest: true }],
    ['a bot', { isBot: true }],
    ['somebody of another workspace', { isStranger: true }],
    ['a deactivated account', { isDeactivated: true }],
    ['somebody with another address', { email: 'sam@harbour.test' }],
    ['somebody who shows no address', { email: undefined }],
  ])('is never %s', async (_who, person) => {
    expect(await setUp(person).match()).toEqual(unmatched);
  });

  test('is nobody when Slack answers with another address than was asked for', async () => {
    const { people, match } = setUp();
    people.personByEmail = async () => aPerson({ email: 'someone.else@harbour.test' });

    expect(await match()).toEqual(unmatched);
  });

  test.each<[string, readonly ConnectUserDetail[]]>([
    ['has no address', [{ ...sam, email: undefined }]],
    ['is gone', []],
    [
      'shares the address with another',
      [sam, { ...sam, userId: 'c-twin', username: 'sam.okafor@harbour.test' }],
    ],
    [
      'is not the one that person is linked to',
      [
        { ...sam, username: 'okafor' },
        { ...sam, userId: 'c-other' },
      ],
    ],
    ['does not come back from that person’s link', [{ ...sam, username: 'okafor' }]],
  ])('is nobody when the Connect user %s', async (_case, users) => {
    expect(await setUp({}, users).match()).toEqual(unmatched);
  });

  test('is remembered for five minutes, unless it is asked for afresh', async () => {
    const { clock, people, match } = setUp();
    await match();
    people.people = [];

    clock.advance(299);
    expect(await match()).toEqual(matched);
    expect(await match(true)).toEqual(unmatched);
    people.people = [aPerson()];
    clock.advance(299);
    expect(await match()).toEqual(unmatched);
    clock.advance(1);
    expect(await match()).toEqual(matched);
  });

  test('is not made up while Connect or Slack is away', async () => {
    const { gateway, people, match } = setUp();
    gateway.fail('describeUser', new BotError('connect_timeout', 'DescribeUser'));
    await expect(match()).rejects.toMatchObject({ code: 'connect_timeout' });

    gateway.recover('describeUser');
    people.failures.set('personByEmail', new BotError('slack_denied', 'users.lookupByEmail'));
    await expect(match()).rejects.toMatchObject({ code: 'slack_denied' });
  });
});
