import { afterEach, describe, expect, test } from '@jest/globals';
import { castNamed } from '../../sandbox/cast.ts';
import { centreState } from '../../sandbox/centre/state.ts';
import type { ConnectSettings } from '../../sandbox/connect/settings.ts';
import { driveClient } from '../../sandbox/drive/client.ts';
import type { PanelRequest } from '../../sandbox/drive/people-api.ts';
import { startDriveServer } from '../../sandbox/drive/start-drive-server.ts';
import { panelUse } from '../../sandbox/panels.ts';
import { personChanges } from '../../sandbox/person-changes.ts';
import { barge, connected, monitor } from './connect/monitor-rig.ts';
import { closeRigs, connectRig, InstanceId, refusal } from './connect/rig.ts';
import { startApp } from './slack/start-app.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  await closeRigs();
});

const sam = castNamed('sam.okafor').slackUserId;
const lea = castNamed('lea.brandt').slackUserId;
const maria = castNamed('maria.lindqvist').slackUserId;
const gus = 'U0GUS00001';

/** Control panels and people over a real centre and workspace, driven over HTTP. */
async function rig(settings: Partial<ConnectSettings> = {}) {
  const room = await connectRig(settings);
  const { centre, clock } = room;
  const { slack, stop } = await startApp('http', () => {});
  const server = await startDriveServer({
    slack,
    clock,
    port: 0,
    levers: { states: () => [], set: async () => undefined },
    centre: () => centreState(centre, clock.now()),
    usePanel: panelUse(centre),
    changePerson: personChanges(centre, slack.workspace),
  });
  closing.push(server.close, stop);
  const drive = driveClient(server.url);
  const describe = async (ContactId: string) =>
    (await room.client.describeContact({ InstanceId, ContactId })).Contact;
  const row = async (username: string) => {
    const Filters = { Agents: [room.user(username).id] };
    const { UserDataList } = await room.client.getCurrentUserData({ InstanceId, Filters });
    return UserDataList?.[0];
  };
  return { ...room, drive, slack, describe, row };
}

describe('a control panel', () => {
  test('shows whom its owner listens to, and ends that', async () => {
    const one = await rig();
    const target = connected(one, 'VOICE');
    const { ContactId = '' } = await monitor(one, { contactId: target.id });
    await one.clock.advance(90_000);

    const during = await one.drive.panel(sam);
    await one.drive.usePanel(sam, 'hang-up');

    const { firstName, lastName } = one.centre
      .view()
      .users.find(({ id }) => id === target.agentId) ?? { firstName: '', lastName: '' };
    expect(during).toMatchObject({
      username: 'sam.okafor',
      isSignedIn: true,
      status: 'Available',
      listening: {
        contactId: ContactId,
        targetContactId: target.id,
        agent: `${firstName} ${lastName}`,
        channel: 'VOICE',
        isRinging: false,
        canBarge: false,
        isBarging: false,
      },
    });
    expect((await one.drive.panel(sam))?.listening).toBeNull();
    expect(await one.describe(ContactId)).toMatchObject({
      InitiationMethod: 'MONITOR',
      DisconnectTimestamp: one.clock.now(),
    });
    expect((await one.row('sam.okafor'))?.Contacts).toEqual([]);
    expect(one.centre.view().contacts.get(target.id)?.stage).not.toBe('ended');
  });

  test('barges in where the session offers it, and everybody can see it', async () => {
    const one = await rig();
    await monitor(one, { caps: barge });

    await one.drive.usePanel(sam, 'barge');

    const { monitoring, agents } = await one.drive.centre();
    expect(monitoring).toMatchObject([{ supervisor: 'Sam Okafor', isBarging: true }]);
    expect(agents.find(({ username }) => username === 'sam.okafor')?.activity).toBe('Barging in');
    expect((await one.drive.panel(sam))?.listening?.isBarging).toBe(true);
  });

  test('rings where the service is set so, until it is taken, or for so long', async () => {
    const one = await rig({ monitorRingSeconds: 8 });
    const { ContactId = '' } = await monitor(one);
    const ringing = [await one.row('sam.okafor'), await one.describe(ContactId)] as const;
    await one.drive.usePanel(sam, 'accept');
    const taken = [await one.row('sam.okafor'), await one.describe(ContactId)] as const;
    await one.drive.usePanel(sam, 'hang-up');
    await monitor(one);
    await one.clock.advance(7_000);
    const stillRinging = (await one.drive.panel(sam))?.listening?.isRinging;
    await one.clock.advance(1_000);

    expect(ringing[0]?.Contacts).toMatchObject([
      { ContactId, InitiationMethod: 'MONITOR', AgentContactState: 'CONNECTING' },
    ]);
    expect(ringing[1]?.AgentInfo?.ConnectedToAgentTimestamp).toBeUndefined();
    expect(taken[0]?.Contacts).toMatchObject([{ AgentContactState: 'CONNECTED' }]);
    expect(taken[1]?.AgentInfo?.ConnectedToAgentTimestamp).toEqual(one.start);
    expect(stillRinging).toBe(true);
    expect((await one.drive.panel(sam))?.listening?.isRinging).toBe(false);
  });

  test('signs its owner out, which ends what they listen to, and in again', async () => {
    const one = await rig();
    await monitor(one);

    await one.drive.usePanel(sam, 'sign-out');
    const out = await one.drive.panel(sam);
    await one.drive.usePanel(sam, 'sign-in');

    expect(out).toMatchObject({ isSignedIn: false, status: 'Offline', listening: null });
    expect(await one.drive.panel(sam)).toMatchObject({ isSignedIn: true, status: 'Available' });
  });

  test('is late in the data of the service where that lags', async () => {
    const one = await rig({ userDataLagSeconds: 10 });
    const before = (await one.row('sam.okafor'))?.Contacts;
    await monitor(one);
    const late = (await one.row('sam.okafor'))?.Contacts;
    await one.clock.advance(11_000);

    expect([before, late]).toEqual([[], []]);
    expect((await one.row('sam.okafor'))?.Contacts).toHaveLength(1);
  });

  test.each<[string, string, PanelRequest['act'], RegExp]>([
    ['nobody has outside Amazon Connect', gus, 'sign-in', /panel_not_found/],
    ['holds nothing to hang up', lea, 'hang-up', /panel_is_empty/],
    ['does not barge in on its own', sam, 'barge', /silent_only/],
    ['has nothing to take', sam, 'accept', /not_ringing/],
  ])('that %s says so', async (_, as, act, code) => {
    const one = await rig();
    await monitor(one);

    await expect(one.drive.usePanel(as, act)).rejects.toThrow(code);
  });
});

