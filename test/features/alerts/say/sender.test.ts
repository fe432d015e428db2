import { beforeEach, describe, expect, test } from '@jest/globals';
import { BotError } from '../../../../src/domain/errors.ts';
import type { Sender } from '../../../../src/features/alerts/say/sender.ts';
import { aWaitRule } from '../../../fixtures/open-alerts.ts';
import { away, instead, repliesBy, SayWorld, tenant, throttled, timeout } from './rig.ts';

let world: SayWorld;
let sender: Sender;

beforeEach(() => {
  world = new SayWorld();
  sender = world.process();
});

const value = (seconds: number) =>
  ({
    kind: 'value',
    value: seconds,
    isAtLeast: false,
    facts: { asOf: new Date('2026-06-01T10:00:00Z') },
  }) as const;

describe('one message for each episode', () => {
  test('is posted once, changed in its place, and gone into the history when it is over', async () => {
    const episode = world.fired();
    await world.set(episode);
    await sender.send(tenant);
    await world.slots(sender, 3);
    expect(world.shown).toEqual(['warning | 352']);
    expect(world.slack.messages[0]?.texts).toHaveLength(1);
    expect(world.slack.messages[0]?.announcement.eventId).toBe(episode.id);

    await world.set(world.over(episode));
    await world.slots(sender, 2);

    expect(world.shown).toEqual(['over: resolved | 352']);
    expect(world.replies).toEqual(['resolved']);
    expect((await world.alertStore.read(tenant, world.clock.now())).episodes).toEqual([]);
    expect(await world.posts.read(tenant)).toEqual(new Map());
  });

  test('reads as over before the reply says so, also while Slack takes no reply', async () => {
    const episode = world.fired();
    await world.set(episode);
    await sender.send(tenant);
    const noReplies = world.process((deps) => repliesBy(deps, () => Promise.reject(throttled())));
    await world.set(world.over(episode));
    await world.slots(noReplies, 2);
    expect(world.shown).toEqual(['over: resolved | 352']);
    expect(world.replies).toEqual([]);
    expect((await sender.standing(tenant)).waiting).toBe(1);

    await world.slots(sender, 1);
    expect(world.replies).toEqual(['resolved']);
  });

  test('calls people before it is changed: an edit can wait', async () => {
    const episode = world.fired();
    await world.set(episode);
    await sender.send(tenant);
    let shownThen: readonly string[] = [];
    const watching = world.process((deps) =>
      repliesBy(deps, (...asked) => {
        shownThen = world.shown;
        return deps.announcer.reply(...asked);
      }),
    );
    await world.set(
      world.reply({ ...episode, level: 'critical' }, 'raised', { isBroadcast: true }),
    );
    await world.slots(watching, 1);

    expect(shownThen).toEqual(['warning | 352']);
    expect(world.shown).toEqual(['critical | 352']);
  });

  test('what is said already by the message is not said again below it', async () => {
    const raised = world.reply(world.fired({ level: 'critical' }), 'raised', {
      mentions: [{ kind: 'user', id: 'U0LEAD0001' }],
    });
    await world.set(raised);

    await world.slots(sender, 3);

    expect(world.shown).toEqual(['critical | 352 @U0LEAD0001']);
    expect(world.replies).toEqual([]);
  });

  test('a reply is said once, broadcast where it is critical', async () => {
    const episode = world.fired();
    await world.set(episode);
    await sender.send(tenant);
    world.clock.advance(15);
    await world.set(
      world.reply({ ...episode, level: 'critical' }, 'raised', { isBroadcast: true }),
    );

    await world.slots(sender, 3);

    expect(world.replies).toEqual(['raised']);
    expect(world.slack.messages.find(({ threadTs }) => threadTs)?.isBroadcast).toBe(true);
    expect(world.shown).toEqual(['critical | 352']);
  });

  test('figures alone change it at most once a minute, facts at once', async () => {
    const episode = world.fired();
    await world.set(episode);
    await sender.send(tenant);
    for (let second = 15; second <= 120; second += 15) {
      world.clock.advance(15);
      await world.set({ ...episode, measured: value(400 + second) });
      await sender.send(tenant);
    }
    expect(world.slack.messages[0]?.texts).toEqual([
      'warning | 352',
      'warning | 460',
      'warning | 520',
    ]);

    await world.set({
      ...episode,
      acknowledged: { by: 'U0SAM00001', at: world.clock.now(), level: 'warning' },
    });
    await sender.send(tenant);

    expect(world.shown).toEqual(['warning, taken by U0SAM00001 | 352']);
  });

  test('what nobody was to see is not posted, and goes when it is over', async () => {
    const quiet = world.fired({ isShown: false });
    await world.set(quiet);
    await world.slots(sender, 2);
    await world.set({ ...quiet, ended: { at: world.clock.now(), why: 'resolved' } });
    await world.slots(sender, 2);

    expect(world.slack.messages).toEqual([]);
    expect((await world.alertStore.read(tenant, world.clock.now())).episodes).toEqual([]);
  });

  test('several that share a home stand in one message', async () => {
    const home = { kind: 'group', id: 'group|abc234|1', channelId: 'C0ALERTS01' } as const;
    await world.set(world.fired({ home }));
    await world.set(
      world.fired({ home, target: { kind: 'queue', id: 'sales' }, level: 'critical' }),
    );

    await world.slots(sender, 2);

    expect(world.shown).toEqual(['warning · critical | 352 · 352']);
  });

  test('a digest stays until its hour is over', async () => {
    const hour = Math.floor(world.clock.now().getTime() / 3_600_000) * 3_600_000;
    const home = {
      kind: 'digest',
      id: `digest|C0ALERTS01|${hour}`,
      channelId: 'C0ALERTS01',
    } as const;
    const episode = world.fired({ home });
    await world.set(episode);
    await sender.send(tenant);
    await world.set({ ...episode, ended: { at: world.clock.now(), why: 'resolved' } });
    await world.slots(sender, 2);
    expect((await world.posts.read(tenant)).size).toBe(1);

    world.clock.advance(3_600);
    await sender.send(tenant);

    expect(await world.posts.read(tenant)).toEqual(new Map());
    expect(world.shown).toEqual(['over: resolved | 352']);
  });

  test('an episode the webhook was not told of is kept until it was', async () => {
    const episode = world.over(world.fired());
    world.owed.add(episode.id);
    await world.set(episode);
    await world.slots(sender, 2);
    expect((await world.alertStore.read(tenant, world.clock.now())).episodes).toHaveLength(1);

    world.owed.clear();
    await world.slots(sender, 1);

    expect((await world.alertStore.read(tenant, world.clock.now())).episodes).toEqual([]);
  });
});

