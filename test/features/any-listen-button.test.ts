import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Block } from '../../src/blocks/message.ts';
import { audibleOf } from '../../src/domain/activity.ts';
import type { Agent } from '../../src/domain/contact-centre.ts';
import { asksForQueue, listenRule } from '../../src/domain/listen-rules.ts';
import type { ListeningSettings, ListenScope } from '../../src/domain/settings.ts';
import { currentFace } from '../../src/features/agents/board/board-view.ts';
import { cardView } from '../../src/features/agents/card/view.ts';
import { agentsView } from '../../src/features/agents/view.ts';
import type { Asker } from '../../src/features/answer.ts';
import { listLiveContacts } from '../../src/features/monitor/list-live-contacts.ts';
import { liveView } from '../../src/features/monitor/live-view.ts';
import { contactView } from '../../src/features/queue-wait/contact/contact-view.ts';
import { seenAgent } from '../../src/features/queue-wait/contact/seen-agent.ts';
import { FakeClock } from '../fakes/clock.ts';
import { FakeConnectGateway } from '../fakes/connect-gateway.ts';
import { FakeDirectory } from '../fakes/directory.ts';
import { FakeGate } from '../fakes/gate.ts';
import { identityOver } from '../fakes/identity.ts';
import { FakeSlackPeople } from '../fakes/slack-people.ts';
import { FakeViewStore } from '../fakes/view-store.ts';
import { anAsker } from '../fixtures/asker.ts';
import { aBoard } from '../fixtures/boards.ts';
import { anAnswered } from '../fixtures/contacts.ts';
import { aContact, ago, anAgent, ids, now, someNames } from '../fixtures/floor.ts';
import { aFloorReport, aListReport } from '../fixtures/list-report.ts';
import { aCard } from '../fixtures/views/agent-card.ts';
import { pressesIn } from './agents/shown.ts';

const queues = [ids.billing, ids.sales];
const teams = ['region', ids.group, 'other-team'];
const people = [ids.maria, ids.jonas, ids.rtl, ids.sam];

const contacts = fc
  .array(
    fc.record({
      queueId: fc.constantFrom(...queues, undefined),
      channel: fc.constantFrom('VOICE', 'CHAT', 'TASK'),
      state: fc.constantFrom('CONNECTED', 'CONNECTED_ONHOLD', 'MISSED', 'ENDED'),
      initiationMethod: fc.constantFrom('INBOUND', 'INBOUND', 'MONITOR'),
    }),
    { maxLength: 7 },
  )
  .map((changes) => changes.map((change) => aContact({ ...change, onHoldSince: ago(500) })));

const floor: fc.Arbitrary<readonly Agent[]> = fc
  .tuple(...people.map(() => fc.tuple(contacts, fc.subarray(teams))))
  .map((each) =>
    each.map(([own, hierarchy], index) =>
      anAgent({
        userId: people[index] ?? '',
        hierarchy,
        contacts: own.map((contact, at) => ({ ...contact, contactId: contactId(index, at) })),
      }),
    ),
  );

function contactId(agent: number, contact: number): string {
  return `60000000-0000-4000-8000-00000000${agent}00${contact}`;
}

const scope: fc.Arbitrary<ListenScope> = fc.oneof(
  fc.constant({ kind: 'everybody' } as const),
  fc.constant({ kind: 'own-team' } as const),
  fc.record({
    kind: fc.constant('some' as const),
    groupIds: fc.subarray(teams),
    queueIds: fc.subarray(queues),
  }),
);

const listening: fc.Arbitrary<ListeningSettings> = fc.record({
  isOn: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, fc.constant(false)),
  mayStepIn: fc.boolean(),
  asksReason: fc.boolean(),
  notice: fc.constantFrom('none', 'before', 'during'),
  never: fc.record({
    queueIds: fc.subarray(queues, { maxLength: 1 }),
    agentIds: fc.subarray(people, { maxLength: 1 }),
    groupIds: fc.subarray(teams, { maxLength: 1 }),
  }),
  scopes: fc.record({
    byUser: fc
      .option(scope, { nil: undefined })
      .map((own): Record<string, ListenScope> => (own ? { U0SAM00001: own } : {})),
    otherwise: scope,
  }),
});

const asker: fc.Arbitrary<Asker> = fc
  .record({
    mayListen: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, fc.constant(false)),
    mayBarge: fc.boolean(),
    listening: fc.option(listening, { nil: undefined, freq: 8 }),
    maySeeSessions: fc.boolean(),
    namesForOthers: fc.boolean(),
    hierarchyGroupId: fc.constantFrom(undefined, ...teams),
  })
  .map(({ hierarchyGroupId, ...access }) => {
    const { link } = anAsker().access;
    return anAsker({ ...access, link: link && { ...link, hierarchyGroupId } });
  });

