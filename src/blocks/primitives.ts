import type {
  ActionsBlock,
  Button,
  ContextBlock,
  DividerBlock,
  HeaderBlock,
  MrkdwnElement,
  PlainTextElement,
  SectionBlock,
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

export function section(text: string, accessory?: Button): SectionBlock {
  return { type: 'section', text: mrkdwn(text), ...(accessory && { accessory }) };
}

export function context(...texts: readonly string[]): ContextBlock {
  const elements = texts.slice(0, limits.contextElements).map((text) => mrkdwn(text));
  return { type: 'context', elements };
}

export function divider(): DividerBlock {
  return { type: 'divider' };
}

/** A row of buttons; `blockId` keeps two rows with the same buttons apart in one message. */
export function actions(blockId: string, elements: readonly Button[]): ActionsBlock {
  return {
    type: 'actions',
    block_id: clip(blockId, limits.idLength),
    elements: elements.slice(0, limits.actionsElements),
  };
}
