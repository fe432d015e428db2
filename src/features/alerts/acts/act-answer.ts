import type { Message } from '../../../blocks/message.ts';
import { actions, section } from '../../../blocks/primitives.ts';
import { runButton } from '../../../blocks/run-button.ts';

type Button = ReturnType<typeof runButton>;

/** One sentence with buttons below it. */
export function sentenceWith(text: string, ...buttons: readonly Button[]): Message {
  return {
    text,
    blocks: [section(text), ...(buttons.length > 0 ? [actions('alert-act', [...buttons])] : [])],
  };
}

/** A button that takes the place of the answer it stands in. */
export function runs(label: string, text: string): Button {
  return runButton({
    label,
    command: 'alerts',
    text,
    id: label.toLowerCase().replaceAll(' ', '-'),
    mode: 'replace',
  });
}
