import { describe, expect, test } from '@jest/globals';
import type { Agent, Names } from '../../../src/domain/contact-centre.ts';
import { BotError } from '../../../src/domain/errors.ts';
import { everything } from '../../../src/domain/floor-filter.ts';
import { defaultLimits } from '../../../src/domain/settings.ts';
import { parseAgents, parsePage } from '../../../src/features/agents/intent.ts';
import { type ListReport, listAgents } from '../../../src/features/agents/list-agents.ts';
import type { Asker } from '../../../src/features/answer.ts';
import { isMisunderstood } from '../../../src/grammar/misunderstood.ts';
import { readWords } from '../../../src/grammar/words.ts';
import type { Progress } from '../../../src/ports/connect.ts';
import { FakeClock } from '../../fakes/clock.ts';
import { FakeConnectGateway } from '../../fakes/connect-gateway.ts';
import { FakeCurrentSettings } from '../../fakes/current-settings.ts';
import { FakeDirectory } from '../../fakes/directory.ts';
import { identityOver } from '../../fakes/identity.ts';
import { FakeIds } from '../../fakes/ids.ts';
import { FakeListenSessions } from '../../fakes/listen-sessions.ts';
import { FakeListings } from '../../fakes/listings.ts';
import { aPerson, FakeSlackPeople } from '../../fakes/slack-people.ts';
import { FakeViewStore } from '../../fakes/view-store.ts';
import { anAsker } from '../../fixtures/asker.ts';
import { aContact, ago, anAgent, ids, now, someGroups, someNames } from '../../fixtures/floor.ts';

const instance = 'i-1';
const listening = anAgent({
  userId: ids.sam,
  contacts: [aContact({ initiationMethod: 'MONITOR', contactId: ids.chat })],
});

function setUp(agents: readonly Agent[], names: Names = someNames()) {
  const clock = new FakeClock(now);
  const queuesOfProfile = new Map([[ids.profile, [ids.billing]]]);
  const gateway = new FakeConnectGateway({ clock, agents, queuesOfProfile });
  const people = new FakeSlackPeople([
    aPerson(),
    aPerson({ userId: 'U0GUS00001', email: 'gus@harbour.test' }),
  ]);
  const listings = new FakeListings();
  const settings = new FakeCurrentSettings();
  const viewStore = new FakeViewStore();
  const listenSessions = new FakeListenSessions();
  const ports = {
    gateway,
    readings: gateway,
    directory: new FakeDirectory(names),
    identity: identityOver({ people, gateway, clock }),
    people,
    listings,
    settings,
    viewStore,
    listenSessions,
    ids: new FakeIds(),
    clock,
    instance,
  };
  const ask = (text: string, asker: Asker = anAsker()) => {
    const read = readWords(text);
    if (read.kind === 'problem') throw new Error(read.problem);
    const isPage = text.startsWith('page ');
    const intent = isPage ? parsePage(read.words.slice(1)) : parseAgents(read.words);
    if (isMisunderstood(intent)) throw new Error(intent.problem);
    return listAgents(ports, intent, asker);
  };
  const list = async (text: string, asker?: Asker): Promise<ListReport> => {
    const report = await ask(text, asker);
    if (report.kind !== 'list') throw new Error(report.kind);
    return report;
  };
  return { clock, gateway, listings, settings, viewStore, ask, list };
}

const many = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) =>
    anAgent({ userId: `a-${String(from + index).padStart(4, '0')}` }),
  );
const idsOf = ({ page }: ListReport) => page.lines.map((line) => line.agent.userId);
const administrator = anAsker({ isAdministrator: true });

test.each([
  ['queue:Biling sort:longest share', `queue:"${ids.billing}" sort:longest share`],
  ['queue:Biling state:missed', `queue:"${ids.billing}" state:missed`],
])('a near name chosen for “%s” asks “%s”', async (text, line) => {
  const report = await setUp([]).ask(text);
  if (report.kind !== 'name-trouble') throw new Error(report.kind);

  expect(report.again.textFor({ id: ids.billing, name: 'Billing' })).toBe(line);
});

