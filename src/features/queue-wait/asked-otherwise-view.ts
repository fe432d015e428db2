import type { Message } from '../../blocks/message.ts';
import { actions, section } from '../../blocks/primitives.ts';
import { fitsButton, runButton } from '../../blocks/run-button.ts';
import { name, plainName } from '../../blocks/text.ts';
import type { AskedOtherwise } from './asked-otherwise.ts';

/** How it is typed, and a button that asks it so. */
export function askedOtherwiseView({ why, queues, line }: AskedOtherwise): Message {
  const typed = queues.map(({ name: queue }) => name(queue)).join(', ');
  const text =
    why === 'no-comma'
      ? `Put a comma between the names of queues: ${typed}.`
      : `The word share goes last: ${typed} share.`;
  const label = queues.map(({ name: queue }) => plainName(queue)).join(', ');
  const button = runButton({
    label,
    command: 'queue-wait',
    text: line,
    id: 'otherwise',
    mode: 'replace',
  });
  return {
    text,
    blocks: [section(text), ...(fitsButton(line) ? [actions('otherwise', [button])] : [])],
  };
}
