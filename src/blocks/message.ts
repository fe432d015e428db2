import type { HomeView, KnownBlock, ModalView } from '@slack/types';

/** A Block Kit block; types only, nothing of Slack runs in this room. */
export type Block = KnownBlock;

/** What a person sees: `text` is the notification and what a screen reader reads, so it carries the key numbers. */
export interface Message {
  readonly text: string;
  readonly blocks: readonly Block[];
  /** The same without the newest blocks, for a workspace where Slack refuses those. */
  readonly plainBlocks?: readonly Block[];
}

export type Modal = ModalView;
export type Home = HomeView;