describe('which part of the floor', () => {
  test('nothing typed is my view, read once', async () => {
    const { gateway, list } = setUp([anAgent()]);

    const { report, line, again, listingId } = await list('');

    expect(report.view).toMatchObject({ source: 'everything', filter: everything });
    expect({ line, again, listingId }).toEqual({ line: 'all', again: '', listingId: undefined });
    expect(gateway.asked).toMatchObject([{ method: 'readAgents', priority: 'command' }]);
  });

  test('a saved view is asked for again as mine, and named in full for other buttons', async () => {
    const { viewStore, list } = setUp([anAgent()]);
    const { caller } = anAsker();
    const owner = { kind: 'person', userId: caller.userId } as const;
    const filter = { ...everything, queueIds: [ids.billing] };
    await viewStore.save({ workspace: caller.workspace, instance }, owner, filter);

    expect(await list('')).toMatchObject({
      report: { view: { source: 'saved' } },
      line: `queue:${ids.billing}`,
      again: 'sort:urgency',
    });
  });

  test('a queue is asked for by name, and again by id', async () => {
    const { list } = setUp([anAgent()]);

    expect(await list('billing sort:name')).toMatchObject({
      line: `queue:${ids.billing} sort:name`,
      again: `queue:${ids.billing} sort:name`,
      page: { lines: [{ name: 'Maria Lindqvist' }] },
    });
  });

  test('a name that leads nowhere comes back with what is near, and nothing is read', async () => {
    const { gateway, ask } = setUp([anAgent()]);

    expect(await ask('queue:Biling')).toMatchObject({ kind: 'name-trouble', what: 'queue' });
    expect(gateway.asked).toEqual([]);
  });

  test('a mention of somebody who is not linked comes back', async () => {
    expect(await setUp([]).ask('<@U0GUS00001>')).toEqual({
      kind: 'mention-trouble',
      slackUserId: 'U0GUS00001',
    });
  });

  test('cannot ask for everybody when routing profiles were never read', async () => {
    const names = someNames({ routingProfiles: new Map(), missing: ['routingProfiles'] });

    await expect(setUp([anAgent()], names).ask('all')).rejects.toMatchObject({
      code: 'connect_list_unread',
    });
  });

  test('tells how far a long reading is', async () => {
    const told: Progress[] = [];
    const asker = { ...anAsker(), onProgress: (progress: Progress) => void told.push(progress) };

    await setUp([anAgent()]).ask('all', asker);

    expect(told).toEqual([{ agentsRead: 1, ofAbout: 1 }]);
  });
});

describe('exactly one agent', () => {
  test.each(['maria', `agent:${ids.maria}`, 'agent:"Maria Lindqvist" sort:name'])(
    '%s is a card',
    async (text) => {
      expect(await setUp([anAgent()]).ask(text)).toMatchObject({
        kind: 'one-agent',
        card: { userId: ids.maria, name: 'Maria Lindqvist' },
        isShareRefused: false,
      });
    },
  );

  test.each(['agent:maria,jonas', 'agent:maria state:missed', 'queue:Billing agent:maria'])(
    '%s is a list',
    async (text) => {
      expect(await setUp([anAgent()]).ask(text)).toMatchObject({ kind: 'list' });
    },
  );

  test('is shared only where names are, and then as a list, never as a card', async () => {
    const asker = anAsker();

    expect(await setUp([anAgent()]).ask('maria share', asker)).toMatchObject({
      kind: 'one-agent',
      isShareRefused: true,
    });
    expect(await setUp([anAgent()]).ask('maria state:missed share', asker)).toMatchObject({
      kind: 'list',
      sharing: 'not-named-agents',
    });
    const allowed = anAsker({ namesForOthers: true });
    expect(await setUp([anAgent()]).ask('maria share', allowed)).toMatchObject({
      kind: 'list',
      sharing: 'yes',
    });
  });
});

describe('while the memory is away', () => {
  test.each(['settings-last-known', 'defaults'] as const)(
    'the answer says where its limits are from: %s',
    async (limitsFrom) => {
      const { list, settings } = setUp([anAgent()]);
      settings.isStale = limitsFrom === 'settings-last-known';
      if (limitsFrom === 'defaults') settings.failure = new BotError('redis_unavailable', 'away');

      expect((await list('all')).limitsFrom).toBe(limitsFrom);
    },
  );
});

