import { isOverLimit, type Limited } from './over-limit.ts';
import { isQuiet } from './wait-words.ts';

/** Waits below this are short, seconds: one that is not known stands before them. */
const shortSeconds = 60;

/** The ranks of lines, best first. Within a rank the longer wait is the worse. */
const ranks = [
  'quiet',
  /** Nobody waits, but whoever comes now would have to. */
  'would-wait',
  /** It is as it should be that nobody is served; whoever is left there is to be seen all the same. */
  'closed',
  'short-wait',
  /** Of what is not known the worst is not thought, and not the best either. */
  'unknown-wait',
  /** A minute and more, or over the limit of the queue. */
  'long-wait',
  'nobody-staffed',
] as const;

/** Orders lines worst first: below 0 where the first is the worse. */
export function worstFirst(one: Limited, other: Limited): number {
  return (
    ranks.indexOf(rankOf(other)) - ranks.indexOf(rankOf(one)) || secondsOf(other) - secondsOf(one)
  );
}

function rankOf(line: Limited): (typeof ranks)[number] {
  const { wait, opening } = line;
  if (wait.kind === 'empty') return isQuiet(wait) ? 'quiet' : 'would-wait';
  if (opening.kind === 'closed') return 'closed';
  switch (wait.kind) {
    case 'nobody-staffed':
      return 'nobody-staffed';
    case 'wait':
      return wait.seconds >= shortSeconds || isOverLimit(line) ? 'long-wait' : 'short-wait';
    case 'unknown':
    case 'absent':
      return 'unknown-wait';
  }
}

function secondsOf({ wait }: Limited): number {
  switch (wait.kind) {
    case 'wait':
      // Of two that look alike the one that may be longer.
      return wait.seconds + (wait.isLowerBound ? 0.5 : 0);
    case 'nobody-staffed':
      return wait.oldestSeconds ?? 0;
    case 'empty':
      return wait.estimateSeconds ?? 0;
    case 'unknown':
    case 'absent':
      return 0;
  }
}
