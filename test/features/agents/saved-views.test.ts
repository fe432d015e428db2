import { describe, expect, test } from '@jest/globals';
import { BotError } from '../../../src/domain/errors.ts';
import { everything, type FloorFilter } from '../../../src/domain/floor-filter.ts';
import { savedViewRoads } from '../../../src/features/agents/saved-views/index.ts';
import {
  parseForget,
  parseSave,
  type SavedFor,
} from '../../../src/features/agents/saved-views/intent.ts';
import type { Asker } from '../../../src/features/answer.ts';
import { isMisunderstood } from '../../../src/grammar/misunderstood.ts';
import { readWords } from '../../../src/grammar/words.ts';
import { FakeAuditLog } from '../../fakes/audit-log.ts';
import { FakeClock } from '../../fakes/clock.ts';
import { FakeConnectGateway } from '../../fakes/connect-gateway.ts';
import { FakeDirectory } from '../../fakes/directory.ts';
import { identityOver } from '../../fakes/identity.ts';
import { FakeIds } from '../../fakes/ids.ts';
import { FakeListings } from '../../fakes/listings.ts';
import { FakeSlackPeople } from '../../fakes/slack-people.ts';
import { FakeViewStore } from '../../fakes/view-store.ts';
import { anAsker } from '../../fixtures/asker.ts';
import { ids, now, someNames } from '../../fixtures/floor.ts';

const tenant = { workspace: 'T0FLOOR001', instance: 'i-1' };
const me = { kind: 'person', userId: 'U0SAM00001' } as const;
const here = { kind: 'channel', channelId: 'C0FLOOR001' } as const;
const billing: FloorFilter = { ...everything, queueIds: [ids.billing] };
const sales: FloorFilter = { ...everything, queueIds: [ids.sales] };
const east: FloorFilter = { ...everything, teamId: ids.group };

function wordsOf(line: string) {
  const words = readWords(line);
  if (words.kind === 'problem') throw new Error(words.problem);
  return words.words;
}

function setUp() {
  const clock = new FakeClock(now);
  const gateway = new FakeConnectGateway({ clock });
  const viewStore = new FakeViewStore();
  const audit = new FakeAuditLog();
  const listings = new FakeListings();
  const directory = new FakeDirectory(someNames());
  const identity = identityOver({ people: new FakeSlackPeople([]), gateway, clock });
  const parts = { viewStore, audit, listings, directory, identity, clock, ids: new FakeIds() };
  const roads = savedViewRoads({ ...parts, instance: 'i-1' });
  /** Runs a line as if the gate had let it pass; the message. */
  const say = async (line: string, asker: Asker = anAsker()) => {
    const [first, ...rest] = wordsOf(line);
    const word = first?.kind === 'word' ? first.text : '';
    const road = word === 'save' ? roads.save : roads.forget;
    const errand = road.understand(rest, asker.caller);
    if (isMisunderstood(errand)) throw new Error(errand.problem);
    const answer = await errand.run(asker);
    if (answer.kind !== 'said' || answer.seenBy !== 'asker') throw new Error('not for the asker');
    return { text: answer.message.text, lines: buttonsIn(answer.message) };
  };
  const find = (owner: typeof me | typeof here) => viewStore.find(tenant, owner);
  return { ...parts, say, find };
}

/** Label → line of every button. */
function buttonsIn(message: object): Readonly<Record<string, string>> {
  const buttons: [string, string][] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) walk(one);
    else if (typeof value === 'object' && value !== null) {
      if ('type' in value && value.type === 'button' && 'value' in value && 'text' in value) {
        const { text } = value;
        const label = typeof text === 'object' && text !== null && 'text' in text ? text.text : '';
        buttons.push([String(label), String(value.value)]);
      }
      for (const one of Object.values(value)) walk(one);
    }
  };
  walk(message);
  return Object.fromEntries(buttons);
}

