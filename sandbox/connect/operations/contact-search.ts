import type * as sdk from '@aws-sdk/client-connect';
import type { Contact, Readable } from '../../centre/model.ts';
import { bareId } from '../arns.ts';
import { invalidParameter, notSimulated, ServiceError } from '../service-error.ts';

type Criteria = sdk.SearchCriteria;
type TimeType = sdk.SearchContactsTimeRangeType;

/** Eight weeks and an hour: longer ranges were reported to end in a server error. */
const longestRangeHours = 1345;
const notSearched: readonly (keyof Criteria)[] = [
  'Name',
  'ContactAnalysis',
  'RoutingCriteria',
  'SearchableContactAttributes',
  'SearchableSegmentAttributes',
  'ActiveRegions',
  'ContactTags',
  'AiAgents',
];

/** Refuses ranges AWS refuses and criteria this centre does not know. Throws. */
export function checkSearch({ TimeRange, SearchCriteria }: sdk.SearchContactsRequest): void {
  const [from, to] = [TimeRange?.StartTime?.getTime() ?? 0, TimeRange?.EndTime?.getTime() ?? 0];
  if (to <= from) throw invalidParameter('EndTime must be after StartTime');
  if (to - from > longestRangeHours * 3_600_000) {
    throw new ServiceError('InternalServiceException', 'Internal failure');
  }
  const asked = notSearched.find((name) => SearchCriteria?.[name] !== undefined);
  if (asked) throw notSimulated(`SearchContacts by ${asked}`);
}

/**
 * The contact as the index knew it at that time (epoch milliseconds); nothing of one that began
 * later. Who was answered since then still waits in it.
 */
export function asIndexed(contact: Contact, at: number): readonly Contact[] {
  if (contact.initiatedAt.getTime() > at) return [];
  const known = (time: Date | undefined) => (time && time.getTime() <= at ? time : undefined);
  const enqueuedAt = known(contact.enqueuedAt);
  const connectedAt = known(contact.connectedAt);
  const disconnectedAt = known(contact.disconnectedAt);
  return [
    {
      ...contact,
      enqueuedAt,
      connectedAt,
      disconnectedAt,
      queueId: enqueuedAt && contact.queueId,
      agentId: connectedAt && contact.agentId,
      stage: stageOf({ enqueuedAt, connectedAt, disconnectedAt }),
    },
  ];
}

function stageOf(times: Pick<Contact, 'enqueuedAt' | 'connectedAt' | 'disconnectedAt'>) {
  if (times.disconnectedAt) return 'ended';
  if (times.connectedAt) return 'connected';
  return times.enqueuedAt ? 'queued' : 'in-flow';
}

/** Whether the search finds this contact. */
export function isFound(
  contact: Contact,
  { TimeRange, SearchCriteria }: sdk.SearchContactsRequest,
  view: Readable,
): boolean {
  return (
    isSearchable(contact) &&
    isInRange(contact, TimeRange) &&
    isMatch(contact, SearchCriteria ?? {}, view)
  );
}

/** Documented for the search page; that the API is like it is UNVERIFIED. */
function isSearchable({ channel, stage }: Contact): boolean {
  return channel !== 'VOICE' || stage === 'connected' || stage === 'ended';
}

function timeOf(contact: Contact, type: TimeType | undefined): Date | undefined {
  switch (type) {
    case 'CONNECTED_TO_AGENT_TIMESTAMP':
      return contact.connectedAt;
    case 'DISCONNECT_TIMESTAMP':
      return contact.disconnectedAt;
    case 'ENQUEUE_TIMESTAMP':
      return contact.enqueuedAt;
    case 'SCHEDULED_TIMESTAMP':
      return undefined;
    default:
      return contact.initiatedAt;
  }
}

function isInRange(contact: Contact, range: sdk.SearchContactsTimeRange | undefined): boolean {
  const time = timeOf(contact, range?.Type);
  const { StartTime, EndTime } = range ?? {};
  return time !== undefined && time >= (StartTime ?? time) && time <= (EndTime ?? time);
}

function isMatch(contact: Contact, criteria: Criteria, view: Readable): boolean {
  const isOneOf = (list: readonly string[] | undefined, value: string | undefined) =>
    !list?.length || (value !== undefined && list.map(bareId).includes(value));
  return (
    isOneOf(criteria.AgentIds, contact.agentId) &&
    isOneOf(criteria.QueueIds, contact.queueId) &&
    isOneOf(criteria.Channels, contact.channel) &&
    isOneOf(criteria.InitiationMethods, contact.initiationMethod) &&
    isOfGroups(contact, criteria.AgentHierarchyGroups, view) &&
    isOfTimes(contact, criteria.AdditionalTimeRange)
  );
}

function isOfGroups(
  { agentId }: Contact,
  groups: sdk.AgentHierarchyGroups | undefined,
  view: Readable,
): boolean {
  const { L1Ids = [], L2Ids = [], L3Ids = [], L4Ids = [], L5Ids = [] } = groups ?? {};
  const wanted = [...L1Ids, ...L2Ids, ...L3Ids, ...L4Ids, ...L5Ids];
  const user = view.users.find(({ id }) => id === agentId);
  const path = view.hierarchyGroups.find(({ id }) => id === user?.hierarchyGroupId)?.path ?? [];
  return wanted.length === 0 || wanted.some((id) => path.includes(id));
}

function isOfTimes(
  contact: Contact,
  times: sdk.SearchContactsAdditionalTimeRange | undefined,
): boolean {
  if (!times) return true;
  const results = (times.Criteria ?? []).map(({ TimeRange, TimestampCondition }) =>
    TimestampCondition
      ? timeOf(contact, TimestampCondition.Type) === undefined
      : isInRange(contact, TimeRange),
  );
  if (times.MatchType === 'MATCH_NONE') return !results.includes(true);
  return times.MatchType === 'MATCH_ANY' ? results.includes(true) : !results.includes(false);
}

/** Newest first unless asked otherwise. */
export function sorted(
  contacts: readonly Contact[],
  sort: sdk.Sort | undefined,
): readonly Contact[] {
  const field = sort?.FieldName ?? 'INITIATION_TIMESTAMP';
  const keyOf = (contact: Contact): string | number => {
    if (field === 'CHANNEL') return contact.channel;
    if (field === 'INITIATION_METHOD') return contact.initiationMethod;
    return field === 'EXPIRY_TIMESTAMP' ? 0 : (timeOf(contact, field)?.getTime() ?? 0);
  };
  const sign = sort?.Order === 'ASCENDING' ? 1 : -1;
  return [...contacts].sort((one, other) => {
    const [a, b] = [keyOf(one), keyOf(other)];
    return a === b ? 0 : sign * (a < b ? -1 : 1);
  });
}
