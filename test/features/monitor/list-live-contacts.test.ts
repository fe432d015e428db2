import { describe, expect, test } from '@jest/globals';
import type { Agent } from '../../../src/domain/contact-centre.ts';
import { everything, type FloorFilter } from '../../../src/domain/floor-filter.ts';
import type { ListeningSettings } from '../../../src/domain/settings.ts';
import { parseMonitor } from '../../../src/features/monitor/intent.ts';
import { listLiveContacts } from '../../../src/features/monitor/list-live-contacts.ts';
import { listenOrList } from '../../../src/features/monitor/listen-or-list.ts';
import { liveView } from '../../../src/features/monitor/live-view.ts';
import { readWords } from '../../../src/grammar/words.ts';
import { FakeClock } from '../../fakes/clock.ts';
import { FakeConnectGateway } from '../../fakes/connect-gateway.ts';
import { FakeCurrentSettings } from '../../fakes/current-settings.ts';
import { FakeDirectory } from '../../fakes/directory.ts';
import { FakeGate } from '../../fakes/gate.ts';
import { identityOver } from '../../fakes/identity.ts';
import { FakeIds } from '../../fakes/ids.ts';
import { FakeLinkStore } from '../../fakes/link-store.ts';
import { listenMemory } from '../../fakes/listen-memory.ts';
import { FakeSlackPeople } from '../../fakes/slack-people.ts';
import { FakeViewStore } from '../../fakes/view-store.ts';
import { anAsker } from '../../fixtures/asker.ts';
import { aContact, ago, anAgent, ids, now, someGroups, someNames } from '../../fixtures/floor.ts';
import { listeningOn } from '../../fixtures/listening.ts';

const tenant = { workspace: 'T0FLOOR001', instance: 'i-1' };

async function ask(
  line: string,
  agents: readonly Agent[],
  saved?: Partial<FloorFilter>,
  names = someNames(),
  { asker = anAsker(), gate = new FakeGate() } = {},
) {
  const clock = new FakeClock(now);
  const queuesOfProfile = new Map([[ids.profile, [ids.billing]]]);
  const gateway = new FakeConnectGateway({ clock, agents, queuesOfProfile });
  const viewStore = new FakeViewStore();
  const owner = { kind: 'person', userId: 'U0SAM00001' } as const;
  if (saved) await viewStore.save(tenant, owner, { ...everything, ...saved });
  const identity = identityOver({ people: new FakeSlackPeople([]), gateway, clock });
  const directory = new FakeDirectory(names);
  const memory = { ...listenMemory(), viewStore, ids: new FakeIds() };
  const ports = {
    gateway,
    readings: gateway,
    directory,
    clock,
    identity,
    gate,
    settings: new FakeCurrentSettings(),
    linkStore: new FakeLinkStore(),
    ...memory,
    instance: 'i-1',
  };
  const words = readWords(line);
  const intent = words.kind === 'words' ? parseMonitor(words.words) : words;
  if (intent.kind !== 'live' && intent.kind !== 'listen') throw new Error(`no list: ${line}`);
  const report =
    intent.kind === 'live'
      ? await listLiveContacts(ports, intent, asker)
      : await listenOrList(ports, intent, asker);
  if (report.kind !== 'live') return { report, asked: gateway.asked, heard: [], buttons: [] };
  const { blocks } = liveView(report);
  const values = JSON.stringify(blocks).matchAll(
    /"text":"([\w ]+)","emoji":true\},"value":"([^"]*)"/g,
  );
  return {
    report,
    asked: gateway.asked,
    heard: report.lines.map(({ contact }) => contact.contactId),
    buttons: [...values].map(([, label, value]) => `${label}: ${value}`),
  };
}

const maria = anAgent({ contacts: [aContact({ contactId: 'c-voice' })] });
const jonas = anAgent({
  userId: ids.jonas,
  statusId: ids.lunch,
  hierarchy: [ids.group],
  contacts: [
    aContact({ contactId: 'c-task', channel: 'TASK' }),
    aContact({
      contactId: 'c-hold',
      channel: 'CHAT',
      state: 'CONNECTED_ONHOLD',
      connectedSince: ago(900),
    }),
    aContact({ contactId: 'c-chat', channel: 'CHAT', connectedSince: ago(60) }),
    aContact({ contactId: 'c-missed', state: 'MISSED' }),
  ],
});
const unknownAge = anAgent({
  userId: ids.rtl,
  contacts: [
    aContact({ contactId: 'c-unknown', connectedSince: undefined, stateSince: undefined }),
  ],
});

