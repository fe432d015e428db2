import { describe, expect, test } from '@jest/globals';
import { everything } from '../../src/domain/floor-filter.ts';
import { parseFilter } from '../../src/floor/filter-request.ts';
import { resolveFilter } from '../../src/floor/resolve-filter.ts';
import { readWords } from '../../src/grammar/words.ts';
import { ids, someGroups, someNames } from '../fixtures/floor.ts';
import { anIdentity, lookupIn } from './lookup.ts';

async function resolve(text: string, names = someNames()) {
  const read = readWords(text);
  const request = read.kind === 'words' ? parseFilter(read.words) : read;
  if (request.kind !== 'asked') throw new Error(`no filter: ${text}`);
  return resolveFilter(anIdentity(), lookupIn(names), request.asked, request.sort, 'agents');
}

async function filterFor(text: string, names = someNames()) {
  const outcome = await resolve(text, names);
  return outcome.kind === 'filter' ? outcome.filter : outcome;
}

describe('names become ids', () => {
  test.each([
    ['queue:billing', { queueIds: [ids.billing] }],
    ['queue:Tech Support, Sales', { queueIds: [ids.techSupport, ids.sales] }],
    [`queue:${ids.billing},Billing`, { queueIds: [ids.billing] }],
    [`queue:arn:aws:connect:eu:1:instance/i/queue/${ids.sales}`, { queueIds: [ids.sales] }],
    [`queue:${ids.hostileQueue}`, { queueIds: [ids.hostileQueue] }],
    ['profile:"Tier 1"', { profileIds: [ids.profile] }],
    ['profile:tier 1', { profileIds: [ids.profile] }],
    ['team:east', { teamId: ids.group }],
    ['agent:maria,jonas', { agentIds: [ids.maria, ids.jonas] }],
    ['agent:<@U0MAR00001>', { agentIds: [ids.maria] }],
    ['<@U0MAR00001> state:missed', { agentIds: [ids.maria], states: ['MISSED'] }],
    ['agent:יעל כהן', { agentIds: [ids.rtl] }],
    ['maria, Billing', { queueIds: [ids.billing], agentIds: [ids.maria] }],
    ['"Tech Support" sam.okafor', { queueIds: [ids.techSupport], agentIds: [ids.sam] }],
    ['status:lunch', { statusIds: [ids.lunch] }],
    // Connect always has a status called Offline: that one is meant before the type.
    ['status:offline', { statusIds: [ids.offline] }],
    ['status:offline-type', { statusTypes: ['OFFLINE'] }],
    ['status:custom, routable', { statusTypes: ['CUSTOM', 'ROUTABLE'] }],
    ['channel:voice sort:name', { channels: ['VOICE'], sort: 'name' }],
  ])('%s', async (text, part) => {
    expect(await filterFor(text)).toEqual({ ...everything, ...part });
  });

  test('a type is not shadowed by a status that only begins like it', async () => {
    const statuses = new Map([['s-1', { name: 'Custom break', type: 'CUSTOM' }]]);

    expect(await filterFor('status:custom', someNames({ statuses }))).toMatchObject({
      statusIds: [],
      statusTypes: ['CUSTOM'],
    });
  });
});

