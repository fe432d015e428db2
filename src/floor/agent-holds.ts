import { isSession } from '../domain/activity.ts';
import type { AgentContact, AgentsReading } from '../domain/contact-centre.ts';
import type { HoldMemory } from '../stores/floor.ts';

type Sighting = Omit<Parameters<HoldMemory['note']>[1], 'at'>;

const holdState = 'CONNECTED_ONHOLD';

/**
 * The contacts of a reading by whether they are on hold. Listening sessions are no work, and a
 * contact without an id cannot be known again. UNVERIFIED: that a session never has the id of the
 * contact it listens to; were it so, its state would end or begin the hold of that contact.
 */
export function holdsIn({ agents }: AgentsReading): Sighting {
  const contacts = agents.flatMap((agent) => agent.contacts).filter((one) => !isSession(one));
  const idsOf = (some: readonly AgentContact[]) =>
    some.map(({ contactId }) => contactId).filter((id) => id !== undefined);
  return {
    onHold: idsOf(contacts.filter(({ state }) => state === holdState)),
    otherwise: idsOf(contacts.filter(({ state }) => state !== holdState)),
  };
}

/** The reading with the times since when its contacts on hold have been seen so. */
export function withHolds(reading: AgentsReading, since: ReadonlyMap<string, Date>): AgentsReading {
  if (since.size === 0) return reading;
  const known = (contact: AgentContact): AgentContact => {
    const isOnHold = contact.state === holdState && !isSession(contact);
    const onHoldSince = isOnHold ? since.get(contact.contactId ?? '') : undefined;
    return onHoldSince === undefined ? contact : { ...contact, onHoldSince };
  };
  const agents = reading.agents.map((agent) => ({
    ...agent,
    contacts: agent.contacts.map(known),
  }));
  return { ...reading, agents };
}