describe('what there is to listen to', () => {
  test('stands longest first, of unknown age last', async () => {
    expect((await ask('', [unknownAge, maria, jonas])).heard).toEqual([
      'c-hold',
      'c-voice',
      'c-chat',
      'c-unknown',
    ]);
  });

  test('holds nobody’s listening session and nothing of the person who asks', async () => {
    const own = anAgent({ userId: ids.sam, contacts: [aContact()] });
    const session = anAgent({ contacts: [aContact({ initiationMethod: 'MONITOR' })] });

    expect((await ask('', [own, session])).heard).toEqual([]);
  });

  test.each<[string, readonly string[]]>([
    ['queue:Billing', ['c-hold', 'c-voice', 'c-chat']],
    ['Billing', ['c-hold', 'c-voice', 'c-chat']],
    ['agent:maria,jonas', ['c-hold', 'c-voice', 'c-chat']],
    ['queue:Sales', []],
    ['team:East', ['c-hold', 'c-chat']],
    ['status:Lunch', ['c-hold', 'c-chat']],
    ['channel:voice', ['c-voice']],
    ['state:on-hold', ['c-hold']],
    ['state:connected channel:chat', ['c-chat']],
    ['state:missed', []],
    ['queue:Billing agent:maria', ['c-voice']],
    ['all', ['c-hold', 'c-voice', 'c-chat']],
  ])('/monitor %s', async (line, contacts) => {
    const saved = { agentIds: [ids.rtl] };

    expect((await ask(line, [maria, jonas], saved)).heard).toEqual(contacts);
  });

  test.each(['queue:Billing', 'Billing', 'group:emea channel:voice'])(
    '/monitor %s holds no contact of another queue, nor of one that is not known',
    async (line) => {
      const others = ['c-other', 'c-unknown'].map((contactId, index) =>
        aContact({ contactId, queueId: index === 0 ? ids.techSupport : undefined }),
      );
      const agent = anAgent({ contacts: [...others, aContact({ contactId: 'c-billing' })] });
      const names = someNames({ queueGroups: someGroups() });

      expect((await ask(line, [agent], undefined, names)).heard).toEqual(['c-billing']);
    },
  );

  test('of an agent is of every queue', async () => {
    const contact = aContact({ contactId: 'c-unknown', queueId: undefined });

    expect((await ask('agent:maria,jonas', [anAgent({ contacts: [contact] })])).heard).toEqual([
      'c-unknown',
    ]);
  });

  test('is that of my view when nothing is typed', async () => {
    const { heard, report } = await ask('', [maria, jonas], { agentIds: [ids.maria] });

    expect(heard).toEqual(['c-voice']);
    expect(report).toMatchObject({ view: { source: 'saved' } });
  });

  test('costs one reading', async () => {
    const { asked } = await ask('queue:Billing', [maria, jonas]);

    expect(asked.map(({ method }) => method)).toEqual(['readAgents']);
  });

  test.each(['agent:Billing', 'Xyzzy'])('/monitor %s is about no queue', async (line) => {
    expect((await ask(line, [maria])).report).toMatchObject({
      kind: 'name-trouble',
      what: 'agent',
    });
  });

  test('is not asked for when a name leads nowhere', async () => {
    const { report, asked } = await ask('queue:Biling', [maria]);

    expect(report).toMatchObject({ kind: 'name-trouble', again: { command: 'monitor' } });
    expect(asked).toEqual([]);
  });
});

