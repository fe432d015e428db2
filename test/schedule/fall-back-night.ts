/**
 * A program, run with TZ of a place that changes its clock: goes through the five hours around the end
 * of its summer time by `* * * * *`, and prints as JSON how often that ran and what an alert did
 * meanwhile. With the argument `bare` by node-cron left alone, else by our schedule.
 */
import { mock } from 'node:test';
import { schedule } from 'node-cron';
import type { AlertRecord, Episode } from '../../src/domain/alerting/alert.ts';
import { decide } from '../../src/features/alerts/decide/decide.ts';
import type { Log } from '../../src/ports/ground.ts';
import { everySlot } from '../../src/schedule/cron.ts';
import { aWaitRule } from '../fixtures/open-alerts.ts';

/** The instant at which the clock on the wall goes back by an hour. */
const changes: Readonly<Record<string, string>> = {
  'America/New_York': '2026-11-01T06:00:00Z',
  'Europe/London': '2026-10-25T01:00:00Z',
  'Australia/Sydney': '2026-04-04T16:00:00Z',
};

const zone = process.env.TZ ?? '';
const change = Date.parse(changes[zone] ?? '');
if (Number.isNaN(change)) throw new Error(`no night is known for TZ=${zone}`);
const minutes = (count: number) => change + count * 60_000;

const expression = '* * * * *';
const silence = () => undefined;
const log: Log = { error: silence, warn: silence, info: silence, debug: silence };
const rule = aWaitRule({ threshold: 300, criticalThreshold: undefined, forSeconds: 120 });
const target = { kind: 'queue', id: 'billing' } as const;

const night = { runs: 0, fired: [] as string[], ended: [] as string[] };
let record: AlertRecord | undefined;
let open: Episode | undefined;

/** The wait is too long from a minute before the change until twenty minutes after it. */
function check(): void {
  night.runs += 1;
  const now = new Date();
  const isLong = now.getTime() >= minutes(-1) && now.getTime() < minutes(20);
  const decided = decide({
    rule,
    target,
    record,
    episode: open,
    measured: {
      kind: 'value',
      value: isLong ? 400 : 20,
      isAtLeast: false,
      facts: { asOf: now },
    },
    now,
    around: {
      outage: undefined,
      silence: undefined,
      hushedBy: undefined,
      messagesInHour: 0,
      digestAbove: 20,
      groupHomeId: undefined,
    },
  });
  if (!decided) return;
  record = { ruleId: rule.id, target, version: (record?.version ?? 0) + 1, state: decided.state };
  for (const episode of decided.episodes) {
    if (episode.id !== open?.id) night.fired.push(episode.firedAt.toISOString());
    if (episode.ended) night.ended.push(episode.ended.at.toISOString());
    open = episode.ended ? undefined : episode;
  }
}

mock.timers.enable({ apis: ['setTimeout', 'Date'], now: minutes(-120) + 30_000 });
const run = async () => check();
const isBare = process.argv.includes('bare');
const stop = isBare
  ? stopOf(schedule(expression, run))
  : stopOf(everySlot({ expression, run, log }));
for (let second = 0; second < 5 * 3600; second += 1) {
  mock.timers.tick(1000);
  await new Promise((resolve) => setImmediate(resolve));
}
await stop();
process.stdout.write(JSON.stringify(night));

function stopOf(task: { stop(): void | Promise<void> }) {
  return () => task.stop();
}
