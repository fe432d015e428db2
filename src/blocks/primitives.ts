import type {
  ActionsBlock,
  Button,
  ContextBlock,
  DividerBlock,
  HeaderBlock,
  MrkdwnElement,
  Overflow,
  PlainTextElement,
  SectionBlock,
  StaticSelect,
} from '@slack/types';
import { limits } from './limits.ts';
import { clip } from './text.ts';

/** Text in which every foreign part was escaped by `name` or `escapeMrkdwn`; Slack links nothing by itself in it. */
function mrkdwn(text: string, maximum: number = limits.sectionText): MrkdwnElement {
  return { type: 'mrkdwn', text: clip(text, maximum), verbatim: true };
}

export function plain(text: string, maximum: number): PlainTextElement {
  return { type: 'plain_text', text: clip(text, maximum), emoji: true };
}

export function header(text: string): HeaderBlock {
  return { type: 'header', text: plain(text, limits.headerText) };
}

/** What can be pressed in a message. */
export type Pressable = Button | Overflow | StaticSelect;

/** Text with at most one thing to press beside it; none where a builder had nothing to offer. */
export function section(text: string, accessory?: Pressable | undefined): SectionBlock {
  return { type: 'section', text: mrkdwn(text), ...(accessory && { accessory }) };
}

export function context(...texts: readonly string[]): ContextBlock {
  const elements = texts.slice(0, limits.contextElements).map((text) => mrkdwn(text));
  return { type: 'context', elements };
}

export function divider(): DividerBlock {
  return { type: 'divider' };
}

/**
 * A row of buttons and menus; `blockId` keeps two rows with the same ones apart in one message.
 * What a builder had nothing to offer for is left out; a row must have at least one element.
 */
export function actions(
  blockId: string,
  elements: readonly (Pressable | undefined)[],
): ActionsBlock {
  return {
    type: 'actions',
    block_id: clip(blockId, limits.idLength),
    elements: elements.filter((one) => one !== undefined).slice(0, limits.actionsElements),
  };
}
