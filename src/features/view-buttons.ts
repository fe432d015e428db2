import { fitsButton, runButton } from '../blocks/run-button.ts';
import type { FloorView } from '../floor/view.ts';

/** The agents of a line; nothing where it is too long for a button. */
export function agentsButton(line: string) {
  return fitsButton(line)
    ? runButton({ label: 'Agents', command: 'agents', text: line, id: 'agents' })
    : undefined;
}

/**
 * Saves a line as the presser's own view; nothing where it is too long for a button, or where what is
 * shown is already a view of somebody.
 */
export function saveViewButton({ source }: FloorView, line: string) {
  const text = `save ${line}`;
  const isNobodys = source === 'asked' || source === 'all' || source === 'everything';
  return isNobodys && fitsButton(text)
    ? runButton({ label: 'Save view', command: 'agents', text, id: 'save-view' })
    : undefined;
}
