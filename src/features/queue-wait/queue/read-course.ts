import type { Rule } from '../../../domain/alerting/rule.ts';
import type { Channel } from '../../../domain/contact-centre.ts';
import type { HistoryPlan, WaitSeries } from '../../../domain/history.ts';
import type { Tenant } from '../../../domain/tenant.ts';
import type { RuleStore } from '../../../stores/alerting.ts';
import type { WaitHistory } from '../../../stores/waits.ts';
import { type AccuracyPorts, readAccuracy, type SeriesAccuracy } from '../estimate-accuracy.ts';

export interface CoursePorts extends AccuracyPorts {
  readonly history: WaitHistory;
  readonly ruleStore: Pick<RuleStore, 'list'>;
}

/** How a queue has been, by our own readings of it. */
export interface Course {
  readonly from: Date;
  readonly until: Date;
  /** One for each channel that was asked for; empty where nothing was read of it. */
  readonly series: readonly WaitSeries[];
  /** How finely, and for how long, readings are kept now. */
  readonly plan: HistoryPlan;
  /** Whether more was asked for than is kept. */
  readonly isCut: boolean;
  /** Seconds over which alert rules on this queue speak, each once, lowest first. */
  readonly alertSeconds: readonly number[];
  /** How well the estimates told what happened, of each channel of which enough is known. */
  readonly accuracy: readonly SeriesAccuracy[];
}

const dayMs = 24 * 3_600_000;

/** Reads what was kept of a queue, and the thresholds somebody set for it. Throws BotError `redis_unavailable`. */
export async function readCourse(
  ports: CoursePorts,
  tenant: Tenant,
  about: {
    readonly queueId: string;
    readonly channels: readonly Channel[];
    readonly lastSeconds: number;
    readonly now: Date;
  },
): Promise<Course> {
  const { history, ruleStore } = ports;
  const { queueId, channels, now } = about;
  const plan = await history.plan(tenant);
  const lengthMs = Math.min(about.lastSeconds * 1000, plan.days * dayMs);
  const from = new Date(now.getTime() - lengthMs);
  // The reading that stands in the same answer counts.
  const until = new Date(now.getTime() + 1);
  const wanted = channels.map((channel) => ({ queueId, channel }));
  const [series, rules] = await Promise.all([
    history.read(tenant, wanted, { from, until }),
    ruleStore.list(tenant),
  ]);
  const alerts = rules.flatMap((rule) => waitLinesOf(rule, queueId));
  return {
    from,
    until,
    series,
    plan,
    isCut: lengthMs < about.lastSeconds * 1000,
    alertSeconds: [...new Set(alerts)].sort((one, other) => one - other),
    accuracy: await readAccuracy(ports, tenant, { series, from }),
  };
}

/** The waits over which this rule speaks of this queue by name; one for all queues draws no line in each. */
function waitLinesOf(rule: Rule, queueId: string): readonly number[] {
  const { metric, scope, comparison, threshold, criticalThreshold } = rule;
  const isWait = metric.kind === 'queue-wait' || metric.kind === 'oldest-contact';
  const isNamed = scope.kind === 'queues' && scope.ids.includes(queueId);
  if (!isWait || !isNamed || comparison !== 'over') return [];
  return criticalThreshold === undefined ? [threshold] : [threshold, criticalThreshold];
}
