import { runButton } from '../../../blocks/run-button.ts';

/** Opens the form in which one says what to be told about a contact. `spoken`: see `RunButton`. */
export function watchButton(contactId: string, spoken?: string) {
  return runButton({
    label: 'Watch',
    command: 'queue-wait',
    text: `watch-form ${contactId}`,
    id: 'watch',
    ...(spoken !== undefined && { spoken }),
  });
}
