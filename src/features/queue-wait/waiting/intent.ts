import type { FilterRequest } from '../../../floor/filter-request.ts';
import { isMisunderstood, type Misunderstood } from '../../../grammar/misunderstood.ts';
import type { Word } from '../../../grammar/words.ts';
import { takeShare } from '../../share.ts';
import { parseQueues } from '../intent.ts';
import { type Page, takePage } from './page.ts';

export interface WaitingIntent {
  readonly request: FilterRequest;
  readonly page: Page;
  readonly share: boolean;
}

/** `contacts`, `contacts Billing`, `contacts queue:Billing,Sales channel:chat share`, `contacts Billing oldest from:21`. */
export function parseWaiting(all: readonly Word[]): WaitingIntent | Misunderstood {
  const { words, share } = takeShare(all);
  const taken = takePage(words);
  if (isMisunderstood(taken)) return taken;
  const request = parseQueues(taken.words);
  return isMisunderstood(request) ? request : { request, page: taken.page, share };
}
