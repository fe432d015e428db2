import { spokenDuration } from '../../blocks/format.ts';
import type { QueueLine } from './queue-line.ts';
import type { LinesRead } from './read-lines.ts';

/** The wait of a line in the few words of a cell, where nothing is formatted. */
export function waitCell(
  { wait, opening }: Pick<QueueLine, 'wait' | 'opening'>,
  estimate: LinesRead['estimate'],
): string {
  const words = openCell(wait, estimate);
  return opening.kind === 'closed' ? `closed, ${words}` : words;
}

function openCell(wait: QueueLine['wait'], estimate: LinesRead['estimate']): string {
  switch (wait.kind) {
    case 'nobody-staffed':
      return `${wait.waiting} waiting, nobody staffed`;
    case 'empty':
      return (wait.estimateSeconds ?? 0) > 0
        ? `nobody waiting, new ${spokenDuration(wait.estimateSeconds ?? 0)}`
        : 'nobody waiting';
    case 'wait': {
      const spoken = spokenDuration(wait.seconds);
      if (wait.source === 'estimate') return spoken;
      const hasNone = wait.estimateSeconds === undefined && estimate === 'asked';
      return `oldest ${spoken}${hasNone ? ', no estimate' : ''}`;
    }
    case 'unknown':
    case 'absent':
      return 'unknown';
  }
}
