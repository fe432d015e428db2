import type { FilterRequest } from '../../floor/filter-request.ts';
import { parseFilter } from '../../floor/filter-request.ts';
import { isFilterKey } from '../../floor/filter-values.ts';
import { isMisunderstood, type Misunderstood, misunderstood } from '../../grammar/misunderstood.ts';
import type { Word } from '../../grammar/words.ts';
import { takeShare } from '../share.ts';
import { neverShared, noContactId, onlyContact } from './asked-contact.ts';
import { type Spans, takeSpans } from './queue/spans.ts';

export interface QueuesIntent {
  readonly kind: 'queues';
  readonly request: FilterRequest;
  readonly share: boolean;
  /** How far an answer about one queue looks back. */
  readonly spans: Spans;
}

export type QueueWaitIntent =
  | QueuesIntent
  | { readonly kind: 'contact'; readonly contactId: string };

/** `/queue-wait`, `/queue-wait all`, `/queue-wait queue:Billing,Sales group:emea channel:voice share`, `/queue-wait Billing window:2h last:6h`, `/queue-wait <contact id, ARN or link>`. `instance` is the one that is asked. */
export function parseQueueWait(
  all: readonly Word[],
  instance: string,
): QueueWaitIntent | Misunderstood {
  const { words: unshared, share } = takeShare(all);
  const taken = takeSpans(unshared);
  if (isMisunderstood(taken)) return taken;
  const { words, spans } = taken;
  const contactId = onlyContact(words, instance);
  if (contactId !== undefined) {
    if (typeof contactId !== 'string') return contactId;
    if (share) return misunderstood(neverShared);
    if (words.length < unshared.length) return misunderstood(spansNeedAQueue);
    return { kind: 'contact', contactId };
  }
  const request = parseQueues(words);
  return isMisunderstood(request) ? request : { kind: 'queues', request, share, spans };
}

/** Which queues and channels: the filter keys that are about agents have no place here. */
export function parseQueues(words: readonly Word[]): FilterRequest | Misunderstood {
  const problem = wrongKey(words);
  if (problem !== undefined) return misunderstood(problem);
  const request = parseFilter(words);
  return isMisunderstood(request) ? request : onlyQueues(request);
}

/** Said where `window:` or `last:` stands without exactly one queue. */
export const spansNeedAQueue =
  'window: and last: go with exactly one queue, for example `Billing window:2h last:6h`.';

/** What is wrong with the first key that has no place here; undefined when all have one. */
function wrongKey(words: readonly Word[]): string | undefined {
  const keys = words.flatMap((word) => (word.kind === 'key' ? [word] : []));
  const wrong = keys.find(({ key }) => !ownKeys.includes(key));
  if (!wrong) return undefined;
  return wrong.key === 'contact' ? noContactId(wrong.value) : noPlaceFor(wrong.key);
}

const ownKeys = ['queue', 'group', 'channel'];

const useOwnKeys = 'Use queue:, group:, channel: or contact:.';

function noPlaceFor(key: string): string {
  if (key === 'sort') return 'Queues stand worst first, so leave out sort:.';
  return isFilterKey(key)
    ? `The figures of queues know no agents, so leave out ${key}:. ${useOwnKeys}`
    : `I do not know “${key}:” here. ${useOwnKeys}`;
}

/** What was named without a key is a queue here. */
function onlyQueues(request: FilterRequest): FilterRequest | Misunderstood {
  if (request.kind !== 'asked') return request;
  const { asked } = request;
  const narrower = (['profiles', 'agents', 'teams', 'states', 'statuses'] as const).find(
    (part) => asked[part].length > 0,
  );
  if (narrower) return misunderstood(noPlaceFor(singular[narrower]));
  const named = asked.any.flatMap((ref) => (ref.kind === 'user' ? [] : [ref]));
  if (named.length < asked.any.length) {
    return misunderstood(`A person is no queue. ${useOwnKeys}`);
  }
  return { kind: 'asked', asked: { ...asked, queues: [...asked.queues, ...named], any: [] } };
}

const singular = {
  profiles: 'profile',
  agents: 'agent',
  teams: 'team',
  states: 'state',
  statuses: 'status',
} as const;
