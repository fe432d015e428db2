import type { HomeView, KnownBlock, ModalView } from '@slack/types';
import type { Chart, ChartBlock } from './chart.ts';

/** A Block Kit block; types only, nothing of Slack runs in this room. */
export type Block = KnownBlock | ChartBlock;

/** What a person sees: `text` is the notification and what a screen reader reads, so it carries the key numbers. */
export interface Message {
  readonly text: string;
  readonly blocks: readonly Block[];
  /** The same without the newest blocks, for a workspace where Slack refuses those. */
  readonly plainBlocks?: readonly Block[];
  /** What its charts show, so that they can be painted where Slack refuses them as blocks. */
  readonly charts?: readonly Chart[];
}

export type Modal = ModalView;
export type Home = HomeView;