describe('while Slack is away', () => {
  test('what fired and ended becomes one message, and its replies are said by it', async () => {
    world.slack.failures.push(away(), away(), away(), away());
    const episode = world.fired();
    await world.set(episode);
    await sender.send(tenant);
    world.clock.advance(60);
    await world.set(world.reply({ ...episode, level: 'critical' }, 'raised'));
    await sender.send(tenant);
    world.clock.advance(60);
    await world.set(world.over(world.reply({ ...episode, level: 'critical' }, 'raised')));

    await world.slots(sender, 20);

    expect(world.shown).toEqual(['over: resolved | 352']);
    expect(world.replies).toEqual([]);
  });

  test('of what happened to a message that stood there only the end is said', async () => {
    const episode = world.fired();
    await world.set(episode);
    await sender.send(tenant);
    world.clock.advance(15);
    world.slack.failures.push(away());
    const raised = world.reply({ ...episode, level: 'critical' }, 'raised', {
      mentions: [{ kind: 'user', id: 'U0LEAD0001' }],
    });
    await world.set(raised);
    await sender.send(tenant);
    await world.set(world.over(world.reply(raised, 'repeated')));

    await world.slots(sender, 10);

    expect(world.replies).toEqual(['resolved']);
  });

  test('of several repeats the last one is said', async () => {
    const episode = world.fired();
    await world.set(episode);
    await sender.send(tenant);
    world.clock.advance(15);
    await world.set(world.reply(world.reply(episode, 'repeated'), 'repeated'));

    await world.slots(sender, 3);

    expect(world.replies).toEqual(['repeated']);
  });

  test('nothing else is tried in the same run, and it is warned of once', async () => {
    world.slack.failures.push(away(), away());
    await world.set(world.fired());
    await world.set(world.fired({ target: { kind: 'queue', id: 'sales' } }));
    await sender.send(tenant);

    expect(world.slack.failures).toHaveLength(1);
    world.clock.advance(15);
    await sender.send(tenant);
    expect(
      world.log.messages('warn').filter((line) => line.includes('could be said')),
    ).toHaveLength(1);
  });
});

