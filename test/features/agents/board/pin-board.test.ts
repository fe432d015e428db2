import { describe, expect, test } from '@jest/globals';
import { BotError } from '../../../../src/domain/errors.ts';
import { everything } from '../../../../src/domain/floor-filter.ts';
import type { SlackChannel } from '../../../../src/domain/people.ts';
import { boardRoads } from '../../../../src/features/agents/board/index.ts';
import type { Asker } from '../../../../src/features/answer.ts';
import type { Road } from '../../../../src/features/road.ts';
import { readWords } from '../../../../src/grammar/words.ts';
import { FakeAuditLog } from '../../../fakes/audit-log.ts';
import { FakeBoardStore } from '../../../fakes/board-store.ts';
import { FakeClock } from '../../../fakes/clock.ts';
import { FakeConnectGateway } from '../../../fakes/connect-gateway.ts';
import { FakeDirectory } from '../../../fakes/directory.ts';
import { identityOver } from '../../../fakes/identity.ts';
import { FakeIds } from '../../../fakes/ids.ts';
import { FakeSlackPeople } from '../../../fakes/slack-people.ts';
import { FakeViewStore } from '../../../fakes/view-store.ts';
import { anAsker } from '../../../fixtures/asker.ts';
import { aBoard } from '../../../fixtures/boards.ts';
import { ids, now, someNames } from '../../../fixtures/floor.ts';

const tenant = { workspace: 'T0FLOOR001', instance: 'i-1' };
const sam = { kind: 'person', userId: 'U0SAM00001' } as const;

function setUp() {
  const clock = new FakeClock(now);
  const people = new FakeSlackPeople([]);
  const gateway = new FakeConnectGateway({ clock });
  const ports = {
    clock,
    people,
    boardStore: new FakeBoardStore(),
    viewStore: new FakeViewStore(),
    audit: new FakeAuditLog(),
    directory: new FakeDirectory(someNames()),
    identity: identityOver({ people, gateway, clock }),
    ids: new FakeIds(),
    instance: tenant.instance,
    everyText: 'every 15 s',
  };
  const roads = boardRoads(ports);
  const say = (text: string, asker: Asker = anAsker(), road: Road = roads.board) =>
    answer(road, text, asker);
  return {
    ...ports,
    say,
    list: () => say('', anAsker(), roads.boards),
    boards: async () => (await ports.boardStore.list(tenant)).map(({ board }) => board),
    audited: async () =>
      (await ports.audit.recent(tenant, 10)).map(({ act, outcome }) => `${act} ${outcome}`),
  };
}

/** What somebody reads who typed this. */
async function answer(road: Road, text: string, asker: Asker): Promise<string> {
  const read = readWords(text);
  if (read.kind === 'problem') throw new Error(read.problem);
  const errand = road.understand(read.words, asker.caller);
  if (!('needs' in errand)) throw new Error(errand.problem);
  expect(errand.needs).toEqual({ kind: 'see-agents' });
  const said = await errand.run(asker);
  if (said.kind !== 'said') throw new Error('a form was not expected');
  expect(said.seenBy).toBe('asker');
  return JSON.stringify(said.message);
}

const from = (channelId: string | undefined, access: Partial<Asker['access']> = {}): Asker => {
  const asker = anAsker(access);
  return { ...asker, caller: { ...asker.caller, channelId } };
};

