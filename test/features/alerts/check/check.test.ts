import { describe, expect, test } from '@jest/globals';
import { BotError } from '../../../../src/domain/errors.ts';
import { anAgent } from '../../../fixtures/floor.ts';
import { aRow, busy, calm, rule, setUp, tenant, withContact } from './rig.ts';

const down = new BotError('connect_unavailable', 'HTTP 503');

describe('an alert', () => {
  test('fires, gets worse, stays one episode and is over', async () => {
    const world = await setUp(rule({ criticalThreshold: 600 }));
    await world.checkWith([calm]);
    expect(await world.episodes()).toEqual([]);

    await world.checkWith([busy]);
    expect(await world.episodes()).toEqual(['abc234 queue-billing warning']);
    await world.checkWith([aRow({ estimatedWaitSeconds: 700 })]);
    expect(await world.episodes()).toEqual(['abc234 queue-billing critical']);
    await world.checkWith([calm]);

    expect(await world.episodes()).toEqual(['abc234 queue-billing over resolved']);
    expect(world.log.messages('info')).toEqual([
      'Alert fired',
      'Alert changed its level',
      'Alert over',
    ]);
  });

  test('that stays as it is writes nothing', async () => {
    const world = await setUp(rule());
    await world.checkWith([calm]);
    expect(world.alertStore.commits).toBe(0);
    await world.checkWith([busy]);
    const after = world.alertStore.commits;
    world.clock.advance(-15);

    await world.checkWith([busy]);
    expect(world.alertStore.commits).toBe(after);
  });

  test('is one for each queue of a rule', async () => {
    const ids = ['queue-billing', 'queue-sales'];
    const world = await setUp(rule({ scope: { kind: 'queues', ids } }));
    await world.checkWith([
      busy,
      aRow({ queueId: 'queue-sales', estimatedWaitSeconds: 10, oldestContactSeconds: 1 }),
    ]);
    expect(await world.episodes()).toEqual(['abc234 queue-billing warning']);

    await world.checkWith([calm, aRow({ queueId: 'queue-sales' })]);
    expect(await world.episodes()).toEqual([
      'abc234 queue-billing over resolved',
      'abc234 queue-sales warning',
    ]);
  });

  test('of a channel looks at nothing else', async () => {
    const world = await setUp(rule({ channels: ['CHAT'] }));
    await world.checkWith([
      busy,
      aRow({ channel: 'CHAT', estimatedWaitSeconds: 5, oldestContactSeconds: 5 }),
    ]);
    expect(await world.episodes()).toEqual([]);
  });

  test('of two processes is decided once', async () => {
    const world = await setUp(rule());
    world.gateway.data.queueRows = [busy];
    const other = world.restarted(world.ports);

    await Promise.all([world.check(), other(tenant)]);

    expect(await world.episodes()).toEqual(['abc234 queue-billing warning']);
    expect(world.alertStore.commits).toBe(1);
  });

  test('of a group of queues follows what is in the group', async () => {
    const world = await setUp(rule({ scope: { kind: 'queue-group', name: 'emea' } }));
    const groups = (...ids: string[]) => ({ byName: new Map([['emea', ids]]), isStale: false });
    world.directory.current = { ...world.directory.current, queueGroups: groups('queue-billing') };
    await world.checkWith([busy]);
    expect(await world.episodes()).toEqual(['abc234 queue-billing warning']);

    world.directory.current = { ...world.directory.current, queueGroups: groups('queue-sales') };
    await world.checkWith([busy]);
    expect(await world.episodes()).toEqual(['abc234 queue-billing over rule-changed']);
  });
});

