import type { Caller } from '../../../domain/people.ts';
import { type Misunderstood, misunderstood } from '../../../grammar/misunderstood.ts';
import type { Word } from '../../../grammar/words.ts';

export type NamesIntent =
  | { readonly kind: 'show' }
  | { readonly kind: 'set'; readonly isOn: boolean; readonly channelId: string };

/** `names`, `names on`, `names off`, `names on #floor`; without a channel it is the one typed in. */
export function parseNames(words: readonly Word[], caller: Caller): NamesIntent | Misunderstood {
  const [first, channel, ...more] = words;
  if (first === undefined) return { kind: 'show' };
  const isOn = isOnOf(first);
  if (isOn === undefined) {
    return misunderstood('I read on or off here, and then a channel or none: names on #floor.');
  }
  if (channel === undefined) return inThisChannel(isOn, caller.channelId);
  return channel.kind === 'channel' && more.length === 0
    ? { kind: 'set', isOn, channelId: channel.channelId }
    : misunderstood(
        'After on or off goes one channel, chosen from what Slack offers when you type #: names on #floor.',
      );
}

function isOnOf(word: Word): boolean | undefined {
  const text = word.kind === 'word' ? word.text.toLowerCase() : '';
  return text === 'on' ? true : text === 'off' ? false : undefined;
}

function inThisChannel(isOn: boolean, channelId: string | undefined): NamesIntent | Misunderstood {
  return channelId === undefined || channelId.startsWith('D')
    ? misunderstood('This is no channel. Name one: names on #floor.')
    : { kind: 'set', isOn, channelId };
}