describe('what Slack wants', () => {
  test('a channel that takes no more for now is waited for, another one is not', async () => {
    world.slack.failures.push(throttled());
    await world.set(world.fired());
    const elsewhere = aWaitRule({ id: 'zzz999', slackChannelId: 'C0OTHER001' });
    await world.set(world.fired({ rule: elsewhere }));

    const { retryAt } = await sender.send(tenant);

    expect(retryAt).toEqual(new Date(world.clock.now().getTime() + 1_000));
    expect(world.slack.messages.map(({ channelId }) => channelId)).toEqual(['C0OTHER001']);
    world.clock.advance(1);
    expect(await sender.send(tenant)).toEqual({ retryAt: undefined });
    expect(world.slack.messages).toHaveLength(2);
  });

  test('what is critical goes before everything else', async () => {
    await world.set(world.fired());
    await world.set(
      world.fired({
        target: { kind: 'queue', id: 'sales' },
        level: 'critical',
        worstLevel: 'critical',
      }),
    );

    await sender.send(tenant);

    expect(world.shown).toEqual(['critical | 352', 'warning | 352']);
  });

  test('figures leave most of the updates to what matters', async () => {
    const episodes = Array.from({ length: 40 }, (_, number) =>
      world.fired({ target: { kind: 'queue', id: `queue-${number}` } }),
    );
    for (const episode of episodes) await world.set(episode);
    await sender.send(tenant);
    world.clock.advance(61);
    for (const episode of episodes) await world.set({ ...episode, measured: value(500) });

    await sender.send(tenant);

    const updated = world.slack.messages.filter(({ texts }) => texts.length > 1);
    expect(updated).toHaveLength(25);
  });
});

describe('where nothing can be said', () => {
  const gone = () => new BotError('slack_channel_gone', 'archived');

  test('a channel that is gone is given up, told of, and tried again in an hour', async () => {
    world.slack.failures.push(gone());
    await world.set(world.fired());
    await world.slots(sender, 4);
    expect(world.slack.messages).toEqual([]);
    expect(world.givenUp).toEqual([{ channelId: 'C0ALERTS01', code: 'slack_channel_gone' }]);
    expect((await sender.standing(tenant)).givenUp).toHaveLength(1);

    world.clock.advance(3_600);
    await sender.send(tenant);

    expect(world.shown).toEqual(['warning | 352']);
  });

  test('a channel that comes back keeps the message that stands there', async () => {
    const episode = world.fired();
    await world.set(episode);
    await sender.send(tenant);
    // The update, and the look whether the message is there.
    world.slack.failures.push(gone(), gone());
    await world.set({ ...episode, level: 'critical' });
    await sender.send(tenant);
    expect(world.givenUp).toHaveLength(1);

    world.clock.advance(3_600);
    await world.slots(sender, 3);

    expect(world.shown).toEqual(['critical | 352']);
    expect((await sender.standing(tenant)).givenUp).toEqual([]);
  });

  test('it is told of even where the process dies before it is written down', async () => {
    const dying = world.process((deps) => ({
      ...deps,
      posts: instead(deps.posts, {
        write: async (...args: Parameters<typeof deps.posts.write>) => {
          if (args[1].post.givenUp) throw new BotError('redis_unavailable', 'away');
          return deps.posts.write(...args);
        },
      }),
    }));
    world.slack.failures.push(gone());
    await world.set(world.fired());

    await dying.send(tenant);

    expect(world.givenUp).toEqual([{ channelId: 'C0ALERTS01', code: 'slack_channel_gone' }]);
  });

  test('a message that somebody deleted is no channel that is gone', async () => {
    const episode = world.fired();
    await world.set(episode);
    await sender.send(tenant);
    world.slack.deleteByHand(world.slack.messages[0]?.messageTs ?? '');
    await world.set({ ...episode, level: 'critical' });

    await world.slots(sender, 4);

    expect(world.slack.messages).toEqual([]);
    expect(world.givenUp).toEqual([]);
  });

  test('what Slack refuses for ten minutes is given up, and nothing else waits for it', async () => {
    await world.set(world.fired());
    for (let time = 0; time < 41; time += 1) {
      world.slack.failures.push(new BotError('slack_rejected', 'invalid_blocks'));
    }
    await world.slots(sender, 42);

    expect(world.givenUp).toEqual([{ channelId: 'C0ALERTS01', code: 'slack_rejected' }]);
  });
});