describe('a line that saves', () => {
  test.each<[string, SavedFor, string]>([
    ['', 'me', 'mine'],
    ['sort:longest', 'me', 'mine'],
    ['all', 'me', 'all'],
    ['queue:Billing', 'me', 'asked'],
    ['queue:Billing for me', 'me', 'asked'],
    ['queue:Tech Support for channel', 'channel', 'asked'],
    ['FOR Channel', 'channel', 'mine'],
    // A name is a name where it is quoted.
    ['queue:"Calls for channel"', 'me', 'asked'],
    ['"for channel"', 'me', 'asked'],
    ['for "channel"', 'me', 'asked'],
    ['channel', 'me', 'asked'],
  ])('%j is for %s: %s', (line, savedFor, kind) => {
    expect(parseSave(wordsOf(line))).toMatchObject({
      kind: 'save',
      savedFor,
      asked: { kind: 'floor', request: { kind } },
    });
  });

  test('may name a filter that was kept', () => {
    expect(parseSave(wordsOf('listing:k3x9bd for channel'))).toEqual({
      kind: 'save',
      savedFor: 'channel',
      asked: { kind: 'kept', listingId: 'k3x9bd' },
    });
  });

  test.each([
    ['colour:red', 'colour:'],
    ['queue:Billing for <#C0OTHER001|other>', 'from that channel'],
  ])('%j is not understood, in a sentence', (line, part) => {
    expect(parseSave(wordsOf(line))).toEqual({
      kind: 'misunderstood',
      problem: expect.stringContaining(part),
    });
  });
});

describe('a line that forgets', () => {
  test.each<[string, SavedFor]>([
    ['', 'me'],
    ['for me', 'me'],
    ['for channel', 'channel'],
  ])('%j', (line, savedFor) => {
    expect(parseForget(wordsOf(line))).toEqual({ kind: 'forget', savedFor });
  });

  test('takes no filter', () => {
    expect(parseForget(wordsOf('queue:Billing'))).toMatchObject({ kind: 'misunderstood' });
  });
});

describe('whose view may be saved', () => {
  test.each([
    ['save queue:Billing', 'see-agents'],
    ['save queue:Billing for channel', 'change-settings'],
    ['forget', 'see-agents'],
    ['forget for channel', 'change-settings'],
  ])('%s needs %s', (line, kind) => {
    const roads = savedViewRoads({ ...setUp(), instance: 'i-1' });
    const [first, ...rest] = wordsOf(line);
    const road = first?.kind === 'word' && first.text === 'save' ? roads.save : roads.forget;

    expect(road.understand(rest, anAsker().caller)).toMatchObject({ needs: { kind } });
  });
});

describe('my view', () => {
  test('is saved as it was typed, and told in words', async () => {
    const { say, find, audit } = setUp();

    const answer = await say('save queue:bill state:on-hold sort:longest');

    expect(await find(me)).toEqual({ ...billing, states: ['CONNECTED_ONHOLD'], sort: 'longest' });
    expect(answer.text).toContain('Saved as your view: *queue Billing, on hold, longest first*.');
    expect(answer.text).toContain('Before there was none.');
    expect(answer.lines).toEqual({ 'Show it': '', Undo: 'forget' });
    expect(await audit.recent(tenant, 9)).toEqual([]);
  });

  test('is what is shown now when nothing is typed', async () => {
    const { say, find, viewStore } = setUp();
    const link = { connectUserId: 'c-sam', username: 'sam', securityProfileIds: [] };
    await say('save', anAsker({ link: { ...link, hierarchyGroupId: ids.group } }));
    expect(await find(me)).toEqual(east);

    await viewStore.remove(tenant, me);
    await viewStore.save(tenant, here, billing);
    await say('save');
    expect(await find(me)).toEqual(billing);

    await viewStore.remove(tenant, me);
    await viewStore.remove(tenant, here);
    expect((await say('save')).text).toContain('*everybody*');
    expect(await find(me)).toEqual(everything);
  });

  test('can be undone: back to what it was', async () => {
    const { say, find } = setUp();
    await say('save queue:Billing');
    const { text, lines } = await say('save queue:Sales');
    expect(text).toContain('Before it was queue Billing.');

    await say(lines.Undo ?? '');

    expect(await find(me)).toEqual(billing);
  });

  test('that is so already is not saved again', async () => {
    const { say } = setUp();
    await say('save queue:Billing');

    const answer = await say('save queue:Billing');

    expect(answer.text).toContain('already');
    expect(answer.lines).toEqual({ 'Show it': '' });
  });

  test('that stands in for one that could not be read is never saved over it', async () => {
    const { say, find, viewStore } = setUp();
    await say('save queue:Billing');
    const original = viewStore.find.bind(viewStore);
    viewStore.find = async (...asked) => {
      // Away for the first question only.
      viewStore.find = original;
      viewStore.isAway = true;
      return original(...asked).finally(() => {
        viewStore.isAway = false;
      });
    };

    await expect(say('save')).rejects.toMatchObject({ code: 'redis_unavailable' });
    expect(await find(me)).toEqual(billing);
  });

  test('is not said to be saved while Redis is away', async () => {
    const { say, viewStore } = setUp();
    viewStore.isAway = true;

    await expect(say('save queue:Billing')).rejects.toMatchObject({ code: 'redis_unavailable' });
  });

  test('is forgotten, which can be undone', async () => {
    const { say, find } = setUp();
    await say('save queue:Billing');

    const answer = await say('forget');
    expect(answer.text).toContain('Your view is forgotten: *queue Billing*.');
    expect(await find(me)).toBeUndefined();
    await say(answer.lines.Undo ?? '');
    expect(await find(me)).toEqual(billing);
  });

  test('is forgotten while Connect is away', async () => {
    const { say, find, directory, viewStore } = setUp();
    await viewStore.save(tenant, me, billing);
    directory.failure = new BotError('connect_unavailable', 'ListQueues');

    expect((await say('forget')).text).toContain('Your view is forgotten.');
    expect(await find(me)).toBeUndefined();
  });

  test('that is not there cannot be forgotten', async () => {
    expect((await setUp().say('forget')).text).toContain('nothing to forget');
  });
});