describe('agents', () => {
  const onHold = rule({
    metric: { kind: 'agent-state', state: { kind: 'activity', activity: 'after-contact-work' } },
    scope: { kind: 'team', id: 'g1' },
    threshold: 180,
  });
  const working = (world: Awaited<ReturnType<typeof setUp>>, userId: string, seconds: number) => ({
    ...withContact(userId, world.clock.now(), { state: 'ENDED', seconds }),
    routingProfileId: 'p1',
    hierarchy: ['g1', 'g2'],
  });

  test('each have an alert of their own, which is over when they do something else', async () => {
    const world = await setUp(onHold);
    world.gateway.data.agents = [
      working(world, 'maria', 200),
      working(world, 'tom', 20),
      { ...working(world, 'zoe', 250), hierarchy: ['other'] },
    ];
    await world.checkWith([]);
    expect(await world.episodes()).toEqual(['abc234 maria warning']);

    const free = anAgent({ userId: 'maria', routingProfileId: 'p1', hierarchy: ['g1'] });
    world.gateway.data.agents = [free];
    await world.checkWith([]);
    expect(await world.episodes()).toEqual(['abc234 maria over resolved']);
  });

  test('who sign out end theirs; who are not reached end nothing', async () => {
    const world = await setUp(onHold);
    world.gateway.data.agents = [working(world, 'maria', 200)];
    await world.checkWith([]);

    world.gateway.data.agents = [];
    world.gateway.data.isTruncated = true;
    await world.checkWith([]);
    expect(await world.episodes()).toEqual(['abc234 maria warning']);

    world.gateway.data.isTruncated = false;
    await world.checkWith([]);
    expect(await world.episodes()).toEqual(['abc234 maria over gone']);
  });

  test('more than one rule may have are an error of the rule, and change nothing', async () => {
    const world = await setUp({ ...onHold, scope: { kind: 'instance' } });
    world.gateway.data.agents = [working(world, 'maria', 200)];
    await world.checkWith([]);
    world.gateway.data.agents = Array.from({ length: 501 }, (_, at) =>
      working(world, `a${at}`, 200),
    );
    await world.checkWith([]);

    expect(await world.episodes()).toEqual(['abc234 maria warning']);
    expect([...world.troubles.open.values()]).toMatchObject([
      { kind: 'rule-in-error', about: 'abc234', code: 'too-many' },
    ]);

    world.gateway.data.agents = [working(world, 'maria', 200)];
    await world.checkWith([]);
    expect([...world.troubles.open]).toEqual([]);
  });
});

describe('a reading that fails', () => {
  test('changes nothing and resolves nothing, and the check says so', async () => {
    const world = await setUp(rule());
    await world.checkWith([busy]);
    world.gateway.fail('readQueues', down);
    await world.checkWith([calm]);

    expect(await world.episodes()).toEqual(['abc234 queue-billing warning']);
    expect(world.troubles.outcomes.at(-1)).toMatchObject({
      kind: 'failed',
      code: 'connect_unavailable',
    });

    world.gateway.recover('readQueues');
    await world.checkWith([calm]);
    expect(await world.episodes()).toEqual(['abc234 queue-billing over resolved']);
    expect(world.troubles.outcomes.at(-1)).toMatchObject({ kind: 'completed', rules: 1 });
    expect(world.troubles.begun).toBe(3);
  });

  test('fails only the rules that need it', async () => {
    const level = { kind: 'service-level', windowSeconds: 900 } as const;
    const world = await setUp(
      rule(),
      rule({ id: 'level2', metric: level, comparison: 'under', threshold: 80 }),
    );
    world.gateway.data.outcomes = [
      { queueId: 'queue-billing', channel: 'VOICE', serviceLevelPercent: 60, contactsQueued: 9 },
    ];
    world.gateway.fail('readQueues', down);

    await world.checkWith([busy]);
    expect(await world.episodes()).toEqual(['level2 queue-billing warning']);
    expect(world.troubles.outcomes).toMatchObject([{ kind: 'failed' }]);
  });

  test('that the service refuses is told of the rule, and the watch works', async () => {
    const metric = { kind: 'abandonment', windowSeconds: 900 } as const;
    const world = await setUp(rule({ metric }));
    world.gateway.fail('readQueueHistory', new BotError('connect_denied', 'not allowed'));
    await world.checkWith([]);

    expect(world.troubles.outcomes).toMatchObject([{ kind: 'completed' }]);
    expect([...world.troubles.open.values()]).toMatchObject([{ code: 'connect_denied' }]);
  });

  test('with names that fail as well, what is named by its id is judged', async () => {
    const world = await setUp(rule());
    world.directory.failure = down;
    await world.checkWith([busy]);
    expect(await world.episodes()).toEqual(['abc234 queue-billing warning']);
    expect(world.troubles.outcomes).toMatchObject([{ kind: 'completed' }]);
  });

  test('of names fails what cannot be told without them', async () => {
    const world = await setUp(rule({ scope: { kind: 'instance' } }));
    world.directory.failure = down;
    await world.checkWith([busy]);
    expect(world.troubles.outcomes).toMatchObject([
      { kind: 'failed', code: 'connect_unavailable' },
    ]);
  });

  test('of Redis ends the check, and a bug rejects', async () => {
    const world = await setUp(rule());
    world.alertStore.isAway = true;
    await world.checkWith([busy]);
    expect(world.troubles.outcomes).toMatchObject([{ kind: 'failed', code: 'redis_unavailable' }]);

    world.alertStore.isAway = false;
    world.directory.failure = new TypeError('a bug');
    await expect(world.check()).rejects.toThrow('a bug');
    expect(world.troubles.outcomes.at(-1)).toMatchObject({ kind: 'failed', code: 'internal' });
  });
});

