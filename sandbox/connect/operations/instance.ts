import type * as sdk from '@aws-sdk/client-connect';
import { sandboxInstance } from '../../cast.ts';
import { instanceArn } from '../arns.ts';

const { accountId, alias, instanceId } = sandboxInstance;

/** The one instance of the sandbox, as ListInstances shows it. */
export const instanceSummary: sdk.InstanceSummary = {
  Id: instanceId,
  Arn: instanceArn,
  IdentityManagementType: 'CONNECT_MANAGED',
  InstanceAlias: alias,
  CreatedTime: new Date('2025-02-03T09:00:00Z'),
  ServiceRole: `arn:aws:iam::${accountId}:role/aws-service-role/connect.amazonaws.com/AWSServiceRoleForAmazonConnect_harbour`,
  InstanceStatus: 'ACTIVE',
  InboundCallsEnabled: true,
  OutboundCallsEnabled: true,
  InstanceAccessUrl: `https://${alias}.my.connect.aws`,
};

export function describeInstance(): sdk.DescribeInstanceResponse {
  return { Instance: instanceSummary };
}
