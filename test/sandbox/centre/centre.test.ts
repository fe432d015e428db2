import { describe, expect, test } from '@jest/globals';
import type { HeldState } from '../../../sandbox/centre/model.ts';
import { hour, minute, openCentre, waitFor } from './rig.ts';

/** The whole state as text, to compare two days. */
function snapshot({ centre }: ReturnType<typeof openCentre>): string {
  const view = centre.view();
  return JSON.stringify([view.users, [...view.contacts.values()], view.missed]);
}

describe('a day in the contact centre', () => {
  test('the same seed and the same steps give the same day', async () => {
    const [one, other, third] = [openCentre(), openCentre(), openCentre({ seed: 'another' })];

    for (const rig of [one, other, third]) await rig.clock.advance(2 * hour);

    expect(snapshot(one)).toBe(snapshot(other));
    expect(snapshot(one)).not.toBe(snapshot(third));
  });

  test('the size of the steps does not change what happens', async () => {
    const [leaps, steps] = [openCentre(), openCentre()];

    await leaps.clock.advance(20 * minute);
    for (let step = 0; step < 240; step++) {
      await steps.clock.advance(5000);
      steps.centre.view();
    }

    expect(snapshot(steps)).toBe(snapshot(leaps));
  });

  test('it is warm at time zero: agents are talking and the past is there', () => {
    const { centre, start } = openCentre();

    const { users, contacts } = centre.view();
    const talking = users.filter((user) => user.held.some(({ state }) => state === 'CONNECTED'));

    expect(talking.length).toBeGreaterThan(5);
    expect(users.filter(({ isSignedIn }) => isSignedIn).length).toBeGreaterThan(15);
    expect([...contacts.values()].every(({ initiatedAt }) => initiatedAt <= start)).toBe(true);
  });

  test.each<[HeldState]>([
    ['CONNECTING'],
    ['CONNECTED'],
    ['CONNECTED_ONHOLD'],
    ['PAUSED'],
    ['MISSED'],
    ['REJECTED'],
    ['ENDED'],
  ])('an agent is seen with a contact in state %s', async (state) => {
    const rig = openCentre();

    const holder = await waitFor(rig, () =>
      rig.centre.view().users.find(({ held }) => held.some((one) => one.state === state)),
    );

    expect(holder.isSignedIn).toBe(true);
  });

  test('a missed contact blocks the agent until it is cleared, and goes to somebody else', async () => {
    const rig = openCentre();
    const before = rig.centre.view().missed.length;

    const offer = await waitFor(rig, () => rig.centre.view().missed[before], 1);
    const agent = rig.centre.view().users.find(({ id }) => id === offer.userId);
    const offersNow = agent?.held.length;
    await waitFor(rig, () => (agent?.held.length === 0 ? true : undefined), 1);
    await rig.clock.advance(30 * minute);

    expect(offersNow).toBeGreaterThan(0);
    expect(rig.centre.view().contacts.get(offer.contactId)?.agentId).not.toBeUndefined();
  });

  test('a hold leaves the time of the state alone', async () => {
    const rig = openCentre();

    const held = await waitFor(
      rig,
      () =>
        rig.centre
          .view()
          .users.flatMap((u) => u.held)
          .find((one) => one.state === 'CONNECTED_ONHOLD'),
      1,
    );

    expect(held.stateSince).toEqual(held.connectedAt);
  });

  test('transfers make a second contact that names the first', async () => {
    const rig = openCentre();

    const second = await waitFor(rig, () =>
      [...rig.centre.view().contacts.values()].find((c) => c.initiationMethod === 'TRANSFER'),
    );
    const first = rig.centre.view().contacts.get(second.previousContactId ?? '');

    expect(first?.isTransferredOut).toBe(true);
    expect(second.queueId).not.toBe(first?.queueId);
  });

  test('who goes home is shown for five to ten minutes more', async () => {
    const rig = openCentre({ settings: { localHourAtStart: 15 } });

    const left = await waitFor(rig, () =>
      rig.centre
        .view()
        .users.find((user) => user.visibleUntil && user.visibleUntil > rig.clock.now()),
    );
    const shownFor = ((left.visibleUntil?.getTime() ?? 0) - left.statusSince.getTime()) / minute;

    expect(shownFor).toBeGreaterThanOrEqual(5);
    expect(shownFor).toBeLessThanOrEqual(10);
  });

  test('queues are mostly short, and Tech Support is the strained one', async () => {
    const rig = openCentre();
    const waits = new Map<string, number[]>();

    await rig.clock.advance(7 * hour);
    for (const { queueId, connectedAt, enqueuedAt } of rig.centre.view().contacts.values()) {
      if (!queueId || !connectedAt || !enqueuedAt) continue;
      const wait = (connectedAt.getTime() - enqueuedAt.getTime()) / 1000;
      waits.set(queueId, [...(waits.get(queueId) ?? []), wait]);
    }
    const longWaits = (name: string) => {
      const all = waits.get(rig.queue(name).id) ?? [];
      return all.filter((wait) => wait > 90).length / all.length;
    };

    expect(longWaits('Billing')).toBeLessThan(0.3);
    expect(longWaits('Sales')).toBeLessThan(0.3);
    expect(longWaits('Tech Support')).toBeGreaterThan(longWaits('Sales'));
  });

  test('old contacts are forgotten', async () => {
    const rig = openCentre({ settings: { keepHours: 1 } });

    await rig.clock.advance(4 * hour);
    const ages = [...rig.centre.view().contacts.values()].flatMap(({ disconnectedAt }) =>
      disconnectedAt ? rig.clock.now().getTime() - disconnectedAt.getTime() : [],
    );

    expect(Math.max(...ages)).toBeLessThanOrEqual(2 * hour);
  });

  test('the API can be made to go on showing contacts that are over', async () => {
    const rig = openCentre({ settings: { staleEndedChance: 1 } });

    const held = await waitFor(rig, () =>
      rig.centre
        .view()
        .users.flatMap((user) => user.held)
        .find((one) => one.isStale),
    );

    expect(held.state).toBe('ENDED');
  });
});

