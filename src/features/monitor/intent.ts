import { contactIdIn } from '../../grammar/contact-id.ts';
import { type Misunderstood, misunderstood } from '../../grammar/misunderstood.ts';
import { type NameRef, nameRef } from '../../grammar/names.ts';
import type { Word } from '../../grammar/words.ts';

export interface MonitorIntent {
  readonly kind: 'listen';
  readonly agent: NameRef;
  /** Only this contact of the agent, where a button or the person named one. */
  readonly contactId?: string;
}

/** `/monitor Maria`, `/monitor @maria`, `/monitor agent:<id> contact:<id>`. */
export function parseMonitor(words: readonly Word[]): MonitorIntent | Misunderstood {
  if (words.length === 0) return misunderstood('Say whom to listen to.');
  const contacts = words.filter((word) => word.kind === 'key' && word.key === 'contact');
  const rest = words.filter((word) => !contacts.includes(word));
  const unknown = rest.find((word) => word.kind === 'key' && word.key !== 'agent');
  if (unknown?.kind === 'key')
    return misunderstood(`I do not know “${unknown.key}:” here. Use agent:.`);
  const agent = nameRef(rest);
  if (!agent) return misunderstood('I read one agent here, and found none or more than one.');
  const [contact] = contacts;
  if (contact?.kind !== 'key') return { kind: 'listen', agent };
  const contactId = contactIdIn(contact.value);
  if (contactId === undefined || contacts.length > 1) {
    return misunderstood(
      'After contact: goes one contact id: 32 hexadecimal digits in five groups.',
    );
  }
  return { kind: 'listen', agent, contactId };
}
