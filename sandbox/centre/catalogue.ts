import { createHash } from 'node:crypto';
import type { Channel, Hours, Queue, RoutingProfile, SecurityProfile, Status } from './model.ts';
import { shapeUuid } from './random.ts';

/** The id of a named thing: the same in every run, whatever the seed. */
export function idOf(kind: string, name: string): string {
  return shapeUuid(createHash('sha256').update(`${kind}/${name}`).digest('hex'));
}

const weekdays = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'] as const;
const weekend = ['SATURDAY', 'SUNDAY'] as const;

export const hours: readonly Hours[] = [
  {
    id: idOf('hours', 'Always'),
    name: 'Always',
    description: 'Day and night',
    timeZone: 'UTC',
    days: [...weekdays, ...weekend].map((day) => ({ day, from: 0, to: 24 })),
    holidays: [],
  },
  {
    id: idOf('hours', 'Office hours'),
    name: 'Office hours',
    description: 'Weekdays from eight to six',
    timeZone: 'Europe/Berlin',
    days: weekdays.map((day) => ({ day, from: 8, to: 18 })),
    holidays: [{ date: '2026-12-25', name: 'Christmas Day' }],
  },
];

export function queue(name: string, channels: readonly Channel[], description: string): Queue {
  const kept = name === 'Back Office' ? 'Office hours' : 'Always';
  return { id: idOf('queue', name), name, description, channels, hoursId: idOf('hours', kept) };
}

export const queues: readonly Queue[] = [
  queue('Billing', ['VOICE'], 'Invoices, refunds, direct debits'),
  queue('Sales', ['VOICE'], 'New contracts and upgrades'),
  queue('Returns', ['VOICE', 'CHAT'], 'Parcels on their way back'),
  queue('Tech Support', ['VOICE'], 'Things that do not switch on'),
  queue('Chat Care', ['CHAT'], 'Everything typed'),
  queue('Back Office', ['TASK'], 'Forms, letters, follow-ups'),
];

export function profile(
  name: string,
  description: string,
  concurrency: readonly (readonly [Channel, number])[],
  skills: readonly (readonly [string, Channel, number])[],
): RoutingProfile {
  return {
    id: idOf('routing-profile', name),
    name,
    description,
    concurrency: new Map(concurrency),
    serves: skills.map(([queueName, channel, priority]) => ({
      queueId: idOf('queue', queueName),
      channel,
      priority,
    })),
  };
}

export const routingProfiles: readonly RoutingProfile[] = [
  profile(
    'Billing and Returns',
    'Calls about money and parcels',
    [['VOICE', 1]],
    [
      ['Billing', 'VOICE', 1],
      ['Returns', 'VOICE', 1],
    ],
  ),
  profile('Sales', 'Sales calls', [['VOICE', 1]], [['Sales', 'VOICE', 1]]),
  profile('Technical', 'Technical calls', [['VOICE', 1]], [['Tech Support', 'VOICE', 1]]),
  profile(
    'Digital',
    'Chats, and tasks in between',
    [
      ['CHAT', 3],
      ['TASK', 2],
    ],
    [
      ['Chat Care', 'CHAT', 1],
      ['Returns', 'CHAT', 1],
      ['Back Office', 'TASK', 2],
    ],
  ),
  profile(
    'Floor leads',
    'No queues of their own; may listen to voice and chat',
    [
      ['VOICE', 1],
      ['CHAT', 3],
    ],
    [],
  ),
];

function status(name: string, type: Status['type'], description: string, order: number): Status {
  return { id: idOf('agent-state', name), name, type, description, order };
}

export const statuses: readonly Status[] = [
  status('Available', 'ROUTABLE', 'Takes contacts', 1),
  status('Offline', 'OFFLINE', 'Signed out', 2),
  status('Lunch', 'CUSTOM', 'Away for lunch', 3),
  status('Break', 'CUSTOM', 'A short pause', 4),
  status('Training', 'CUSTOM', 'In a course', 5),
];

export const statusIds = {
  available: idOf('agent-state', 'Available'),
  offline: idOf('agent-state', 'Offline'),
  lunch: idOf('agent-state', 'Lunch'),
  break: idOf('agent-state', 'Break'),
  training: idOf('agent-state', 'Training'),
} as const;

function security(name: string, description: string, permissions: readonly string[]) {
  return { id: idOf('security-profile', name), name, description, permissions };
}

const mayWatch = ['AccessMetrics', 'AccessMetrics.RealTimeMetrics.Access', 'ManagerListenIn'];

/** API names of permissions as AWS lists them: ManagerListenIn = real-time monitoring, ManagerBargeIn = barge-in. */
export const securityProfiles: readonly SecurityProfile[] = [
  security('Supervisor', 'Watches, listens, may barge', [
    'BasicAgentAccess',
    ...mayWatch,
    'ManagerBargeIn',
    'AgentState.EnableAgentStateChange',
  ]),
  security('TeamLead', 'Watches and listens', ['BasicAgentAccess', ...mayWatch]),
  security('Agent', 'Takes contacts', ['BasicAgentAccess']),
  security('Admin', 'Everything', [
    'BasicAgentAccess',
    ...mayWatch,
    'ManagerBargeIn',
    'Users.View',
    'Users.Edit',
    'Queues.View',
    'Queues.Edit',
    'SecurityProfiles.View',
  ]),
];
