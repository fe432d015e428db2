import { describe, expect, test } from '@jest/globals';
import { BotError } from '../../../../src/domain/errors.ts';
import { askRequest } from '../../../../src/features/monitor/requests/ask-request.ts';
import {
  parseCancel,
  parseRequests,
  parseWhenFree,
} from '../../../../src/features/monitor/requests/intent.ts';
import {
  cancelRequest,
  listRequests,
} from '../../../../src/features/monitor/requests/own-requests.ts';
import { isMisunderstood } from '../../../../src/grammar/misunderstood.ts';
import { readWords } from '../../../../src/grammar/words.ts';
import { FakeListenRequests } from '../../../fakes/listen-requests.ts';
import { anAsker } from '../../../fixtures/asker.ts';
import { anAgent, ids } from '../../../fixtures/floor.ts';
import { aRequest } from '../../../fixtures/sessions.ts';
import { rig, samFree, tenant } from '../start/rig.ts';

const wordsOf = (text: string) => {
  const read = readWords(text);
  if (read.kind === 'problem') throw new Error(read.problem);
  return read.words;
};

function setUp() {
  const world = rig(anAgent({ hierarchy: [ids.group] }), samFree());
  const listenRequests = new FakeListenRequests();
  const ports = { ...world.ports, listenRequests };
  const rules = { ...anAsker().access.listening } as NonNullable<
    ReturnType<typeof anAsker>['access']['listening']
  >;
  return {
    ...world,
    listenRequests,
    ask: (text: string, listening: Partial<typeof rules> = {}) => {
      const intent = parseWhenFree(wordsOf(text));
      if (isMisunderstood(intent)) throw new Error(intent.problem);
      return askRequest(ports, intent, anAsker({ listening: { ...rules, ...listening } }));
    },
    list: () => listRequests(ports, anAsker()),
    cancel: (id: string) => cancelRequest(ports, { kind: 'cancel', id }, anAsker()),
    all: () => listenRequests.list(tenant),
    /** What the audit holds of requests, oldest first. */
    written: async () =>
      (await world.audit.recent(tenant, 100))
        .filter(({ act }) => act === 'request-listen')
        .toReversed(),
  };
}

describe('asking for an agent who has nothing to be heard', () => {
  test.each([
    [`agent:${ids.maria}`, 'listen', undefined],
    ['Maria Lindqvist reason:"coaching"', 'listen', 'coaching'],
    [`barge agent:${ids.maria} confirmed`, 'barge', undefined],
  ])(
    '%s is kept for fifteen minutes, looked at at once, and written down',
    async (text, way, reason) => {
      const world = setUp();
      const report = await world.ask(text);

      expect(report).toMatchObject({ kind: 'asked', agentName: 'Maria Lindqvist' });
      expect(await world.all()).toMatchObject([
        {
          slackUserId: 'U0SAM00001',
          agentId: ids.maria,
          way,
          ...(reason !== undefined && { reason }),
          until: new Date(world.clock.now().getTime() + 900_000),
        },
      ]);
      expect(world.followed.times).toBe(1);
      expect(
        (await world.written()).map(({ act, about, outcome }) => [act, about, outcome]),
      ).toEqual([
        ['request-listen', `asked to ${way} agent ${ids.maria}`, 'intended'],
        ['request-listen', `asked to ${way} agent ${ids.maria}`, 'done'],
      ]);
    },
  );

  test('twice for one agent finds the first', async () => {
    const world = setUp();
    await world.ask('Maria Lindqvist');

    expect(await world.ask('Maria Lindqvist')).toMatchObject({ kind: 'exists' });
    expect(await world.all()).toHaveLength(1);
  });

  test('is for five agents at most', async () => {
    const world = setUp();
    for (let number = 0; number < 5; number += 1) {
      const request = aRequest({ id: `own${number}`, agentId: `agent-${number}` });
      await world.listenRequests.add(tenant, request, { mostOfOne: 5 });
    }

    expect(await world.ask('Maria Lindqvist')).toMatchObject({ kind: 'too-many' });
    expect(await world.all()).toHaveLength(5);
  });

  test.each([
    ['half a name asks who is meant', 'mari', {}, 'confirm-agent'],
    ['barge-in is asked about before', 'barge Maria Lindqvist', {}, 'confirm-barge'],
    [
      'a reason is asked for where one is wanted',
      'Maria Lindqvist',
      { asksReason: true },
      'ask-reason',
    ],
    ['one cannot wait for oneself', 'Sam Okafor', {}, 'yourself'],
    ['nobody is nobody', 'Nobody Atall', {}, 'name-trouble'],
  ])('%s, and nothing is kept', async (_case, text, listening, kind) => {
    const world = setUp();

    expect(await world.ask(text, listening)).toMatchObject({ kind });
    expect(await world.all()).toEqual([]);
  });

  test.each([
    ['never', { never: { agentIds: [ids.maria], queueIds: [], groupIds: [] } }],
    ['never', { never: { agentIds: [], queueIds: [], groupIds: [ids.group] } }],
    ['out-of-scope', { scopes: { byUser: {}, otherwise: { kind: 'own-team' as const } } }],
  ])('is refused by the rules (%s), and that is written down', async (kind, listening) => {
    const world = setUp();

    expect(await world.ask('Maria Lindqvist', listening)).toEqual({ kind });
    expect(await world.all()).toEqual([]);
    expect(await world.written()).toMatchObject([
      { act: 'request-listen', outcome: 'refused', listening: { why: kind, agentId: ids.maria } },
    ]);
  });

  test('is kept of somebody who is not signed in, whose team is looked at when it starts', async () => {
    const world = setUp();
    world.gateway.data.agents = [samFree()];
    const scopes = { byUser: {}, otherwise: { kind: 'own-team' as const } };

    expect(await world.ask('Maria Lindqvist', { scopes })).toMatchObject({ kind: 'asked' });
  });

  test('is not kept where it cannot be written down', async () => {
    const world = setUp();
    world.audit.isAway = true;

    await expect(world.ask('Maria Lindqvist')).rejects.toThrow(BotError);
    expect(await world.all()).toEqual([]);
  });
});

