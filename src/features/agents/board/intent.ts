import { type FilterRequest, parseFilter } from '../../../floor/filter-request.ts';
import { parseDuration } from '../../../grammar/duration.ts';
import {
  isMisunderstood,
  type Misunderstood,
  misunderstood,
} from '../../../grammar/misunderstood.ts';
import type { Word } from '../../../grammar/words.ts';

export type BoardIntent =
  | { readonly kind: 'pin'; readonly request: FilterRequest; readonly forSeconds: number }
  | { readonly kind: 'stop'; readonly boardId: string };

export interface ListBoardsIntent {
  readonly kind: 'list-boards';
}

/** A shift. */
const usualSeconds = 8 * 3600;
const shortestSeconds = 5 * 60;
const longestSeconds = 24 * 3600;

/** `board queue:Billing`, `board queue:Billing for 4h`, `board for 2h` (my view), `board stop:k3x9bd`. */
export function parseBoard(words: readonly Word[]): BoardIntent | Misunderstood {
  const stop = words.find((word) => word.kind === 'key' && word.key === 'stop');
  if (stop?.kind === 'key') return parseStop(stop.value, words.length);
  if (words.some(({ kind }) => kind === 'channel')) {
    return misunderstood(
      'A board is pinned in the channel you type this in. Leave the channel out, and type it there.',
    );
  }
  const time = takeTime(words);
  if (isMisunderstood(time)) return time;
  const request = parseFilter(time.words);
  return isMisunderstood(request) ? request : { kind: 'pin', request, forSeconds: time.forSeconds };
}

/** `boards` takes nothing more. */
export function parseBoards(words: readonly Word[]): ListBoardsIntent | Misunderstood {
  return words.length === 0
    ? { kind: 'list-boards' }
    : misunderstood('All boards are shown: type boards and nothing after it.');
}

function parseStop(value: string, length: number): BoardIntent | Misunderstood {
  const boardId = value.toLowerCase();
  return length === 1 && /^[a-z0-9]{1,20}$/.test(boardId)
    ? { kind: 'stop', boardId }
    : misunderstood('Say which board to stop, and nothing more: its id stands in the list.');
}

interface Timed {
  readonly words: readonly Word[];
  readonly forSeconds: number;
}

/** The last unquoted `for` with a time after it; a queue may be called "Waiting for Help". */
function takeTime(words: readonly Word[]): Timed | Misunderstood {
  const keyword = words.findLastIndex(
    (word) => word.kind === 'word' && word.text.toLowerCase() === 'for',
  );
  if (keyword === -1) return { words, forSeconds: usualSeconds };
  const texts = words.slice(keyword + 1).map((word) => (word.kind === 'word' ? word.text : '?'));
  const forSeconds = parseDuration(texts.join(''));
  if (forSeconds === undefined) {
    return texts.length === 0 || /^\d/.test(texts[0] ?? '')
      ? misunderstood('After for goes a time such as 30m, 4h or 1h30m, and nothing after it.')
      : { words, forSeconds: usualSeconds };
  }
  return forSeconds < shortestSeconds || forSeconds > longestSeconds
    ? misunderstood('A board stands for at least 5m and at most 24h, 8h unless you say otherwise.')
    : { words: words.slice(0, keyword), forSeconds };
}
