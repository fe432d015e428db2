import type { Access } from '../access/act.ts';
import type { Message } from '../blocks/message.ts';
import type { Caller } from '../domain/people.ts';

/** What goes back to the person who asked. */
export interface Answer {
  readonly message: Message;
  /** `channel` only when it was asked for and nobody reads along who may not. */
  readonly seenBy: 'asker' | 'channel';
}

/** Who asks, and what the gate learned about them. */
export interface Asker {
  readonly caller: Caller;
  readonly access: Access;
}
