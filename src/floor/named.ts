import type { Names } from '../domain/contact-centre.ts';
import type { Named } from '../grammar/names.ts';

/** The queues one can name. */
export function namedQueues(names: Names): readonly Named[] {
  return [...names.queues].map(([id, name]) => ({ id, name, arn: 'queue' }));
}

/** The groups of queues one can name; a group is its name. None while they could not be read. */
export function namedGroups({ queueGroups }: Names): readonly Named[] {
  return [...(queueGroups?.byName.keys() ?? [])].map((name) => ({ id: name, name }));
}

/** The agents one can name: by full name, username, first or last name. */
export function namedAgents(names: Names): readonly Named[] {
  return [...names.users].map(([id, user]) => {
    const also = [user.username, user.firstName, user.lastName];
    return {
      id,
      name: fullName(names, id),
      arn: 'agent',
      also: also.filter((other): other is string => other !== undefined && other !== ''),
    };
  });
}

/**
 * What tells an item from others of the same name: an agent's username, of others the end of the id,
 * since only that is known to differ. Empty where nobody else is called so.
 */
export function toldApart(item: Named, among: readonly Named[]): string {
  const isAlone = among.every((other) => other.id === item.id || other.name !== item.name);
  return isAlone ? '' : (item.also?.[0] ?? `…${item.id.slice(-8)}`);
}

/**
 * How an agent is called wherever somebody acts on them: by full name, and by username too where
 * others have the same name.
 */
export function agentName(names: Names, userId: string): string {
  const full = fullName(names, userId);
  const username = names.users.get(userId)?.username;
  return sharedNames(names).has(full) && username ? `${full} (${username})` : full;
}

const sharedNamesOf = new WeakMap<Names, ReadonlySet<string>>();

/** The names that more than one agent of this directory has; counted once for each directory. */
function sharedNames(names: Names): ReadonlySet<string> {
  const known = sharedNamesOf.get(names);
  if (known) return known;
  const [seen, shared] = [new Set<string>(), new Set<string>()];
  for (const id of names.users.keys()) {
    const full = fullName(names, id);
    if (seen.has(full)) shared.add(full);
    seen.add(full);
  }
  sharedNamesOf.set(names, shared);
  return shared;
}

/** First and last name, else the username, else the id: somebody is always called something. */
function fullName(names: Names, userId: string): string {
  const user = names.users.get(userId);
  const full = [user?.firstName, user?.lastName].filter(Boolean).join(' ');
  return full || (user?.username ?? `agent ${userId}`);
}

/** The queue's name, else its id. */
export function queueName(names: Names, queueId: string): string {
  return names.queues.get(queueId) ?? `queue ${queueId}`;
}

/** The routing profiles one can name. */
export function namedProfiles(names: Names): readonly Named[] {
  return [...names.routingProfiles].map(([id, name]) => ({ id, name, arn: 'routing-profile' }));
}

/** The routing profile's name, else its id. */
export function profileName(names: Names, profileId: string): string {
  return names.routingProfiles.get(profileId) ?? `profile ${profileId}`;
}

/** The teams (hierarchy groups of any level) one can name. */
export function namedTeams(names: Names): readonly Named[] {
  return [...names.hierarchyGroups].map(([id, name]) => ({ id, name, arn: 'agent-group' }));
}

/** The team's name, else its id. */
export function teamName(names: Names, groupId: string): string {
  return names.hierarchyGroups.get(groupId) ?? `team ${groupId}`;
}

/** The agent statuses one can name. */
export function namedStatuses(names: Names): readonly Named[] {
  return [...names.statuses].map(([id, { name }]) => ({ id, name, arn: 'agent-state' }));
}

/** The status's name, else its id. */
export function statusName(names: Names, statusId: string): string {
  return names.statuses.get(statusId)?.name ?? `status ${statusId}`;
}
