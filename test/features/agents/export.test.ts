import { describe, expect, test } from '@jest/globals';
import type { Agent } from '../../../src/domain/contact-centre.ts';
import { BotError } from '../../../src/domain/errors.ts';
import { everything } from '../../../src/domain/floor-filter.ts';
import { exportRoad } from '../../../src/features/agents/export/index.ts';
import { csvText } from '../../../src/features/csv.ts';
import { isMisunderstood } from '../../../src/grammar/misunderstood.ts';
import { readWords } from '../../../src/grammar/words.ts';
import { FakeAuditLog } from '../../fakes/audit-log.ts';
import { FakeClock } from '../../fakes/clock.ts';
import { FakeConnectGateway } from '../../fakes/connect-gateway.ts';
import { FakeCurrentSettings } from '../../fakes/current-settings.ts';
import { FakeDirectory } from '../../fakes/directory.ts';
import { identityOver } from '../../fakes/identity.ts';
import { FakeListings } from '../../fakes/listings.ts';
import { FakePrivateMessages } from '../../fakes/private-messages.ts';
import { FakeSlackPeople } from '../../fakes/slack-people.ts';
import { FakeViewStore } from '../../fakes/view-store.ts';
import { anAsker } from '../../fixtures/asker.ts';
import { aContact, ago, anAgent, ids, now, someGroups, someNames } from '../../fixtures/floor.ts';

const tenant = { workspace: 'T0FLOOR001', instance: 'i-1' };
const session = aContact({ contactId: 'session', initiationMethod: 'MONITOR', queueId: undefined });

function setUp(agents: readonly Agent[]) {
  const clock = new FakeClock(now);
  const readings = new FakeConnectGateway({
    clock,
    agents,
    queuesOfProfile: new Map([[ids.profile, [ids.billing]]]),
  });
  const audit = new FakeAuditLog();
  const listings = new FakeListings();
  const directory = new FakeDirectory(someNames());
  const privateMessages = new FakePrivateMessages();
  const parts = { audit, listings, directory, privateMessages, readings, clock };
  const road = exportRoad({
    ...parts,
    viewStore: new FakeViewStore(),
    identity: identityOver({ people: new FakeSlackPeople([]), gateway: readings, clock }),
    settings: new FakeCurrentSettings(),
    instance: 'i-1',
  });
  const understand = (line: string) => {
    const words = readWords(line);
    if (words.kind === 'problem') throw new Error(words.problem);
    return road.understand(words.words, anAsker().caller);
  };
  const run = async (line: string, access: Parameters<typeof anAsker>[0] = {}) => {
    const errand = understand(line);
    if (isMisunderstood(errand)) throw new Error(errand.problem);
    const answer = await errand.run(anAsker(access));
    if (answer.kind !== 'said' || answer.seenBy !== 'asker') throw new Error('not for the asker');
    return answer.message;
  };
  const file = () => privateMessages.sent[0]?.file ?? { name: '', content: '', comment: '' };
  return { ...parts, understand, run, file, records: () => recordsIn(String(file().content)) };
}

/** The rows of a file without quoted cells, by the titles of its first row. */
function recordsIn(content: string): readonly Readonly<Record<string, string>>[] {
  const [titles = [], ...rows] = content
    .replace('\ufeff', '')
    .trimEnd()
    .split('\r\n')
    .map((row) => row.split(','));
  return rows.map((row) => Object.fromEntries(titles.map((title, at) => [title, row[at] ?? '?'])));
}

const maria = anAgent({
  hierarchy: [ids.group],
  nextStatus: 'Lunch',
  slots: new Map([['VOICE', { active: 1, available: 0, maximum: 1 }]]),
  contacts: [
    aContact({ state: 'CONNECTED_ONHOLD', onHoldSince: ago(60) }),
    aContact({ contactId: ids.chat, channel: 'CHAT', state: 'CONNECTED' }),
  ],
});

