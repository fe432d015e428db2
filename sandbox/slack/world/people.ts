import type { SandboxPerson } from '../../cast.ts';
import type { SlackUser, UserGroup } from './model.ts';

/** What is fixed about the workspace and its app. */
export interface WorkspaceFacts {
  readonly teamId: string;
  readonly teamName: string;
  readonly teamDomain: string;
  readonly botUserId: string;
  readonly botId: string;
  readonly appId: string;
}

/** The team strangers come from. */
export const strangersTeam = { id: 'T0PARTNER1', domain: 'partner' } as const;

/** Where the contact centre is. */
const usualTimeZone = 'Europe/Berlin';

/** Who is who in the workspace, with the bot. */
export class People {
  readonly users: ReadonlyMap<string, SlackUser>;
  readonly groups: UserGroup[];

  constructor(facts: WorkspaceFacts, cast: readonly SandboxPerson[], groups: readonly UserGroup[]) {
    const everyone = [botOf(facts), ...cast.map((person) => userOf(person, facts.teamId))];
    this.users = new Map(everyone.map((user) => [user.id, user]));
    this.groups = [...groups];
  }

  find(userId: string | undefined): SlackUser | undefined {
    return userId === undefined ? undefined : this.users.get(userId);
  }

  byEmail(email: string): SlackUser | undefined {
    const wanted = email.toLowerCase();
    return [...this.users.values()].find((user) => user.email?.toLowerCase() === wanted);
  }

  group(id: string): UserGroup | undefined {
    return this.groups.find((group) => group.id === id);
  }
}

function userOf(person: SandboxPerson, teamId: string): SlackUser {
  return {
    id: person.slackUserId,
    handle: person.email.split('@')[0] ?? person.slackUserId,
    name: person.name,
    email: person.email,
    role: person.role,
    teamId: person.isStranger ? strangersTeam.id : teamId,
    isBot: false,
    isGuest: person.isGuest === true,
    isStranger: person.isStranger === true,
    timeZone: usualTimeZone,
    isDeleted: false,
  };
}

function botOf(facts: WorkspaceFacts): SlackUser {
  return {
    id: facts.botUserId,
    handle: 'floorwalker',
    name: 'Floorwalker',
    email: undefined,
    role: 'The bot',
    teamId: facts.teamId,
    isBot: true,
    isGuest: false,
    isStranger: false,
    timeZone: usualTimeZone,
    isDeleted: false,
  };
}
