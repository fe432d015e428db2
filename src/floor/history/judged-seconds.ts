import type { KeptFigures } from '../../domain/history.ts';
import { judgeRow } from '../../domain/wait.ts';

/**
 * The wait that kept figures stand for, seconds: the longer of estimate and oldest contact, 0 where
 * nobody waits, undefined where it is not known. With contacts waiting and nobody staffed it is at
 * least this long. The worst figures of a stretch may be of different moments, and then the longest
 * wait among them counts.
 */
export function judgedSeconds(figures: KeptFigures): number | undefined {
  const wait = judgeRow(figures, 'asked');
  switch (wait.kind) {
    case 'empty':
      return 0;
    case 'wait':
      return wait.seconds;
    case 'nobody-staffed':
      return longest(figures.estimatedWaitSeconds, figures.oldestContactSeconds);
    case 'unknown':
    case 'absent':
      return undefined;
  }
}

/** The longest of what is known; undefined when nothing is. */
export function longest(...seconds: readonly (number | undefined)[]): number | undefined {
  const known = seconds.filter((value) => value !== undefined);
  return known.length > 0 ? Math.max(...known) : undefined;
}
