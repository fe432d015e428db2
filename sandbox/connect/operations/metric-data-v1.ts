import type * as sdk from '@aws-sdk/client-connect';
import { bareId, reference } from '../arns.ts';
import { type Context, clockSkewMs, usualTokenLife } from '../context.ts';
import { invalidParameter, notSimulated } from '../service-error.ts';
import { factsOf, groupFacts, happenedIn } from './history.ts';
import { measuresV1 } from './measures.ts';

type Request = sdk.GetMetricDataRequest;

const markMs = 5 * 60_000;
const dayMs = 86_400_000;

/** The older historical metrics: the last 24 hours, on five-minute marks, of queues. */
export function getMetricData(input: Request, context: Context): sdk.GetMetricDataResponse {
  check(input, context);
  const { rows, nextToken } = context.pages.cut({
    operation: 'GetMetricData',
    input: { ...input },
    defaultSize: 100,
    lifeSeconds: usualTokenLife,
    freshness: 'kept',
    read: () => ({ rows: resultsOf(input, context) }),
  });
  return { MetricResults: [...rows], NextToken: nextToken };
}

function check(input: Request, { clock }: Context): void {
  const [from, to] = [input.StartTime?.getTime() ?? 0, input.EndTime?.getTime() ?? 0];
  const now = clock.now().getTime();
  if (from % markMs !== 0 || to % markMs !== 0) {
    throw invalidParameter('StartTime and EndTime must be on a five-minute mark');
  }
  if (to <= from || to > now + clockSkewMs || now - from > dayMs + markMs) {
    throw invalidParameter('The range must be within the last 24 hours');
  }
  if (!input.Filters?.Queues?.length) throw invalidParameter('Filters requires Queues');
  const other = input.Groupings?.find((by) => by !== 'QUEUE' && by !== 'CHANNEL');
  if (other) throw notSimulated(`GetMetricData by ${other}`);
  checkMetrics(input.HistoricalMetrics ?? []);
}

function checkMetrics(metrics: readonly sdk.HistoricalMetric[]): void {
  if (metrics.length === 0) throw invalidParameter('HistoricalMetrics is empty');
  for (const { Name = '', Unit, Statistic } of metrics) {
    const known = measuresV1[Name];
    if (!known) throw notSimulated(`the metric ${Name}`);
    const { unit, statistic } = known;
    if ((Unit && Unit !== unit) || (Statistic && Statistic !== statistic)) {
      throw invalidParameter(`${Name} has Unit ${unit} and Statistic ${statistic}`);
    }
  }
}

function resultsOf(input: Request, context: Context): sdk.HistoricalMetricResult[] {
  const [from, to] = [input.StartTime?.getTime() ?? 0, input.EndTime?.getTime() ?? 0];
  const queueIds = (input.Filters?.Queues ?? []).map(bareId);
  const channels: readonly string[] = input.Filters?.Channels ?? [];
  const facts = factsOf(context).filter(
    ({ at, keys }) =>
      at >= from &&
      at < to &&
      queueIds.includes(keys.QUEUE ?? '') &&
      (channels.length === 0 || channels.includes(keys.CHANNEL ?? '')),
  );
  const groupings: readonly string[] = input.Groupings ?? [];
  return groupFacts(facts, groupings).map((group) => ({
    Dimensions: dimensionsOf(groupings, group.values),
    Collections: (input.HistoricalMetrics ?? []).map((Metric) => ({
      Metric,
      Value: measuresV1[Metric.Name ?? '']?.measure(happenedIn(group.facts), thresholdOf(Metric)),
    })),
  }));
}

/** The older operation knows "less than" alone. */
function thresholdOf({ Threshold }: sdk.HistoricalMetric) {
  const seconds = Threshold?.ThresholdValue;
  return seconds === undefined ? undefined : { seconds, isOrEqual: false };
}

function dimensionsOf(groupings: readonly string[], values: readonly string[]): sdk.Dimensions {
  const at = (key: string) => values[groupings.indexOf(key)];
  const [queueId, channel] = [at('QUEUE'), at('CHANNEL')];
  return {
    Queue: queueId === undefined ? undefined : reference('queue', queueId),
    Channel: channel as sdk.Channel | undefined,
  };
}
