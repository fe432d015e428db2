import type { InputBlock } from '@slack/types';
import type { Modal } from '../../../../src/blocks/message.ts';

/** What Slack sends back when a modal is submitted as it was opened: block id → values. */
export function submittedAsOpened(modal: Modal): ReadonlyMap<string, readonly string[]> {
  return new Map(
    modal.blocks.flatMap((block) =>
      block.type === 'input' && 'element' in block
        ? [[block.block_id ?? '', initialOf(block.element)] as const]
        : [],
    ),
  );
}

type Element = InputBlock['element'];

function initialOf(element: Element): readonly string[] {
  switch (element.type) {
    case 'static_select':
      return element.initial_option?.value ? [element.initial_option.value] : [];
    case 'multi_static_select':
    case 'multi_external_select':
      return (element.initial_options ?? []).flatMap(({ value }) => value ?? []);
    case 'multi_users_select':
      return element.initial_users ?? [];
    case 'conversations_select':
      return element.initial_conversation ? [element.initial_conversation] : [];
    case 'plain_text_input':
      return element.initial_value ? [element.initial_value] : [];
    default:
      throw new Error(`the test knows no ${element.type}`);
  }
}
