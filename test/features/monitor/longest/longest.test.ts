import { describe, expect, test } from '@jest/globals';
import type { Access } from '../../../../src/access/act.ts';
import type { Agent } from '../../../../src/domain/contact-centre.ts';
import { BotError } from '../../../../src/domain/errors.ts';
import { longestRoads } from '../../../../src/features/monitor/longest/index.ts';
import { startRoads } from '../../../../src/features/monitor/start/index.ts';
import { isMisunderstood } from '../../../../src/grammar/misunderstood.ts';
import { readWords } from '../../../../src/grammar/words.ts';
import { FakeGate } from '../../../fakes/gate.ts';
import { FakeViewStore } from '../../../fakes/view-store.ts';
import { anAsker } from '../../../fixtures/asker.ts';
import { aContact, ago, anAgent, ids } from '../../../fixtures/floor.ts';
import { listeningOn } from '../../../fixtures/listening.ts';
import { lineBehind } from '../../agents/shown.ts';
import { rig, samFree } from '../start/rig.ts';

const agentOn = (userId: string, contactId: string, seconds: number, change: Partial<Agent> = {}) =>
  anAgent({
    userId,
    contacts: [aContact({ contactId, connectedSince: ago(seconds), queueId: ids.billing })],
    ...change,
  });
const [longest, second] = [
  '60000000-0000-4000-8000-0000000000aa',
  '60000000-0000-4000-8000-0000000000bb',
];
const floor = [
  agentOn(ids.maria, second, 300),
  agentOn(ids.jonas, longest, 900, { hierarchy: [ids.group] }),
  samFree(),
];

function setUp(agents: readonly Agent[] = floor) {
  const desk = rig(...agents);
  const { ports, gateway } = desk;
  const more = { readings: gateway, gate: new FakeGate(), viewStore: new FakeViewStore() };
  const all = { ...ports, ...more };
  const roads = longestRoads(all, startRoads(all).barge);
  const errand = (line: string) => {
    const words = readWords(line);
    if (words.kind === 'problem') throw new Error(words.problem);
    const [first, ...rest] = words.words;
    const road = first?.kind === 'word' && first.text === 'barge' ? roads.barge : roads.longest;
    return road.understand(rest, anAsker().caller);
  };
  const ask = async (line: string, access: Partial<Access> = {}) => {
    const understood = errand(line);
    if (isMisunderstood(understood)) throw new Error(understood.problem);
    const answer = await understood.run(anAsker({ listening: listeningOn(), ...access }));
    if (answer.kind !== 'said') throw new Error(answer.kind);
    return answer.message;
  };
  return { ...desk, errand, ask };
}

describe('/monitor longest', () => {
  test('listens to the contact that has lasted longest, as its button would', async () => {
    const { ask, gateway } = setUp();

    expect((await ask('longest')).text).toContain('Jonas Weber');
    expect(gateway.monitored).toMatchObject([
      { contactId: longest, capabilities: ['SILENT_MONITOR'] },
    ]);
  });

  test.each([
    ['longest agent:Maria', second],
    ['longest team:East', longest],
    ['longest channel:voice', longest],
  ])('%s: the longest there', async (line, contactId) => {
    const { ask, gateway } = setUp();

    await ask(line);

    expect(gateway.monitored).toMatchObject([{ contactId }]);
  });

  test('passes over whatever may not be heard', async () => {
    const { ask, gateway } = setUp();
    const never = { agentIds: [ids.jonas], queueIds: [], groupIds: [] };

    await ask('longest', { listening: listeningOn({ never }) });

    expect(gateway.monitored).toMatchObject([{ contactId: second }]);
  });

  test('says what there is where there is nothing to hear, and asks for nothing', async () => {
    const { ask, gateway } = setUp([samFree()]);

    expect((await ask('longest')).text).toContain('there is nothing to listen to now');
    expect(gateway.monitored).toEqual([]);
  });

  test('keeps the word in the choice where a name leads nowhere', async () => {
    const { ask } = setUp();

    expect(lineBehind(await ask('longest queue:Biling'), 'Billing')).toBe(
      `monitor longest queue:"${ids.billing}"`,
    );
    expect(lineBehind(await ask('barge longest queue:Biling'), 'Billing')).toBe(
      `monitor barge longest queue:"${ids.billing}"`,
    );
  });

  test.each(['longest share', 'longest sort:name', 'longest contact:1', 'longest queue:'])(
    '%s is answered with a sentence',
    (line) => {
      expect(setUp().errand(line)).toMatchObject({ kind: 'misunderstood' });
    },
  );
});

describe('/monitor barge longest', () => {
  test('asks first, about the one it is now', async () => {
    const { ask, gateway } = setUp();

    const question = await ask('barge longest');

    expect(question.text).toContain('Barge in on *Jonas Weber*');
    expect(lineBehind(question, 'Barge in')).toBe(
      `monitor barge agent:"${ids.jonas}" contact:${longest} confirmed`,
    );
    expect(gateway.monitored).toEqual([]);
  });

  test('leaves every other line of barge to its own road', () => {
    expect(setUp().errand('barge Maria')).toMatchObject({ needs: { kind: 'barge' } });
    expect(setUp().errand('barge "longest"')).toMatchObject({ needs: { kind: 'barge' } });
  });
});

test('whom the gate does not let through is written down, as for any wish to listen', async () => {
  const { errand, audited } = setUp();

  for (const line of ['longest', 'barge longest']) {
    const understood = errand(line);
    if (isMisunderstood(understood)) throw new Error(understood.problem);
    await understood.porch?.refused('listening-off');
  }

  expect(await audited()).toEqual(['refused: listening-off', 'refused: listening-off']);
});

test('a wish for the longest that comes to nothing is written down', async () => {
  const none = setUp([samFree()]);
  await none.ask('longest');
  expect(await none.audited()).toEqual(['refused: nothing-to-hear']);

  const away = setUp();
  away.gateway.fail('readAgents', new BotError('connect_unavailable', 'away'));
  await expect(away.ask('longest')).rejects.toMatchObject({ code: 'connect_unavailable' });
  expect(await away.audited()).toEqual(['refused: connect_unavailable']);
});
