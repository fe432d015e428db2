import type { AuditedListening } from '../../../domain/audit.ts';
import { codeOf } from '../../../domain/errors.ts';
import { type Attempt, asFarAsPossible, recordListening } from './attempt.ts';
import type { ListenPorts } from './listen-ports.ts';
import { isTurnedAway, type LiveContact } from './report.ts';

type Target = Pick<AuditedListening, 'agentId' | 'contactId' | 'queueId' | 'channel'>;

/**
 * Looks at what has to be so, and writes down where that refuses; a look that fails refuses, too. A
 * refusal that cannot be written down is a refusal all the same. Throws what the look throws.
 */
export async function refusalsNoted<Found extends { readonly kind: string }>(
  ports: ListenPorts,
  attempt: Attempt,
  target: Target,
  look: () => Promise<Found>,
): Promise<Found> {
  try {
    const found = await look();
    if (isTurnedAway(found))
      await note(ports, attempt, { ...target, ...ofContact(found) }, found.kind);
    return found;
  } catch (error) {
    const code = codeOf(error);
    if (code) await note(ports, attempt, target, code);
    throw error;
  }
}

/** The contact that was chosen before it was refused. */
function ofContact(found: object): Target {
  const contact = 'contact' in found ? found.contact : undefined;
  return isContact(contact)
    ? { contactId: contact.contactId, queueId: contact.queueId, channel: contact.channel }
    : {};
}

function isContact(what: unknown): what is LiveContact {
  return typeof what === 'object' && what !== null && 'contactId' in what;
}

async function note(
  ports: ListenPorts,
  attempt: Attempt,
  target: Target,
  why: string,
): Promise<void> {
  const { intent, link } = attempt;
  const { connectUserId, username } = link;
  const way = intent.isBarge ? 'barge' : 'listen';
  const facts = { way, connectUserId, username, ...target, reason: intent.reason, why } as const;
  await asFarAsPossible(recordListening(ports, attempt, 'refused', facts));
}
