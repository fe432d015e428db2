import type { Channel, Contact, Moment, Readable } from './model.ts';
import type { UserChange } from './staff.ts';

/**
 * What the rest of the sandbox may do with the simulated contact centre.
 * `view()` is the whole present state, by reference: read it, never write it.
 */
export interface Centre {
  view(): Readable;
  /** Contacts waiting in a queue and channel now, first in line first. */
  waiting(queueId: string, channel: Channel): readonly Contact[];
  /** Seconds a new contact would wait; undefined when the centre cannot tell. */
  estimate(queueId: string, channel: Channel): number | undefined;
  /** Place in line (from 1) and seconds still to wait; undefined when the contact is not in a queue. */
  placeInLine(
    contactId: string,
  ): { readonly position: number; readonly seconds: number | undefined } | undefined;
  /** Told of everything that happens to contacts from now on, within the event; returns how to end it. */
  follow(listener: (moment: Moment) => void): () => void;
  /**
   * A rush: this many contacts more than usual arrive in that queue over the next minutes. Without
   * an id in all queues, and then of a size they get over within about an hour.
   */
  rush(options?: {
    readonly queueId?: string;
    readonly contacts?: number;
    readonly minutes?: number;
    /** Called once those minutes have passed, but not when the rush is ended before. */
    readonly whenOver?: () => void;
  }): void;
  /** Ends the rush now: those who have not come yet stay away. */
  endRush(): void;
  /**
   * Sends this share (0–1) of the agents to lunch for so many minutes from now: who is free at once,
   * who is busy after the contacts they have.
   */
  lunch(options?: {
    readonly share?: number;
    readonly minutes?: number;
    /** Called once those minutes have passed, but not when the lunch is ended before. */
    readonly whenOver?: () => void;
  }): void;
  /** Ends the lunch now: they come back, and who has not left yet stays. */
  endLunch(): void;
  /** PutUserStatus, MonitorContact, StopContact arrive here from the API. */
  setStatus(userId: string, statusId: string): void;
  startMonitoring(options: {
    readonly contactId: string;
    readonly supervisorUserId: string;
    readonly capabilities: readonly string[];
    readonly ringSeconds?: number;
  }): { readonly contactId: string };
  /** What a supervisor does in their own control panel: take what rings, hang up, be heard. Throw where they cannot. */
  acceptMonitoring(supervisorUserId: string): void;
  hangUpMonitoring(supervisorUserId: string): void;
  bargeIn(supervisorUserId: string): void;
  /** What an administrator changes about somebody. */
  changeUser(userId: string, change: UserChange): void;
  /** Removes somebody as an administrator does; what they handle ends. Gives what brings them back. */
  removeUser(userId: string): () => void;
  stopContact(contactId: string): void;
  /** Deletes a queue as an administrator does; whoever waits in it is cut off. */
  deleteQueue(queueId: string): void;
  /**
   * Puts a contact that waits into another queue, at the end of its line. UNVERIFIED that a flow can do
   * so and keep the contact's id.
   */
  moveContact(contactId: string, queueId: string): void;
}
