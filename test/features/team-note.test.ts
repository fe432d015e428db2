import { expect, test } from '@jest/globals';
import { everything } from '../../src/domain/floor-filter.ts';
import { fileComment } from '../../src/features/agents/export/file-comment.ts';
import { listLiveContacts } from '../../src/features/monitor/list-live-contacts.ts';
import { liveView } from '../../src/features/monitor/live-view.ts';
import { FakeClock } from '../fakes/clock.ts';
import { FakeConnectGateway } from '../fakes/connect-gateway.ts';
import { FakeDirectory } from '../fakes/directory.ts';
import { FakeGate } from '../fakes/gate.ts';
import { FakeViewStore } from '../fakes/view-store.ts';
import { anAsker } from '../fixtures/asker.ts';
import { aContact, anAgent, ids, now, someNames } from '../fixtures/floor.ts';
import { aFloorReport } from '../fixtures/list-report.ts';
import { boardCases } from '../fixtures/views/boards.ts';
import { anIdentity, instance } from '../floor/lookup.ts';

const sentence =
  'Amazon Connect itself was asked for the team; whether it counts the groups below it is not documented, so some may be missing.';

/** More users than a team is picked out of here. */
const large = new Map(
  Array.from({ length: 1001 }, (_, index) => [`u-${index}`, { username: `u${index}` }]),
);

async function live(users: typeof large) {
  const clock = new FakeClock(now);
  const agents = [anAgent({ hierarchy: [ids.group], contacts: [aContact()] })];
  const readings = new FakeConnectGateway({ clock, agents });
  const directory = new FakeDirectory(someNames({ users }));
  const parts = { readings, directory, clock, viewStore: new FakeViewStore() };
  const teams = [{ kind: 'named', text: 'East' }] as const;
  const asked = {
    ...{
      queues: [],
      groups: [],
      profiles: [],
      agents: [],
      any: [],
      states: [],
      statuses: [],
      channels: [],
    },
    teams,
  };
  const report = await listLiveContacts(
    { ...parts, identity: anIdentity(), gate: new FakeGate(), instance },
    { kind: 'live', request: { kind: 'asked', asked } },
    anAsker(),
  );
  if (report.kind !== 'live') throw new Error(report.kind);
  return JSON.stringify(liveView(report).blocks);
}

test('live contacts of a team say where the service itself was asked for it', async () => {
  expect(await live(large)).toContain(sentence);
  expect(await live(new Map())).not.toContain(sentence);
});

test('so does the file', () => {
  const view = { filter: { ...everything, teamId: ids.group }, source: 'team' } as const;
  const of = (isTeamAsServiceSeesIt: boolean) =>
    fileComment(aFloorReport([anAgent()], { view, reading: { isTeamAsServiceSeesIt } }));

  expect(of(true)).toContain(sentence);
  expect(of(false)).not.toContain(sentence);
});

test('and a board', () => {
  const said = boardCases.flatMap((one) =>
    JSON.stringify(one).includes(sentence) ? [one.title] : [],
  );

  expect(said).toEqual(['of a team as the service sees it']);
});
