import { describe, expect, test } from '@jest/globals';
import { BotError } from '../../../src/domain/errors.ts';
import { defaultListening, defaultSettings } from '../../../src/domain/settings.ts';
import { createDailyHead } from '../../../src/features/audit/index.ts';
import { FakeAnnouncer } from '../../fakes/announcer.ts';
import { FakeAuditLog } from '../../fakes/audit-log.ts';
import { FakeClock } from '../../fakes/clock.ts';
import { FakeHeadPosts } from '../../fakes/head-posts.ts';
import { FakeIds } from '../../fakes/ids.ts';
import { FakeLog } from '../../fakes/log.ts';
import { FakeSettingsStore } from '../../fakes/settings-store.ts';
import { aChain, audited } from '../../fixtures/audit.ts';

const tenant = { workspace: 'T0FLOOR001', instance: 'i-1' };
const channelId = 'C0AUDIT001';
const daySeconds = 24 * 3_600;

/** A Redis and a Slack, and as many processes on them as are asked for. */
async function aWorld({ isSet = true } = {}) {
  const shared = {
    audit: new FakeAuditLog(),
    headPosts: new FakeHeadPosts(),
    settingsStore: new FakeSettingsStore(),
    announcer: new FakeAnnouncer(),
    clock: new FakeClock(new Date('2026-06-01T10:00:00Z')),
    log: new FakeLog(),
  };
  const set = async (to: string | undefined) => {
    const { version, settings } = await shared.settingsStore.read(tenant);
    const listening = { ...defaultListening, ...(to !== undefined && { auditChannelId: to }) };
    await shared.settingsStore.write(tenant, {
      expectedVersion: version,
      settings: { ...settings, listening },
    });
  };
  if (isSet) await set(channelId);
  let processes = 0;
  const start = () => {
    processes += 1;
    const ids = new FakeIds();
    for (let skipped = 0; skipped < processes * 10; skipped += 1) ids.uuid();
    const tick = createDailyHead({ ...shared, ids });
    return () => tick(tenant, new AbortController().signal);
  };
  const write = async (count: number) => {
    for (const entry of audited(count)) await shared.audit.record(tenant, entry);
  };
  const texts = () => shared.announcer.messages.map(({ announcement }) => announcement.text);
  const nextDay = () => shared.clock.advance(daySeconds);
  return { ...shared, set, start, write, texts, nextDay };
}

describe('the head of the audit is posted', () => {
  test('once a day (UTC), with a button that checks against it', async () => {
    const { start, write, announcer, texts, clock, nextDay } = await aWorld();
    await write(3);
    const tick = start();
    for (let slot = 0; slot < 10; slot += 1) {
      await tick();
      clock.advance(3_600);
    }
    expect(texts()).toHaveLength(1);
    expect(announcer.messages[0]).toMatchObject({
      channelId,
      announcement: { kind: 'audit', fitFor: 'colleagues', eventId: 'audit|2026-06-01' },
    });
    expect(texts()[0]).toContain('*Audit, 2026-06-01:* 3 entries. Intact from entry 1 to entry 3.');
    expect(JSON.stringify(announcer.messages[0]?.announcement.blocks)).toMatch(
      /"audit verify 3:[0-9a-f]{64}"/,
    );

    clock.advance(4 * 3_600 - 1);
    await tick();
    expect(texts()).toHaveLength(1);
    clock.advance(1);
    await tick();
    expect(texts()).toHaveLength(2);
    nextDay();
    nextDay();
    nextDay();
    await tick();
    expect(texts()[2]).toContain('The chain still contains the head of 2026-06-02');
  });

  test('nowhere where no administrator has named a channel', async () => {
    const { start, texts } = await aWorld({ isSet: false });
    await start()();

    expect(texts()).toEqual([]);
  });

  test('once, though many processes look at the same moment', async () => {
    const { start, write, texts, nextDay } = await aWorld();
    await write(3);
    const ticks = Array.from({ length: 5 }, start);
    for (let day = 1; day <= 3; day += 1) {
      for (let slot = 0; slot < 3; slot += 1) await Promise.all(ticks.map((tick) => tick()));
      expect(texts()).toHaveLength(day);
      nextDay();
    }
  });

  test('once, though the bot was started anew', async () => {
    const { start, texts } = await aWorld();
    await start()();
    await start()();

    expect(texts()).toHaveLength(1);
  });

  test('once, though Redis went away when Slack had taken it', async () => {
    const { start, texts, announcer, headPosts } = await aWorld();
    const [tick, other] = [start(), start()];
    announcer.duringCall = async () => {
      headPosts.isAway = true;
    };
    await tick();
    expect(texts()).toHaveLength(1);

    headPosts.isAway = false;
    announcer.duringCall = undefined;
    await other();
    await tick();
    await other();
    expect(texts()).toHaveLength(1);
    expect((await headPosts.read(tenant)).standing).toMatchObject({ said: { day: '2026-06-01' } });
  });

  test('and was written down as an intention before', async () => {
    const { start, announcer, headPosts } = await aWorld();
    let before: unknown;
    announcer.duringCall = async () => {
      before = (await headPosts.read(tenant)).standing;
    };
    await start()();

    expect(before).toEqual({ said: undefined, toSay: { day: '2026-06-01', channelId } });
  });

  test.each([
    'slack_channel_gone',
    'slack_channel_unfit',
    'slack_rejected',
    'slack_unavailable',
  ] as const)('later where Slack says %s, with one line in the log', async (code) => {
    const { start, texts, announcer, clock, log } = await aWorld();
    const tick = start();
    announcer.failures.push(new BotError(code, 'no'), new BotError(code, 'no'));
    await tick();
    clock.advance(15);
    await tick();
    expect(announcer.failures).toHaveLength(1);
    clock.advance(600);
    await tick();
    clock.advance(600);
    await tick();

    expect(texts()).toHaveLength(1);
    expect(log.messages('warn')).toEqual(['The head of the audit was not posted']);
  });
});