describe('what goes wrong with one message again and again', () => {
  test('holds up no other one', async () => {
    const sick = world.fired();
    await world.set(sick);
    await world.set(world.fired({ target: { kind: 'queue', id: 'sales' } }));
    const process = world.process((deps) => ({
      ...deps,
      announcer: instead(deps.announcer, {
        post: async (...args: Parameters<typeof deps.announcer.post>) => {
          if (args[2].eventId === sick.id) throw away();
          return deps.announcer.post(...args);
        },
      }),
    }));

    // Longer apart than a turn, so that it is due again each time.
    await world.slots(process, 4, 60);

    expect(world.shown).toEqual(['warning | 352']);
  });
});

describe('a message that time alone changes', () => {
  test('is shown anew once', async () => {
    let composed = 0;
    const process = world.process((deps) => ({
      ...deps,
      composer: {
        ...deps.composer,
        fingerprint: (home, now) => {
          const { facts, figures } = deps.composer.fingerprint(home, now);
          return { facts: `${facts}, ${composed < 2 ? 'held' : 'lapsed'}`, figures };
        },
        compose: async (...args) => {
          composed += 1;
          if (composed > 9) throw new Error('again and again');
          return deps.composer.compose(...args);
        },
      },
    }));
    const episode = world.fired();
    await world.set(episode);
    await process.send(tenant);
    await world.set({ ...episode, level: 'critical' });

    await world.slots(process, 3);

    expect(world.slack.messages[0]?.texts).toEqual(['warning | 352', 'critical | 352']);
  });
});

