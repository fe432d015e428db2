import { codeOf } from '../../../domain/errors.ts';
import { within } from '../../../domain/in-time.ts';
import type { Tenant } from '../../../domain/tenant.ts';
import type { WaitingContact } from '../../../domain/waiting.ts';
import type { CallOptions } from '../../../ports/connect.ts';
import type { FindPorts } from './find-waiting.ts';
import type { Place, Placed } from './place.ts';
import { whereInstead } from './where-instead.ts';

/** Positions cost a call each, of which an account has two a second: five at once, the rest in time. */
export const mostPlaces = 10;
const placesWithinMs = 3_000;
const behindOthers: CallOptions = { priority: 'command', patienceSeconds: 3 };

/** Where the first of them stand. Whoever the feed told of and has left is struck off there. */
export async function placesOf(
  ports: FindPorts,
  contacts: readonly WaitingContact[],
  tenant: Tenant,
): Promise<readonly Placed[]> {
  const placed = await Promise.all(
    contacts.map(async (contact, index): Promise<Placed> => {
      const isAsked = index < mostPlaces;
      return { contact, place: isAsked ? await placeOf(ports, contact) : { kind: 'not-asked' } };
    }),
  );
  await strikeOff(ports, placed, tenant);
  return placed;
}

/** That the metrics know no place, in whichever way they say so, proves nothing: its record decides. */
async function placeOf(ports: FindPorts, contact: WaitingContact): Promise<Place> {
  const { waitingReadings, instance, clock } = ports;
  const asking = waitingReadings.readContactPosition(instance, contact.contactId, behindOthers);
  const asked = await within(clock, placesWithinMs, asking);
  switch (asked.kind) {
    case 'late':
      return asked;
    case 'failed':
      return { kind: 'unread', code: asked.code };
    case 'there':
      return asked.value.kind === 'in-queue' ? asked.value : whereInstead(ports, contact);
  }
}

async function strikeOff(
  { contactFeed, isFeedOn }: FindPorts,
  placed: readonly Placed[],
  tenant: Tenant,
): Promise<void> {
  const left = placed.flatMap(({ place }) =>
    place.kind === 'gone' && place.left ? [place.left] : [],
  );
  if (!isFeedOn || left.length === 0) return;
  await contactFeed.noteLeft(tenant, left).catch((error: unknown) => {
    // The list is right without it, and the next one strikes them off again.
    if (codeOf(error) !== 'redis_unavailable') throw error;
  });
}