describe('for others to see', () => {
  test.each<[string, Partial<Asker['access']>, string]>([
    ['Billing', {}, 'no'],
    ['Billing share', {}, 'yes'],
    ['all share', {}, 'yes'],
    ['agent:maria,jonas share', {}, 'not-named-agents'],
    ['agent:maria,jonas share', { namesForOthers: true }, 'yes'],
    ['Billing share', { answerAlone: true }, 'unknown-readers'],
  ])('%s %j: %s', async (text, access, sharing) => {
    expect((await setUp([anAgent()]).list(text, anAsker(access))).sharing).toBe(sharing);
  });

  test('nobody listens to anybody, whatever the asker may see', async () => {
    const { list } = setUp([listening]);

    expect((await list('all')).report.lines[0]?.activity.kind).toBe('monitoring');
    expect((await list('all share')).report.lines[0]?.activity.kind).toBe('available');
    const blind = anAsker({ maySeeSessions: false });
    expect((await list('all', blind)).report.lines[0]?.activity.kind).toBe('available');
  });

  test('no list is kept: a post has no pages', async () => {
    const { list } = setUp(many(60));

    expect(await list('all share')).toMatchObject({ listingId: undefined, page: { count: 2 } });
  });
});

describe('limits', () => {
  const onHold = anAgent({
    contacts: [aContact({ state: 'CONNECTED_ONHOLD', onHoldSince: ago(100) })],
  });

  test('are those that administrators set', async () => {
    const { settings, list } = setUp([onHold]);
    expect((await list('all')).report.problems).toEqual([]);

    const hold = { byChannel: {}, otherwise: 60 };
    settings.settings = { ...settings.settings, limits: { ...defaultLimits, hold } };

    expect((await list('all')).report.problems).toMatchObject([{ problem: { kind: 'hold' } }]);
  });

  test('are our own while nobody can read them, which an administrator may meet', async () => {
    const { settings, list } = setUp([{ ...onHold, contacts: [aContact({ state: 'MISSED' })] }]);
    settings.failure = new BotError('redis_unavailable', 'away');

    expect((await list('all', administrator)).report.problems).toHaveLength(1);
  });
});

describe('pages', () => {
  test('fifty agents need none, and nothing is kept', async () => {
    const { listings, list } = setUp(many(50));
    listings.isAway = true;

    expect(await list('all')).toMatchObject({
      listingId: undefined,
      page: { number: 1, count: 1 },
    });
  });

  test('are turned by an id, each asking for its own again', async () => {
    const { list } = setUp(many(120));

    expect(await list('all')).toMatchObject({ listingId: 'aaaaaa', page: { number: 1, count: 3 } });
    expect(await list('page listing:aaaaaa page:3')).toMatchObject({
      listingId: 'aaaaaa',
      page: { number: 3, count: 3 },
      line: 'all',
      again: 'page listing:aaaaaa page:3 all',
    });
  });

  test('keep their people while agents come and go', async () => {
    const { gateway, list } = setUp(many(120));
    const first = idsOf(await list('all'));

    gateway.data.agents = [...many(117, 3), ...many(5, 900)];
    const second = idsOf(await list('page listing:aaaaaa page:2'));
    gateway.data.agents = [...many(117, 3), ...many(7, 898)];
    const third = idsOf(await list('page listing:aaaaaa page:3'));

    const all = [...first, ...second, ...third];
    expect(new Set(all).size).toBe(all.length);
    expect(all).toEqual(expect.arrayContaining(many(120).map((agent) => agent.userId)));
    // Those who came first stand first, though the two who came last sort before them.
    expect(third.slice(20)).toEqual([
      'a-0900',
      'a-0901',
      'a-0902',
      'a-0903',
      'a-0904',
      'a-0898',
      'a-0899',
    ]);
  });

  test('last fifteen minutes from the last time one was turned', async () => {
    const { clock, ask } = setUp(many(60));
    await ask('all');

    clock.advance(899);
    expect(await ask('page listing:aaaaaa page:2')).toMatchObject({ kind: 'list' });
    clock.advance(899);
    expect(await ask('page listing:aaaaaa page:1')).toMatchObject({ kind: 'list' });
    clock.advance(900);
    expect(await ask('page listing:aaaaaa page:1')).toEqual({ kind: 'listing-over', again: '' });
    expect(await ask('page listing:aaaaaa page:1 all sort:"name"')).toEqual({
      kind: 'listing-over',
      again: 'all sort:"name"',
    });
  });

  test('of a list that never was are over, and nothing is read', async () => {
    const { gateway, ask } = setUp(many(60));

    expect(await ask('page listing:zzzzzz page:2')).toEqual({ kind: 'listing-over', again: '' });
    expect(gateway.asked).toEqual([]);
  });

  test('beyond the end are the last', async () => {
    const { list } = setUp(many(60));
    await list('all');

    expect((await list('page listing:aaaaaa page:77')).page).toMatchObject({ number: 2, count: 2 });
  });

  test('cannot be turned while Redis is away, which keeps nobody from the answer', async () => {
    const { listings, ask, list } = setUp(many(60));
    listings.isAway = true;

    const report = await list('all');

    expect(report).toMatchObject({ listingId: undefined, page: { count: 2 }, line: 'all' });
    expect(report.page.lines).toHaveLength(50);
    await expect(ask('page listing:aaaaaa page:2')).rejects.toMatchObject({
      code: 'redis_unavailable',
    });
  });

  test('are still turned when the newcomers cannot be written down', async () => {
    const { listings, list } = setUp(many(60));
    await list('all');
    listings.keep = async () => {
      throw new BotError('redis_unavailable', 'away');
    };

    expect((await list('page listing:aaaaaa page:2')).page.lines).toHaveLength(10);
  });
});

