import { createGate } from '../../../../src/access/gate.ts';
import { createIdentity } from '../../../../src/access/identity.ts';
import type { Caller, SlackChannel, SlackPerson } from '../../../../src/domain/people.ts';
import { auditedLinks } from '../../../../src/features/audited-links.ts';
import { monitorCommand } from '../../../../src/features/monitor/index.ts';
import type { ListenPorts } from '../../../../src/features/monitor/start/listen-ports.ts';
import { FakeCurrentSettings } from '../../../fakes/current-settings.ts';
import { FakeLinkStore } from '../../../fakes/link-store.ts';
import { FakeListenRequests } from '../../../fakes/listen-requests.ts';
import { FakeLog } from '../../../fakes/log.ts';
import { FakeSettingsStore } from '../../../fakes/settings-store.ts';
import { aPerson, FakeSlackPeople } from '../../../fakes/slack-people.ts';
import { FakeViewStore } from '../../../fakes/view-store.ts';
import { ids } from '../../../fixtures/floor.ts';
import { rig } from './rig.ts';

export const caller: Caller = {
  workspace: 'T0FLOOR001',
  userId: 'U0SAM00001',
  teamId: 'T0FLOOR001',
  channelId: 'C0FLOOR001',
};
/** Maria's call, as a button names it. */
export const line = `agent:"${ids.maria}" contact:${ids.contact}`;

/** The whole command over the real gate. */
export function desk(
  world: { person?: Partial<SlackPerson>; channel?: Partial<SlackChannel> } = {},
) {
  const one = rig();
  const { gateway, clock } = one;
  const people = new FakeSlackPeople(
    [aPerson(world.person)],
    [{ channelId: 'C0FLOOR001', sharing: 'internal', isBotMember: true, ...world.channel }],
  );
  const linkStore = new FakeLinkStore();
  const { audit } = one;
  const linkAudit = auditedLinks({ audit, clock });
  const identity = createIdentity({ people, gateway, clock, linkStore, linkAudit });
  const settings = new FakeCurrentSettings();
  const gate = createGate({ people, identity, settings, administrators: new Set() });
  const more = {
    readings: gateway,
    viewStore: new FakeViewStore(),
    listenRequests: new FakeListenRequests(),
    settingsStore: new FakeSettingsStore(),
    settings,
    people,
    linkStore,
    linkAudit,
    log: new FakeLog(),
    gate,
  };
  /** The command, with some of its ports replaced. */
  const commandOver = (change: Partial<ListenPorts>) =>
    monitorCommand(
      { ...one.ports, ...more, identity, ...change },
      { gate, instance: 'i-1', prefix: '' },
    );
  const command = commandOver({});
  const say = async (text: string, who: Partial<Caller> = {}) => {
    const answer = await command.answer(text, { ...caller, ...who });
    return answer.kind === 'said' ? answer.message.text : 'a form';
  };
  return { ...one, settings, people, command, commandOver, say };
}
