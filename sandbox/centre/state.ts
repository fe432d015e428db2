import { cast } from '../cast.ts';
import type { CentreState } from '../drive/api.ts';
import type { PanelContact } from '../drive/people-api.ts';
import { freeSlots, serves } from './desk.ts';
import type { Channel, HeldState, MonitorSession, Queue, Readable, User } from './model.ts';
import type { Centre } from './port.ts';

/** The centre as it truly is, for the panel and for tests. Nothing here passed through the API's quirks. */
export function centreState(centre: Centre, now: Date): CentreState {
  const view = centre.view();
  return {
    now: now.toISOString(),
    queues: view.queues.flatMap((queue) =>
      queue.channels.map((channel) => lineState(centre, view, now, { queue, channel })),
    ),
    agents: view.users.map((user) => agentState(view, user)),
    monitoring: view.monitoring.map((session) => sessionState(view, session)),
    panels: panelsOf(view),
  };
}

function lineState(
  centre: Centre,
  view: Readable,
  now: Date,
  { queue, channel }: { queue: Queue; channel: Channel },
): CentreState['queues'][number] {
  const waiting = centre.waiting(queue.id, channel);
  const oldest = waiting[0]?.enqueuedAt;
  const staff = view.users.filter((user) => user.isSignedIn && serves(user, queue.id, channel));
  return {
    id: queue.id,
    name: queue.name,
    channel,
    waiting: waiting.length,
    oldestSeconds: oldest ? Math.round((now.getTime() - oldest.getTime()) / 1000) : null,
    estimateSeconds: centre.estimate(queue.id, channel) ?? null,
    staffed: staff.filter((user) => isAtWork(view, user)).length,
    available: staff.filter((user) => freeSlots(user, channel) > 0).length,
  };
}

function isAtWork(view: Readable, user: User): boolean {
  return view.statuses.some(({ id, type }) => id === user.statusId && type === 'ROUTABLE');
}

/** What outweighs what when somebody has several contacts, and how the panel calls it. */
const activities: readonly (readonly [HeldState, string])[] = [
  ['ERROR', 'Error'],
  ['MISSED', 'Missed'],
  ['REJECTED', 'Rejected'],
  ['CONNECTED', 'On contact'],
  ['CONNECTED_ONHOLD', 'On hold'],
  ['PAUSED', 'Paused'],
  ['CONNECTING', 'Ringing'],
  ['ENDED', 'After-contact work'],
];

function agentState(view: Readable, user: User): CentreState['agents'][number] {
  const status = view.statuses.find(({ id }) => id === user.statusId)?.name ?? '';
  const own = user.held.filter((held) => !held.isStale);
  const session = view.monitoring.find(({ supervisorUserId }) => supervisorUserId === user.id);
  const activity = activities.find(([state]) => own.some((held) => held.state === state));
  const contact = activity && own.find((held) => held.state === activity[0]);
  return {
    id: user.id,
    username: user.username,
    name: `${user.firstName} ${user.lastName}`,
    status,
    activity: session ? listeningWord(session) : (activity?.[1] ?? status),
    contactId: contact?.contactId ?? null,
  };
}

function listeningWord({ isRinging, isBarging }: MonitorSession): string {
  if (isRinging) return 'Ringing';
  return isBarging ? 'Barging in' : 'Monitoring';
}

function sessionState(view: Readable, session: MonitorSession): CentreState['monitoring'][number] {
  return {
    supervisor: nameOf(view, session.supervisorUserId),
    agent: nameOf(view, session.agentUserId),
    contactId: session.targetContactId,
    canBarge: session.canBarge,
    isRinging: session.isRinging,
    isBarging: session.isBarging,
    since: session.since.toISOString(),
  };
}

function nameOf(view: Readable, userId: string): string {
  const user = view.users.find((one) => one.id === userId);
  return user ? `${user.firstName} ${user.lastName}` : userId;
}

/** The control panels of those one can act as. */
function panelsOf(view: Readable): CentreState['panels'] {
  return cast.flatMap(({ slackUserId, connectUsername }) => {
    const user = view.users.find(({ username }) => username === connectUsername);
    if (!user) return [];
    const session = view.monitoring.find(({ supervisorUserId }) => supervisorUserId === user.id);
    const status = view.statuses.find(({ id }) => id === user.statusId)?.name ?? '';
    return [
      {
        personId: slackUserId,
        username: user.username,
        isSignedIn: user.isSignedIn,
        status,
        listening: session ? panelContact(view, session) : null,
      },
    ];
  });
}

function panelContact(view: Readable, session: MonitorSession): PanelContact {
  const target = view.contacts.get(session.targetContactId);
  return {
    contactId: session.contactId,
    targetContactId: session.targetContactId,
    agent: nameOf(view, session.agentUserId),
    queue: view.queues.find(({ id }) => id === target?.queueId)?.name ?? null,
    channel: session.channel,
    isRinging: session.isRinging,
    canBarge: session.canBarge,
    isBarging: session.isBarging,
    since: session.since.toISOString(),
  };
}
