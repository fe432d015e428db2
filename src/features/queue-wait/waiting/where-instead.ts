import { placeOf } from '../../../domain/contact-place.ts';
import { within } from '../../../domain/in-time.ts';
import type { WaitingContact } from '../../../domain/waiting.ts';
import type { CallOptions } from '../../../ports/connect.ts';
import type { FindPorts } from './find-waiting.ts';
import type { Place } from './place.ts';

/** Ten a second are allowed, and no more than the places of one list are asked for. */
const recordWithinMs = 2_000;
const behindOthers: CallOptions = { priority: 'command', patienceSeconds: 2 };

/**
 * Where a contact is of which the metrics know no place, by its own record (DescribeContact). Gone is
 * only who was answered after it was queued, has ended, or is not known at all; of the last nothing
 * is noted, since nobody knows what became of it.
 */
export async function whereInstead(
  { gateway, instance, clock }: FindPorts,
  { contactId, enqueuedAt }: WaitingContact,
): Promise<Place> {
  const asking = gateway.describeContact(instance, contactId, behindOthers);
  const record = await within(clock, recordWithinMs, asking);
  if (record.kind === 'late') return record;
  if (record.kind === 'failed') return { kind: 'unread', code: record.code };
  if (!record.value) return { kind: 'gone', left: undefined };
  const place = placeOf(record.value);
  switch (place.kind) {
    case 'ended':
      return { kind: 'gone', left: { contactId } };
    case 'with-agent': {
      const isOfThisWait = enqueuedAt === undefined || place.since >= enqueuedAt;
      return isOfThisWait
        ? { kind: 'gone', left: { contactId, answeredAt: place.since } }
        : { kind: 'placeless' };
    }
    case 'queued':
    case 'in-flow':
      return { kind: 'placeless' };
  }
}
