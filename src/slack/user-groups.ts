import type { SlackUserGroup } from '../domain/people.ts';
import type { Clock } from '../ports/ground.ts';
import type { SlackPeople } from '../ports/slack.ts';
import { Remembered } from '../remembered.ts';
import type { SlackClients } from './clients.ts';
import { calling, slackNameOf } from './translate-error.ts';

/** How long who is in a group may be remembered. */
const membersKeptMs = 60_000;

/** User groups and their members by `usergroups.…list`; a group that is gone has none. Throws BotError `slack_…`. */
export function createUserGroups(
  clients: SlackClients,
  clock: Clock,
): Pick<SlackPeople, 'isInGroup' | 'userGroups'> {
  const members = new Remembered<ReadonlySet<string>>(clock, membersKeptMs);
  const lists = new Remembered<readonly SlackUserGroup[]>(clock, membersKeptMs);
  return {
    userGroups: (workspace) => lists.get(workspace, () => readGroups(clients, workspace)),
    isInGroup: async (workspace, groupId, userId) => {
      const read = () => readMembers(clients, workspace, groupId);
      return (await members.get(`${workspace}/${groupId}`, read)).has(userId);
    },
  };
}

async function readGroups(
  clients: SlackClients,
  workspace: string,
): Promise<readonly SlackUserGroup[]> {
  const { usergroups = [] } = await calling('usergroups.list', () =>
    clients.of(workspace).usergroups.list(),
  );
  return usergroups
    .flatMap(({ id, handle }) => (id && handle ? [{ groupId: id, handle }] : []))
    .toSorted((a, b) => a.handle.localeCompare(b.handle));
}

async function readMembers(
  clients: SlackClients,
  workspace: string,
  groupId: string,
): Promise<ReadonlySet<string>> {
  try {
    const { users } = await calling('usergroups.users.list', () =>
      clients.of(workspace).usergroups.users.list({ usergroup: groupId }),
    );
    return new Set(users);
  } catch (error) {
    if (slackNameOf(error) === 'no_such_subteam') return new Set();
    throw error;
  }
}
