import type { Names } from '../domain/contact-centre.ts';
import type { Named } from '../grammar/names.ts';

/** The queues one can name. */
export function namedQueues(names: Names): readonly Named[] {
  return [...names.queues].map(([id, name]) => ({ id, name }));
}

/** The agents one can name: by full name, username, first or last name. */
export function namedAgents(names: Names): readonly Named[] {
  return [...names.users].map(([id, user]) => {
    const also = [user.username, user.firstName, user.lastName];
    return {
      id,
      name: agentName(names, id),
      also: also.filter((other): other is string => other !== undefined && other !== ''),
    };
  });
}

/** First and last name, else the username, else the id: somebody is always called something. */
export function agentName(names: Names, userId: string): string {
  const user = names.users.get(userId);
  const full = [user?.firstName, user?.lastName].filter(Boolean).join(' ');
  return full || (user?.username ?? `agent ${userId}`);
}

/** The queue's name, else its id. */
export function queueName(names: Names, queueId: string): string {
  return names.queues.get(queueId) ?? `queue ${queueId}`;
}