describe('the buttons', () => {
  test.each<[string, Partial<FloorFilter> | undefined, readonly string[]]>([
    ['', undefined, ['Refresh: ', 'Agents: ', 'Save view: save all']],
    ['all', undefined, ['Refresh: all', 'Agents: all', 'Save view: save all']],
    ['', { queueIds: [ids.billing] }, ['Refresh: ', 'Everything: all', 'Agents: sort:urgency']],
    [
      'queue:Billing state:hold',
      undefined,
      [
        `Refresh: queue:${ids.billing} state:on-hold`,
        'Everything: all',
        `Agents: queue:${ids.billing} state:on-hold`,
        `Save view: save queue:${ids.billing} state:on-hold`,
      ],
    ],
  ])('of /monitor %s where %p is saved', async (line, saved, buttons) => {
    expect((await ask(line, [], saved)).buttons).toEqual(buttons);
  });

  test('whose line would be too long are left out', async () => {
    const queues = new Map(
      Array.from({ length: 60 }, (_, index) => [
        `10000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
        `Queue${index}`,
      ]),
    );
    const line = `queue:${[...queues.values()].join(',')}`;

    expect((await ask(line, [], undefined, someNames({ queues }))).buttons).toEqual([
      'Everything: all',
    ]);
  });

  test('listen to one contact each; from the eleventh on they stand in a select', async () => {
    const contacts = Array.from({ length: 12 }, (_, index) =>
      aContact({ contactId: `c-${index}`, connectedSince: ago(1000 - index) }),
    );
    const { report, buttons } = await ask('', [anAgent({ contacts })]);
    if (report.kind !== 'live') throw new Error(report.kind);

    const listen = buttons.filter((button) => button.startsWith('Listen'));
    const select = liveView(report).blocks.find(({ block_id }) => block_id === 'rest');

    expect(listen).toHaveLength(10);
    expect(JSON.stringify(select)).toContain(`monitor agent:\\"${ids.maria}\\" contact:c-11`);
    expect(JSON.stringify(select)).not.toContain('c-9');
  });
});

describe('the rules', () => {
  const nobody = { agentIds: [], queueIds: [], groupIds: [] };
  const under = (rules: Partial<ListeningSettings>) => ({
    asker: anAsker({ listening: listeningOn(rules) }),
  });
  const team = { kind: 'some', groupIds: [ids.group], queueIds: [] } as const;

  test.each<[string, Partial<ListeningSettings>, readonly string[], number]>([
    ['all', {}, ['c-hold', 'c-voice', 'c-chat'], 0],
    ['an agent never', { never: { ...nobody, agentIds: [ids.jonas] } }, ['c-voice'], 2],
    ['a team never', { never: { ...nobody, groupIds: [ids.group] } }, ['c-voice'], 2],
    ['a queue never', { never: { ...nobody, queueIds: [ids.billing] } }, [], 3],
    ['a scope', { scopes: { byUser: {}, otherwise: team } }, ['c-hold', 'c-chat'], 1],
  ])('leave in what may be heard, and count the rest: %s', async (_what, rules, heard, rest) => {
    const asked = await ask('', [maria, jonas], undefined, undefined, under(rules));

    expect(asked.heard).toEqual(heard);
    expect(asked.report).toMatchObject({ unheard: rest });
  });

  test('tell no number to those who may not see agents, whether there is any or not', async () => {
    const refused = new FakeGate();
    refused.refusal = { kind: 'not-in-group' };
    const never = { ...nobody, agentIds: [ids.jonas] };
    const options = { ...under({ never }), gate: refused };

    const some = await ask('', [maria, jonas], undefined, undefined, options);
    const none = await ask('', [maria], undefined, undefined, options);

    const said = 'Contacts that you may not hear are left out, and not counted.';
    for (const { report } of [some, none]) {
      expect(report).toMatchObject({ unheard: undefined });
      if (report.kind === 'live') expect(JSON.stringify(liveView(report))).toContain(said);
    }
  });

  test('say first that listening is off, and then there is nothing to press', async () => {
    const { report, buttons } = await ask(
      '',
      [maria, jonas],
      undefined,
      undefined,
      under({ isOn: false }),
    );
    if (report.kind !== 'live') throw new Error(report.kind);

    expect(liveView(report).text).toMatch(/^\*Listening is off\*/);
    expect(report.lines).toHaveLength(3);
    expect(buttons.filter((button) => button.startsWith('Listen'))).toEqual([]);
    expect(JSON.stringify(liveView(report).blocks)).not.toMatch(/contact:|"rest"/);
  });
});

test('a group of queues narrows it as its queues would, and is refused where it leads to nothing', async () => {
  const names = someNames({ queueGroups: someGroups({ none: ['gone'] }) });

  const { asked, report } = await ask(
    'group:emea',
    [anAgent({ contacts: [aContact()] })],
    {},
    names,
  );
  expect(report).toMatchObject({ kind: 'live', lines: [{ agentName: 'Maria Lindqvist' }] });
  expect(asked).toMatchObject([{ about: { kind: 'queues', ids: [ids.billing, ids.sales] } }]);

  const refused = await ask('group:none', [anAgent()], {}, names);
  expect(refused.report).toMatchObject({ kind: 'group-trouble', why: 'no-queues' });
  expect(refused.asked).toEqual([]);
});