describe('a board', () => {
  test('is pinned where it is typed, by who typed it, for eight hours', async () => {
    const { say, boards } = setUp();
    const said = await say('queue:Billing');

    expect(await boards()).toEqual([aBoard({ id: 'aaaaaa' })]);
    expect(said).toContain('A live board of *queue Billing* is pinned here until');
    expect(said).toContain('It appears with the next check (every 15 s)');
    expect(said).toContain('board stop:aaaaaa');
  });

  test('is pinned for as long as was said', async () => {
    const { say, boards } = setUp();
    await say('queue:Billing for 90m');

    expect((await boards())[0]?.until).toEqual(new Date(now.getTime() + 90 * 60 * 1000));
  });

  test('without a filter is my view, kept as what it is now', async () => {
    const { say, boards, viewStore } = setUp();
    const filter = { ...everything, queueIds: [ids.sales], states: ['MISSED'] };
    await viewStore.save(tenant, sam, filter);
    await say('');

    expect((await boards())[0]?.filter).toEqual(filter);
  });

  test('of my view is not pinned as another one while that cannot be read', async () => {
    const { say, boards, viewStore } = setUp();
    viewStore.isAway = true;

    await expect(say('')).rejects.toMatchObject({ code: 'redis_unavailable' });
    expect(await boards()).toEqual([]);
  });

  test('there already is said with where and until when, and is not pinned twice', async () => {
    const { say, boards } = setUp();
    await say('queue:Billing,Sales for 4h');
    const said = await say('queue:Sales,Billing', from('C0FLOOR001'));

    expect(await boards()).toHaveLength(1);
    expect(said).toContain('in <#C0FLOOR001> already, pinned by <@U0SAM00001> until');
    expect(said).toContain('2026-11-22 13:00 UTC');
  });

  test('pinned by two at once is one, and the audit knows which of the two it is not', async () => {
    const { say, boards, audited } = setUp();
    const said = await Promise.all([say('queue:Billing'), say('queue:Billing')]);

    expect(await boards()).toHaveLength(1);
    expect(said.filter((text) => text.includes('already, pinned by'))).toHaveLength(1);
    expect((await audited()).toSorted()).toEqual([
      'pin-board done',
      'pin-board failed',
      'pin-board intended',
      'pin-board intended',
    ]);
  });

  test('that is just ending is said to be', async () => {
    const { say, boardStore } = setUp();
    await say('queue:Billing');
    await boardStore.end(tenant, 'aaaaaa', { kind: 'over', at: now });

    expect(await say('queue:Billing')).toContain('just ending');
  });

  test('in another channel or with another filter is another', async () => {
    const { say, boards } = setUp();
    await say('queue:Billing');
    await say('queue:Billing', from('C0OTHER001'));
    await say('queue:Sales');

    expect(await boards()).toHaveLength(3);
  });

  test('gets another id when its own is taken', async () => {
    const { say, boards, boardStore } = setUp();
    await boardStore.add(tenant, aBoard({ id: 'aaaaaa', channelId: 'C0OTHER001' }));
    await say('queue:Billing');

    expect((await boards()).map(({ id }) => id).toSorted()).toEqual(['aaaaaa', 'aaaaab']);
  });

  test('in another order is the same board: nothing a reader sees of it is in that order', async () => {
    const { say, boards } = setUp();
    await say('all');

    expect(await say('all sort:name')).toContain('already');
    expect(await boards()).toHaveLength(1);
  });

  test('is one of at most twenty', async () => {
    const { say, boards, boardStore } = setUp();
    for (let number = 0; number < 20; number += 1) {
      await boardStore.add(tenant, aBoard({ id: `b${number}`, channelId: `C${number}` }));
    }

    expect(await say('queue:Billing')).toContain('There are 20 boards already');
    expect(await say('queue:Billing', from('C7'))).toContain('in <#C7> already');
    expect(await boards()).toHaveLength(20);
  });
});

describe('no board is pinned', () => {
  test.each<[string, string | undefined, string]>([
    ['a direct message', 'D0SAM00001', 'A board stands in a channel'],
    ['the Home tab', undefined, 'A board stands in a channel'],
  ])('in %s', async (_what, channelId, sentence) => {
    const { say, boards } = setUp();

    expect(await say('queue:Billing', from(channelId))).toContain(sentence);
    expect(await boards()).toEqual([]);
  });

  test.each<[string, Partial<SlackChannel>, string]>([
    ['shared', { sharing: 'external' }, 'I cannot tell whether this channel is shared'],
    ['unknown', { sharing: 'unknown' }, 'I cannot tell whether this channel is shared'],
    ['without the bot', { isBotMember: false }, 'I am not in this channel'],
  ])('in a channel that is %s', async (_what, change, sentence) => {
    const { say, boards, people } = setUp();
    const channel = { channelId: 'C0FLOOR001', sharing: 'internal', isBotMember: true } as const;
    people.channels = [{ ...channel, ...change }];

    expect(await say('queue:Billing')).toContain(sentence);
    expect(await boards()).toEqual([]);
  });

  test('of agents picked by name where names are left out', async () => {
    const { say, boards } = setUp();

    expect(await say('agent:maria')).toContain('What single agents do is not shown');
    expect(await boards()).toEqual([]);
    await say('agent:maria', anAsker({ namesForOthers: true }));
    expect((await boards())[0]?.filter.agentIds).toEqual([ids.maria]);
  });

  test('of more names than the line behind its button holds', async () => {
    const { say, boards, viewStore, directory } = setUp();
    const queueIds = Array.from(
      { length: 60 },
      (_, index) => `${ids.billing.slice(0, -2)}${index + 10}`,
    );
    const queues = new Map(queueIds.map((id) => [id, `Queue ${id}`]));
    directory.current = someNames({ queues });
    await viewStore.save(tenant, sam, { ...everything, queueIds });

    expect(await say('')).toContain('more than a board can hold');
    expect(await boards()).toEqual([]);
  });

  test('of a name that leads nowhere; the choice pins what was asked for', async () => {
    const { say, boards } = setUp();
    const said = await say('queue:Biling for 4h');

    expect(said).toContain('There is no queue called');
    expect(said).toContain(`board queue:\\"${ids.billing}\\" for 4h`);
    expect(await boards()).toEqual([]);
  });

  test('when it cannot be written down first', async () => {
    const { say, boards, audit } = setUp();
    audit.isAway = true;

    await expect(say('queue:Billing')).rejects.toMatchObject({ code: 'redis_unavailable' });
    expect(await boards()).toEqual([]);
  });
});

