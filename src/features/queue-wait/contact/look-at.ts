import type { ContactPosition } from '../../../domain/contact-centre.ts';
import type { ContactDetail } from '../../../domain/contact-place.ts';
import type { CallOptions, ConnectGateway } from '../../../ports/connect.ts';
import { type Attempt, attempt } from './attempt.ts';

/** All that Amazon Connect says of one contact at one moment; either half may have failed. */
export interface ContactLook {
  readonly position: Attempt<ContactPosition>;
  /** undefined: there is no such contact. */
  readonly detail: Attempt<ContactDetail | undefined>;
}

/** Asks for position and place of a contact, one call each. Fails in no foreseen way but `stopping`. */
export async function lookAt(
  gateway: Pick<ConnectGateway, 'readContactPosition' | 'describeContact'>,
  about: { readonly instance: string; readonly contactId: string },
  options: CallOptions,
): Promise<ContactLook> {
  const { instance, contactId } = about;
  const [position, detail] = await Promise.all([
    attempt(gateway.readContactPosition(instance, contactId, options)),
    attempt(gateway.describeContact(instance, contactId, options)),
  ]);
  return { position, detail };
}
