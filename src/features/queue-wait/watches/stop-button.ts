import { type RunButton, runButton } from '../../../blocks/run-button.ts';
import type { ContactWatch } from '../../../domain/contact-watch.ts';

/** Ends the presser's own watch of this contact. */
export function stopButton(
  { contactId }: Pick<ContactWatch, 'contactId'>,
  mode: NonNullable<RunButton['mode']>,
) {
  return runButton({
    label: 'Stop',
    command: 'queue-wait',
    text: `unwatch ${contactId}`,
    id: `unwatch-${contactId}`,
    mode,
    spoken: `Stop watching contact ${contactId}`,
  });
}
