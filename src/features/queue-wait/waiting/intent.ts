import type { FilterRequest } from '../../../floor/filter-request.ts';
import { isMisunderstood, type Misunderstood } from '../../../grammar/misunderstood.ts';
import type { Word } from '../../../grammar/words.ts';
import { takeShare } from '../../share.ts';
import { parseQueues } from '../intent.ts';

export interface WaitingIntent {
  readonly request: FilterRequest;
  readonly share: boolean;
}

/** `contacts`, `contacts Billing`, `contacts queue:Billing,Sales channel:chat share`. */
export function parseWaiting(all: readonly Word[]): WaitingIntent | Misunderstood {
  const { words, share } = takeShare(all);
  const request = parseQueues(words);
  return isMisunderstood(request) ? request : { request, share };
}
