import type { Readable } from './model.ts';

/**
 * What the rest of the sandbox may do with the simulated contact centre.
 * `view()` is the whole present state, by reference: read it, never write it.
 */
export interface Centre {
  view(): Readable;
  /** A rush: this many contacts more than usual arrive in that queue over the next minutes. All queues without an id. */
  rush(options?: {
    readonly queueId?: string;
    readonly contacts?: number;
    readonly minutes?: number;
  }): void;
  /** Sends this share (0–1) of the agents who are free to lunch for so many minutes. */
  lunch(options?: { readonly share?: number; readonly minutes?: number }): void;
  /** Ends rush and lunch now. */
  calm(): void;
  /** PutUserStatus, MonitorContact, StopContact arrive here from the API. */
  setStatus(userId: string, statusId: string): void;
  startMonitoring(options: {
    readonly contactId: string;
    readonly supervisorUserId: string;
    readonly capabilities: readonly string[];
  }): { readonly contactId: string };
  stopContact(contactId: string): void;
}
