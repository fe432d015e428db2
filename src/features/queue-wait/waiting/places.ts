import type { ContactPosition } from '../../../domain/contact-centre.ts';
import { codeOf } from '../../../domain/errors.ts';
import { inTime } from '../../../domain/in-time.ts';
import type { Tenant } from '../../../domain/tenant.ts';
import type { WaitingContact } from '../../../domain/waiting.ts';
import type { CallOptions } from '../../../ports/connect.ts';
import type { FindPorts } from './find-waiting.ts';

/** Positions cost a call each, of which an account has two a second: five at once, the rest in time. */
export const mostPlaces = 10;
const placesWithinMs = 3_000;
const behindOthers: CallOptions = { priority: 'command', patienceSeconds: 3 };

/** The metrics of a contact may come a moment after it is queued: who came just now is not struck off. */
const newWithinMs = 60_000;

export type InQueue = Extract<ContactPosition, { kind: 'in-queue' }>;

export interface Placed {
  readonly contact: WaitingContact;
  /** `gone`: in no queue any more. `unread`: not in time, or refused. `not-asked`: not among the newest. */
  readonly place: InQueue | { readonly kind: 'gone' | 'unread' | 'not-asked' };
}

/** Where the first of them stand. Whoever the feed told of and is in no queue is struck off there. */
export async function placesOf(
  ports: FindPorts,
  contacts: readonly WaitingContact[],
  tenant: Tenant,
): Promise<readonly Placed[]> {
  const placed = await Promise.all(
    contacts.map(async (contact, index): Promise<Placed> => {
      if (index >= mostPlaces) return { contact, place: { kind: 'not-asked' } };
      const asking = ports.waitingReadings.readContactPosition(
        ports.instance,
        contact.contactId,
        behindOthers,
      );
      const position = await inTime(ports.clock, placesWithinMs, asking);
      // That no value came is no proof that it left.
      if (position === undefined || position.kind === 'no-values') {
        return { contact, place: { kind: 'unread' } };
      }
      return { contact, place: position.kind === 'in-queue' ? position : { kind: 'gone' } };
    }),
  );
  await strikeOff(ports, placed, tenant);
  return placed;
}

async function strikeOff(
  { contactFeed, clock, isFeedOn }: FindPorts,
  placed: readonly Placed[],
  tenant: Tenant,
): Promise<void> {
  const at = clock.now();
  const isOld = ({ enqueuedAt }: WaitingContact) =>
    enqueuedAt !== undefined && at.getTime() - enqueuedAt.getTime() > newWithinMs;
  const contactIds = placed.flatMap(({ contact, place }) =>
    place.kind === 'gone' && isOld(contact) ? [contact.contactId] : [],
  );
  if (!isFeedOn || contactIds.length === 0) return;
  await contactFeed.noteGone(tenant, { contactIds, at }).catch((error: unknown) => {
    // The list is right without it, and the next one strikes them off again.
    if (codeOf(error) !== 'redis_unavailable') throw error;
  });
}
