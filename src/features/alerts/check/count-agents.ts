import { activityOf } from '../../../domain/activity.ts';
import type { Measured } from '../../../domain/alerting/measured.ts';
import type { Agent, AgentsReading, Channel, Names } from '../../../domain/contact-centre.ts';
import { withoutSessions } from '../../../floor/sessions.ts';
import { noData } from './measure-wait.ts';
import { isWithin, type Within } from './subject.ts';

/**
 * How many agents of a profile, a team or the instance are available or staffed. Staffed is whoever is
 * signed in and not offline. Somebody who listens is counted as if they did not.
 */
export function countAgents(
  kind: 'agents-available' | 'agents-staffed',
  { agents, asOf, isTruncated }: AgentsReading,
  within: Within,
  { channels, names }: { readonly channels: readonly Channel[]; readonly names: Names | undefined },
): Measured {
  // Without the types of statuses nobody can be told to be available.
  if (!names || names.missing.includes('statuses')) {
    return { kind: 'failed', code: 'connect_list_unread' };
  }
  const own = agents.filter((agent) => isWithin(agent, within));
  if (own.length === 0 && isTruncated) return noData('no-agents');
  const kinds = own
    .filter((agent) => channels.length === 0 || channels.some((channel) => takes(agent, channel)))
    .map((agent) => kindOf(agent, names, asOf));
  const counted = kinds.filter((one) =>
    kind === 'agents-available' ? one === 'available' : one !== 'offline',
  );
  // Whoever is in a status of a type that is not known may be available, too.
  const isUnclear = kind === 'agents-available' && kinds.includes('unknown');
  const isAtLeast = isTruncated || isUnclear;
  return { kind: 'value', value: counted.length, isAtLeast, facts: { asOf } };
}

function kindOf(agent: Agent, names: Names, asOf: Date) {
  const type = agent.statusId === undefined ? undefined : names.statuses.get(agent.statusId)?.type;
  return activityOf(withoutSessions(agent), type, asOf).kind;
}

/** Unless the service says that the agent has no slot for it. */
function takes({ slots }: Agent, channel: Channel): boolean {
  if (slots.size === 0) return true;
  const own = slots.get(channel);
  return own !== undefined && own.maximum !== 0;
}