describe('one’s own requests', () => {
  test('are listed and cancelled; those of others are not there', async () => {
    const world = setUp();
    const [own, others] = [aRequest(), aRequest({ id: 'lea234', slackUserId: 'U0LEA00001' })];
    for (const one of [own, others]) await world.listenRequests.add(tenant, one, { mostOfOne: 5 });

    expect((await world.list()).requests).toEqual([own]);
    expect(await world.cancel('lea234')).toEqual({ kind: 'no-such-request', id: 'lea234' });
    expect(await world.cancel(own.id)).toEqual({ kind: 'cancelled', id: own.id });
    expect(await world.cancel(own.id)).toEqual({ kind: 'no-such-request', id: own.id });
    expect(await world.all()).toEqual([others]);
    expect((await world.written()).map(({ about, outcome }) => [about, outcome])).toEqual([
      [`cancelled to listen agent ${ids.maria}`, 'intended'],
      [`cancelled to listen agent ${ids.maria}`, 'done'],
    ]);
  });

  test('are none once their time is up', async () => {
    const world = setUp();
    await world.listenRequests.add(tenant, aRequest(), { mostOfOne: 5 });
    world.clock.advance(900);

    expect((await world.list()).requests).toEqual([]);
  });
});

describe('what is typed', () => {
  test.each([
    ['nobody', ''],
    ['a contact', `agent:${ids.maria} contact:${ids.contact}`],
    ['a queue', 'queue:Billing'],
  ])('when-free with %s is not understood', (_case, text) => {
    expect(isMisunderstood(parseWhenFree(wordsOf(text)))).toBe(true);
  });

  test.each([
    ['abc234', { kind: 'cancel', id: 'abc234' }],
    ['ABC234', { kind: 'cancel', id: 'abc234' }],
  ])('cancel %s', (text, intent) => {
    expect(parseCancel(wordsOf(text))).toEqual(intent);
  });

  test.each(['', 'abc234 def567', '<!channel>', 'agent:maria'])(
    'cancel %p is not understood',
    (text) => {
      expect(isMisunderstood(parseCancel(wordsOf(text)))).toBe(true);
    },
  );

  test('requests takes nothing', () => {
    expect(parseRequests([])).toEqual({ kind: 'requests' });
    expect(isMisunderstood(parseRequests(wordsOf('all')))).toBe(true);
  });
});

describe('asking that comes to nothing', () => {
  test('is written down where Amazon Connect cannot be read', async () => {
    const one = setUp();
    one.gateway.fail('readAgents', new BotError('connect_unavailable', 'away'));

    await expect(one.ask(`agent:${ids.maria}`)).rejects.toMatchObject({
      code: 'connect_unavailable',
    });
    expect(await one.written()).toMatchObject([
      { outcome: 'refused', listening: { why: 'connect_unavailable', agentId: ids.maria } },
    ]);
  });

  test('is written down where somebody asks for themselves', async () => {
    const one = setUp();

    expect(await one.ask(`agent:${ids.sam}`)).toEqual({ kind: 'yourself' });
    expect(await one.written()).toMatchObject([
      { outcome: 'refused', listening: { why: 'yourself' } },
    ]);
  });
});
