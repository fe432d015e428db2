import { afterEach, describe, expect, test } from '@jest/globals';
import { cast } from '../../sandbox/cast.ts';
import type { SlackOptions } from '../../sandbox/slack/options.ts';
import type { SlackStandIn } from '../../sandbox/slack/start-slack.ts';
import { createSlackClients } from '../../src/slack/clients.ts';
import { createSlackPeople } from '../../src/slack/slack-people.ts';
import { FakeLog } from '../fakes/log.ts';
import { startAlone } from '../sandbox/slack/call-api.ts';
import { botToken, floor, gus, pat, sam, shared } from '../sandbox/slack/manifest.ts';
import { stillClock } from '../sandbox/slack/start-app.ts';

const workspace = 'T0FLOOR001';
const supervisors = 'S0SUPERV01';
const lea = 'U0LEA00001';

let slack: SlackStandIn | undefined;
afterEach(async () => {
  await slack?.close();
  slack = undefined;
});

async function start(options: Partial<SlackOptions> = {}) {
  const clock = stillClock();
  const standIn = await startAlone({ clock, ...options });
  slack = standIn;
  const clients = createSlackClients({
    token: botToken,
    apiUrl: standIn.apiUrl,
    log: new FakeLog(),
  });
  return {
    slack: standIn,
    clock,
    people: createSlackPeople(clients, clock),
    calls: (method: string) => standIn.calls.of(method).length,
    floorMembers: standIn.workspace.conversations.find(floor)?.members ?? new Set<string>(),
  };
}

const allScopes = [
  'users:read',
  'users:read.email',
  'usergroups:read',
  'channels:read',
  'groups:read',
];
const without = (scope: string) => ({ scopes: allScopes.filter((other) => other !== scope) });

describe('a person', () => {
  test('comes with the time zone and what a decision needs', async () => {
    const { people } = await start();

    expect(await people.person(workspace, sam)).toEqual({
      userId: sam,
      teamId: workspace,
      email: 'sam.okafor@harbour.test',
      timeZone: 'Europe/Berlin',
      isGuest: false,
      isBot: false,
      isDeactivated: false,
      isStranger: false,
    });
    expect(await people.person(workspace, gus)).toMatchObject({ isGuest: true });
    expect(await people.person(workspace, pat)).toMatchObject({ isStranger: true });
  });

  test('is found by e-mail address, and nobody by another', async () => {
    const { people } = await start();

    expect(await people.personByEmail(workspace, 'sam.okafor@harbour.test')).toMatchObject({
      userId: sam,
      email: 'sam.okafor@harbour.test',
    });
    expect(await people.personByEmail(workspace, 'nobody@harbour.test')).toBeUndefined();
  });

  test('is not nobody when Slack does not let the bot look', async () => {
    const { people } = await start(without('users:read.email'));

    await expect(people.personByEmail(workspace, 'x@harbour.test')).rejects.toMatchObject({
      code: 'slack_denied',
    });
  });
});

describe('a user group', () => {
  test('has those who are in it', async () => {
    const { people } = await start();

    expect(await people.isInGroup(workspace, supervisors, sam)).toBe(true);
    expect(await people.isInGroup(workspace, supervisors, lea)).toBe(false);
  });

  test('that does not exist has nobody', async () => {
    const { people } = await start();

    expect(await people.isInGroup(workspace, 'S0GONE0001', sam)).toBe(false);
  });

  test('is offered by its handle', async () => {
    const { people } = await start();

    expect(await people.userGroups(workspace)).toEqual([
      { groupId: supervisors, handle: 'supervisors' },
      { groupId: 'S0TEAMLD01', handle: 'team-leads' },
    ]);
  });

  test('is read once a minute for all who ask', async () => {
    const { slack: standIn, people, clock, calls } = await start();
    await Promise.all([sam, lea, gus].map((who) => people.isInGroup(workspace, supervisors, who)));
    expect(calls('usergroups.users.list')).toBe(1);
    const group = standIn.workspace.people.group(supervisors);
    if (group) group.userIds = [lea];

    await clock.advance(59_000);
    expect(await people.isInGroup(workspace, supervisors, sam)).toBe(true);
    await clock.advance(1_000);
    expect(await people.isInGroup(workspace, supervisors, sam)).toBe(false);
    expect(await people.isInGroup(workspace, supervisors, lea)).toBe(true);
  });

  test('lets nobody in when Slack does not say who is in it', async () => {
    const { people } = await start(without('usergroups:read'));

    await expect(people.isInGroup(workspace, supervisors, sam)).rejects.toMatchObject({
      code: 'slack_denied',
    });
  });
});

