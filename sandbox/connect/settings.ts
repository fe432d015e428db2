/**
 * How the simulated service behaves. Where its real behaviour is UNVERIFIED both readings are
 * here, and the default is the one that asks more of the client or gives it less.
 */
export interface ConnectSettings {
  /** Token buckets per operation, on the sandbox clock. A clock that stands still never refills them. */
  readonly rateLimits: boolean;
  /** Both names are seen for a 429. */
  readonly throttleAs: 'ThrottlingException' | 'TooManyRequestsException';
  /** Basic has no estimated wait. */
  readonly edition: 'connect-customer' | 'basic';
  /** What Basic does when asked for it (UNVERIFIED). */
  readonly basicEstimate: 'refused' | 'absent';
  /** How an estimate the service is not sure of looks; documented only as "empty". */
  readonly unsureEstimate: 'absent' | 'null' | 'no-row';
  /** True: the service is never sure of an estimate. */
  readonly neverSure: boolean;
  /** ESTIMATED_WAIT_TIME together with other metrics (UNVERIFIED; public code does it). */
  readonly mixedEstimate: 'allowed' | 'refused';
  /** GetCurrentMetricData gives at most so many rows a page, whatever MaxResults asks for. */
  readonly currentMetricRowsAtMost: number;
  /** How long a token of GetCurrentMetricData lives; AWS documents five minutes. */
  readonly metricTokenSeconds: number;
  /** An id in a filter of GetCurrentMetricData that there is no such thing of, or no more (UNVERIFIED). */
  readonly unknownInFilter: 'refused' | 'left-out';
  /** How the end of a day is written in hours of operation. */
  readonly endOfDay: '00:00' | '23:59';
  /** How hours over midnight are given (UNVERIFIED). */
  readonly overnightHours: 'one-span' | 'two-spans';
  /** GetCurrentMetricData without queue or routing profile filter (UNVERIFIED). */
  readonly emptyMetricFilter: 'refused' | 'whole-instance';
  /** GetCurrentUserData with no filter or several: which class (UNVERIFIED). */
  readonly filterCountError: 'InvalidParameterException' | 'InvalidRequestException';
  /** Whether ContactFilter drops agents without such a contact or only trims their list (UNVERIFIED). */
  readonly contactFilter: 'drops-agents' | 'trims';
  /** Whether the filter by a hierarchy group gives those in the groups below it as well (UNVERIFIED). */
  readonly hierarchyFilter: 'with-groups-below' | 'exact';
  /** Whether who listens to a contact has one free slot of its channel less (UNVERIFIED). */
  readonly monitorTakesSlot: boolean;
  /** GetCurrentUserData gives at most so many rows a page, whatever MaxResults asks for. */
  readonly userDataRowsAtMost: number;
  /** Usernames whose row has no Status. */
  readonly withoutStatus: readonly string[];
  /** Usernames whose row comes a second time, on the last page. */
  readonly onTwoPages: readonly string[];
  /** Usernames who are gone once the first page was given: later rows move up, and one may slip through. */
  readonly goneAfterFirstPage: readonly string[];
  /** GetCurrentUserData may be this old. */
  readonly userDataLagSeconds: number;
  /** GetContactMetrics for a contact that is not in a queue (UNVERIFIED). */
  readonly contactNotInQueue: 'not-found' | 'invalid-request' | 'empty-list' | 'no-value';
  /** True: GetContactMetrics never gives a position (UNVERIFIED that it can be left out; `Number` is optional). */
  readonly withoutPosition: boolean;
  /** How far DescribeContact is behind what happens to a contact (UNVERIFIED that it ever is). */
  readonly contactLagSeconds: number;
  /** Multi-party calls and enhanced monitoring: barge, and two supervisors a call instead of five. */
  readonly enhancedMonitoring: boolean;
  readonly callRecording: boolean;
  readonly serviceLinkedRole: boolean;
  /** MonitorContact was seen to succeed for users without the permission, so by default it does here. */
  readonly monitorChecksSecurityProfile: boolean;
  /** Usernames whose desk phone cannot be rung. */
  readonly invalidPhones: readonly string[];
  /** How long MonitorContact takes, and what a second request with the same token meanwhile gets. */
  readonly monitorSeconds: number;
  readonly concurrentMonitor: 'idempotency-error' | 'same-result';
  /**
   * How long it rings in the supervisor's control panel before the contact is connected by itself; 0 = at
   * once (UNVERIFIED whether it rings, and that the service shows it as CONNECTING until then).
   */
  readonly monitorRingSeconds: number;
  /** How long a ClientToken is remembered (UNVERIFIED). */
  readonly clientTokenSeconds: number;
  /** Historical metrics know nothing younger than this. */
  readonly historyLagSeconds: number;
  /** Contact search knows nothing younger than this. */
  readonly searchLagSeconds: number;
  /** How long the `slow` fault takes, on the sandbox clock. */
  readonly slowSeconds: number;
  /**
   * A marked value, for privacy tests: in every customer field of the responses, and under names no
   * schema knows in every structure, every error and every page that is no JSON.
   */
  readonly plant: string | undefined;
}

export const defaultConnectSettings: ConnectSettings = {
  rateLimits: true,
  throttleAs: 'ThrottlingException',
  edition: 'connect-customer',
  basicEstimate: 'refused',
  unsureEstimate: 'absent',
  neverSure: false,
  mixedEstimate: 'allowed',
  currentMetricRowsAtMost: 100,
  metricTokenSeconds: 300,
  unknownInFilter: 'refused',
  endOfDay: '00:00',
  overnightHours: 'one-span',
  emptyMetricFilter: 'refused',
  filterCountError: 'InvalidParameterException',
  contactFilter: 'drops-agents',
  hierarchyFilter: 'with-groups-below',
  monitorTakesSlot: true,
  userDataRowsAtMost: 100,
  withoutStatus: [],
  onTwoPages: [],
  goneAfterFirstPage: [],
  userDataLagSeconds: 0,
  contactNotInQueue: 'not-found',
  withoutPosition: false,
  contactLagSeconds: 0,
  enhancedMonitoring: true,
  callRecording: true,
  serviceLinkedRole: true,
  monitorChecksSecurityProfile: false,
  invalidPhones: [],
  monitorSeconds: 0,
  concurrentMonitor: 'idempotency-error',
  monitorRingSeconds: 0,
  clientTokenSeconds: 600,
  historyLagSeconds: 60,
  searchLagSeconds: 10,
  slowSeconds: 4,
  plant: undefined,
};
