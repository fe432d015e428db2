import type { ContactPosition } from '../../../domain/contact-centre.ts';
import type { LeftQueue } from '../../../domain/contact-feed.ts';
import type { ErrorCode } from '../../../domain/errors.ts';
import type { WaitingContact } from '../../../domain/waiting.ts';

/** Where a contact stands of which search or feed told that it waits. */
export type Place =
  | Extract<ContactPosition, { kind: 'in-queue' }>
  /** In its queue by its record, in no line by its metrics: so is a call that rings at an agent. */
  | { readonly kind: 'placeless' }
  /** In no queue any more; `left` is what its record says of it. */
  | { readonly kind: 'gone'; readonly left: LeftQueue | undefined }
  /** Refused, or failed in another foreseen way. */
  | { readonly kind: 'unread'; readonly code: ErrorCode }
  /** `late`: not known in time. `not-asked`: not among the first. */
  | { readonly kind: 'late' | 'not-asked' };

export interface Placed {
  readonly contact: WaitingContact;
  readonly place: Place;
}