describe('the file', () => {
  test('has every field of each agent, one row for each contact', async () => {
    const { run, records } = setUp([maria]);

    await run('agent:maria');

    const agent = {
      Agent: 'Maria Lindqvist',
      Username: 'maria.lindqvist',
      'Agent id': ids.maria,
      Activity: 'on contact',
      'Activity since': '2026-11-22T08:56:00.000Z',
      Status: 'Available',
      'Status type': 'ROUTABLE',
      'Status id': ids.available,
      'Status since': '2026-11-22T08:50:00.000Z',
      'Next status': 'Lunch',
      'Routing profile': 'Tier 1',
      'Routing profile id': ids.profile,
      Team: 'East',
      'Team id': ids.group,
      'VOICE slots active': '1',
      'VOICE slots available': '0',
      'VOICE slots maximum': '1',
      'Read at': '2026-11-22T09:00:00.000Z',
    };
    const contact = {
      'How it began': 'INBOUND',
      'State since': '2026-11-22T08:56:00.000Z',
      'With the agent since': '2026-11-22T08:56:00.000Z',
      Queue: 'Billing',
      'Queue id': ids.billing,
    };
    expect(records()).toEqual([
      {
        ...agent,
        ...contact,
        'Contact id': ids.contact,
        Channel: 'VOICE',
        State: 'CONNECTED_ONHOLD',
        'On hold at least since': '2026-11-22T08:59:00.000Z',
      },
      {
        ...agent,
        ...contact,
        'Contact id': ids.chat,
        Channel: 'CHAT',
        State: 'CONNECTED',
        'On hold at least since': '',
      },
    ]);
  });

  test('says unknown for all that the service does not say, and nothing where there is nothing', async () => {
    const bare: Agent = { userId: 'u-9', hierarchy: [], slots: new Map(), contacts: [] };
    const { run, records } = setUp([
      { ...bare, routingProfileId: ids.profile, contacts: [{}] },
      { ...bare, userId: 'u-8', routingProfileId: ids.profile },
      anAgent({ slots: new Map([['VOICE', { active: 0 }]]) }),
    ]);

    await run('all sort:name');

    const [, without, with_] = records().toSorted((a, b) =>
      (a['Agent id'] ?? '') < (b['Agent id'] ?? '') ? -1 : 1,
    );
    expect(with_).toMatchObject({
      Agent: 'agent u-9',
      Username: 'unknown',
      Status: 'unknown',
      'Status type': 'unknown',
      'Status since': 'unknown',
      'Next status': '',
      Team: 'unknown',
      'VOICE slots active': 'unknown',
      'Contact id': 'unknown',
      Channel: 'unknown',
      State: 'unknown',
      Queue: 'unknown',
      'On hold at least since': '',
    });
    expect(without).toMatchObject({ 'Contact id': '', Channel: '', State: '', Queue: '' });
    expect(records().find((row) => row['Agent id'] === ids.maria)).toMatchObject({
      'VOICE slots active': '0',
      'VOICE slots available': 'unknown',
    });
  });

  test('says nothing of a channel an agent has no slots in, and keeps a channel of tomorrow', async () => {
    const { run, records } = setUp([
      anAgent({ slots: new Map([['HOLOGRAM', { active: 1, available: 1, maximum: 2 }]]) }),
      anAgent({ userId: ids.jonas }),
    ]);

    await run('all sort:name');

    expect(records()).toMatchObject([
      { Agent: 'Jonas Weber', 'HOLOGRAM slots maximum': '', 'VOICE slots maximum': '1' },
      { Agent: 'Maria Lindqvist', 'HOLOGRAM slots maximum': '2', 'VOICE slots maximum': '' },
    ]);
  });

  test('shows listening sessions to those who may see them, and to nobody else', async () => {
    const listening = anAgent({ userId: ids.sam, contacts: [session] });
    const first = setUp([listening]);
    await first.run('all', { maySeeSessions: true });
    expect(first.records()).toMatchObject([{ 'Contact id': 'session', 'How it began': 'MONITOR' }]);

    const second = setUp([listening]);
    await second.run('all', { maySeeSessions: false });
    expect(second.records()).toMatchObject([{ 'Contact id': '', Activity: 'available' }]);
    expect(second.file().content).not.toContain('MONITOR');
  });

  test('is about the view that was asked for, in its order', async () => {
    const { run, records } = setUp([
      anAgent(),
      anAgent({ userId: ids.jonas, statusSince: ago(6_000) }),
      anAgent({ userId: ids.sam, statusId: ids.lunch, statusName: 'Lunch' }),
    ]);

    await run('status:Available sort:longest');

    expect(records().map(({ Agent }) => Agent)).toEqual(['Jonas Weber', 'Maria Lindqvist']);
  });

  test('is called by the time of its data', async () => {
    const { run, file } = setUp([maria]);
    await run('all');

    expect(file().name).toBe('agents-20261122T090000Z.csv');
    expect(file().comment).toContain('Everybody*: 1 agent as of <!date^');
    expect(file().comment).toContain('Times are UTC');
  });
});

