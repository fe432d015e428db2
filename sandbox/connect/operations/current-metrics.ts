import type * as sdk from '@aws-sdk/client-connect';
import { serves } from '../../centre/desk.ts';
import type { Channel, Readable, User } from '../../centre/model.ts';
import { bareId, reference } from '../arns.ts';
import type { Context } from '../context.ts';
import { notFound } from '../service-error.ts';
import type { ConnectSettings } from '../settings.ts';
import { checkMetricRequest } from './current-metric-rules.ts';
import { type Cell, metricValue } from './current-metric-values.ts';

type Request = sdk.GetCurrentMetricDataRequest;

const usualPage = 100;

/** Live metrics of queues. A line nobody works for and nobody waits in has no row. */
export function getCurrentMetricData(
  input: Request,
  context: Context,
): sdk.GetCurrentMetricDataResponse {
  checkMetricRequest(input, context.settings);
  const { currentMetricRowsAtMost, metricTokenSeconds } = context.settings;
  const MaxResults = Math.min(input.MaxResults ?? usualPage, currentMetricRowsAtMost);
  const { rows, kept, nextToken } = context.pages.cut({
    operation: 'GetCurrentMetricData',
    input: { ...input, MaxResults },
    defaultSize: usualPage,
    lifeSeconds: metricTokenSeconds,
    // AWS documents that the values are cached for the pages.
    freshness: 'kept',
    read: () => ({ rows: resultsOf(input, context), snapshotAt: context.clock.now() }),
  });
  return {
    MetricResults: [...rows],
    NextToken: nextToken,
    DataSnapshotTime: kept.snapshotAt,
    ApproximateTotalCount: kept.rows.length,
  };
}

interface Group extends Cell {
  readonly dimensions: sdk.Dimensions;
}

function resultsOf(input: Request, context: Context): sdk.CurrentMetricResult[] {
  const groups = sorted(groupsOf(input, context), input, context);
  const results = groups.map((group) => ({
    Dimensions: group.dimensions,
    Collections: (input.CurrentMetrics ?? []).map((Metric) => ({
      Metric,
      Value: metricValue(Metric.Name ?? '', group, context),
    })),
  }));
  if (context.settings.unsureEstimate !== 'no-row') return results;
  return results.filter(({ Collections }) => Collections.every(({ Value }) => Value !== undefined));
}

function sorted(groups: readonly Group[], { SortCriteria }: Request, context: Context) {
  const [sort] = SortCriteria ?? [];
  const name = sort?.SortByMetric ?? 'AGENTS_ONLINE';
  const sign = sort?.SortOrder === 'ASCENDING' ? 1 : -1;
  const rank = (group: Group) => metricValue(name, group, context) ?? 0;
  return [...groups].sort((one, other) => sign * (rank(one) - rank(other)));
}

function groupsOf(input: Request, context: Context): Group[] {
  const { Groupings = [] } = input;
  const view = context.centre.view();
  if (Groupings.includes('ROUTING_STEP_EXPRESSION')) return [];
  const cells = selectedCells(input, view, context.settings).map((cell) => ({
    ...cell,
    isGrouped: Groupings.length > 0,
  }));
  if (Groupings.length === 0) return [mergeAll(cells)];
  const parts = Groupings.reduce<Group[]>(
    (so, by) => so.flatMap((one) => split(one, by, view)),
    [mergeAll(cells)],
  );
  return parts.filter((group) => isShown(group, context));
}

function isShown({ agents, lines }: Group, { centre }: Context): boolean {
  const waits = lines.some(({ queueId, channel }) => centre.waiting(queueId, channel).length > 0);
  return agents.length > 0 || waits;
}

/** The lines and agents the filters leave. */
function selectedCells(
  { Filters = {} }: Request,
  view: Readable,
  settings: ConnectSettings,
): Group[] {
  const queueIds = known(Filters.Queues, view.queues, settings);
  const profileIds = known(Filters.RoutingProfiles, view.routingProfiles, settings);
  const statusIds = known(Filters.AgentStatuses, view.statuses, settings);
  const channels: readonly string[] | undefined = Filters.Channels;
  const lines = view.queues
    .filter(({ id }) => !queueIds || queueIds.has(id))
    .flatMap(({ id, channels: own }) => own.map((channel) => ({ queueId: id, channel })))
    .filter(({ channel }) => !channels?.length || channels.includes(channel));
  const online = view.users.filter(
    (user) =>
      user.isSignedIn &&
      (!profileIds || profileIds.has(user.profile.id)) &&
      (!statusIds || statusIds.has(user.statusId)),
  );
  return lines
    .map((line) => cellOf([line], online))
    .filter(({ agents }) => !profileIds || agents.length > 0);
}

function known(
  ids: readonly string[] | undefined,
  things: readonly { readonly id: string }[],
  { unknownInFilter }: ConnectSettings,
): ReadonlySet<string> | undefined {
  if (!ids || ids.length === 0) return undefined;
  const wanted = new Set(ids.map(bareId));
  const isKnown = [...wanted].every((id) => things.some((thing) => thing.id === id));
  if (!isKnown && unknownInFilter === 'refused') throw notFound('A resource of the filter');
  return wanted;
}

function cellOf(lines: Cell['lines'], users: readonly User[]): Group {
  const agents = users.filter((user) =>
    lines.some(({ queueId, channel }) => serves(user, queueId, channel)),
  );
  return { lines, agents, isGrouped: false, dimensions: {} };
}

function mergeAll(cells: readonly Group[]): Group {
  return {
    lines: cells.flatMap(({ lines }) => lines),
    agents: [...new Set(cells.flatMap(({ agents }) => agents))],
    isGrouped: cells[0]?.isGrouped ?? false,
    dimensions: {},
  };
}

/** Splits a group by one more dimension. */
function split(group: Group, by: sdk.Grouping, view: Readable): Group[] {
  if (by === 'QUEUE' || by === 'CHANNEL') return splitLines(group, by);
  const kind = by === 'ROUTING_PROFILE' ? 'routing-profile' : 'agent-state';
  const idOf = (user: User) => (by === 'ROUTING_PROFILE' ? user.profile.id : user.statusId);
  const ids = [...new Set(group.agents.map(idOf))];
  return ids.map((id) => {
    const agents = group.agents.filter((user) => idOf(user) === id);
    const own = reference(kind, id);
    const profile = view.routingProfiles.find((one) => one.id === id);
    const lines = profile
      ? group.lines.filter((line) => profile.serves.some((skill) => isSame(skill, line)))
      : group.lines;
    const added = by === 'ROUTING_PROFILE' ? { RoutingProfile: own } : { AgentStatus: own };
    return { ...group, agents, lines, dimensions: { ...group.dimensions, ...added } };
  });
}

function splitLines(group: Group, by: 'QUEUE' | 'CHANNEL'): Group[] {
  const keyOf = (line: Cell['lines'][number]) => (by === 'QUEUE' ? line.queueId : line.channel);
  const keys = [...new Set(group.lines.map(keyOf))];
  return keys.map((key) => {
    const lines = group.lines.filter((line) => keyOf(line) === key);
    const added =
      by === 'QUEUE' ? { Queue: reference('queue', key) } : { Channel: lines[0]?.channel };
    const { agents } = cellOf(lines, group.agents);
    return { ...group, lines, agents, dimensions: { ...group.dimensions, ...added } };
  });
}

function isSame(
  one: { readonly queueId: string; readonly channel: Channel },
  other: { readonly queueId: string; readonly channel: Channel },
): boolean {
  return one.queueId === other.queueId && one.channel === other.channel;
}
