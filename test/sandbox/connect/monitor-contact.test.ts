import type { MonitorCapability } from '@aws-sdk/client-connect';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { Contact } from '../../../sandbox/centre/model.ts';
import { monitorTexts } from '../../../sandbox/connect/monitor-texts.ts';
import type { ConnectSettings } from '../../../sandbox/connect/settings.ts';
import { waitFor } from '../centre/rig.ts';
import { barge, connected, monitor } from './monitor-rig.ts';
import { type ConnectRig, closeRigs, connectRig, InstanceId, refusal } from './rig.ts';

afterEach(closeRigs);

describe('on success', () => {
  test('the supervisor has a MONITOR contact of their own, which ends with the conversation', async () => {
    const rig = await connectRig();
    const target = connected(rig, 'VOICE');
    const own = async () => {
      const Filters = { Agents: [rig.user('sam.okafor').id] };
      const { UserDataList } = await rig.client.getCurrentUserData({ InstanceId, Filters });
      return UserDataList?.[0]?.Contacts ?? [];
    };

    const { ContactId, ContactArn } = await monitor(rig, { contactId: target.id });
    const during = await own();
    await rig.client.stopContact({ InstanceId, ContactId: target.id });

    expect(ContactId).not.toBe(target.id);
    expect(ContactArn).toContain(`/contact/${ContactId}`);
    expect(during).toMatchObject([
      { ContactId, InitiationMethod: 'MONITOR', AgentContactState: 'CONNECTED', Channel: 'VOICE' },
    ]);
    expect(await own()).toEqual([]);
  });

  test('the security profile is not checked, as was reported of the service', async () => {
    const rig = await connectRig();
    const { agentId } = connected(rig, 'VOICE');
    const tom = rig.user('tom.becker');
    const free = agentId === tom.id ? 'aisha.rahman' : 'tom.becker';
    const other = await waitFor(rig, () =>
      rig.user(free).held.length === 0 ? rig.user(free) : undefined,
    );

    const answer = await monitor(rig, { by: other.username });

    expect(answer.ContactId).toBeDefined();
  });

  test('a call on hold can be listened to', async () => {
    const rig = await connectRig();
    const held = await waitFor(
      rig,
      () =>
        rig.centre
          .view()
          .users.flatMap((u) => u.held)
          .find(({ state }) => state === 'CONNECTED_ONHOLD'),
      1,
    );

    await expect(monitor(rig, { contactId: held.contactId })).resolves.toBeDefined();
  });
});

type Prepare = (
  rig: ConnectRig,
) => Promise<Parameters<typeof monitor>[1]> | Parameters<typeof monitor>[1];

