import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { SlackStandIn } from '../../../../sandbox/slack/start-slack.ts';
import { redisForTests } from '../../../redis-server.ts';
import { startAlone } from '../../../sandbox/slack/call-api.ts';
import { botToken, floor } from '../../../sandbox/slack/manifest.ts';
import { stillClock } from '../../../sandbox/slack/start-app.ts';
import { killScenario, liveThrough } from './kills.ts';

const redis = redisForTests();
const clock = stillClock();
let slack: SlackStandIn;
beforeAll(async () => {
  slack = await startAlone({ clock, rates: { scale: 0 } });
});
afterAll(async () => {
  await slack.close();
});

/** A short part; `npm run chaos` goes through as many as one likes. */
const seeds = [1, 2, 3];

describe('a process that is killed while it tells of an alert', () => {
  test.each(seeds)('leaves nothing unsaid and nothing said twice (seed %i)', async (seed) => {
    const services = {
      redisUrl: redis.server().url,
      slack,
      token: botToken,
      workspace: 'T0FLOOR001',
      channelId: floor,
      clock,
    };
    const told = await liveThrough(services, killScenario(seed));

    expect(told).toMatchObject({ shown: ['over: resolved | 352'] });
    expect(told.replies.toSorted()).toEqual([...new Set(told.replies)].toSorted());
    expect(told.replies.at(-1)).toBe('resolved');
  });
});
