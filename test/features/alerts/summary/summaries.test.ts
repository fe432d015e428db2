import { beforeEach, describe, expect, test } from '@jest/globals';
import { BotError, type ErrorCode } from '../../../../src/domain/errors.ts';
import { defaultAlerts } from '../../../../src/domain/settings.ts';
import type { SayOncePorts } from '../../../../src/features/alerts/say/say-once.ts';
import { createSummaries } from '../../../../src/features/alerts/summary/index.ts';
import type { Announcement } from '../../../../src/ports/slack.ts';
import { FakeClock } from '../../../fakes/clock.ts';
import { FakeCurrentSettings } from '../../../fakes/current-settings.ts';
import { FakeDirectory } from '../../../fakes/directory.ts';
import { FakeIds } from '../../../fakes/ids.ts';
import { FakeLog } from '../../../fakes/log.ts';
import { FakePostStore } from '../../../fakes/post-store.ts';
import { someNames } from '../../../fixtures/floor.ts';
import { anEpisode, aWaitRule } from '../../../fixtures/open-alerts.ts';
import { AlertsInMemory } from '../alerts-in-memory.ts';

const { tenant } = aWaitRule();
const channelId = 'C0ALERTS01';
const due = new Date('2026-06-01T16:00:00Z');
const plus = (seconds: number) => new Date(due.getTime() + seconds * 1000);

/** A channel of Slack: what stands in it, and what goes wrong next. */
class Channel {
  readonly standing: Announcement[] = [];
  /** Each once: refused with this code, or taken though the answer says so. */
  troubles: { readonly code: ErrorCode; readonly isTaken: boolean }[] = [];
  mayLook = true;

  post = async (_workspace: string, _channelId: string, announcement: Announcement) => {
    const trouble = this.troubles.shift();
    if (!trouble || trouble.isTaken) this.standing.push(announcement);
    if (trouble) throw new BotError(trouble.code, 'the test says so');
    return { messageTs: `1.${this.standing.length}` };
  };

  find: SayOncePorts['announcer']['find'] = async (_workspace, _channelId, { eventId }) => {
    if (!this.mayLook) return 'may-not-read';
    const place = this.standing.findIndex((one) => one.eventId === eventId);
    return place < 0 ? [] : [`1.${place + 1}`];
  };
}

