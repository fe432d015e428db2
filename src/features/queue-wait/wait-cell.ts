import type { QueueLine } from './queue-line.ts';
import type { LinesRead } from './read-lines.ts';
import { aboutAndExact } from './wait-words.ts';

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
      return emptyCell(wait);
    case 'wait': {
      const spoken = aboutAndExact(wait.seconds);
      if (wait.source === 'estimate') return spoken;
      const hasNone = wait.estimateSeconds === undefined && estimate === 'asked';
      return `oldest ${spoken}${hasNone ? ', no estimate' : ''}`;
    }
    case 'unknown':
      return wait.reason === 'no-counts' ? 'how many wait unknown' : 'waiting, how long unknown';
    case 'absent':
      return 'no figures';
  }
}

function emptyCell({
  isStaffed,
  estimateSeconds = 0,
}: Extract<QueueLine['wait'], { kind: 'empty' }>): string {
  if (isStaffed === false) return 'nobody waiting, nobody staffed';
  return estimateSeconds > 0
    ? `nobody waiting, new ${aboutAndExact(estimateSeconds)}`
    : 'nobody waiting';
}
