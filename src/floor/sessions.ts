import { isSession } from '../domain/activity.ts';
import type { Agent, AgentContact, Channel, Slots } from '../domain/contact-centre.ts';

/**
 * The agent as those see them who may not know who listens to whom: no listening sessions, and the
 * slots these hold count as free. UNVERIFIED: that a session holds a slot of its channel; where it
 * does not, an agent with contacts beside it shows one slot too many as free.
 */
export function withoutSessions(agent: Agent): Agent {
  const sessions = agent.contacts.filter(isSession);
  if (sessions.length === 0) return agent;
  return {
    ...agent,
    contacts: agent.contacts.filter((contact) => !isSession(contact)),
    slots: new Map(
      [...agent.slots].map(([channel, slots]) => [
        channel,
        freed(slots, heldBy(sessions, channel)),
      ]),
    ),
  };
}

function heldBy(sessions: readonly AgentContact[], channel: Channel): number {
  return sessions.filter((session) => session.channel === channel).length;
}

/** What was not said stays unknown. */
function freed(slots: Slots, held: number): Slots {
  const { active, available, maximum } = slots;
  const given = Math.min(held, active ?? held);
  return {
    ...slots,
    ...(active !== undefined && { active: active - given }),
    ...(available !== undefined && {
      available: Math.min(available + given, maximum ?? Number.POSITIVE_INFINITY),
    }),
  };
}
