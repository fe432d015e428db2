import { enums } from './enums.ts';
import { instance, type Limits, oneOf, size } from './limit.ts';
import { contactSearch, queueSearch, search, userSearch } from './search-limits.ts';

const listing: Limits = { ...instance, MaxResults: size(1, 1000) };
const uuidOrArn =
  /^(arn:(aws|aws-us-gov):connect:[a-z]{2}-[a-z]+-[0-9]:[0-9]{1,20}:instance\/)?[a-f0-9]{8}-([a-f0-9]{4}-){3}[a-f0-9]{12}$/;
/** The alternatives are anchored at one end each, as in the model. */
const metricId =
  /^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})|(arn:[a-z0-9-]+:connect:[a-z0-9-]+:(?:([0-9]{12}):instance\/[a-z0-9-]+\/metric\/[a-z0-9-]+(?::[a-z0-9-]+)?|aws:metric\/[A-Z_]+))$/;
const calendarDate = /^\d{4}-\d{2}-\d{2}$/;

const metricFilters: Limits = {
  'Filters.Queues': size(1, 100),
  'Filters.Channels': size(0, 4),
  'Filters.Channels[]': oneOf(enums.channel),
  'Filters.RoutingProfiles': size(1, 100),
  'Filters.RoutingStepExpressions': size(0, 50),
  'Filters.RoutingStepExpressions[]': size(1, 3000),
  'Filters.AgentStatuses': size(0, 50),
  'Filters.Subtypes': size(0, 10),
  'Filters.Subtypes[]': size(1, 100),
  'Filters.ValidationTestTypes': size(0, 10),
  Groupings: size(0, 2),
  'Groupings[]': oneOf(enums.grouping),
  MaxResults: size(1, 100),
};

/** What the API model allows, per operation, and a few limits only its documentation states. */
export const limits: Readonly<Record<string, Limits>> = {
  GetCurrentUserData: {
    ...instance,
    'Filters.Queues': size(1, 100),
    'Filters.RoutingProfiles': size(1, 100),
    'Filters.Agents': size(1, 100),
    'Filters.UserHierarchyGroups': size(1, 1),
    'Filters.ContactFilter.ContactStates': size(0, 9),
    'Filters.ContactFilter.ContactStates[]': oneOf(enums.contactState),
    MaxResults: size(1, 100),
  },
  MonitorContact: {
    ...instance,
    ContactId: size(1, 256),
    UserId: size(1, 256),
    AllowedMonitorCapabilities: size(0, 2),
    'AllowedMonitorCapabilities[]': oneOf(enums.monitorCapability),
    ClientToken: size(0, 500),
  },
  GetContactMetrics: {
    InstanceId: { ...size(1, 250), pattern: uuidOrArn },
    ContactId: { ...size(1, 250), pattern: uuidOrArn },
    Metrics: { min: 1 },
    'Metrics[].Name': oneOf(enums.contactMetric),
  },
  GetCurrentMetricData: {
    ...instance,
    ...metricFilters,
    'CurrentMetrics[].Name': oneOf(enums.currentMetric),
    'CurrentMetrics[].MetricId': { pattern: metricId },
    'CurrentMetrics[].Unit': oneOf(enums.unit),
    SortCriteria: size(0, 1),
    'SortCriteria[].SortByMetric': oneOf(enums.currentMetric),
    'SortCriteria[].SortOrder': oneOf(enums.sortOrder),
  },
  GetMetricDataV2: {
    'Interval.IntervalPeriod': oneOf(enums.intervalPeriod),
    Filters: size(1, 5),
    'Filters[].FilterKey': size(1, 250),
    'Filters[].FilterValues': size(1, 100),
    'Filters[].FilterValues[]': size(1, 250),
    'Filters[].StringCondition.Comparison': oneOf(enums.notExists),
    Groupings: size(0, 4),
    'Metrics[].Threshold': size(0, 1),
    'Metrics[].Threshold[].Comparison': size(1, 250),
    'Metrics[].MetricFilters': size(0, 2),
    'Metrics[].MetricFilters[].MetricFilterValues': size(1, 10),
    'Metrics[].MetricId': size(1, 150),
    NextToken: size(1, 2500),
    MaxResults: size(1, 100),
  },
  GetMetricData: {
    ...instance,
    ...metricFilters,
    'HistoricalMetrics[].Name': oneOf(enums.historicalMetric),
    'HistoricalMetrics[].Threshold.Comparison': oneOf(enums.lessThan),
    'HistoricalMetrics[].Statistic': oneOf(enums.statistic),
    'HistoricalMetrics[].Unit': oneOf(enums.unit),
  },
  SearchContacts: contactSearch,
  DescribeContact: { ...instance, ContactId: size(1, 256) },
  ListQueues: {
    ...listing,
    QueueTypes: size(0, 2),
    'QueueTypes[]': oneOf(enums.queueType),
  },
  SearchQueues: queueSearch,
  DescribeQueue: instance,
  ListUsers: listing,
  SearchUsers: userSearch,
  DescribeUser: instance,
  ListRoutingProfiles: listing,
  SearchRoutingProfiles: search,
  ListUserHierarchyGroups: listing,
  DescribeUserHierarchyGroup: instance,
  DescribeUserHierarchyStructure: instance,
  ListAgentStatuses: {
    ...listing,
    AgentStatusTypes: size(0, 3),
    'AgentStatusTypes[]': oneOf(enums.statusType),
  },
  DescribeAgentStatus: instance,
  PutUserStatus: instance,
  StopContact: { ...instance, ContactId: size(1, 256) },
  ListInstances: { MaxResults: size(1, 10) },
  DescribeInstance: instance,
  ListHoursOfOperations: listing,
  DescribeHoursOfOperation: instance,
  GetEffectiveHoursOfOperations: {
    ...instance,
    FromDate: { pattern: calendarDate },
    ToDate: { pattern: calendarDate },
  },
  ListSecurityProfilePermissions: listing,
  DescribeSecurityProfile: instance,
};

/** Calls a second and burst, per account and Region and operation, as AWS documents them. */
export const rates: Readonly<Record<string, readonly [perSecond: number, burst: number]>> = {
  GetCurrentMetricData: [5, 8],
  GetMetricData: [5, 8],
  GetMetricDataV2: [10, 10],
  SearchContacts: [0.5, 1],
  DescribeContact: [10, 15],
  StopContact: [10, 15],
};

/** Everything not named above. */
export const defaultRate: readonly [perSecond: number, burst: number] = [2, 5];

/** Operations that do not list InvalidParameterException answer with InvalidRequestException. */
export const withoutInvalidParameter: ReadonlySet<string> = new Set([
  'MonitorContact',
  'ListInstances',
  'DescribeInstance',
]);
