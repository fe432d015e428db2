import type { Access } from '../access/act.ts';
import type { Message, Modal } from '../blocks/message.ts';
import type { Caller } from '../domain/people.ts';
import type { Progress } from '../ports/connect.ts';

/** What goes back to the person who asked. */
export type Answer = Said | Form;

export interface Said {
  readonly kind: 'said';
  readonly message: Message;
  /** `channel` only when it was asked for and nobody reads along who may not. */
  readonly seenBy: 'asker' | 'channel';
  /** It takes no message's place, whatever was pressed: a list is not lost because its refresh failed. */
  readonly isBeside?: boolean;
}

/** A modal; the edge adds where its answer goes. */
export interface Form {
  readonly kind: 'form';
  readonly modal: Modal;
}

/** Who asks, and what the gate learned about them. */
export interface Asker {
  readonly caller: Caller;
  readonly access: Access;
  /** Told how far a long reading has come. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** An answer for the asker alone. */
export function said(message: Message): Said {
  return { kind: 'said', message, seenBy: 'asker' };
}
