import { staleEndedSeconds } from '../../../domain/activity.ts';
import type { Channel } from '../../../domain/contact-centre.ts';
import type { Limit } from '../../../domain/settings.ts';
import { channelFor } from '../../../floor/filter-words.ts';
import { takeLimit } from '../../../grammar/limit.ts';
import { type Misunderstood, misunderstood } from '../../../grammar/misunderstood.ts';
import { nameRef, type TextRef } from '../../../grammar/names.ts';
import type { Word } from '../../../grammar/words.ts';
import type { ChannelLimit } from './limit-slots.ts';

export type LimitsIntent =
  | { readonly kind: 'show' }
  | {
      readonly kind: 'set-by-channel';
      readonly of: ChannelLimit;
      /** undefined = every channel without a limit of its own. */
      readonly channel: Channel | undefined;
      readonly to: Limit | 'default';
    }
  | {
      readonly kind: 'set-by-status';
      /** undefined = every custom status without a limit of its own. */
      readonly status: TextRef | undefined;
      readonly to: Limit | 'default';
    };

const limitNames: ReadonlyMap<string, ChannelLimit | 'status'> = new Map([
  ['contact', 'contact'],
  ['hold', 'hold'],
  ['on-hold', 'hold'],
  ['acw', 'afterContactWork'],
  ['after-contact-work', 'afterContactWork'],
  ['status', 'status'],
]);

/** `limits`, `limits hold 3m`, `limits hold voice 2m`, `limits status "Lunch" off`, `limits acw default`. */
export function parseLimits(words: readonly Word[]): LimitsIntent | Misunderstood {
  const [first, ...rest] = words;
  if (first === undefined) return { kind: 'show' };
  if (first.kind === 'key' && first.key === 'status') return parseStatus([first, ...rest]);
  const of = first.kind === 'word' ? limitNames.get(first.text.toLowerCase()) : undefined;
  if (of === undefined) {
    return misunderstood('I know limits for contact, hold, acw and status: limits hold 3m.');
  }
  return of === 'status' ? parseStatus(rest) : parseByChannel(of, first, rest);
}

function parseByChannel(
  of: ChannelLimit,
  first: Word,
  words: readonly Word[],
): LimitsIntent | Misunderstood {
  const typed = first.kind === 'word' ? first.text.toLowerCase() : 'hold';
  const taken = takeLimit(words, `limits ${typed} voice 2m`);
  if ('kind' in taken) return taken;
  if (of === 'afterContactWork' && typeof taken.to === 'number' && taken.to >= staleEndedSeconds) {
    return misunderstood(
      'After five minutes Floorwalker no longer takes after-contact work for work, since Amazon Connect may show it too long. Type a shorter limit, such as limits acw 4m, or off.',
    );
  }
  const [word, ...more] = taken.before;
  if (word === undefined) return { kind: 'set-by-channel', of, channel: undefined, to: taken.to };
  const channel = channelFor(wordText(word, 'channel') ?? '');
  return channel === undefined || more.length > 0
    ? misunderstood(
        `Between ${typed} and the time goes one channel or none: voice, chat, task or email. For example: limits ${typed} voice 2m.`,
      )
    : { kind: 'set-by-channel', of, channel, to: taken.to };
}

function parseStatus(words: readonly Word[]): LimitsIntent | Misunderstood {
  const taken = takeLimit(words, 'limits status "Lunch" 45m');
  if ('kind' in taken) return taken;
  if (taken.before.length === 0) {
    return { kind: 'set-by-status', status: undefined, to: taken.to };
  }
  const status = nameRef(taken.before);
  const isOtherKey = taken.before[0]?.kind === 'key' && taken.before[0].key !== 'status';
  return status === undefined || status.kind === 'user' || isOtherKey
    ? misunderstood(
        'Between status and the time goes one status or none: limits status "Lunch" 45m.',
      )
    : { kind: 'set-by-status', status, to: taken.to };
}

/** What was typed bare or after this key. */
function wordText(word: Word, key: string): string | undefined {
  if (word.kind === 'key') return word.key === key ? word.value : undefined;
  return word.kind === 'word' ? word.text : undefined;
}
