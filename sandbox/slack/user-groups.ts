import { cast } from '../cast.ts';
import type { UserGroup } from './world/model.ts';

/** The user groups of the sandbox's workspace, by role in the contact centre. */
export const sandboxUserGroups: readonly UserGroup[] = [
  group('S0SUPERV01', 'supervisors', 'Supervisors', ['Supervisor', 'Admin']),
  group('S0TEAMLD01', 'team-leads', 'Team leads', ['TeamLead']),
];

function group(id: string, handle: string, name: string, profiles: readonly string[]): UserGroup {
  const members = cast.filter((person) => profiles.includes(person.securityProfile ?? ''));
  return { id, handle, name, userIds: members.map((person) => person.slackUserId) };
}