describe('a channel’s view', () => {
  test('is saved for all who start from nothing there, and audited', async () => {
    const { say, find, audit } = setUp();
    await say('save queue:Billing for channel');
    const answer = await say('save queue:Sales for channel');

    expect(await find(here)).toEqual(sales);
    expect(await find(me)).toBeUndefined();
    expect(answer.text).toContain('this channel’s view: *queue Sales*');
    expect(answer.lines).toEqual({
      'Show it': `queue:${ids.sales}`,
      Undo: `save queue:${ids.billing} for channel`,
    });
    expect(await audit.recent(tenant, 2)).toMatchObject([
      { outcome: 'done' },
      {
        who: 'U0SAM00001',
        act: 'save-channel-view',
        about: `channel C0FLOOR001: queue:${ids.billing} → queue:${ids.sales}`,
        outcome: 'intended',
      },
    ]);
  });

  test('that is so already is neither saved again nor audited', async () => {
    const { say, audit } = setUp();
    await say('save queue:Billing for channel');
    const before = await audit.recent(tenant, 9);

    expect((await say('save queue:Billing for channel')).text).toContain('Nothing was changed');
    expect(await audit.recent(tenant, 9)).toEqual(before);
  });

  test('is not saved when that cannot be written down', async () => {
    const { say, find, audit } = setUp();
    audit.isAway = true;

    await expect(say('save queue:Billing for channel')).rejects.toMatchObject({
      code: 'redis_unavailable',
    });
    expect(await find(here)).toBeUndefined();
  });

  test('is forgotten, audited, and can be had back', async () => {
    const { say, find, audit } = setUp();
    const saved = await say('save queue:Billing for channel');
    expect(saved.lines.Undo).toBe('forget for channel');

    const answer = await say('forget for channel');
    expect(answer.lines.Undo).toBe(`save queue:${ids.billing} for channel`);
    expect(await find(here)).toBeUndefined();
    expect(await audit.recent(tenant, 1)).toMatchObject([
      { about: `channel C0FLOOR001: queue:${ids.billing} → no view`, outcome: 'done' },
    ]);
  });

  test('needs a channel', async () => {
    const asker = anAsker();
    const caller = { ...asker.caller, channelId: undefined };
    const { say } = setUp();

    const answer = await say('save queue:Billing for channel', { ...asker, caller });

    expect(answer.text).toContain('set from the channel');
  });
});

describe('names that lead nowhere', () => {
  test('give choices that save what was to be saved', async () => {
    const { say } = setUp();

    const answer = await say('save queue:Biling for channel');

    expect(answer.text).toContain('Did you mean Billing');
    expect(answer.lines).toMatchObject({ Billing: `save queue:"${ids.billing}" for channel` });
  });
});

describe('a filter too long for a button', () => {
  const agentIds = Array.from({ length: 100 }, (_, index) => `agent-with-a-long-id-${index}`);
  const users = new Map(agentIds.map((id) => [id, { username: id }]));
  const many: FloorFilter = { ...everything, agentIds };

  test('is had back by the id it is kept under', async () => {
    const { say, find, directory, viewStore } = setUp();
    directory.current = someNames({ users });
    await viewStore.save(tenant, me, many);

    const { lines } = await say('forget');
    expect(lines.Undo).toBe('save listing:aaaaaa');
    await say(lines.Undo ?? '');
    expect(await find(me)).toEqual(many);
  });

  test('that is over says so', async () => {
    expect((await setUp().say('save listing:gone42')).text).toContain('is over');
  });
});