describe('a name that leads nowhere', () => {
  test.each([
    ['queue:Biling', 'queue', 'unknown'],
    ['profile:Tier 2', 'routing profile', 'unknown'],
    ['team:West', 'team', 'unknown'],
    ['agent:xyzzy', 'agent', 'unknown'],
    ['status:siesta', 'status', 'unknown'],
    ['😀', 'queue or agent', 'unknown'],
    ['queue:Billing all', 'queue', 'left-over'],
    ['status:Lunch please', 'status', 'left-over'],
  ])('%s comes back as trouble with a %s (%s)', async (text, what, kind) => {
    expect(await resolve(text)).toMatchObject({ kind: 'name-trouble', what, match: { kind } });
  });

  test.each([
    `queue:arn:aws:connect:eu:1:instance/i/routing-profile/${ids.billing}`,
    `team:arn:aws:connect:eu:1:instance/i/agent/${ids.group}`,
    `agent:arn:aws:connect:eu:1:instance/i/queue/${ids.maria}`,
    `profile:arn:aws:connect:eu:1:instance/i/agent-state/${ids.profile}`,
    `status:arn:aws:connect:eu:1:instance/i/agent-group/${ids.lunch}`,
  ])('%s is an ARN of something else', async (text) => {
    expect(await resolve(text)).toMatchObject({ kind: 'name-trouble' });
  });

  test('asks again for the whole filter with the choice in its place', async () => {
    const trouble = await resolve(
      'queue:Sales,Biling agent:<@U0MAR00001> state:missed "Tech Support"',
    );
    if (trouble.kind !== 'name-trouble') throw new Error(trouble.kind);

    const line = trouble.again.textFor({ id: ids.billing, name: 'Billing' });

    expect(line).toBe(
      `queue:"Sales","${ids.billing}" agent:<@U0MAR00001> state:missed "Tech Support"`,
    );
    expect(await filterFor(line)).toEqual({
      ...everything,
      queueIds: [ids.sales, ids.billing, ids.techSupport],
      agentIds: [ids.maria],
      states: ['MISSED'],
    });
  });

  test('keeps the order that was asked for', async () => {
    const trouble = await resolve('queue:Biling sort:longest "Tech Support"');
    if (trouble.kind !== 'name-trouble') throw new Error(trouble.kind);

    const line = trouble.again.textFor({ id: ids.billing, name: 'Billing' });

    expect(line).toBe(`queue:"${ids.billing}" sort:longest "Tech Support"`);
    expect(await filterFor(line)).toMatchObject({
      queueIds: [ids.billing, ids.techSupport],
      sort: 'longest',
    });
  });

  test('puts a choice for a name without a key under its key', async () => {
    const trouble = await resolve('channel:voice "mariah lindqist"');
    if (trouble.kind !== 'name-trouble') throw new Error(trouble.kind);

    expect(trouble.again.textFor({ id: ids.maria, name: 'Maria Lindqvist' })).toBe(
      `agent:"${ids.maria}" channel:voice`,
    );
    expect(trouble.again.textFor({ id: ids.billing, name: 'Billing' })).toBe(
      `queue:"${ids.billing}" channel:voice`,
    );
  });

  test('of a mention is told as such', async () => {
    expect(await resolve('agent:<@U0GUS00001>')).toEqual({
      kind: 'mention-trouble',
      slackUserId: 'U0GUS00001',
    });
  });
});

describe('a group of queues', () => {
  const names = someNames({ queueGroups: someGroups({ constructor: [ids.billing] }) });

  test.each([
    ['group:emea', { groups: ['emea'] }],
    ['group:EMEA,apac', { groups: ['emea', 'apac'] }],
    ['group:em', { groups: ['emea'] }],
    ['group:constructor', { groups: ['constructor'] }],
    [
      'group:emea queue:Sales channel:chat',
      { groups: ['emea'], queueIds: [ids.sales], channels: ['CHAT'] },
    ],
  ])('stays a name: %s', async (text, part) => {
    expect(await filterFor(text, names)).toEqual({ ...everything, ...part });
  });

  test('that is not set comes back with those that are near', async () => {
    const trouble = await resolve('channel:voice group:emae "Sales"', names);
    if (trouble.kind !== 'name-trouble') throw new Error(trouble.kind);

    expect(trouble).toMatchObject({
      what: 'group of queues',
      match: { kind: 'unknown', near: [{ name: 'emea' }] },
    });
    expect(trouble.again.textFor({ id: 'emea', name: 'emea' })).toBe(
      'group:"emea" channel:voice "Sales"',
    );
  });

  test.each(['group:tostring', 'group:__proto__', 'group:R&amp;D', 'group:"<!channel>"'])(
    '%s is none',
    async (text) => {
      expect(await resolve(text, names)).toMatchObject({ what: 'group of queues' });
    },
  );

  test('is not denied where groups could not be read', async () => {
    await expect(resolve('group:emea')).rejects.toMatchObject({ code: 'groups_unread' });
  });

  test('is no queue that can be named without its key', async () => {
    expect(await resolve('emea', names)).toMatchObject({ what: 'queue or agent' });
  });
});

describe('where names were never read', () => {
  const blind = someNames({ queues: new Map(), users: new Map(), missing: ['queues', 'users'] });

  test.each([
    [`queue:${ids.billing}`, { queueIds: [ids.billing] }],
    [`agent:arn:aws:connect:eu:1:instance/i/agent/${ids.maria}`, { agentIds: [ids.maria] }],
  ])('an id is taken as it is: %s', async (text, part) => {
    expect(await filterFor(text, blind)).toMatchObject(part);
  });

  test.each(['queue:Billing', 'maria', ids.maria])(
    'nobody says that there is no %s',
    async (text) => {
      await expect(resolve(text, blind)).rejects.toMatchObject({ code: 'connect_list_unread' });
    },
  );

  test('an ARN of another kind is no id', async () => {
    const text = `queue:arn:aws:connect:eu:1:instance/i/routing-profile/${ids.billing}`;

    await expect(resolve(text, blind)).rejects.toMatchObject({ code: 'connect_list_unread' });
  });

  test('an id of a kind that was read and is not there is unknown', async () => {
    expect(await resolve(`profile:${ids.billing}`, blind)).toMatchObject({ kind: 'name-trouble' });
  });
});