describe('the summaries of a channel', () => {
  let clock: FakeClock;
  let posts: FakePostStore;
  let channel: Channel;
  let alerts: AlertsInMemory;
  let settings: FakeCurrentSettings;
  let log: FakeLog;

  beforeEach(() => {
    clock = new FakeClock(due);
    posts = new FakePostStore();
    channel = new Channel();
    alerts = new AlertsInMemory();
    log = new FakeLog();
    const daily = { weekdays: [0, 1, 2, 3, 4, 5, 6], minute: 18 * 60, zone: 'Europe/Berlin' };
    settings = new FakeCurrentSettings({
      alerts: { ...defaultAlerts, summaries: [{ channelId, ...daily }] },
    });
  });

  const process = () => {
    const post = createSummaries({
      alertStore: alerts,
      posts,
      announcer: channel,
      settings,
      directory: new FakeDirectory(someNames()),
      clock,
      ids: new FakeIds(),
      log,
    });
    return () => post(tenant, new AbortController().signal);
  };
  const texts = () => channel.standing.map(({ text }) => text.split('\n')[0]);

  test('come once at their time, and say that there were none too', async () => {
    const run = process();
    clock.advance(-1);
    await run();
    expect(texts()).toEqual([]);

    clock.advance(1);
    await run();
    await run();
    await process()();
    expect(texts()).toEqual(['*No alerts* since the last summary.']);
    expect(channel.standing[0]).toMatchObject({
      fitFor: 'colleagues',
      eventId: `summary|${channelId}|${due.getTime()}`,
    });
  });

  test('tell of this channel alone, of what is archived and of what is not', async () => {
    const other = aWaitRule({ id: 'other2', slackChannelId: 'C0OTHER001' });
    alerts.put(anEpisode({ firedAt: plus(-500) }));
    alerts.put(anEpisode({ firedAt: plus(-500), rule: other }));
    const ended = { at: plus(-300), why: 'resolved' } as const;
    const both = anEpisode({ firedAt: plus(-400), ended });
    alerts.put(both);
    alerts.past = [both, anEpisode({ firedAt: plus(-9000), ended, worstLevel: 'critical' })];

    await process()();

    expect(texts()).toEqual(['*3 alerts* since the last summary: 1 critical and 2 warnings.']);
  });

  test('that could not be said in two hours are covered by the next', async () => {
    const run = process();
    await run();
    alerts.past = [
      anEpisode({ firedAt: plus(3600), ended: { at: plus(3700), why: 'resolved' } }),
      anEpisode({ firedAt: plus(90_000), ended: { at: plus(90_060), why: 'resolved' } }),
    ];
    // The day after nobody was running at six; two days after somebody is.
    clock.advance(86_400 + 7201);
    await process()();
    expect(channel.standing).toHaveLength(1);
    clock.advance(86_400 - 7201);
    await process()();

    expect(texts().slice(1)).toEqual(['*2 alerts* since the last summary: 2 warnings.']);
  });

  test('count a late one up to its time: what came after is for the next', async () => {
    alerts.put(anEpisode({ firedAt: plus(600) }));
    clock.advance(7200);

    await process()();

    expect(texts()).toEqual(['*No alerts* since the last summary.']);
    expect(channel.standing[0]?.text).toContain('Still open: *Billing* (warning, nobody has it).');
  });

  test.each<[ErrorCode, boolean]>([
    ['slack_timeout', true],
    ['slack_timeout', false],
    ['slack_unavailable', true],
    ['slack_unavailable', false],
    ['slack_throttled', false],
  ])('are said once where the answer was %s and the message taken: %p', async (code, isTaken) => {
    channel.troubles = [{ code, isTaken }];
    const run = process();

    for (let slot = 0; slot < 10; slot += 1) {
      await run();
      await process()();
      clock.advance(15);
    }

    expect(channel.standing).toHaveLength(1);
    expect([...(await posts.read(tenant)).values()][0]?.post.messageTs).toBe('1.1');
    expect(log.messages('warn')).toHaveLength(1);
  });

  test.each(['before', 'after'] as const)(
    'are said once where a process dies %s Slack takes the message, and Redis forgets nothing',
    async (when) => {
      const dying = process();
      const { post } = channel;
      channel.post = async (...call) => {
        if (when === 'after') await post(...call);
        // Nothing of what would follow happens: the process is gone.
        return new Promise(() => undefined);
      };
      void dying();
      for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
      channel.post = post;

      const alive = process();
      for (let slot = 0; slot < 10; slot += 1) {
        await alive();
        clock.advance(15);
      }

      expect(channel.standing).toHaveLength(1);
    },
  );

  test('are said once by two processes at the same moment', async () => {
    await Promise.all([process()(), process()()]);

    expect(channel.standing).toHaveLength(1);
  });

  test('where the channel may not be looked into are said at least once', async () => {
    channel.mayLook = false;
    channel.troubles = [{ code: 'slack_timeout', isTaken: false }];
    const run = process();

    for (let slot = 0; slot < 10; slot += 1) {
      await run();
      clock.advance(15);
    }

    expect(channel.standing).toHaveLength(1);
  });

  test('for a channel that is gone are given up, and the next one counts from the last that was said', async () => {
    await process()();
    clock.advance(86_400);
    channel.troubles = [{ code: 'slack_channel_gone', isTaken: false }];
    await process()();
    alerts.past = [anEpisode({ firedAt: plus(60), ended: { at: plus(90), why: 'resolved' } })];
    clock.advance(86_400);
    await process()();

    expect(texts().at(-1)).toBe('*1 alert* since the last summary: 1 warning.');
    expect((await posts.read(tenant)).size).toBe(2);
  });

  test('wait while Redis is away or settings are not known, and nothing is thrown', async () => {
    const run = process();
    posts.isAway = true;
    await run();
    posts.isAway = false;
    settings.failure = new BotError('redis_unavailable', 'away');
    await run();
    expect(channel.standing).toEqual([]);

    settings.failure = undefined;
    await run();
    expect(channel.standing).toHaveLength(1);
  });
});
