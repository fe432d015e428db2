import { exactDuration, spokenDuration } from '../../blocks/format.ts';
import type { Message } from '../../blocks/message.ts';
import { actions, section } from '../../blocks/primitives.ts';
import { runButton } from '../../blocks/run-button.ts';
import type { ContactReport } from './read-queue-wait.ts';

/** Where one contact stands. Each way the service says "not in a queue" has its own sentence. */
export function contactView(report: ContactReport): Message {
  const text = sentence(report);
  const refresh = runButton({
    label: 'Refresh',
    command: 'queue-wait',
    text: `contact:${report.contactId}`,
    id: 'refresh',
    mode: 'replace',
  });
  return { text, blocks: [section(text), actions('contact', [refresh])] };
}

function sentence({ contactId, position }: ContactReport): string {
  const contact = `Contact \`${contactId}\``;
  if (position.kind === 'not-found') {
    return `${contact} was not found. It may be of another instance, or too old; or it is no longer in a queue.`;
  }
  if (position.kind === 'no-metrics') {
    return `${contact} is not waiting in a queue now, so it has no position and no wait.`;
  }
  const place =
    position.position === undefined
      ? 'its position is unknown'
      : `number ${position.position} in its queue`;
  const seconds = position.estimatedWaitSeconds;
  const wait =
    seconds === undefined
      ? 'no estimate of the wait: Amazon Connect cannot predict it with confidence now'
      : `estimated wait ${spokenDuration(seconds)} (${exactDuration(seconds)})`;
  return `${contact}: ${place}, ${wait}.`;
}
