import { extraSupervisors } from '../cast.ts';
import { profile, queue, routingProfiles, statusIds } from './catalogue.ts';
import { extraQueuesOf } from './extra-queues.ts';
import { teams } from './hierarchy.ts';
import type { Channel, Queue, RoutingProfile } from './model.ts';
import type { Random } from './random.ts';
import { agentOf, type Employee, leadsAmong } from './roster.ts';
import type { CentreSettings } from './settings.ts';

const queueName = 'Overflow';
/** One extra profile in so many chats; the others take calls. */
const chatEvery = 4;

/** The queue of the extra profiles. */
const overflow: Queue = queue(queueName, ['VOICE', 'CHAT'], 'What the others cannot take');

/** What arrives there at the busiest time: contacts per hour for each extra agent, few on purpose. */
const perAgentAndHour: readonly (readonly [Channel, number])[] = [
  ['VOICE', 0.3],
  ['CHAT', 0.1],
];

/** Contacts per hour that arrive for the extra profiles alone. */
export function extraPerHour({
  extraAgents,
  extraProfiles,
}: CentreSettings): readonly (readonly [string, Channel, number])[] {
  if (extraAgents === 0 || extraProfiles === 0) return [];
  return perAgentAndHour
    .filter(([channel]) => channel !== 'CHAT' || extraProfiles >= chatEvery)
    .map(([channel, each]) => [queueName, channel, each * extraAgents]);
}

const aways = [statusIds.lunch, statusIds.break, statusIds.break, statusIds.training] as const;

/** What a larger floor has beyond the catalogue and the roster. */
export interface Extras {
  readonly queues: readonly Queue[];
  readonly routingProfiles: readonly RoutingProfile[];
  readonly employees: readonly Employee[];
}

/** Made from numbers and a seed: the same every time, and nothing by default. */
export function extrasOf(settings: CentreSettings, random: Random): Extras {
  const profiles = numbered(settings.extraProfiles).map(extraProfile);
  const pool = profiles.length > 0 ? profiles : routingProfiles.filter(({ serves }) => serves[0]);
  const lines = extraQueuesOf(settings.extraQueues);
  return {
    queues: [...(profiles.length > 0 ? [overflow] : []), ...lines.queues],
    routingProfiles: [...profiles, ...lines.routingProfiles],
    employees: [
      ...lines.employees,
      ...leadsAmong(extraSupervisors(settings.extraSupervisors)),
      ...numbered(settings.extraAgents).map((number, index) => {
        const username = `extra.${number}`;
        const firstName = random.pick(firstNames);
        const lastName = random.pick(lastNames);
        return {
          ...agentOf({ username, firstName, lastName, team: inTurn(teams, index) }),
          profile: inTurn(pool, index),
          shiftFrom: undefined,
          awayAs: random.chance(0.82) ? undefined : random.pick(aways),
        };
      }),
    ],
  };
}

function inTurn<T>(list: readonly T[], index: number): T {
  const [found] = list.slice(index % list.length);
  if (found === undefined) throw new Error('Nothing to spread the extra agents over');
  return found;
}

/** 0001, 0002, … */
function numbered(count: number): string[] {
  return Array.from({ length: count }, (_, index) => String(index + 1).padStart(4, '0'));
}

function extraProfile(number: string): RoutingProfile {
  const channel = Number(number) % chatEvery === 0 ? 'CHAT' : 'VOICE';
  const slots = channel === 'CHAT' ? 3 : 1;
  return profile(
    `${queueName} ${number}`,
    'A part of a large floor',
    [[channel, slots]],
    [[queueName, channel, 1]],
  );
}

const firstNames = words(
  'Ahmed Alice Bruno Carla Dmitri Eva Fatima Georg Helena Igor Jana Kofi Lucía Milan Nina Omar Paula',
);

const lastNames = words(
  'Almeida Bauer Chen Dubois Eriksson Fontana Garcia Hoffmann Ibrahim Jansen Kowalski Lopez Müller Okonkwo',
);

function words(text: string): readonly [string, ...string[]] {
  const [first = '', ...rest] = text.split(' ');
  return [first, ...rest];
}