describe('what the message of the next day says', () => {
  test('of a chain as it was', async () => {
    const { start, write, texts, nextDay } = await aWorld();
    await write(3);
    const tick = start();
    await tick();
    await write(2);
    nextDay();
    await tick();

    expect(texts()[1]).toContain('5 entries. Intact from entry 1 to entry 5.');
    expect(texts()[1]).toMatch(/The chain still contains yesterday’s head \(3:[0-9a-f]{12}…\)\.$/);
  });

  test.each<[string, (world: Awaited<ReturnType<typeof aWorld>>) => void, string]>([
    [
      'a rewrite',
      ({ audit }) => {
        const chain = audit.chainOf(tenant);
        const anew = aChain(audited(3).map((entry) => ({ ...entry, who: 'U0NOBODY01' })));
        chain.splice(0, chain.length, ...anew);
      },
      'The chain no longer contains yesterday’s head (3:',
    ],
    [
      'a cut tail',
      ({ audit }) => audit.chainOf(tenant).pop(),
      'it ends at entry 2. Its tail was cut, or Redis was emptied.',
    ],
    [
      'an entry that was changed',
      ({ audit }) => {
        const chain = audit.chainOf(tenant);
        const first = chain[0];
        if (first) chain[0] = { ...first, fields: [] };
      },
      '*The chain is broken.* One thing is wrong, first at entry 1.',
    ],
  ])('of %s', async (_what, attack, words) => {
    const world = await aWorld();
    await world.write(3);
    const tick = world.start();
    await tick();
    attack(world);
    world.nextDay();
    await tick();

    expect(world.texts()[1]).toContain(words);
  });

  test('of an emptied Redis: settings, audit and what was posted are gone, and this process knows', async () => {
    const { start, write, texts, nextDay, ...world } = await aWorld();
    await write(3);
    const tick = start();
    await tick();
    world.audit.chainOf(tenant).splice(0);
    world.headPosts.empty();
    world.settingsStore.read = async () => ({ version: 0, settings: defaultSettings });
    nextDay();
    await tick();

    expect(world.announcer.messages[1]?.channelId).toBe(channelId);
    expect(texts()[1]).toContain('The chain no longer contains yesterday’s head');
    expect(texts()[1]).toContain('it is empty. Its tail was cut, or Redis was emptied.');
    expect(texts()[1]).toContain('Redis does not know any more that it was posted');
    expect(texts()[1]).toContain('Redis holds no settings any more');
  });

  test('of an emptied Redis whose process only saw what another one had posted', async () => {
    const { start, write, texts, nextDay, audit, headPosts } = await aWorld();
    await write(3);
    const [one, other] = [start(), start()];
    await one();
    await other();
    audit.chainOf(tenant).splice(0);
    headPosts.empty();
    nextDay();
    await other();

    expect(texts()[1]).toContain('The chain no longer contains yesterday’s head');
  });

  test('of an emptied Redis and a process that was started anew: what cannot be known', async () => {
    const { start, write, texts, nextDay, audit, headPosts } = await aWorld();
    await write(3);
    await start()();
    audit.chainOf(tenant).splice(0);
    headPosts.empty();
    nextDay();
    await start()();

    expect(texts()[1]).toContain(
      'No earlier head is known: this is the first one, or Redis was emptied',
    );
    expect(texts()[1]).toContain('an administrator presses its button');
  });

  test('of a posted head that was rewritten in Redis along with the chain', async () => {
    const { start, write, texts, nextDay, audit, headPosts } = await aWorld();
    await write(3);
    const tick = start();
    await tick();
    const anew = aChain(audited(3).map((entry) => ({ ...entry, who: 'U0NOBODY01' })));
    audit.chainOf(tenant).splice(0, 3, ...anew);
    const { version, standing } = await headPosts.read(tenant);
    const { said } = standing;
    const forged = { number: 3, hash: anew[2]?.hash ?? '' };
    if (said) {
      await headPosts.write(tenant, {
        expectedVersion: version,
        standing: { said: { ...said, head: forged } },
      });
    }
    nextDay();
    await tick();

    expect(texts()[1]).toContain('The chain no longer contains yesterday’s head');
    expect(texts()[1]).toContain('Redis names another head for that day');
  });

  test('nothing, once the channel was turned off', async () => {
    const { start, texts, set, nextDay } = await aWorld();
    const tick = start();
    await tick();
    await set(undefined);
    nextDay();
    await tick();

    expect(texts()).toHaveLength(1);
  });
});

test('while Redis is away nothing is posted, and the slot goes well', async () => {
  const { start, texts, settingsStore, headPosts, log } = await aWorld();
  settingsStore.isAway = true;
  const tick = start();
  await tick();
  await tick();
  settingsStore.isAway = false;
  headPosts.isAway = true;
  await tick();
  expect(texts()).toEqual([]);
  expect(log.messages('warn')).toHaveLength(1);

  headPosts.isAway = false;
  await tick();
  expect(texts()).toHaveLength(1);
});