describe('cells', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'=1"],
    ['\r=1', "'=1"],
    ['\n=1', "'=1"],
    ['  =1', "'=1"],
    ['\u0000=1', "'=1"],
    ['\u202e=1', "'=1"],
    ['＝1', "'＝1"],
    ['＋1', "'＋1"],
    ['－1', "'－1"],
    ['＠A', "'＠A"],
    ['﹦1', "'﹦1"],
    ['⁺1', "'⁺1"],
    ['﹣1', "'﹣1"],
    ['﹫A', "'﹫A"],
    ['Maria = Jonas', 'Maria = Jonas'],
    ["'quoted", "'quoted"],
    ['', ''],
    ['a;=1+1;b', "a;'=1+1;b"],
    ['a;b;+1;-2', "a;b;'+1;'-2"],
    ['a;;=1', "a;;'=1"],
    ['a| @SUM(A1)', "a| '@SUM(A1)"],
    ['a\t=1', "a '=1"],
    ['a\r\n =1', "a '=1"],
    ['a\u2028=1', "a '=1"],
    ['a; \u202e\u200b=1', "a; \u200b'=1"],
    ['a;＝1|＋1;－1|＠A', "a;'＝1|'＋1;'－1|'＠A"],
    ['a;﹦1', "a;'﹦1"],
    ['=1;=1', "'=1;'=1"],
    ['a; b = c - d', 'a; b = c - d'],
    ['Team A | Team-B; x@y', 'Team A | Team-B; x@y'],
  ])('%j is written as %j', (typed, written) => {
    expect(csvText([[typed, 'x']])).toBe(`\ufeff${written},x\r\n`);
  });

  test('that a semicolon splits inside quotation marks begin no formula either', () => {
    expect(csvText([['x', 'a;"=1+1;b']])).toBe('\ufeffx,"a;""\'=1+1;b"\r\n');
  });

  test('keep commas, quotation marks and foreign letters, and no line breaks', () => {
    expect(csvText([['Weber, "Jo"', 'יעל\nכהן', 5, -5, 0, undefined, new Date(0)]])).toBe(
      '\ufeff"Weber, ""Jo""",יעל כהן,5,-5,0,unknown,1970-01-01T00:00:00.000Z\r\n',
    );
  });

  test('of an agent with a hostile name stay text', async () => {
    const { run, file, directory } = setUp([anAgent()]);
    const users = new Map([[ids.maria, { username: '@evil', firstName: '=cmd|x!A1' }]]);
    directory.current = someNames({ users });

    await run('all');

    expect(file().content).toContain("\r\n'=cmd|x!A1,'@evil,");
  });
});

