/** Tokens a second, and how many may be spent at once. */
export interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

/** Every operation this room calls. A name that is not here does not compile. */
export const usedOperations = [
  'GetCurrentUserData',
  'GetCurrentMetricData',
  'GetContactMetrics',
  'DescribeContact',
  'DescribeInstance',
  'MonitorContact',
  'PutUserStatus',
  'GetMetricDataV2',
  'SearchContacts',
  'SearchUsers',
  'DescribeUser',
  'ListSecurityProfilePermissions',
  'ListQueues',
  'ListRoutingProfiles',
  'ListUserHierarchyGroups',
  'ListAgentStatuses',
  'SearchQueues',
  'GetEffectiveHoursOfOperations',
] as const;

export type Operation = (typeof usedOperations)[number];

/** What AWS documents for every operation that it does not name otherwise, per account and Region. */
const defaultRate: Rate = { perSecond: 2, burst: 5 };

/** The operations with limits of their own, as AWS documents them. */
const documentedRates: Readonly<Record<string, Rate>> = {
  GetCurrentMetricData: { perSecond: 5, burst: 8 },
  GetMetricData: { perSecond: 5, burst: 8 },
  GetMetricDataV2: { perSecond: 10, burst: 10 },
  SearchContacts: { perSecond: 0.5, burst: 1 },
  DescribeContact: { perSecond: 10, burst: 15 },
  StopContact: { perSecond: 10, burst: 15 },
};

/** The limit of one operation. */
export function rateOf(operation: string): Rate {
  return documentedRates[operation] ?? defaultRate;
}
