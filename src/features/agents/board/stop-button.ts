import { type RunButton, runButton } from '../../../blocks/run-button.ts';
import type { Board } from '../../../domain/board.ts';

/** Stops a board. The press is checked afresh, as every line behind a button. */
export function stopButton({ id }: Board, mode: NonNullable<RunButton['mode']>) {
  return runButton({
    label: 'Stop',
    command: 'agents',
    text: `board stop:${id}`,
    id: `stop-${id}`,
    mode,
    spoken: `Stop board ${id}`,
    confirm: {
      title: 'Stop this board?',
      text: 'Its message stays, without figures, and says who stopped it.',
      yes: 'Stop',
    },
  });
}
