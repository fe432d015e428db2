import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { validateMessage } from '../../../sandbox/slack/validate.ts';
import type { Message } from '../../../src/blocks/message.ts';
import type { Agent, AgentsReading } from '../../../src/domain/contact-centre.ts';
import { agentSorts, everything, type FloorFilter } from '../../../src/domain/floor-filter.ts';
import { currentFace } from '../../../src/features/agents/board/board-view.ts';
import { cardView } from '../../../src/features/agents/card/view.ts';
import { exportRows } from '../../../src/features/agents/export/columns.ts';
import type { Sharing } from '../../../src/features/agents/list-agents.ts';
import { agentsView } from '../../../src/features/agents/view.ts';
import type { Asker } from '../../../src/features/answer.ts';
import { csvText } from '../../../src/features/csv.ts';
import { withoutSessions } from '../../../src/floor/sessions.ts';
import { readWords } from '../../../src/grammar/words.ts';
import { command, instance, setUpWorld, type World } from '../../connect/connect-world.ts';
import { anAsker } from '../../fixtures/asker.ts';
import { aBoard } from '../../fixtures/boards.ts';
import { ago, ids, longestNames, someNames } from '../../fixtures/floor.ts';
import { formatted } from '../../fixtures/formatted.ts';
import { aFloorReport, aListReport } from '../../fixtures/list-report.ts';
import { anyUserData } from '../../fixtures/user-data.ts';
import { aCard } from '../../fixtures/views/agent-card.ts';
import { pressesIn } from './shown.ts';

let world: World;
beforeAll(async () => {
  world = await setUpWorld();
});
afterAll(() => world.close());

/** The way every response goes: through the SDK and the gateway. */
async function read(body: object): Promise<AgentsReading> {
  world.server.on('GetCurrentUserData', { body });
  const everybody = { kind: 'routing-profiles', ids: [ids.profile] } as const;
  const reading = await world.gateway.readAgents(instance, everybody, command);
  return { ...reading, agents: reading.agents.map(seenOnHold) };
}

/** As if somebody had seen every second hold before. */
function seenOnHold(agent: Agent, index: number): Agent {
  const onHoldSince = index % 2 ? ago(index * 30) : undefined;
  return { ...agent, contacts: agent.contacts.map((one) => ({ ...one, onHoldSince })) };
}

interface Asked {
  readonly filter: FloorFilter;
  readonly names: ReturnType<typeof someNames>;
  readonly access: Asker['access'];
  readonly sharing: Sharing;
}

const rights = fc.record({
  mayListen: fc.boolean(),
  mayBarge: fc.boolean(),
  maySeeSessions: fc.boolean(),
  mayExport: fc.boolean(),
  namesForOthers: fc.boolean(),
  answerAlone: fc.boolean(),
  isAdministrator: fc.boolean(),
});

const asked: fc.Arbitrary<Asked> = fc.record({
  filter: fc
    .record({
      queueIds: fc.subarray([ids.billing, ids.hostileQueue]),
      agentIds: fc.subarray([ids.maria, ids.hostile, ids.rtl]),
      sort: fc.constantFrom(...agentSorts),
    })
    .map((part) => ({ ...everything, ...part })),
  names: fc.constantFrom(
    someNames(),
    longestNames(),
    someNames({ users: new Map(), statuses: new Map(), missing: ['users', 'statuses'] }),
  ),
  access: rights.map((change) => anAsker(change).access),
  sharing: fc.constantFrom('no', 'yes', 'not-named-agents', 'unknown-readers'),
});

/** Everything that is shown of a reading, to this asker, by name. */
function messagesOf(reading: AgentsReading, { filter, names, access, sharing }: Asked) {
  const asker = { ...anAsker(), access };
  const maySeeSessions = access.maySeeSessions && sharing !== 'yes';
  const view = { filter, source: 'asked' } as const;
  const counts = { approximateTotal: reading.approximateTotal };
  const change = { names, view, maySeeSessions, reading: counts, list: { sharing } };
  const lists = [1, 2].map((page) =>
    agentsView(aListReport(reading.agents, { ...change, page, listingId: 'k3x9bd' }), asker),
  );
  const seen = access.maySeeSessions ? reading.agents : reading.agents.map(withoutSessions);
  const cards = [undefined, ...seen.slice(0, 3)].map((agent) =>
    cardView(aCard(agent, {}, names), asker),
  );
  const forAll = aFloorReport(reading.agents, { ...change, maySeeSessions: false });
  const boards = [true, false].map((showsNames) =>
    currentFace(aBoard({ filter }), forAll, { showsNames, listening: access.listening }),
  );
  return { lists, cards, boards: boards.map((face) => face.announcement) };
}

function check(message: Message, mayTellSessions: boolean): void {
  const { text, blocks, plainBlocks } = message;
  expect(validateMessage(message)).toEqual([]);
  expect(validateMessage({ text, blocks: plainBlocks ?? blocks })).toEqual([]);
  expect(text.trim()).not.toBe('');
  expect([...text].length).toBeLessThanOrEqual(4000);
  const read = formatted(message).join('\n');
  expect(read).not.toMatch(/<!(channel|here|everyone)>|<@U0EVIL0001>|undefined|NaN|\[object/);
  for (const { line } of pressesIn([...blocks, ...(plainBlocks ?? [])])) {
    expect(readWords(line)).toMatchObject({ kind: 'words' });
  }
  if (!mayTellSessions) expect(JSON.stringify(message)).not.toMatch(/monitoring|listening/);
}

test('whatever the service answers, every message is one that Slack takes, and tells nobody too much', async () => {
  await fc.assert(
    fc.asyncProperty(anyUserData, asked, async (body, about) => {
      const reading = await read(body);
      const { lists, cards, boards } = messagesOf(reading, about);
      const { maySeeSessions } = about.access;
      for (const message of lists) check(message, maySeeSessions && about.sharing !== 'yes');
      for (const message of cards) check(message, maySeeSessions);
      for (const message of boards) check(message, false);
    }),
    { seed: 20_261_122, numRuns: 100 },
  );
});

/** What would begin a formula where a spreadsheet splits cells at semicolons, bars, tabs or line breaks. */
const liveInside = /[;|\t\r\n][\s"]*[=+@＝＋－＠-]/u;

test('whatever somebody calls things, no part of a cell is a formula, and nothing else changes', () => {
  const pieces = fc.constantFrom(...';|\t\r\n =+-@＝＋－＠"\',ab'.split(''));
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), (typed) => {
      const text = typed.join('');
      const written = csvText([['x', text]]);

      expect(written.trimEnd()).not.toMatch(liveInside);
      expect(letters(written)).toBe(`x${letters(text)}`);
    }),
    { seed: 20_261_122, numRuns: 2_000 },
  );
});

/** What is left of a text, or of a file, without what a file adds or joins. */
function letters(text: string): string {
  return text.replaceAll(/[\ufeff\s,"']/gu, '');
}

test('whatever the service answers, the file is a table without formulas', async () => {
  await fc.assert(
    fc.asyncProperty(anyUserData, async (body) => {
      const { agents } = await read(body);
      const rows = exportRows(aFloorReport(agents));

      expect(new Set(rows.map((row) => row.length)).size).toBe(1);
      expect(rows.length).toBeGreaterThan(agents.length);
      expect(csvText(rows)).not.toMatch(/(^|[\n,])"?[=+@-]/);
      expect(csvText(rows)).not.toMatch(liveInside);
    }),
    { seed: 20_261_122, numRuns: 50 },
  );
});