/** So many people; the last of them is a guest. */
function crowd(count: number) {
  return Array.from({ length: count }, (_, index) => ({
    slackUserId: `U${String(index).padStart(9, '0')}`,
    name: `Person ${index}`,
    email: `person.${index}@harbour.test`,
    role: 'One of many',
    isGuest: index === count - 1,
  }));
}

describe('the readers of a channel', () => {
  test('are colleagues where full members and the bot alone are in it', async () => {
    const { people, floorMembers } = await start();

    expect(floorMembers.has('U0BOT00001')).toBe(true);
    expect(await people.readersOf(workspace, floor)).toBe('colleagues');
  });

  test('are outsiders with a guest among them', async () => {
    const { people } = await start({ guestChannels: [floor] });

    expect(await people.readersOf(workspace, floor)).toBe('outsiders');
  });

  test('are outsiders where the channel is shared with another company', async () => {
    const { people } = await start();

    expect(await people.readersOf(workspace, shared)).toBe('outsiders');
  });

  test.each<[string, string, Partial<SlackOptions>]>([
    ['of a direct message', 'D0SAM00001', {}],
    ['of a channel that is not there', 'C404', {}],
    ['without the scope for channels', floor, without('channels:read')],
    ['without the scope for people', floor, without('users:read')],
  ])('%s are unknown', async (_case, channelId, options) => {
    const { people } = await start(options);

    expect(await people.readersOf(workspace, channelId)).toBe('unknown');
  });

  test('are unknown while somebody among them is not listed', async () => {
    const { people, floorMembers } = await start();
    floorMembers.add(pat);

    expect(await people.readersOf(workspace, floor)).toBe('unknown');
  });

  test('are looked through on every page, and unknown when there are more than 1,000', async () => {
    const few = await start({ cast: crowd(999), guestChannels: [floor] });
    expect(few.floorMembers.size).toBe(1000);
    expect(await few.people.readersOf(workspace, floor)).toBe('outsiders');
    await few.slack.close();

    const many = await start({ cast: crowd(1000), guestChannels: [floor] });
    expect(await many.people.readersOf(workspace, floor)).toBe('unknown');
  });

  test('are noticed within a minute when a guest joins', async () => {
    const { people, clock, floorMembers } = await start();
    expect(await people.readersOf(workspace, floor)).toBe('colleagues');
    floorMembers.add(gus);

    await clock.advance(59_000);
    expect(await people.readersOf(workspace, floor)).toBe('colleagues');
    await clock.advance(1_000);
    expect(await people.readersOf(workspace, floor)).toBe('outsiders');
  });

  test('are noticed within a minute when a colleague becomes a guest', async () => {
    const { slack: standIn, people, clock } = await start();
    expect(await people.readersOf(workspace, floor)).toBe('colleagues');
    const colleague = standIn.workspace.people.find(lea);
    if (colleague) colleague.isGuest = true;

    await clock.advance(59_000);
    expect(await people.readersOf(workspace, floor)).toBe('colleagues');
    await clock.advance(1_000);
    expect(await people.readersOf(workspace, floor)).toBe('outsiders');
  });

  test('are noticed within half a minute when the channel becomes shared', async () => {
    const { slack: standIn, people, clock } = await start();
    expect(await people.readersOf(workspace, floor)).toBe('colleagues');
    const place = standIn.workspace.conversations.find(floor);
    if (place) place.isExternallyShared = true;

    await clock.advance(30_000);
    expect(await people.readersOf(workspace, floor)).toBe('outsiders');
  });

  test.each([
    ['minute', 2500, 5, 11],
    ['ten minutes', 2501, 6, 2],
  ])('are read against accounts of the last %s in a workspace of %d', async (...row) => {
    const [, size, pages, times] = row;
    // The bot is an account, too.
    const { people, clock, calls } = await start({ cast: crowd(size - 1) });
    for (let minute = 0; minute <= 10; minute += 1) {
      await Promise.all([floor, shared, floor].map((place) => people.readersOf(workspace, place)));
      await clock.advance(60_000);
    }

    expect(calls('users.list')).toBe(pages * times);
  });

  test('are not guessed while Slack is away', async () => {
    const { slack: standIn, people } = await start();
    standIn.workspace.faults.set({ mode: 'server-error', methods: ['conversations.members'] });

    await expect(people.readersOf(workspace, floor)).rejects.toMatchObject({
      code: 'slack_unavailable',
    });
  });
});

test('the cast has a guest and a stranger, so that the tests above mean something', () => {
  expect(cast.filter(({ isGuest }) => isGuest).map(({ slackUserId }) => slackUserId)).toEqual([
    gus,
  ]);
});
