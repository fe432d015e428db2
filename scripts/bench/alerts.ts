import type { AlertRecord, Episode } from '../../src/domain/alerting/alert.ts';
import type { Measured } from '../../src/domain/alerting/measured.ts';
import type { AlertTarget, Rule } from '../../src/domain/alerting/rule.ts';
import { decide } from '../../src/features/alerts/decide/decide.ts';

const counts = [100, 1_000, 10_000, 100_000];
const minutes = 12;
const start = new Date('2026-11-16T10:00:00Z').getTime();

interface Alert {
  readonly rule: Rule;
  readonly target: AlertTarget;
  record: AlertRecord | undefined;
  episode: Episode | undefined;
}

/** How much of the processor it takes to decide on so many rules, one in ten of them firing. */
export function benchAlerts(say: (line: string) => void): void {
  say(`Deciding on rules, two levels each, about one in ten firing: processor time of one check.`);
  courseOf(1_000);
  for (const count of counts) {
    const taken = courseOf(count).toSorted((one, other) => one - other);
    const middle = taken[Math.floor(taken.length / 2)] ?? Number.NaN;
    const most = taken.at(-1) ?? Number.NaN;
    say(
      `  ${String(count).padStart(7)} rules: ${middle.toFixed(1)} ms, at most ${most.toFixed(1)} ms (${((middle / count) * 1000).toFixed(2)} µs a rule)`,
    );
  }
}

/** Milliseconds of the processor for each check of a quarter of an hour, the first without any record. */
function courseOf(count: number): readonly number[] {
  const alerts = Array.from({ length: count }, (_, index) => anAlert(index));
  return Array.from({ length: minutes }, (_, minute) => {
    const now = new Date(start + minute * 60_000);
    const readings = alerts.map((_alert, index) => readingOf(index, minute, now));
    const begun = process.cpuUsage();
    for (const [index, alert] of alerts.entries()) {
      const measured = readings[index];
      if (measured) check(alert, measured, now);
    }
    const { user, system } = process.cpuUsage(begun);
    return (user + system) / 1000;
  });
}

function check(alert: Alert, measured: Measured, now: Date): void {
  const { rule, target, record, episode } = alert;
  const decided = decide({ rule, target, record, episode, measured, now, around: nothing });
  if (!decided) return;
  const version = (record?.version ?? 0) + 1;
  alert.record = { ruleId: rule.id, target, version, state: decided.state };
  alert.episode = decided.episodes.find(({ ended }) => !ended);
}

/** One in ten is over for minutes on end, one in twenty comes and goes, the others are calm. */
function readingOf(index: number, minute: number, asOf: Date): Measured {
  const isOver = index % 10 === 0 || (index % 20 === 1 && (minute + index) % 3 === 0);
  const value = isOver ? 400 + ((index + minute) % 300) : (index * 7 + minute) % 280;
  return { kind: 'value', value, isAtLeast: false, facts: { asOf, waiting: 3, staffed: 5 } };
}

const nothing = {
  outage: undefined,
  silence: undefined,
  hushedBy: undefined,
  messagesInHour: 0,
  digestAbove: 20,
  groupHomeId: undefined,
};

function anAlert(index: number): Alert {
  const target: AlertTarget = { kind: 'queue', id: `10000000-0000-4000-8000-${index}` };
  const rule: Rule = {
    id: `r${index}`,
    tenant: { workspace: 'T0BENCH001', instance: '5a0d1c2e-7b1f-4c3d-9e8f-0a1b2c3d4e5f' },
    metric: { kind: 'queue-wait' },
    scope: { kind: 'queues', ids: [target.id] },
    channels: [],
    comparison: 'over',
    threshold: 300,
    criticalThreshold: 600,
    clearThreshold: 250,
    forSeconds: 60,
    keepFiringSeconds: 60,
    repeatSeconds: 3600,
    noData: 'keep',
    hours: { kind: 'opening-hours' },
    slackChannelId: `C0BENCH${index % 50}`,
    mentions: [{ who: { kind: 'user-group', id: 'S0LEADS001' }, from: 'critical' }],
    escalation: { afterSeconds: 600, who: [{ kind: 'user', id: 'U0BOSS0001' }] },
    isGrouped: false,
    toWebhook: true,
    ownerId: 'U0SAM00001',
    createdAt: new Date(start),
    revision: 1,
  };
  return { rule, target, record: undefined, episode: undefined };
}
