import type * as sdk from '@aws-sdk/client-connect';
import { type ArnKind, arnOf, bareId, instanceArn } from '../arns.ts';
import { type Context, clockSkewMs, usualTokenLife } from '../context.ts';
import { invalidParameter, notFound, notSimulated } from '../service-error.ts';
import { type Fact, factsOf, groupFacts, happenedIn } from './history.ts';
import { measuresV2, type Threshold } from './measures.ts';

type Request = sdk.GetMetricDataV2Request;

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Keys this centre can filter and group by, and what their ids are. CHANNEL is no resource. */
const keyKinds: Readonly<Record<string, ArnKind | undefined>> = {
  QUEUE: 'queue',
  ROUTING_PROFILE: 'routing-profile',
  AGENT: 'agent',
  AGENT_HIERARCHY_LEVEL_ONE: 'agent-group',
  AGENT_HIERARCHY_LEVEL_TWO: 'agent-group',
  AGENT_HIERARCHY_LEVEL_THREE: 'agent-group',
  AGENT_HIERARCHY_LEVEL_FOUR: 'agent-group',
  AGENT_HIERARCHY_LEVEL_FIVE: 'agent-group',
  CHANNEL: undefined,
};

/** Interval to its length and the longest range AWS allows with it. */
const periods: Readonly<Record<string, readonly [lengthMs: number, rangeMs: number]>> = {
  FIFTEEN_MIN: [hourMs / 4, 3 * dayMs],
  THIRTY_MIN: [hourMs / 2, 3 * dayMs],
  HOUR: [hourMs, 3 * dayMs],
  DAY: [dayMs, 35 * dayMs],
  TOTAL: [Infinity, 35 * dayMs],
};

/** Historical metrics. A cell in which nothing happened has no row, as "no data" has. */
export function getMetricDataV2(input: Request, context: Context): sdk.GetMetricDataV2Response {
  check(input, context);
  const { rows, nextToken } = context.pages.cut({
    operation: 'GetMetricDataV2',
    input: { ...input },
    defaultSize: 100,
    lifeSeconds: usualTokenLife,
    freshness: 'kept',
    read: () => ({ rows: resultsOf(input, context) }),
  });
  return { MetricResults: [...rows], NextToken: nextToken };
}

function check(input: Request, { clock }: Context): void {
  if (input.ResourceArn !== instanceArn) throw notFound('The instance');
  const [from, to] = rangeOf(input);
  const period = input.Interval?.IntervalPeriod ?? 'TOTAL';
  const [, longest] = periods[period] ?? [];
  if (longest === undefined) throw notSimulated(`intervals of ${period}`);
  if (to <= from) throw invalidParameter('EndTime must be after StartTime');
  if (to > clock.now().getTime() + clockSkewMs)
    throw invalidParameter('EndTime must not be in the future');
  if (to - from >= longest) throw invalidParameter(`The range is too long for ${period}`);
  const zone = input.Interval?.TimeZone ?? 'UTC';
  if (period === 'DAY' && zone !== 'UTC') throw notSimulated('days of other time zones');
  checkFilters(input.Filters ?? []);
  const unknown = (input.Groupings ?? []).find((key) => !(key in keyKinds));
  if (unknown) throw invalidParameter(`Grouping ${unknown} is not valid`);
  checkMetrics(input.Metrics ?? []);
}

function checkFilters(filters: readonly sdk.FilterV2[]): void {
  const unknown = filters.find(({ FilterKey = '' }) => !(FilterKey in keyKinds));
  if (unknown) throw invalidParameter(`Filter ${unknown.FilterKey} is not valid`);
  if (filters.some(({ StringCondition }) => StringCondition)) throw notSimulated('NOT_EXISTS');
  const resources = filters.filter(({ FilterKey }) => FilterKey !== 'CHANNEL');
  if (resources.length === 0) throw invalidParameter('Filters must name a resource');
  const values = resources.flatMap(({ FilterValues = [] }) => FilterValues);
  if (values.length > 100) throw invalidParameter('At most 100 filter values');
}

