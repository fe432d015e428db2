import { type FilterRequest, parseFilter } from '../../floor/filter-request.ts';
import { isFilterKey } from '../../floor/filter-values.ts';
import { isMisunderstood, type Misunderstood, misunderstood } from '../../grammar/misunderstood.ts';
import type { Word } from '../../grammar/words.ts';
import { takeShare } from '../share.ts';
import { isAboutSeveral, keyOf } from './several.ts';
import { type ListenIntent, parseListen } from './start/intent.ts';

export type { ListenIntent };

/** What there is to listen to, in a part of the floor. */
export interface LiveIntent {
  readonly kind: 'live';
  readonly request: FilterRequest;
}

export type MonitorIntent = ListenIntent | LiveIntent;

/** `/monitor`, `/monitor queue:Billing`, `/monitor all`; `/monitor Maria`, `/monitor agent:<id> contact:<id>`. */
export function parseMonitor(words: readonly Word[]): MonitorIntent | Misunderstood {
  return asksForList(words) ? parseLive(words) : (shareTrouble(words) ?? parseListen(words, false));
}

function shareTrouble(words: readonly Word[]): Misunderstood | undefined {
  return takeShare(words).share
    ? misunderstood('Who can be listened to is shown to nobody else: leave out share.')
    : undefined;
}

/** What comes after `/monitor barge`: `Maria`, `agent:<id> contact:<id>`. */
export function parseBarge(words: readonly Word[]): ListenIntent | Misunderstood {
  return words.length === 0
    ? misunderstood('Say on whom to barge in, for example: barge Maria Lindqvist.')
    : parseListen(words, true);
}

/** Nothing, `all`, several names, or any key of a filter but agent:, which names whom to listen to. */
function asksForList(words: readonly Word[]): boolean {
  return words.some((word) => isListKey(keyOf(word))) || isAboutSeveral(words);
}

function isListKey(key: string | undefined): boolean {
  return key !== undefined && key !== 'agent' && isFilterKey(key);
}

/** What comes after nothing, or after `longest`: a filter, or nothing for my view. */
export function parseLive(words: readonly Word[]): LiveIntent | Misunderstood {
  const trouble = shareTrouble(words);
  if (trouble) return trouble;
  const keys = words.map(keyOf);
  if (keys.includes('sort')) {
    return misunderstood('Live contacts stand longest first, so leave out sort:.');
  }
  if (keys.includes('contact')) {
    return misunderstood('With contact: goes one agent: and nothing else.');
  }
  const request = parseFilter(words);
  return isMisunderstood(request) ? request : { kind: 'live', request };
}