describe('what is not known to have been said', () => {
  test('is looked for before it is said again', async () => {
    world.slack.lostReply = timeout();
    await world.set(world.fired());
    await sender.send(tenant);
    expect((await sender.standing(tenant)).waiting).toBe(1);

    await world.slots(sender, 10);

    expect(world.shown).toEqual(['warning | 352']);
    expect(await sender.standing(tenant)).toMatchObject({ mayReadHistory: true, waiting: 0 });
  });

  test('stands for no reply that was decided while it was on its way', async () => {
    const episode = world.fired();
    await world.set(episode);
    let raised = episode;
    // Another process checks after this one has read what is true, and before it has composed the message.
    const slow = world.process((deps) => ({
      ...deps,
      composer: {
        ...deps.composer,
        compose: async (...asked) => {
          const made = await deps.composer.compose(...asked);
          if (raised === episode) {
            world.clock.advance(1);
            const mentions = [{ kind: 'user', id: 'U0ONCALL01' }] as const;
            raised = world.reply({ ...episode, level: 'critical' }, 'raised', { mentions });
            await world.set(raised);
            world.clock.advance(1);
          }
          return made;
        },
      },
    }));
    world.slack.lostReply = timeout();
    await slow.send(tenant);

    await world.slots(sender, 10);

    expect(world.shown).toEqual(['critical | 352']);
    expect(world.replies).toEqual(['raised @U0ONCALL01']);
  });

  test('is not said by who slept through its turn, nor kept where it was said all the same', async () => {
    await world.set(world.fired());
    let naps = 1;
    const nap = async () => {
      if (naps === 0) return;
      naps -= 1;
      world.clock.advance(90);
      await sender.send(tenant);
      await sender.send(tenant);
    };
    const beforeIt = world.process((deps) => ({
      ...deps,
      posts: {
        ...deps.posts,
        read: (of) => deps.posts.read(of),
        claim: (...asked) => deps.posts.claim(...asked),
        release: (...asked) => deps.posts.release(...asked),
        forget: (...asked) => deps.posts.forget(...asked),
        write: async (of, change) => {
          const isWritten = await deps.posts.write(of, change);
          if (change.post.attempt) await nap();
          return isWritten;
        },
      },
    }));
    await beforeIt.send(tenant);
    expect(world.slack.messages).toHaveLength(1);

    naps = 1;
    await world.set(
      world.fired({
        id: 'another|queue:q|1',
        home: { kind: 'own', id: 'another', channelId: 'C0ALERTS01' },
      }),
    );
    const inIt = world.process((deps) => ({
      ...deps,
      announcer: {
        ...deps.announcer,
        find: (...asked) => deps.announcer.find(...asked),
        remove: (...asked) => deps.announcer.remove(...asked),
        update: (...asked) => deps.announcer.update(...asked),
        reply: (...asked) => deps.announcer.reply(...asked),
        post: async (...asked) => {
          await nap();
          return deps.announcer.post(...asked);
        },
      },
    }));
    await inIt.send(tenant);
    expect(world.slack.messages).toHaveLength(3);
    await world.slots(sender, 20);
    expect(world.slack.messages).toHaveLength(2);
  });

  test('is said at least once where history may not be read, and that is known', async () => {
    world.slack.mayReadHistory = false;
    world.slack.lostReply = timeout();
    await world.set(world.fired());
    await sender.send(tenant);

    await world.slots(sender, 10);

    expect(world.shown).toEqual(['warning | 352', 'warning | 352']);
    expect(await sender.standing(tenant)).toMatchObject({ mayReadHistory: false });
  });

  test('is said again where the channel says too much to be looked through', async () => {
    const buried = world.process((deps) => ({
      ...deps,
      announcer: instead(deps.announcer, {
        find: async () => {
          throw new BotError('slack_rejected', 'too long to be looked through');
        },
      }),
    }));
    const episode = world.fired();
    await world.set(episode);
    world.slack.failures.push(away());
    await buried.send(tenant);
    await world.slots(buried, 10);
    expect(world.shown).toEqual(['warning | 352']);

    await world.set(world.over(episode));
    await world.slots(buried, 10);

    expect((await world.alertStore.read(tenant, world.clock.now())).episodes).toEqual([]);
  });

  test('is looked for by few calls, however much was said before', async () => {
    let episode = world.fired();
    await world.set(episode);
    await sender.send(tenant);
    for (let time = 0; time < 10; time += 1) {
      world.clock.advance(60);
      episode = world.reply(episode, 'repeated');
      await world.set(episode);
      if (time === 9) world.slack.failures.push(away());
      await sender.send(tenant);
    }

    await world.slots(sender, 20);

    expect(world.replies).toHaveLength(10);
    expect(world.slack.searches).toBe(2);
  });

  test('costs no look where all goes well', async () => {
    const episode = world.fired();
    await world.set(episode);
    await world.slots(sender, 5);
    await world.set(world.over(episode));
    await world.slots(sender, 5);

    expect(world.slack.searches).toBe(0);
  });
});
