import { describe, expect, test } from '@jest/globals';
import { hour, openCentre } from './rig.ts';

const large = { extraAgents: 300, extraProfiles: 40, warmUpHours: 1 };

describe('a larger floor', () => {
  test('has agents who are signed in, spread over profiles and teams', () => {
    const { centre } = openCentre({ settings: large });
    const { users, routingProfiles } = centre.view();
    const extras = users.filter(({ username }) => username.startsWith('extra.'));
    const count = (of: (user: (typeof users)[number]) => string) => {
      const keys = extras.map(of);
      return [...new Set(keys)].map((key) => keys.filter((one) => one === key).length);
    };

    expect(extras).toHaveLength(300);
    expect(routingProfiles).toHaveLength(45);
    expect(extras.every(({ isSignedIn }) => isSignedIn)).toBe(true);
    expect(count(({ profile }) => profile.id).toSorted()).toEqual([
      ...Array(20).fill(7),
      ...Array(20).fill(8),
    ]);
    expect(count(({ hierarchyGroupId }) => hierarchyGroupId)).toEqual(Array(4).fill(75));
    expect(new Set(users.map(({ id }) => id)).size).toBe(users.length);
  });

  test('has a few of them at work and a few away', () => {
    const { centre, status } = openCentre({ settings: large });
    const extras = centre.view().users.filter(({ username }) => username.startsWith('extra.'));
    const away = extras.filter(({ statusId }) => statusId !== status('Available').id);
    const busy = extras.filter(({ held }) => held.length > 0);

    expect(away.length).toBeGreaterThan(20);
    expect(away.length).toBeLessThan(100);
    expect(busy.length).toBeGreaterThan(3);
    expect(busy.length).toBeLessThan(100);
  });

  test('is the same for the same seed, and another for another', () => {
    const names = (seed: string) =>
      openCentre({ seed, settings: large })
        .centre.view()
        .users.map((user) => `${user.firstName} ${user.lastName} ${user.held.length}`);

    expect(names('one')).toEqual(names('one'));
    expect(names('one')).not.toEqual(names('two'));
  });

  test('has profiles of its own or shares those of the roster', () => {
    const { centre } = openCentre({ settings: { extraAgents: 8, warmUpHours: 0.1 } });
    const extras = centre.view().users.filter(({ username }) => username.startsWith('extra.'));

    expect(new Set(extras.map(({ profile }) => profile.name))).toEqual(
      new Set(['Billing and Returns', 'Sales', 'Technical', 'Digital']),
    );
    expect(centre.view().queues).toHaveLength(6);
  });

  test('sends its contacts to nobody else, and takes none of theirs', async () => {
    const { centre, clock, queue } = openCentre({ settings: large });
    await clock.advance(2 * hour);

    const overflow = queue('Overflow').id;
    const { contacts, users } = centre.view();
    const isExtra = new Map(users.map(({ id, username }) => [id, username.startsWith('extra.')]));
    const answered = [...contacts.values()].filter(({ agentId }) => agentId !== undefined);
    const strays = answered.filter(
      ({ agentId, queueId }) => isExtra.get(agentId ?? '') !== (queueId === overflow),
    );
    expect(answered.filter(({ queueId }) => queueId === overflow).length).toBeGreaterThan(50);
    expect(strays).toEqual([]);
  });

  test('of five thousand and 130 profiles opens', () => {
    const { centre } = openCentre({
      settings: { extraAgents: 5000, extraProfiles: 125, warmUpHours: 0.25 },
    });

    expect(centre.view().users).toHaveLength(5027);
    expect(centre.view().routingProfiles).toHaveLength(130);
    centre.stop();
  });
});

describe('the leads', () => {
  test.each([
    ['sam.okafor', 'North'],
    ['ada.novak', 'North'],
    ['lea.brandt', 'Team Alder'],
  ])('%s belongs to %s', (username, group) => {
    const { centre, user } = openCentre({ settings: { warmUpHours: 0 } });
    const { hierarchyGroups } = centre.view();

    expect(hierarchyGroups.find(({ id }) => id === user(username).hierarchyGroupId)?.name).toBe(
      group,
    );
  });

  test('of a region have several teams below them', () => {
    const { centre, user } = openCentre({ settings: { warmUpHours: 0 } });
    const north = user('sam.okafor').hierarchyGroupId;
    const below = centre.view().hierarchyGroups.filter(({ path }) => path.includes(north));

    expect(below.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['North', 'Team Alder', 'Team Birch', 'Team Cedar']),
    );
    expect(below.map(({ name }) => name)).not.toContain('Team Dune');
  });
});
