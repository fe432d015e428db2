/**
 * Who is who in the sandbox: the same people as Slack users and as Connect users.
 * Their e-mail addresses are what joins the two. All of it is made up.
 */

export const sandboxWorkspace = {
  teamId: 'T0FLOOR001',
  teamName: 'Harbour Contact Centre',
  teamDomain: 'harbour-cc',
  botUserId: 'U0BOT00001',
  botId: 'B0BOT00001',
  appId: 'A0FLOOR001',
} as const;

export const sandboxInstance = {
  instanceId: '5a0d1c2e-7b1f-4c3d-9e8f-0a1b2c3d4e5f',
  accountId: '123456789012',
  region: 'eu-central-1',
  alias: 'harbour',
} as const;

export interface SandboxPerson {
  readonly slackUserId: string;
  readonly name: string;
  readonly email: string;
  /** What a reviewer should know when acting as this person. */
  readonly role: string;
  readonly isGuest?: boolean;
  readonly isStranger?: boolean;
  /** Username in Connect; absent = not a Connect user. */
  readonly connectUsername?: string;
  readonly securityProfile?: 'Supervisor' | 'TeamLead' | 'Agent' | 'Admin';
  /** Name of their own hierarchy group, whatever its level; agents have theirs in the roster. */
  readonly hierarchyGroup?: string;
  /** Their calls ring at this number; absent = in the softphone. */
  readonly deskPhone?: string;
}

/** The people one can act as in the page. Agents beyond these live in the contact centre only. */
export const cast: readonly SandboxPerson[] = [
  {
    slackUserId: 'U0SAM00001',
    name: 'Sam Okafor',
    email: 'sam.okafor@harbour.test',
    role: 'Supervisor of the region North: sees agents, listens, may barge',
    connectUsername: 'sam.okafor',
    securityProfile: 'Supervisor',
    hierarchyGroup: 'North',
  },
  {
    slackUserId: 'U0LEA00001',
    name: 'Lea Brandt',
    email: 'lea.brandt@harbour.test',
    role: 'Lead of Team Alder: sees agents, listens, may not barge',
    connectUsername: 'lea.brandt',
    securityProfile: 'TeamLead',
    hierarchyGroup: 'Team Alder',
  },
  {
    slackUserId: 'U0MAR00001',
    name: 'Maria Lindqvist',
    email: 'maria.lindqvist@harbour.test',
    role: 'Agent: takes calls, may not see or listen to others',
    connectUsername: 'maria.lindqvist',
    securityProfile: 'Agent',
  },
  {
    slackUserId: 'U0ADA00001',
    name: 'Ada Novak',
    email: 'ada.novak@harbour.test',
    role: 'Administrator of the bot (ADMIN_SLACK_USERS), in Connect as well',
    connectUsername: 'ada.novak',
    securityProfile: 'Admin',
    hierarchyGroup: 'North',
    deskPhone: '+493055501042',
  },
  {
    slackUserId: 'U0GUS00001',
    name: 'Gus Guest',
    email: 'gus@agency.test',
    role: 'Guest in the workspace: refused',
    isGuest: true,
  },
  {
    slackUserId: 'U0STR00001',
    name: 'Pat Partner',
    email: 'pat@partner.test',
    role: 'Person of another workspace, seen in the shared channel: refused',
    isStranger: true,
  },
];

/** Who has this username in Connect. Throws for nobody of the cast. */
export function castNamed(connectUsername: string): SandboxPerson {
  const person = cast.find((one) => one.connectUsername === connectUsername);
  if (!person) throw new Error(`Nobody of the cast is ${connectUsername}`);
  return person;
}

/** So many supervisors more than the cast has: a crowd that asks at once. */
export function extraSupervisors(count: number): readonly SandboxPerson[] {
  return Array.from({ length: count }, (_, index) => {
    const number = String(index + 1).padStart(3, '0');
    const username = `supervisor.${number}`;
    return {
      slackUserId: `U0SUP00${number}`,
      name: `Supervisor ${number}`,
      email: `${username}@harbour.test`,
      role: 'One supervisor of many of the region North',
      connectUsername: username,
      securityProfile: 'Supervisor' as const,
      hierarchyGroup: 'North',
    };
  });
}

export interface SandboxChannel {
  readonly id: string;
  readonly name: string;
  readonly isExternallyShared?: boolean;
  readonly isBotMember: boolean;
  /** A private channel: who is in it beside the bot, by Slack user id. */
  readonly onlyFor?: readonly string[];
  readonly topic: string;
}

export const channels: readonly SandboxChannel[] = [
  { id: 'C0FLOOR001', name: 'floor', isBotMember: true, topic: 'The floor, all day' },
  { id: 'C0ALERTS01', name: 'alerts', isBotMember: true, topic: 'What crossed a threshold' },
  { id: 'C0GENERAL1', name: 'general', isBotMember: false, topic: 'Everybody' },
  {
    id: 'C0SHARED01',
    name: 'partner-shared',
    isExternallyShared: true,
    isBotMember: true,
    topic: 'Shared with another company by Slack Connect',
  },
  {
    id: 'C0AUDIT001',
    name: 'audit',
    isBotMember: true,
    onlyFor: ['U0ADA00001'],
    topic: 'Who listened to whom: the head of the audit, every day',
  },
];
