import type { FilterRequest } from '../../../floor/filter-request.ts';
import { isMisunderstood, type Misunderstood } from '../../../grammar/misunderstood.ts';
import type { Word } from '../../../grammar/words.ts';
import { parseLive } from '../intent.ts';

/** To hear the longest live contact of a part of the floor. */
export interface LongestIntent {
  readonly kind: 'longest';
  readonly request: FilterRequest;
  readonly isBarge: boolean;
}

/** Whether what comes after `barge` asks for the longest: `longest queue:Billing`. */
export function asksForLongest([first]: readonly Word[]): boolean {
  return first?.kind === 'word' && first.text.toLowerCase() === 'longest';
}

/** What comes after `longest`: a filter, or nothing for my view. Total. */
export function parseLongest(
  words: readonly Word[],
  isBarge: boolean,
): LongestIntent | Misunderstood {
  const live = parseLive(words);
  return isMisunderstood(live) ? live : { kind: 'longest', request: live.request, isBarge };
}
