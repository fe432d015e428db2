import { profile, queue } from './catalogue.ts';
import { teams } from './hierarchy.ts';
import type { Channel, Queue, RoutingProfile } from './model.ts';
import { agentOf, type Employee } from './roster.ts';

const channels: readonly Channel[] = ['VOICE', 'CHAT', 'TASK'];

/**
 * Queues beyond the catalogue in which nobody ever waits, each in every channel. Somebody is staffed
 * for all of them, so that the service has a row of each.
 */
export function extraQueuesOf(count: number): {
  readonly queues: readonly Queue[];
  readonly routingProfiles: readonly RoutingProfile[];
  readonly employees: readonly Employee[];
} {
  if (count === 0) return { queues: [], routingProfiles: [], employees: [] };
  const names = Array.from(
    { length: count },
    (_, index) => `Line ${String(index + 1).padStart(4, '0')}`,
  );
  const every = profile(
    'Every line',
    'All lines of a large instance',
    channels.map((channel) => [channel, 1]),
    names.flatMap((name) => channels.map((channel) => [name, channel, 1] as const)),
  );
  const [team = ''] = teams;
  const keeper = { username: 'line.keeper', firstName: 'Lina', lastName: 'Keeper', team };
  return {
    queues: names.map((name) => queue(name, channels, 'A line of a large instance')),
    routingProfiles: [every],
    employees: [{ ...agentOf(keeper), profile: every, shiftFrom: undefined }],
  };
}
