import { cast, type SandboxPerson } from '../cast.ts';
import { idOf, routingProfiles } from './catalogue.ts';
import { groupId } from './hierarchy.ts';
import type { RoutingProfile } from './model.ts';

/** Somebody on the payroll: what does not change during the day. */
export interface Employee {
  readonly id: string;
  readonly username: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly profile: RoutingProfile;
  readonly securityProfileIds: readonly string[];
  readonly hierarchyGroupId: string;
  /** Local hour the shift begins; undefined = a lead or an extra agent, signed in all the time. */
  readonly shiftFrom: number | undefined;
  /** Their calls ring at this number; undefined = in the softphone. */
  readonly deskPhone?: string | undefined;
  /** Without a shift: the status they are away in, all day; undefined = they are there. */
  readonly awayAs?: string | undefined;
}

type Row = readonly [
  username: string,
  firstName: string,
  lastName: string,
  profile: string,
  team: string,
  shiftFrom: number,
];

/** One name tries to ping a channel and one is written from right to left: views must cope with both. */
const rows: readonly Row[] = [
  ['maria.lindqvist', 'Maria', 'Lindqvist', 'Billing and Returns', 'Team Alder', 8],
  ['tom.becker', 'Tom', 'Becker', 'Billing and Returns', 'Team Alder', 7],
  ['aisha.rahman', 'Aisha', 'Rahman', 'Billing and Returns', 'Team Alder', 8],
  ['joao.ferreira', 'João', 'Ferreira', 'Billing and Returns', 'Team Alder', 9],
  ['bobby.tables', '<!channel>', '& "Bobby"', 'Billing and Returns', 'Team Alder', 8.5],
  ['chloe.martin', 'Chloé', 'Martin', 'Billing and Returns', 'Team Alder', 9.5],
  ['ivan.petrov', 'Ivan', 'Petrov', 'Billing and Returns', 'Team Alder', 13],
  ['daniel.osei', 'Daniel', 'Osei', 'Sales', 'Team Birch', 8],
  ['emma.nilsson', 'Emma', 'Nilsson', 'Sales', 'Team Birch', 7.5],
  ['layla.haddad', 'ليلى', 'حداد', 'Sales', 'Team Birch', 9],
  ['lukas.weber', 'Lukas', 'Weber', 'Sales', 'Team Birch', 8.5],
  ['grace.kim', 'Grace', 'Kim', 'Sales', 'Team Birch', 13],
  ['priya.nair', 'Priya', 'Nair', 'Technical', 'Team Cedar', 8],
  ['yuki.tanaka', 'Yuki', 'Tanaka', 'Technical', 'Team Cedar', 7],
  ['noah.fischer', 'Noah', 'Fischer', 'Technical', 'Team Cedar', 9],
  ['sofia.rossi', 'Sofia', 'Rossi', 'Technical', 'Team Cedar', 8.5],
  ['piotr.zielinski', 'Piotr', 'Zieliński', 'Technical', 'Team Cedar', 9.5],
  ['amara.diallo', 'Amara', 'Diallo', 'Technical', 'Team Cedar', 14],
  ['hannah.oconnor', 'Hannah', "O'Connor", 'Digital', 'Team Dune', 8],
  ['mateus.costa', 'Mateus', 'Costa', 'Digital', 'Team Dune', 7.5],
  ['zoe.papadaki', 'Zoë', 'Papadaki', 'Digital', 'Team Dune', 9],
  ['felix.braun', 'Felix', 'Braun', 'Digital', 'Team Dune', 8.5],
  ['ines.sousa', 'Inês', 'Sousa', 'Digital', 'Team Dune', 13],
  ['henrik.dahl', 'Henrik', 'Dahl', 'Digital', 'Team Dune', 21],
];

/** Everybody: the agents above and the leads of the cast. */
export const employees: readonly Employee[] = [...agents(), ...leads()];

function agents(): Employee[] {
  return rows.map(([username, firstName, lastName, profile, team, shiftFrom]) => ({
    ...agentOf({ username, firstName, lastName, team }),
    profile: profileNamed(profile),
    shiftFrom,
  }));
}

/** What follows for an agent from their names and their team. */
export function agentOf(who: {
  readonly username: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly team: string;
}): Omit<Employee, 'profile' | 'shiftFrom'> {
  const { username, firstName, lastName, team } = who;
  return {
    id: idOf('agent', username),
    username,
    firstName,
    lastName,
    email: `${username}@harbour.test`,
    securityProfileIds: [idOf('security-profile', 'Agent')],
    hierarchyGroupId: groupId(team),
  };
}

function profileNamed(name: string): RoutingProfile {
  const profile = routingProfiles.find((one) => one.name === name);
  if (!profile) throw new Error(`No routing profile ${name}`);
  return profile;
}

function leads(): Employee[] {
  return leadsAmong(cast);
}

/** Those who have a place in Connect and are no agents: on the floor all day, without contacts. */
export function leadsAmong(people: readonly SandboxPerson[]): Employee[] {
  return people
    .filter((person) => person.connectUsername && person.securityProfile !== 'Agent')
    .map((person) => {
      const [firstName = '', ...rest] = person.name.split(' ');
      const username = person.connectUsername ?? '';
      return {
        id: idOf('agent', username),
        username,
        firstName,
        lastName: rest.join(' '),
        email: person.email,
        profile: profileNamed('Floor leads'),
        securityProfileIds: [idOf('security-profile', person.securityProfile ?? 'Agent')],
        hierarchyGroupId: groupId(person.hierarchyGroup ?? 'Harbour'),
        deskPhone: person.deskPhone,
        shiftFrom: undefined,
      };
    });
}