describe('a rule that', () => {
  test('cannot be read, and was not removed, ends nothing', async () => {
    const world = await setUp(rule());
    await world.checkWith([busy]);
    world.ruleStore.list = async () => [];

    await world.checkWith([busy]);

    expect(await world.episodes()).toEqual(['abc234 queue-billing warning']);
  });

  const remove = { by: 'U1', at: new Date(), deed: 'removed' } as const;

  test('is removed ends its alerts, and leaves no record', async () => {
    const world = await setUp(rule());
    await world.checkWith([busy]);
    const before = { ...remove, rule: rule() };
    await world.ruleStore.apply(tenant, [
      { kind: 'remove', ruleId: 'abc234', expectedRevision: 1, before },
    ]);

    await world.checkWith([busy]);
    expect(await world.episodes()).toEqual(['abc234 queue-billing over rule-removed']);
    world.clock.advance(31 * 60);
    await world.checkWith([busy]);
    expect((await world.alerts()).records).toEqual([]);
  });

  test('is paused ends its alerts, also of what was not crossed for long enough', async () => {
    const world = await setUp(rule({ forSeconds: 60 }), rule({ id: 'other2' }));
    await world.checkWith([busy]);
    for (const one of await world.ruleStore.list(tenant)) {
      const paused = { ...one, pausedBy: 'U1', revision: 2 };
      const before = { ...remove, rule: one, deed: 'paused' } as const;
      await world.ruleStore.apply(tenant, [
        { kind: 'change', rule: paused, expectedRevision: 1, before },
      ]);
    }

    await world.checkWith([busy]);
    expect(await world.episodes()).toEqual(['other2 queue-billing over rule-paused']);
    expect((await world.alerts()).records.map(({ ruleId }) => ruleId)).toEqual(['other2']);
    expect(world.gateway.count('readQueues')).toBe(1);
  });

  test('is paused makes no alert of what is read for another one', async () => {
    const world = await setUp(rule({ pausedBy: 'U1' }), rule({ id: 'other2' }));
    await world.checkWith([busy]);
    expect(await world.episodes()).toEqual(['other2 queue-billing warning']);
  });

  test('is removed while it is read for makes no alert', async () => {
    const world = await setUp(rule());
    const before = { ...remove, rule: rule() };
    const read = world.directory.names.bind(world.directory);
    world.directory.names = async () => {
      await world.ruleStore.apply(tenant, [
        { kind: 'remove', ruleId: 'abc234', expectedRevision: 1, before },
      ]);
      return read();
    };

    await world.checkWith([busy]);
    expect(await world.episodes()).toEqual([]);
  });
});

