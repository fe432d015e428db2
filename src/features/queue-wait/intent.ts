import { contactIdIn } from '../../grammar/contact-id.ts';
import { type Misunderstood, misunderstood } from '../../grammar/misunderstood.ts';
import { type NameRef, nameRef } from '../../grammar/names.ts';
import type { Word } from '../../grammar/words.ts';
import { takeShare } from '../share.ts';

export type QueueWaitIntent =
  | { readonly kind: 'queues'; readonly ref?: NameRef; readonly share: boolean }
  | { readonly kind: 'contact'; readonly contactId: string };

/** `/queue-wait`, `/queue-wait Billing`, `/queue-wait queue:Billing share`, `/queue-wait <contact id, ARN or link>`. */
export function parseQueueWait(all: readonly Word[]): QueueWaitIntent | Misunderstood {
  const { words, share } = takeShare(all);
  if (words.length === 0) return { kind: 'queues', share };
  const contactId = contactOf(words);
  if (contactId !== undefined) return { kind: 'contact', contactId };
  const [first] = words;
  if (first?.kind === 'key' && first.key === 'contact') {
    return misunderstood(
      `“${first.value}” is no contact id: 32 hexadecimal digits in five groups.`,
    );
  }
  if (first?.kind === 'key' && first.key !== 'queue') {
    return misunderstood(`I do not know “${first.key}:” here. Use queue: or contact:.`);
  }
  const ref = nameRef(words);
  if (!ref || ref.kind === 'user') return misunderstood('I read one queue or one contact id here.');
  return { kind: 'queues', ref, share };
}

function contactOf(words: readonly Word[]): string | undefined {
  const [first] = words;
  if (words.length !== 1 || !first) return undefined;
  if (first.kind === 'word' || first.kind === 'quoted') return contactIdIn(first.text);
  return first.kind === 'key' && first.key === 'contact' ? contactIdIn(first.value) : undefined;
}
