import type { FilterRequest } from '../../../floor/filter-request.ts';
import {
  isMisunderstood,
  type Misunderstood,
  misunderstood,
} from '../../../grammar/misunderstood.ts';
import type { Word } from '../../../grammar/words.ts';
import { takeShare } from '../../share.ts';
import { isAboutContact } from '../asked-contact.ts';
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
  if (isAboutContact(taken.words)) return misunderstood(ofQueues);
  const request = parseQueues(taken.words);
  return isMisunderstood(request) ? request : { request, page: taken.page, share };
}

const ofQueues =
  'After contacts go queues, as in `contacts Billing`. For one contact type its id and nothing else.';
