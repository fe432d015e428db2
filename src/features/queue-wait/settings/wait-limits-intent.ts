import type { Channel } from '../../../domain/contact-centre.ts';
import type { Limit } from '../../../domain/settings.ts';
import { textOf } from '../../../floor/filter-request.ts';
import { type FilterValue, filterValues } from '../../../floor/filter-values.ts';
import { channelFor } from '../../../floor/filter-words.ts';
import { takeLimit } from '../../../grammar/limit.ts';
import {
  isMisunderstood,
  type Misunderstood,
  misunderstood,
} from '../../../grammar/misunderstood.ts';
import type { TextRef } from '../../../grammar/names.ts';
import type { Word } from '../../../grammar/words.ts';

export type WaitLimitsIntent =
  | { readonly kind: 'show' }
  | {
      readonly kind: 'set';
      /** undefined = every queue without a limit of its own. */
      readonly queue: TextRef | undefined;
      /** undefined = every channel without a limit of its own. */
      readonly channel: Channel | undefined;
      /** The queue's name with the word taken for a channel, if a queue is called exactly so. */
      readonly whole: TextRef | undefined;
      readonly to: Limit | 'default';
    }
  | { readonly kind: 'set-service-level'; readonly to: number | 'default' };

/** `limits`, `limits voice 5m`, `limits Billing 4m`, `limits Billing chat off`, `limits service-level 30s`. Total. */
export function parseWaitLimits(words: readonly Word[]): WaitLimitsIntent | Misunderstood {
  if (words.length === 0) return { kind: 'show' };
  const taken = takeLimit(words, 'limits Billing chat 10m');
  if ('kind' in taken) return taken;
  if (isServiceLevel(taken.before)) {
    return taken.to === 'off'
      ? misunderstood(
          'A service level counts who is answered within a time, so there is no off: limits service-level 30s.',
        )
      : { kind: 'set-service-level', to: taken.to };
  }
  const values = filterValues(taken.before);
  if (isMisunderstood(values)) return values;
  const target = targetOf(values);
  return isMisunderstood(target) ? target : { kind: 'set', ...target, to: taken.to };
}

function isServiceLevel(words: readonly Word[]): boolean {
  const texts = words.map((word) => (word.kind === 'word' ? word.text.toLowerCase() : '?'));
  return ['service-level', 'service level'].includes(texts.join(' '));
}

/** What the limit is of. */
type Target = Pick<Extract<WaitLimitsIntent, { kind: 'set' }>, 'queue' | 'channel' | 'whole'>;

const wanted =
  'Before the time goes one queue, one channel, both or none. For example: limits Billing chat 10m.';

function targetOf(values: readonly FilterValue[]): Target | Misunderstood {
  const hasChannelKey = values.some(({ key }) => key === 'channel');
  const parts = values.map((value) => partOf(value, hasChannelKey));
  const known = parts.filter((part) => part !== undefined);
  const queues = known.filter(({ queue }) => queue !== undefined);
  const channels = known.filter(({ channel }) => channel !== undefined);
  const isOne = known.length === parts.length && queues.length <= 1 && channels.length <= 1;
  if (!isOne) return misunderstood(wanted);
  const [queue] = queues;
  const [channel] = channels;
  return { queue: queue?.queue, whole: queue?.whole, channel: channel?.channel };
}

/** What one value names; undefined for what has no place here. */
function partOf({ key, ref }: FilterValue, hasChannelKey: boolean): Target | undefined {
  if (ref.kind === 'user') return undefined;
  if (key === 'channel') {
    const channel = channelFor(textOf(ref));
    return channel === undefined ? undefined : { queue: undefined, whole: undefined, channel };
  }
  if (key !== undefined && key !== 'queue') return undefined;
  const name = { queue: ref, whole: undefined, channel: undefined };
  return ref.kind === 'named' || hasChannelKey ? name : (ending(ref, key) ?? name);
}

/** `chat` is a channel, and so is the last of several words; in quotation marks or alone after queue: it is a name. */
function ending(
  ref: Extract<TextRef, { kind: 'typed' }>,
  key: 'queue' | undefined,
): Target | undefined {
  const channel = channelFor(ref.words.at(-1) ?? '');
  if (channel === undefined) return undefined;
  if (ref.words.length > 1) {
    return { queue: { kind: 'typed', words: ref.words.slice(0, -1) }, whole: ref, channel };
  }
  return key === undefined ? { queue: undefined, whole: undefined, channel } : undefined;
}
