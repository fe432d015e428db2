import { startPrivateRedis } from '../sandbox/redis.ts';
import { killScenario, liveThrough } from '../test/features/alerts/say/kills.ts';
import { startAlone } from '../test/sandbox/slack/call-api.ts';
import { botToken, floor } from '../test/sandbox/slack/manifest.ts';
import { stillClock } from '../test/sandbox/slack/start-app.ts';

/** `npm run chaos [-- how many [first seed]]`: senders killed in the middle, and what became of their alerts. */
const [count = 25, first = 1] = process.argv.slice(2).map(Number);
const clock = stillClock();
const redis = await startPrivateRedis();
const slack = await startAlone({ clock, rates: { scale: 0 } });
const services = {
  redisUrl: redis.url,
  slack,
  token: botToken,
  workspace: 'T0FLOOR001',
  channelId: floor,
  clock,
};
const sum = { killed: 0, lost: 0, twice: 0 };
for (let seed = first; seed < first + count; seed += 1) {
  const { killed, shown, replies } = await liveThrough(services, killScenario(seed));
  const isLost = !shown.includes('over: resolved | 352') || !replies.includes('resolved');
  const twice = shown.length - 1 + replies.length - new Set(replies).size;
  sum.killed += killed;
  sum.lost += isLost ? 1 : 0;
  sum.twice += Math.max(0, twice);
  if (isLost || twice > 0)
    process.stdout.write(`seed ${seed}: ${JSON.stringify({ shown, replies })}\n`);
}
process.stdout.write(
  `alerts ${count} (seeds ${first} to ${first + count - 1}) · processes killed ${sum.killed} · lost ${sum.lost} · said twice ${sum.twice}\n`,
);
await slack.close();
await redis.close();
process.exit(sum.lost + sum.twice > 0 ? 1 : 0);