function checkMetrics(metrics: readonly sdk.MetricV2[]): void {
  if (metrics.length === 0) throw invalidParameter('Metrics is empty');
  for (const metric of metrics) {
    const { Name, MetricId, MetricFilters } = metric;
    if (MetricId || MetricFilters?.length) throw notSimulated('MetricId and MetricFilters');
    if (Name === undefined || !measuresV2[Name])
      throw invalidParameter(`Metric ${Name} is unknown`);
    if (Name === 'SERVICE_LEVEL') checkThreshold(metric);
  }
  const levels = metrics.filter(({ Name }) => Name === 'SERVICE_LEVEL').length;
  if (levels > mostServiceLevels) throw invalidParameter('At most 20 SERVICE_LEVEL metrics');
}

const mostServiceLevels = 20;
const longestThreshold = 604_800;

/** Documented: a whole number of seconds, less than or less than or equal. That it must be there is UNVERIFIED. */
function checkThreshold({ Threshold = [] }: sdk.MetricV2): void {
  const [{ Comparison = '', ThresholdValue = 0 } = {}] = Threshold;
  if (!['LT', 'LTE'].includes(Comparison)) throw invalidParameter('Comparison must be LT or LTE');
  const isInRange = ThresholdValue >= 1 && ThresholdValue <= longestThreshold;
  if (!Number.isInteger(ThresholdValue) || !isInRange)
    throw invalidParameter('ThresholdValue must be a whole number from 1 to 604800');
}

function thresholdOf({ Threshold: [first] = [] }: sdk.MetricV2): Threshold | undefined {
  const seconds = first?.ThresholdValue;
  return seconds === undefined ? undefined : { seconds, isOrEqual: first?.Comparison === 'LTE' };
}

function rangeOf({ StartTime, EndTime }: Request): readonly [number, number] {
  return [StartTime?.getTime() ?? 0, EndTime?.getTime() ?? 0];
}

function resultsOf(input: Request, context: Context): sdk.MetricResultV2[] {
  const groupings = input.Groupings ?? [];
  const [from, to] = rangeOf(input);
  const facts = factsOf(context).filter(
    (fact) => fact.at >= from && fact.at < to && isWanted(fact, input.Filters ?? []),
  );
  return intervalsOf(input).flatMap((interval) => {
    const inside = facts.filter(({ at }) => at >= interval.from && at < interval.to);
    return groupFacts(inside, groupings).map((group) => ({
      Dimensions: dimensionsOf(groupings, group.values),
      MetricInterval: {
        Interval: input.Interval?.IntervalPeriod ?? 'TOTAL',
        StartTime: new Date(interval.from),
        EndTime: new Date(interval.to),
      },
      Collections: (input.Metrics ?? []).map((Metric) => ({
        Metric,
        Value: measuresV2[Metric.Name ?? '']?.(happenedIn(group.facts), thresholdOf(Metric)),
      })),
    }));
  });
}

function isWanted({ keys }: Fact, filters: readonly sdk.FilterV2[]): boolean {
  return filters.every(({ FilterKey = '', FilterValues = [] }) =>
    FilterValues.map(bareId).includes(keys[FilterKey] ?? ''),
  );
}

function intervalsOf(input: Request): { readonly from: number; readonly to: number }[] {
  const [from, to] = rangeOf(input);
  const [length = Infinity] = periods[input.Interval?.IntervalPeriod ?? 'TOTAL'] ?? [];
  if (length === Infinity) return [{ from, to }];
  const first = Math.floor(from / length) * length;
  return Array.from({ length: Math.ceil((to - first) / length) }, (_, index) => ({
    from: Math.max(from, first + index * length),
    to: Math.min(to, first + (index + 1) * length),
  }));
}

/** On the wire a queue is QUEUE and QUEUE_ARN; that the other resources are alike is UNVERIFIED. */
function dimensionsOf(keys: readonly string[], values: readonly string[]): Record<string, string> {
  const pairs = keys.flatMap((key, index) => {
    const kind = keyKinds[key];
    const id = values[index] ?? '';
    return kind
      ? [
          [key, id],
          [`${key}_ARN`, arnOf(kind, id)],
        ]
      : [[key, id]];
  });
  return Object.fromEntries(pairs);
}