describe('what is done to the centre', () => {
  test('a status asked for during a contact becomes the next status and is taken afterwards', async () => {
    const rig = openCentre();
    const agent = await waitFor(rig, () =>
      rig.centre
        .view()
        .users.find(({ held, nextStatusId }) => held[0]?.state === 'CONNECTED' && !nextStatusId),
    );

    rig.centre.setStatus(agent.id, rig.status('Training').id);

    expect(agent.nextStatusId).toBe(rig.status('Training').id);
    await waitFor(rig, () => (agent.statusId === rig.status('Training').id ? true : undefined));
    expect(agent.held).toEqual([]);
  });

  test('listening puts a MONITOR contact on the supervisor and ends with the conversation', async () => {
    const rig = openCentre();
    const sam = rig.user('sam.okafor');
    const target = [...rig.centre.view().contacts.values()].find(
      (c) => c.stage === 'connected' && c.channel === 'VOICE',
    );

    const { contactId } = rig.centre.startMonitoring({
      contactId: target?.id ?? '',
      supervisorUserId: sam.id,
      capabilities: ['SILENT_MONITOR'],
    });
    const whileOn = sam.held.map((held) => [held.contactId, held.initiationMethod, held.state]);
    rig.centre.stopContact(target?.id ?? '');

    expect(whileOn).toEqual([[contactId, 'MONITOR', 'CONNECTED']]);
    expect(sam.held).toEqual([]);
    expect(rig.centre.view().monitoring).toEqual([]);
  });

  test('a stopped contact leaves the agent in after-contact work, then free', async () => {
    const rig = openCentre();
    const agent = await waitFor(rig, () =>
      rig.centre.view().users.find(({ held }) => held[0]?.state === 'CONNECTED'),
    );
    const [held] = agent.held;

    rig.centre.stopContact(held?.contactId ?? '');

    expect(held?.state).toBe('ENDED');
    await waitFor(rig, () => (held && agent.held.includes(held) ? undefined : true));
  });

  test('nothing is listened to when the contact has no agent', () => {
    const { centre, user } = openCentre();

    expect(() =>
      centre.startMonitoring({
        contactId: 'none',
        supervisorUserId: user('sam.okafor').id,
        capabilities: [],
      }),
    ).toThrow('cannot be listened to');
  });
});

describe('the people', () => {
  test('there are hostile and right-to-left names, five levels and a person per cast member', () => {
    const { centre, user } = openCentre();
    const { users, hierarchyGroups } = centre.view();
    const deepest = Math.max(...hierarchyGroups.map(({ path }) => path.length));

    expect(users).toHaveLength(27);
    expect(user('bobby.tables').firstName).toBe('<!channel>');
    expect(user('layla.haddad').firstName).toBe('ليلى');
    expect(deepest).toBe(5);
    expect(user('maria.lindqvist').email).toBe('maria.lindqvist@harbour.test');
  });

  test.each([
    ['sam.okafor', true, true],
    ['lea.brandt', true, false],
    ['maria.lindqvist', false, false],
    ['ada.novak', true, true],
  ])('%s may listen: %p, may barge: %p', (username, mayListen, mayBarge) => {
    const { centre, user } = openCentre();
    const held = user(username).securityProfileIds;

    const permissions = centre
      .view()
      .securityProfiles.filter(({ id }) => held.includes(id))
      .flatMap((profile) => profile.permissions);

    expect(permissions).toContain('BasicAgentAccess');
    expect(permissions.includes('ManagerListenIn')).toBe(mayListen);
    expect(permissions.includes('ManagerBargeIn')).toBe(mayBarge);
  });
});