describe('a board is stopped', () => {
  test('by anyone who may see agents, and its record says who', async () => {
    const { say, boardStore } = setUp();
    await say('queue:Billing');
    const lea = anAsker();
    const said = await say('stop:aaaaaa', {
      ...lea,
      caller: { ...lea.caller, userId: 'U0LEA00001' },
    });

    expect(said).toContain('is stopped');
    expect((await boardStore.list(tenant))[0]?.ending).toEqual({
      kind: 'stopped',
      by: 'U0LEA00001',
      at: now,
    });
  });

  test('once, and a second press is nothing to write down', async () => {
    const { say, audited } = setUp();
    await say('queue:Billing');
    await say('stop:aaaaaa');
    const before = await audited();

    expect(await say('stop:aaaaaa')).toContain('is ending already');
    expect(await audited()).toEqual(before);
  });

  test('once by two who press at once', async () => {
    const { say, audited } = setUp();
    await say('queue:Billing');
    const said = await Promise.all([say('stop:aaaaaa'), say('stop:aaaaaa')]);

    expect(said.filter((text) => text.includes('is stopped'))).toHaveLength(1);
    expect(said.filter((text) => text.includes('is ending already'))).toHaveLength(1);
    expect(await audited()).toContain('stop-board failed');
  });

  test('only if there is one', async () => {
    const { say, audited } = setUp();

    expect(await say('stop:nobody')).toContain('There is no board `nobody`');
    expect(await audited()).toEqual([]);
  });

  test('not when it cannot be written down first', async () => {
    const { say, audit, boardStore } = setUp();
    await say('queue:Billing');
    audit.isAway = true;

    await expect(say('stop:aaaaaa')).rejects.toMatchObject({ code: 'redis_unavailable' });
    expect((await boardStore.list(tenant))[0]?.ending).toBeUndefined();
  });
});

test('pinning and stopping stand in the audit, intended before done', async () => {
  const { say, audited, audit } = setUp();
  await say('queue:Billing');
  await say('stop:aaaaaa');

  expect((await audited()).toReversed()).toEqual([
    'pin-board intended',
    'pin-board done',
    'stop-board intended',
    'stop-board done',
  ]);
  const [last] = await audit.recent(tenant, 1);
  expect(last).toMatchObject({ who: 'U0SAM00001', about: 'board aaaaaa in C0FLOOR001' });
});

describe('all boards', () => {
  test('are listed with channel, filter, who pinned them, until when, and what stops them', async () => {
    const { say, list } = setUp();
    await say('queue:Billing');
    await say('queue:Sales', from('C0OTHER001'));
    const said = await list();

    for (const part of [
      '*2 boards*',
      '*queue Billing* in <#C0FLOOR001>',
      'pinned by <@U0SAM00001>',
    ]) {
      expect(said).toContain(part);
    }
    expect(said).toContain('2026-11-22 17:00 UTC');
    expect(said).toContain('board stop:aaaaab');
  });

  test('can be stopped while names cannot be read', async () => {
    const { say, list, directory } = setUp();
    await say('queue:Billing');
    directory.failure = new BotError('connect_unavailable', 'away');
    const said = await list();

    expect(said).toContain('names could not be read');
    expect(said).toContain('board stop:aaaaaa');
  });

  test('are none at first', async () => {
    expect(await setUp().list()).toContain('There is no board yet');
  });
});
