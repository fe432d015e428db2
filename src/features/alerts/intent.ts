import { parseDuration } from '../../grammar/duration.ts';
import { type Misunderstood, misunderstood } from '../../grammar/misunderstood.ts';
import { nameRef, type TextRef } from '../../grammar/names.ts';
import type { Word } from '../../grammar/words.ts';

export type AlertsIntent =
  | {
      readonly kind: 'add';
      readonly queue: TextRef;
      readonly overSeconds: number;
      /** The channel named, else undefined for the one the command was typed in. */
      readonly channelId: string | undefined;
    }
  | { readonly kind: 'list' }
  | { readonly kind: 'remove'; readonly ruleId: string };

/** A threshold beyond a day is a slip of the finger. */
const longestSeconds = 24 * 3600;

/** `/alerts`, `/alerts list`, `/alerts add queue-wait Billing over 5m in #floor`, `/alerts remove k3x9ab`. */
export function parseAlerts(words: readonly Word[]): AlertsIntent | Misunderstood {
  const [first, ...rest] = words;
  const subcommand = first?.kind === 'word' ? first.text.toLowerCase() : undefined;
  if (first === undefined || (subcommand === 'list' && rest.length === 0)) return { kind: 'list' };
  if (subcommand === 'add') return parseAdd(rest);
  if (subcommand === 'remove' || subcommand === 'delete') return parseRemove(rest);
  return misunderstood('I know add, list and remove here.');
}

function parseRemove(words: readonly Word[]): AlertsIntent | Misunderstood {
  const [id] = words;
  const text = id?.kind === 'word' || id?.kind === 'quoted' ? id.text.toLowerCase() : '';
  return words.length === 1 && /^[a-z0-9]{1,20}$/.test(text)
    ? { kind: 'remove', ruleId: text }
    : misunderstood('Say which rule to remove: its id stands in the list.');
}

function parseAdd(words: readonly Word[]): AlertsIntent | Misunderstood {
  const [metric, ...rest] = words;
  if (metric?.kind !== 'word' || metric.text.toLowerCase() !== 'queue-wait') {
    return misunderstood('After add goes queue-wait: that is what a rule can watch.');
  }
  const over = lastKeyword(rest, 'over');
  if (over === -1) return misunderstood('Say over how long: over 5m.');
  const queue = nameRef(rest.slice(0, over));
  if (!queue || queue.kind === 'user' || isOtherKey(rest[0])) {
    return misunderstood('Between queue-wait and over goes one queue.');
  }
  return parseLimit(queue, rest.slice(over + 1));
}

function parseLimit(queue: TextRef, words: readonly Word[]): AlertsIntent | Misunderstood {
  const keyword = lastKeyword(words, 'in');
  const time = keyword === -1 ? words : words.slice(0, keyword);
  const overSeconds = parseTime(time);
  if (overSeconds === undefined) {
    return misunderstood('After over goes a time such as 90s, 5m or 1h30m, and then in #channel.');
  }
  if (overSeconds > longestSeconds) {
    return misunderstood('A wait of more than 24h cannot be watched.');
  }
  if (keyword === -1) return { kind: 'add', queue, overSeconds, channelId: undefined };
  const [channel, ...more] = words.slice(keyword + 1);
  return channel?.kind === 'channel' && more.length === 0
    ? { kind: 'add', queue, overSeconds, channelId: channel.channelId }
    : misunderstood(
        'After in goes one channel chosen from what Slack offers when you type #. A private channel is offered only to its members.',
      );
}

/** `5m`, and `5 min` or `1h 30m` too. */
function parseTime(words: readonly Word[]): number | undefined {
  const texts = words.map((word) => (word.kind === 'word' ? word.text : '?'));
  return parseDuration(texts.join(''));
}

/** The last unquoted one: a queue may be called "Over 60". */
function lastKeyword(words: readonly Word[], keyword: string): number {
  return words.findLastIndex((word) => word.kind === 'word' && word.text.toLowerCase() === keyword);
}

function isOtherKey(word: Word | undefined): boolean {
  return word?.kind === 'key' && word.key !== 'queue';
}
