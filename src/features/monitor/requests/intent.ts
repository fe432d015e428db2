import {
  isMisunderstood,
  type Misunderstood,
  misunderstood,
} from '../../../grammar/misunderstood.ts';
import type { NameRef } from '../../../grammar/names.ts';
import type { Word } from '../../../grammar/words.ts';
import { type ListenIntent, parseListen } from '../start/intent.ts';

/** A wish to hear one agent as soon as they take a contact. */
export type WhenFreeIntent = ListenIntent & { readonly agent: NameRef };

/** What comes after `when-free`: `agent:<id>`, `barge Maria reason:"…"`; with `confirmed` where a question was answered. */
export function parseWhenFree(words: readonly Word[]): WhenFreeIntent | Misunderstood {
  const [first] = words;
  const isBarge = first?.kind === 'word' && first.text.toLowerCase() === 'barge';
  const intent = parseListen(isBarge ? words.slice(1) : words, isBarge);
  if (isMisunderstood(intent)) return intent;
  const { agent } = intent;
  return intent.contactId === undefined && agent !== undefined
    ? { ...intent, agent }
    : misunderstood('A request waits for the next contact of an agent, so leave out contact:.');
}

export interface CancelIntent {
  readonly kind: 'cancel';
  readonly id: string;
}

/** The short word of a request. */
export function parseCancel(words: readonly Word[]): CancelIntent | Misunderstood {
  const [only, second] = words;
  const text = only?.kind === 'word' || only?.kind === 'quoted' ? only.text.toLowerCase() : '';
  return /^[a-z0-9]{1,20}$/.test(text) && !second
    ? { kind: 'cancel', id: text }
    : misunderstood(
        'Say which request to cancel, for example: cancel abc234. requests lists yours.',
      );
}

export interface OwnRequestsIntent {
  readonly kind: 'requests';
}

/** `requests` takes nothing after it. */
export function parseRequests(words: readonly Word[]): OwnRequestsIntent | Misunderstood {
  return words.length === 0
    ? { kind: 'requests' }
    : misunderstood('requests lists yours, so leave out what comes after it.');
}