const table: [string, Partial<ConnectSettings>, Prepare, string, number, string][] = [
  [
    'no service-linked role',
    { serviceLinkedRole: false },
    () => ({}),
    'AccessDeniedException',
    403,
    monitorTexts.noAgentAccess,
  ],
  [
    'no permission to listen, where it is checked',
    { monitorChecksSecurityProfile: true },
    () => ({ by: 'maria.lindqvist' }),
    'AccessDeniedException',
    403,
    monitorTexts.denied,
  ],
  [
    'no permission to barge, where it is checked',
    { monitorChecksSecurityProfile: true },
    () => ({ by: 'lea.brandt', caps: barge }),
    'AccessDeniedException',
    403,
    monitorTexts.denied,
  ],
  [
    'no call recording',
    { callRecording: false },
    () => ({}),
    'InvalidRequestException',
    400,
    monitorTexts.noRecording,
  ],
  [
    'a phone that cannot be rung',
    { invalidPhones: ['sam.okafor'] },
    () => ({}),
    'InvalidRequestException',
    400,
    monitorTexts.phoneInvalid,
  ],
  [
    'barge without enhanced monitoring',
    { enhancedMonitoring: false },
    () => ({ caps: barge }),
    'InvalidRequestException',
    400,
    monitorTexts.noMultiParty,
  ],
  [
    'no capabilities with enhanced monitoring',
    {},
    () => ({ caps: [] }),
    'InvalidRequestException',
    400,
    monitorTexts.capabilities,
  ],
  [
    'barge alone',
    {},
    () => ({ caps: ['BARGE'] }),
    'InvalidRequestException',
    400,
    monitorTexts.capabilities,
  ],
  [
    'an unknown capability',
    {},
    () => ({ caps: ['WHISPER' as MonitorCapability] }),
    'InvalidRequestException',
    400,
    monitorTexts.invalid,
  ],
  [
    'an empty contact id',
    {},
    () => ({ contactId: '' }),
    'InvalidRequestException',
    400,
    monitorTexts.invalid,
  ],
  [
    'a contact that does not exist',
    {},
    () => ({ contactId: 'nothing' }),
    'ResourceNotFoundException',
    404,
    monitorTexts.notFound,
  ],
  [
    'a task',
    {},
    async (rig) => {
      const isTask = (contact: Contact) =>
        contact.channel === 'TASK' && contact.stage === 'connected';
      const task = await waitFor(rig, () => [...rig.centre.view().contacts.values()].find(isTask));
      return { contactId: task.id };
    },
    'InvalidRequestException',
    400,
    monitorTexts.task,
  ],
  [
    'a contact in queue',
    {},
    async (rig) => {
      const { id } = rig.queue('Billing');
      rig.centre.rush({ queueId: id });
      const waiting = await waitFor(rig, () => rig.centre.waiting(id, 'VOICE')[0]);
      return { contactId: waiting.id };
    },
    'InvalidRequestException',
    400,
    monitorTexts.noAgent,
  ],
  [
    'a contact that is over',
    {},
    (rig) => {
      const { id } = connected(rig, 'VOICE');
      rig.centre.stopContact(id);
      return { contactId: id };
    },
    'InvalidRequestException',
    400,
    monitorTexts.state,
  ],
  [
    'a supervisor who is offline',
    {},
    (rig) => {
      rig.centre.setStatus(rig.user('sam.okafor').id, rig.status('Offline').id);
      return {};
    },
    'InvalidRequestException',
    400,
    monitorTexts.state,
  ],
  [
    'a channel the supervisor does not have',
    {},
    (rig) => ({ by: 'tom.becker', contactId: connected(rig, 'CHAT').id }),
    'InvalidRequestException',
    400,
    monitorTexts.state,
  ],
  [
    'a supervisor who listens already',
    {},
    async (rig) => {
      const { id } = connected(rig, 'VOICE');
      await monitor(rig, { contactId: id });
      return { contactId: id };
    },
    'ServiceQuotaExceededException',
    402,
    monitorTexts.quota,
  ],
  [
    'a third supervisor on a call with enhanced monitoring',
    {},
    async (rig) => {
      const { id } = connected(rig, 'VOICE');
      await monitor(rig, { contactId: id, by: 'sam.okafor' });
      await monitor(rig, { contactId: id, by: 'lea.brandt' });
      return { contactId: id, by: 'ada.novak' };
    },
    'ServiceQuotaExceededException',
    402,
    monitorTexts.quota,
  ],
  [
    'a second one who may barge',
    {},
    async (rig) => {
      const { id } = connected(rig, 'CHAT');
      await monitor(rig, { contactId: id, by: 'sam.okafor', caps: barge });
      return { contactId: id, by: 'ada.novak', caps: barge };
    },
    'ServiceQuotaExceededException',
    402,
    monitorTexts.quota,
  ],
];

describe('refusals', () => {
  test.each(table)('%s', async (_, settings, prepare, name, status, message) => {
    const rig = await connectRig(settings);
    const about = await prepare(rig);

    const refused = await refusal(monitor(rig, about));

    expect(refused).toEqual({ name, status, message });
  });

  test('without enhanced monitoring a call takes a third supervisor', async () => {
    const rig = await connectRig({ enhancedMonitoring: false });
    const { id: contactId } = connected(rig, 'VOICE');

    for (const by of ['sam.okafor', 'lea.brandt', 'ada.novak'])
      await monitor(rig, { contactId, by });

    expect(rig.centre.view().monitoring).toHaveLength(3);
  });
});