describe('a person', () => {
  test('is changed in Slack from one moment to the next', async () => {
    const one = await rig();
    await one.drive.changePerson({ person: maria, email: 'sam.okafor@harbour.test' });
    await one.drive.changePerson({ person: lea, isDeactivated: true, isGuest: true });

    const { find } = { find: (id: string) => one.slack.workspace.people.find(id) };
    expect(find(maria)).toMatchObject({ email: 'sam.okafor@harbour.test', isDeleted: false });
    expect(find(lea)).toMatchObject({ isDeleted: true, isGuest: true });
  });

  test('is removed in Amazon Connect, with what they listen to, and comes back', async () => {
    const one = await rig();
    const { id } = one.user('sam.okafor');
    await monitor(one);

    await one.drive.changePerson({ person: sam, isInConnect: false });
    const gone = await refusal(one.client.describeUser({ InstanceId, UserId: id }));
    const sessions = one.centre.view().monitoring.length;
    await one.drive.changePerson({ person: sam, isInConnect: false });
    await one.drive.changePerson({ person: sam, isInConnect: true });

    expect([gone.name, sessions]).toEqual(['ResourceNotFoundException', 0]);
    expect((await one.client.describeUser({ InstanceId, UserId: id })).User?.Username).toBe(
      'sam.okafor',
    );
    expect((await one.row('sam.okafor'))?.Contacts).toEqual([]);
  });

  test('who is an agent leaves their call behind', async () => {
    const one = await rig();
    const call = connected(one, 'VOICE');
    const user = one.centre.view().users.find(({ id }) => id === call.agentId);

    one.centre.removeUser(user?.id ?? '');
    await one.clock.advance(3_600_000);

    expect(call.stage).toBe('ended');
    expect(user?.held.filter(({ state }) => state === 'CONNECTING')).toEqual([]);
  });

  test('has another security profile', async () => {
    const one = await rig();
    await one.drive.changePerson({ person: sam, securityProfile: 'TeamLead' });

    const lead = one.centre.view().securityProfiles.find(({ name }) => name === 'TeamLead');
    const UserId = one.user('sam.okafor').id;
    const { User } = await one.client.describeUser({ InstanceId, UserId });
    expect(User?.SecurityProfileIds).toEqual([lead?.id]);
  });

  test('nobody knows is refused', async () => {
    const one = await rig();

    await expect(one.drive.changePerson({ person: 'U0NOBODY' })).rejects.toThrow('unknown_person');
    await expect(one.drive.changePerson({ person: gus, isInConnect: false })).rejects.toThrow(
      'connect_user_not_found',
    );
  });
});