describe('an export', () => {
  test('needs the right to export', () => {
    expect(setUp([]).understand('queue:Billing')).toMatchObject({
      needs: { kind: 'export-agents' },
    });
  });

  test('goes to whoever asked alone, who is told how many and how old', async () => {
    const { run, clock, readings, privateMessages } = setUp([
      maria,
      anAgent({ userId: ids.jonas }),
    ]);
    const original = readings.readAgents.bind(readings);
    readings.readAgents = async (...asked) => {
      const reading = await original(...asked);
      clock.advance(7);
      return reading;
    };

    const { text } = await run('all');

    expect(privateMessages.sent).toMatchObject([{ workspace: 'T0FLOOR001', userId: 'U0SAM00001' }]);
    expect(text).toContain('*2 agents* as a file, in your direct message');
    expect(text).toContain('Read 7 s ago.');
    expect(text).not.toContain('Maria');
  });

  test('is written down before and after', async () => {
    const { run, audit } = setUp([maria]);

    await run('agent:maria');

    const entry = {
      at: now,
      who: 'U0SAM00001',
      act: 'export-agents',
      about: `1 agent: agent:${ids.maria}`,
    };
    expect(await audit.recent(tenant, 9)).toEqual([
      { ...entry, outcome: 'done' },
      { ...entry, outcome: 'intended' },
    ]);
  });

  test('that cannot be written down is not sent', async () => {
    const { run, audit, privateMessages } = setUp([maria]);
    audit.isAway = true;

    await expect(run('all')).rejects.toMatchObject({ code: 'redis_unavailable' });
    expect(privateMessages.sent).toEqual([]);
  });

  test('that Slack refuses is written down as failed', async () => {
    const { run, audit, privateMessages } = setUp([maria]);
    privateMessages.failure = new BotError('slack_denied', 'files.getUploadURLExternal');

    await expect(run('all')).rejects.toMatchObject({ code: 'slack_denied' });
    expect(await audit.recent(tenant, 1)).toMatchObject([{ outcome: 'failed' }]);
  });

  test('of nobody is no file', async () => {
    const { run, audit, privateMessages } = setUp([]);

    expect((await run('all')).text).toContain('nobody fits, so there is no file');
    expect(privateMessages.sent).toEqual([]);
    expect(await audit.recent(tenant, 1)).toEqual([]);
  });

  test('says when not everybody was read', async () => {
    const { run, file, readings } = setUp([maria]);
    readings.data.isTruncated = true;

    const message = await run('all');

    expect(JSON.stringify(message.blocks)).toContain('Not everybody was read');
    expect(file().comment).toContain('Not everybody was read');
  });

  test('of a filter too long for a button goes by the id it is kept under', async () => {
    const { run, listings, records } = setUp([maria, anAgent({ userId: ids.jonas })]);
    const filter = { ...everything, agentIds: [ids.jonas] };
    const listing = { filter, order: [] };
    await listings.keep(tenant, 'k3x9bd', { listing, now, forSeconds: 900 });

    await run('listing:k3x9bd');

    expect(records()).toMatchObject([{ Agent: 'Jonas Weber' }]);
  });

  test('of a name that leads nowhere offers the names that export', async () => {
    const { run, privateMessages } = setUp([maria]);

    const message = await run('queue:Biling');

    expect(JSON.stringify(message.blocks)).toContain(`export queue:\\"${ids.billing}\\"`);
    expect(privateMessages.sent).toEqual([]);
  });
});

test('a group of queues goes into the comment with its size; one that leads to nothing sends nothing', async () => {
  const { run, file, directory, privateMessages } = setUp([anAgent()]);
  directory.current = someNames({ queueGroups: someGroups({ none: ['gone'] }) });

  expect((await run('group:none')).text).toContain('Group none holds no queue');
  expect(privateMessages.sent).toEqual([]);

  await run('group:emea agent:maria');
  expect(file().comment).toContain('*group emea (2 queues), Maria Lindqvist*');
  expect(file().comment).toContain(
    '1 queue of the group is gone from Amazon Connect and left out.',
  );
});
