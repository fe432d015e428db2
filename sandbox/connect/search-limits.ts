import { enums } from './enums.ts';
import { instance, type Limit, type Limits, oneOf, size } from './limit.ts';

const comparison = oneOf(enums.comparison);
const hierarchyMatch = oneOf(enums.hierarchyMatch);
const matchType = oneOf(enums.matchType);

/** What the searches for users, queues and routing profiles have in common; conditions nest. */
export const search: Limits = {
  ...instance,
  MaxResults: size(1, 500),
  NextToken: size(1, 2500),
  'SearchCriteria*.StringCondition.ComparisonType': comparison,
};

export const queueSearch: Limits = {
  ...search,
  'SearchCriteria*.QueueTypeCondition': oneOf(enums.standardQueue),
};

const attributes = 'SearchFilter.UserAttributeFilter';
const list = 'SearchCriteria*.ListCondition';

export const userSearch: Limits = {
  ...search,
  'SearchCriteria*.HierarchyGroupCondition.HierarchyGroupMatchType': hierarchyMatch,
  [`${list}.TargetListType`]: oneOf(enums.targetList),
  [`${list}.Conditions[].StringCondition.ComparisonType`]: comparison,
  [`${list}.Conditions[].NumberCondition.ComparisonType`]: oneOf(enums.numberComparison),
  [`${attributes}.HierarchyGroupCondition.HierarchyGroupMatchType`]: hierarchyMatch,
  [`${attributes}.AndCondition.HierarchyGroupCondition.HierarchyGroupMatchType`]: hierarchyMatch,
  [`${attributes}.OrConditions[].HierarchyGroupCondition.HierarchyGroupMatchType`]: hierarchyMatch,
};

const atMost = (max: number): Limit => ({ max });
const transcript = 'SearchCriteria.ContactAnalysis.Transcript';
const agents = 'SearchCriteria.RoutingCriteria.Steps[].AgentCriteria';
const contactAttributes = 'SearchCriteria.SearchableContactAttributes';
const segmentAttributes = 'SearchCriteria.SearchableSegmentAttributes';

/** Criteria this simulator does not search by; what breaks a limit is refused for that first. */
const notSearched: Limits = {
  'SearchCriteria.Name.SearchText': size(0, 100),
  'SearchCriteria.Name.SearchText[]': atMost(128),
  'SearchCriteria.Name.MatchType': matchType,
  [`${transcript}.Criteria`]: size(0, 6),
  [`${transcript}.Criteria[].ParticipantRole`]: oneOf(enums.participantRole),
  [`${transcript}.Criteria[].SearchText`]: size(0, 100),
  [`${transcript}.Criteria[].SearchText[]`]: atMost(128),
  [`${transcript}.Criteria[].MatchType`]: matchType,
  [`${transcript}.MatchType`]: matchType,
  [`${agents}.AgentIds`]: size(0, 100),
  [`${agents}.AgentIds[]`]: size(1, 256),
  [`${agents}.MatchType`]: matchType,
  [`${contactAttributes}.Criteria`]: size(0, 15),
  [`${contactAttributes}.Criteria[].Key`]: size(1, 100),
  [`${contactAttributes}.Criteria[].Values`]: size(0, 20),
  [`${contactAttributes}.Criteria[].Values[]`]: size(0, 100),
  [`${contactAttributes}.MatchType`]: matchType,
  [`${segmentAttributes}.Criteria`]: size(1, 15),
  [`${segmentAttributes}.Criteria[].Key`]: size(1, 64),
  [`${segmentAttributes}.Criteria[].Values`]: size(1, 20),
  [`${segmentAttributes}.Criteria[].Values[]`]: size(0, 128),
  [`${segmentAttributes}.MatchType`]: matchType,
  'SearchCriteria.ActiveRegions[]': { pattern: /[a-z]{2}(-[a-z]+){1,2}(-[0-9])?/ },
  'SearchCriteria.AiAgents.Criteria': size(0, 1),
  'SearchCriteria.AiAgents.Criteria[].Id': size(0, 128),
  'SearchCriteria.AiAgents.Criteria[].AiUseCase': oneOf(enums.aiUseCase),
};

export const contactSearch: Limits = {
  ...instance,
  'TimeRange.Type': oneOf(enums.timeRange),
  'SearchCriteria.AgentIds': size(0, 100),
  'SearchCriteria.AgentIds[]': size(1, 256),
  'SearchCriteria.AgentHierarchyGroups.L1Ids': size(0, 10),
  'SearchCriteria.AgentHierarchyGroups.L2Ids': size(0, 10),
  'SearchCriteria.AgentHierarchyGroups.L3Ids': size(0, 10),
  'SearchCriteria.AgentHierarchyGroups.L4Ids': size(0, 10),
  'SearchCriteria.AgentHierarchyGroups.L5Ids': size(0, 10),
  'SearchCriteria.Channels[]': oneOf(enums.channel),
  'SearchCriteria.InitiationMethods[]': oneOf(enums.initiationMethod),
  'SearchCriteria.QueueIds': size(0, 100),
  ...notSearched,
  'SearchCriteria.AdditionalTimeRange.MatchType': oneOf(enums.matchType),
  'SearchCriteria.AdditionalTimeRange.Criteria[].TimeRange.Type': oneOf(enums.timeRange),
  'SearchCriteria.AdditionalTimeRange.Criteria[].TimestampCondition.Type': oneOf(enums.timeRange),
  'SearchCriteria.AdditionalTimeRange.Criteria[].TimestampCondition.ConditionType': oneOf(
    enums.notExists,
  ),
  MaxResults: size(1, 100),
  NextToken: size(1, 100_000),
  'Sort.FieldName': oneOf(enums.contactSort),
  'Sort.Order': oneOf(enums.sortOrder),
};
