import { sandboxInstance } from '../cast.ts';

const { accountId, instanceId, region } = sandboxInstance;

export const instanceArn = `arn:aws:connect:${region}:${accountId}:instance/${instanceId}`;

/** The word in the ARN is not always the word in the API: users are `agent`, groups `agent-group`. */
export type ArnKind =
  | 'agent'
  | 'agent-group'
  | 'agent-state'
  | 'contact'
  | 'operating-hours'
  | 'queue'
  | 'routing-profile'
  | 'security-profile';

export function arnOf(kind: ArnKind, id: string): string {
  return `${instanceArn}/${kind}/${id}`;
}

/** Id and ARN as most responses carry them. */
export function reference(kind: ArnKind, id: string): { Id: string; Arn: string } {
  return { Id: id, Arn: arnOf(kind, id) };
}

/** Ids and ARNs may be mixed where a list of them is taken; the id is the last part. */
export function bareId(idOrArn: string): string {
  return idOrArn.slice(idOrArn.lastIndexOf('/') + 1);
}
