import type { Json } from '../json.ts';

/** Something Slack sends the bot. */
export type Parcel =
  | { readonly kind: 'command' | 'interactive'; readonly payload: Json }
  | {
      readonly kind: 'event';
      readonly payload: Json;
      readonly attempt: number;
      readonly reason: string;
    };

/** What came back within the three seconds. */
export type Receipt =
  /** The body of the acknowledgement; undefined when it was empty. */
  | { readonly kind: 'acknowledged'; readonly body: Json | undefined }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'failed'; readonly reason: string };

/** The way to the bot, over HTTP or over a socket. */
export interface Delivery {
  readonly kind: 'http' | 'socket';
  /** Resolves with what became of it; never rejects. */
  send(parcel: Parcel): Promise<Receipt>;
  close(): Promise<void>;
}
