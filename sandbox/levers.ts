import { cast, castNamed } from './cast.ts';
import type { Centre } from './centre/port.ts';
import type { Fault } from './connect/faults.ts';
import type { ConnectServer } from './connect/server.ts';
import type { LeverName, LeverRequest, LeverState } from './drive/api.ts';
import type { Levers } from './drive/deps.ts';
import type { PersonChange } from './drive/people-api.ts';
import type { SandboxRedis } from './redis.ts';
import { Refusal } from './slack/acting/refusal.ts';
import type { SlackStandIn } from './slack/start-slack.ts';
import type { World } from './slack/world/world.ts';

const labels: Readonly<Record<LeverName, string>> = {
  rush: 'Rush of calls',
  lunch: 'Agents to lunch',
  'connect-throttled': 'Connect throttled',
  'connect-down': 'Connect down',
  'redis-down': 'Redis down',
  'slack-down': 'Slack down',
  'guest-joins-floor': 'Guest joins #floor',
  'sam-loses-barge': 'Sam loses barge-in',
  'sam-gone-from-connect': 'Sam gone from Connect',
  'maria-takes-sams-email': 'Maria takes Sam’s e-mail',
  'permissions-unreadable': 'Permissions unreadable',
  'monitor-answer-lost': 'Answer to Listen lost',
};

const names: readonly LeverName[] = [
  'rush',
  'lunch',
  'connect-throttled',
  'connect-down',
  'redis-down',
  'slack-down',
  'guest-joins-floor',
  'sam-loses-barge',
  'sam-gone-from-connect',
  'maria-takes-sams-email',
  'permissions-unreadable',
  'monitor-answer-lost',
];

const sam = castNamed('sam.okafor');
const maria = castNamed('maria.lindqvist');

/** What can be set going and what can be broken, over the parts of one sandbox. */
export function createLevers(parts: {
  readonly centre: Centre;
  readonly connect: ConnectServer;
  readonly redis: SandboxRedis;
  readonly slack: Pick<SlackStandIn, 'faults' | 'workspace'>;
  /** Of the drive as well, so that both know who was removed. */
  readonly changePerson: (change: PersonChange) => void;
}): Levers {
  const { centre, connect, redis, slack, changePerson } = parts;
  const on = new Set<LeverName>();
  const whyNot = redis.stop
    ? null
    : 'This Redis was given by REDIS_URL, so it is not stopped here.';
  const unavailable = (name: LeverName) => (name === 'redis-down' ? whyNot : null);
  // Rush and lunch end by themselves, and then their levers go back.
  const goesBack = (name: LeverName) => () => {
    on.delete(name);
    slack.workspace.changes.tell({ kind: 'lever' });
  };
  const pull: Readonly<Record<LeverName, (request: LeverRequest) => void | Promise<void>>> = {
    rush: (request) => {
      centre.endRush();
      const queue = request.queue === undefined ? {} : { queueId: queueOf(centre, request.queue) };
      if (request.on) centre.rush({ ...queue, whenOver: goesBack('rush') });
    },
    lunch: (request) => {
      if (request.on) centre.lunch({ whenOver: goesBack('lunch') });
      else centre.endLunch();
    },
    'connect-throttled': () => connect.faults.set(connectFault(on)),
    'connect-down': () => connect.faults.set(connectFault(on)),
    'permissions-unreadable': () => connect.faults.set(connectFault(on)),
    'monitor-answer-lost': () => connect.faults.set(connectFault(on)),
    'redis-down': (request) => (request.on ? redis.stop?.() : redis.start?.()),
    'slack-down': (request) => slack.faults.set({ mode: request.on ? 'down' : 'none' }),
    'guest-joins-floor': (request) => moveGuests(slack.workspace, request.on),
    'sam-loses-barge': (request) =>
      changePerson({
        person: sam.slackUserId,
        securityProfile: request.on ? 'TeamLead' : 'Supervisor',
      }),
    'sam-gone-from-connect': (request) =>
      changePerson({ person: sam.slackUserId, isInConnect: !request.on }),
    'maria-takes-sams-email': (request) =>
      changePerson({
        person: maria.slackUserId,
        email: request.on ? sam.email : maria.email,
      }),
  };
  return {
    states: () => names.map((name) => state(name, on.has(name), unavailable(name))),
    set: async (name, request) => {
      if (request.queue !== undefined) queueOf(centre, request.queue);
      if (on.has(name) === request.on && name !== 'rush') return;
      if (request.on) on.add(name);
      else on.delete(name);
      await pull[name](request);
    },
  };
}

/** The guests of the cast are in the floor channel, or are not. */
function moveGuests({ conversations }: World, areIn: boolean): void {
  const members = conversations.find('#floor')?.members;
  for (const { slackUserId } of cast.filter(({ isGuest }) => isGuest)) {
    if (areIn) members?.add(slackUserId);
    else members?.delete(slackUserId);
  }
}

/** One fault at a time: the widest that is on. */
function connectFault(on: ReadonlySet<LeverName>): Fault {
  if (on.has('connect-down')) return { mode: 'down' };
  if (on.has('connect-throttled')) return { mode: 'throttled' };
  if (on.has('permissions-unreadable')) {
    return { mode: 'html-503', operations: ['ListSecurityProfilePermissions'] };
  }
  const isLost = on.has('monitor-answer-lost');
  return isLost ? { mode: 'answer-lost', operations: ['MonitorContact'] } : { mode: 'none' };
}

/** Throws Refusal `unknown_queue`. */
function queueOf(centre: Centre, name: string): string {
  const found = centre
    .view()
    .queues.find((queue) => queue.name.toLowerCase() === name.toLowerCase());
  if (!found) throw new Refusal('unknown_queue', `There is no queue ${name} in the sandbox.`);
  return found.id;
}

function state(name: LeverName, isOn: boolean, unavailable: string | null): LeverState {
  return { name, label: labels[name], isOn, unavailable };
}