describe('around an alert', () => {
  test('what becomes critical hushes the warning of another rule in the same check', async () => {
    const world = await setUp(
      rule({ id: 'mild22' }),
      rule({ id: 'hard22', threshold: 200, criticalThreshold: 350 }),
      rule({ id: 'else22', slackChannelId: 'C0OTHER001' }),
    );
    await world.checkWith([busy]);

    const { episodes } = await world.alerts();
    const hard = episodes.find((episode) => episode.rule.id === 'hard22');
    expect(episodes.map(({ rule: { id }, hushedBy }) => [id, hushedBy])).toEqual([
      ['mild22', hard?.id],
      ['hard22', undefined],
      ['else22', undefined],
    ]);

    await world.checkWith([aRow({ estimatedWaitSeconds: 340 })]);
    const later = await world.alerts();
    expect(later.episodes.map(({ hushedBy }) => hushedBy)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('a silence keeps it quiet from its beginning', async () => {
    const world = await setUp(rule());
    await world.silences.add(tenant, {
      id: 's1',
      what: { kind: 'queue', id: 'queue-billing' },
      until: new Date(world.clock.now().getTime() + 3_600_000),
      by: 'U0LEA00001',
      at: world.clock.now(),
    });
    await world.checkWith([busy]);
    expect((await world.alerts()).episodes).toMatchObject([
      { isShown: false, silenced: { silenceId: 's1' } },
    ]);
  });

  test('more than may be in a channel and hour are a digest, in the same check', async () => {
    const rules = Array.from({ length: 25 }, (_, at) => rule({ id: `rule${at}` }));
    const world = await setUp(...rules);
    world.settings.settings = {
      ...world.settings.settings,
      alerts: { ...world.settings.settings.alerts, digestAbove: 3 },
    };
    await world.checkWith([busy]);

    const { episodes } = await world.alerts();
    const kinds = episodes.map(({ home }) => home.kind);
    expect(kinds.filter((kind) => kind === 'own')).toHaveLength(3);
    expect(kinds.filter((kind) => kind === 'digest')).toHaveLength(22);
    expect(new Set(episodes.slice(3).map(({ home }) => home.id)).size).toBe(1);
  });

  test('queues that cross in one check are one group, which those that come later join', async () => {
    const ids = ['queue-billing', 'queue-sales', 'queue-late'];
    const world = await setUp(rule({ scope: { kind: 'queues', ids }, isGrouped: true }));
    const queues = new Map(ids.map((id) => [id, id]));
    world.directory.current = { ...world.directory.current, queues };
    await world.checkWith([busy, aRow({ queueId: 'queue-sales' })]);
    await world.checkWith(ids.map((queueId) => aRow({ queueId })));

    const { episodes } = await world.alerts();
    expect(episodes).toHaveLength(3);
    expect(new Set(episodes.map(({ home }) => `${home.kind} ${home.id}`)).size).toBe(1);
    expect(episodes[0]?.home.kind).toBe('group');
    expect(episodes.map(({ replies }) => replies.map(({ kind }) => kind))).toEqual([
      [],
      [],
      ['joined'],
    ]);
  });

  test('time in which nobody checked does not count for how long it must last', async () => {
    const world = await setUp(rule({ forSeconds: 1_800 }));
    await world.checkWith([busy]);
    await world.checkWith([busy], 1_700);

    await world.checkWith([busy], 100);
    await world.checkWith([busy]);
    expect(await world.episodes()).toEqual([]);

    // While checks fail a crossing goes on waiting.
    const failing = await setUp(rule({ forSeconds: 1_800 }));
    await failing.checkWith([busy]);
    const page = await failing.watchJournal.read(tenant);
    const { version: expectedVersion } = page;
    failing.clock.advance(1_800);
    const failed = { ...page, failingSince: failing.clock.now() };
    await failing.watchJournal.write(tenant, { expectedVersion, page: failed });
    await failing.checkWith([busy]);
    expect(await failing.episodes()).toEqual(['abc234 queue-billing warning']);

    const slow = await setUp(rule({ forSeconds: 60 }));
    for (let check = 0; check < 5; check += 1) await slow.checkWith([busy]);
    expect(await slow.episodes()).toEqual(['abc234 queue-billing warning']);
  });
});