/** Everything in which a button to listen may stand: what one person reads, and what everybody does. */
async function drawn(agents: readonly Agent[], who: Asker) {
  const clock = new FakeClock(now);
  const gateway = new FakeConnectGateway({ clock, agents });
  const gate = new FakeGate();
  gate.access = who.access;
  const ports = {
    gateway,
    readings: gateway,
    gate,
    clock,
    directory: new FakeDirectory(someNames()),
    viewStore: new FakeViewStore(),
    identity: identityOver({ people: new FakeSlackPeople([]), gateway, clock }),
    instance: 'i-1',
  };
  const live = await listLiveContacts(ports, { kind: 'live', request: { kind: 'all' } }, who);
  if (live.kind !== 'live') throw new Error(live.kind);
  const lists = [1, 2].map((page) => agentsView(aListReport(agents, { page }), who));
  const cards = agents.map((agent) => cardView(aCard(agent), who));
  const single = await Promise.all(
    agents.flatMap((agent) =>
      audibleOf(agent).map(async ({ contactId: id = '', queueId, channel }) => {
        const detail = anAnswered({ agentUserId: agent.userId, queueId, channel });
        const seen = await seenAgent(ports, { contactId: id, detail }, who);
        return contactView({
          kind: 'contact',
          contactId: id,
          now,
          names: someNames(),
          position: { kind: 'read', value: { kind: 'not-found', asOf: now } },
          detail: { kind: 'read', value: detail },
          queue: undefined,
          agent: seen,
        });
      }),
    ),
  );
  const forAll = aFloorReport(agents, { maySeeSessions: false });
  const rules = { showsNames: true, listening: who.access.listening };
  const toShare = aListReport(agents, { maySeeSessions: false, list: { sharing: 'yes' } });
  return {
    live: liveView(live),
    toOne: [liveView(live), ...lists, ...cards, ...single],
    toAll: [agentsView(toShare, who), currentFace(aBoard(), forAll, rules).announcement],
  };
}

const nobody = { slackUserId: '', hierarchyGroupId: undefined };

interface Offered {
  readonly agentId: string | undefined;
  readonly contactId: string | undefined;
  readonly isBarge: boolean;
}

/** Every button and every choice that listens. */
function offeredIn({ blocks }: { readonly blocks: readonly Block[] }): readonly Offered[] {
  return pressesIn(blocks).flatMap(({ line }) => {
    const agentId = /^monitor .*agent:"([^"]*)"/.exec(line)?.[1];
    const id = /contact:(\S+)/.exec(line)?.[1];
    const isToListen = line.startsWith('monitor ') && (agentId ?? id) !== undefined;
    return isToListen ? [{ agentId, contactId: id, isBarge: line.includes('barge ') }] : [];
  });
}

test('whatever the settings, what may not be heard has no button in any view', async () => {
  let count = 0;
  await fc.assert(
    fc.asyncProperty(floor, asker, async (agents, who) => {
      const { listening: rules, mayListen, mayBarge, link } = who.access;
      const person = { slackUserId: who.caller.userId, hierarchyGroupId: link?.hierarchyGroupId };
      const mayBe = (agent: Agent, queueId: string | undefined, isToAll: boolean): boolean => {
        if (!rules?.isOn) return false;
        const { userId: agentId, hierarchy } = agent;
        // What goes by queues cannot be told where the queue is not known.
        if (queueId === undefined && asksForQueue(rules, isToAll ? nobody : person)) return false;
        const rule = listenRule(rules, person, { agentId, hierarchy, queueId });
        if (isToAll) return rule !== 'never';
        return mayListen && rule === 'fine' && agentId !== link?.connectUserId;
      };
      const { live, toOne, toAll } = await drawn(agents, who);
      for (const [messages, isToAll] of [[toOne, false] as const, [toAll, true] as const]) {
        for (const { agentId, contactId: id, isBarge } of messages.flatMap(offeredIn)) {
          count += 1;
          const agent = agents.find(({ userId }) => userId === agentId);
          const heard = agent
            ? audibleOf(agent).filter((one) => id === undefined || one.contactId === id)
            : [];
          expect(heard.some(({ queueId }) => agent && mayBe(agent, queueId, isToAll))).toBe(true);
          if (isBarge) expect(mayBarge && !isToAll).toBe(true);
        }
      }
      // And what may be heard has one, as far as there is room.
      const all = agents.flatMap((agent) =>
        audibleOf(agent).filter(({ queueId }) => mayBe(agent, queueId, false)),
      );
      const pressed = new Set(offeredIn(live).map((one) => one.contactId));
      expect(pressed.size).toBe(all.length);
    }),
    { seed: 20_261_127, numRuns: 250 },
  );
  expect(count).toBeGreaterThan(1_000);
});
