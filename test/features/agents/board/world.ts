import type { Agent } from '../../../../src/domain/contact-centre.ts';
import { createBoards } from '../../../../src/features/agents/board/index.ts';
import { systemIds } from '../../../../src/ids.ts';
import { FakeAnnouncer } from '../../../fakes/announcer.ts';
import { FakeBoardStore } from '../../../fakes/board-store.ts';
import { FakeClock } from '../../../fakes/clock.ts';
import { FakeConnectGateway } from '../../../fakes/connect-gateway.ts';
import { FakeCurrentSettings } from '../../../fakes/current-settings.ts';
import { FakeDirectory } from '../../../fakes/directory.ts';
import { FakeLog } from '../../../fakes/log.ts';
import { FakeSlackPeople } from '../../../fakes/slack-people.ts';
import { aTenant } from '../../../fixtures/alerts.ts';
import { ids, now, someNames } from '../../../fixtures/floor.ts';

/** Everything a tick needs; the floor channel may show names where `namesIn` has it. */
export function aWorld(options: { namesIn?: readonly string[]; agents?: readonly Agent[] } = {}) {
  const clock = new FakeClock(now);
  const gateway = new FakeConnectGateway({
    clock,
    agents: options.agents ?? [],
    queuesOfProfile: new Map([[ids.profile, [ids.billing, ids.sales]]]),
  });
  const ports = {
    clock,
    readings: gateway,
    boardStore: new FakeBoardStore(),
    directory: new FakeDirectory(someNames()),
    settings: new FakeCurrentSettings({ namesIn: options.namesIn ?? [] }),
    people: new FakeSlackPeople([]),
    announcer: new FakeAnnouncer(),
    // The fingerprint needs ids that differ for texts that begin alike.
    ids: systemIds,
    log: new FakeLog(),
  };
  const stopping = new AbortController();
  const boards = createBoards(ports);
  return {
    ...ports,
    ports,
    gateway,
    stopping,
    /** Another process on the same Redis and Slack: its slot, now. */
    tickElsewhere: (() => {
      const others = createBoards(ports);
      return () => others(aTenant, stopping.signal);
    })(),
    tick: () => boards(aTenant, stopping.signal),
    /** Lets time pass, then the slot comes. */
    tickAfter: (seconds: number) => {
      clock.advance(seconds);
      return boards(aTenant, stopping.signal);
    },
    /** How often each message was written, posts and updates. */
    writes: () => ports.announcer.messages.map(({ texts }) => texts.length),
    /** What stands in the last message. */
    shown: () => JSON.stringify(ports.announcer.messages.at(-1)?.announcement.blocks ?? []),
    records: () => ports.boardStore.list(aTenant),
  };
}

export type World = ReturnType<typeof aWorld>;