describe('a filter too long for a button', () => {
  const queues = Array.from(
    { length: 60 },
    (_, index) =>
      [`10000000-0000-4000-8000-${String(index).padStart(12, '0')}`, `Queue ${index}`] as const,
  );
  const names = someNames({ queues: new Map(queues) });
  const text = `queue:${queues.map(([id]) => id).join(',')}`;

  test('is kept, and asked for by its id', async () => {
    const { list } = setUp([anAgent()], names);

    expect(await list(text)).toMatchObject({
      line: 'listing:aaaaaa',
      again: 'listing:aaaaaa',
      listingId: undefined,
    });
    expect(await list('listing:aaaaaa')).toMatchObject({
      report: { view: { source: 'asked', filter: { queueIds: queues.map(([id]) => id) } } },
      page: { number: 1 },
    });
  });

  test('is nothing to press while Redis is away', async () => {
    const { listings, list } = setUp([anAgent()], names);
    listings.isAway = true;

    expect(await list(text)).toMatchObject({ line: undefined, again: undefined });
  });
});

describe('a group of queues', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => `q-${index}`);
  const names = someNames({
    queues: new Map([...someNames().queues, ...hundred.map((id): [string, string] => [id, id])]),
    queueGroups: someGroups({ big: [...hundred, ids.sales], none: ['gone'] }),
  });

  test('is asked for as its queues are now, and again by its name', async () => {
    const { gateway, list } = setUp([anAgent()], names);

    expect(await list('group:emea')).toMatchObject({ line: 'group:emea', again: 'group:emea' });
    expect(gateway.asked).toMatchObject([
      { about: { kind: 'queues', ids: [ids.billing, ids.sales] } },
    ]);
  });

  test.each([
    ['group:big', 'too-many-queues'],
    ['group:none', 'no-queues'],
  ])('%s is refused before any call', async (text, why) => {
    const { gateway, ask } = setUp([anAgent()], names);

    expect(await ask(text)).toMatchObject({ kind: 'group-trouble', why });
    expect(gateway.asked).toEqual([]);
  });

  test('of one agent and a group is a list, no card', async () => {
    const { ask } = setUp([anAgent()], names);

    expect(await ask('agent:maria group:emea')).toMatchObject({ kind: 'list' });
  });

  test('that lost its queues while pages were turned is said to have', async () => {
    const { listings, gateway, ask } = setUp([anAgent()], names);
    const filter = { ...everything, groups: ['none'] };
    const entry = { listing: { filter, order: [] }, now, forSeconds: 900 };
    await listings.keep({ workspace: 'T0FLOOR001', instance }, 'k3x9bd', entry);

    expect(await ask('page listing:k3x9bd page:1')).toMatchObject({ kind: 'group-trouble' });
    expect(await ask('listing:k3x9bd')).toMatchObject({ kind: 'group-trouble' });
    expect(gateway.asked).toEqual([]);
  });
});
