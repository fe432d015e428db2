import type { Handler } from '../context.ts';
import { getContactMetrics } from './contact-metrics.ts';
import { describeContact, searchContacts } from './contacts.ts';
import { putUserStatus, stopContact } from './control.ts';
import { getCurrentMetricData } from './current-metrics.ts';
import {
  describeAgentStatus,
  describeQueue,
  describeSecurityProfile,
  describeUser,
  describeUserHierarchyGroup,
  describeUserHierarchyStructure,
} from './describe.ts';
import { describeHoursOfOperation, getEffectiveHoursOfOperations } from './hours.ts';
import { describeInstance } from './instance.ts';
import * as lists from './lists.ts';
import { getMetricData } from './metric-data-v1.ts';
import { getMetricDataV2 } from './metric-data-v2.ts';
import { monitorContact } from './monitor-contact.ts';
import { searchQueues, searchRoutingProfiles, searchUsers } from './search.ts';
import { getCurrentUserData } from './user-data.ts';

/** The thirty operations this service answers. Every other one is refused by name. */
export const operations: Readonly<Record<string, Handler>> = {
  DescribeAgentStatus: describeAgentStatus,
  DescribeContact: describeContact,
  DescribeHoursOfOperation: describeHoursOfOperation,
  DescribeInstance: describeInstance,
  DescribeQueue: describeQueue,
  DescribeSecurityProfile: describeSecurityProfile,
  DescribeUser: describeUser,
  DescribeUserHierarchyGroup: describeUserHierarchyGroup,
  DescribeUserHierarchyStructure: describeUserHierarchyStructure,
  GetContactMetrics: getContactMetrics,
  GetCurrentMetricData: getCurrentMetricData,
  GetCurrentUserData: getCurrentUserData,
  GetEffectiveHoursOfOperations: getEffectiveHoursOfOperations,
  GetMetricData: getMetricData,
  GetMetricDataV2: getMetricDataV2,
  ListAgentStatuses: lists.listAgentStatuses,
  ListHoursOfOperations: lists.listHoursOfOperations,
  ListInstances: lists.listInstances,
  ListQueues: lists.listQueues,
  ListRoutingProfiles: lists.listRoutingProfiles,
  ListSecurityProfilePermissions: lists.listSecurityProfilePermissions,
  ListUserHierarchyGroups: lists.listUserHierarchyGroups,
  ListUsers: lists.listUsers,
  MonitorContact: monitorContact,
  PutUserStatus: putUserStatus,
  SearchContacts: searchContacts,
  SearchQueues: searchQueues,
  SearchRoutingProfiles: searchRoutingProfiles,
  SearchUsers: searchUsers,
  StopContact: stopContact,
};
