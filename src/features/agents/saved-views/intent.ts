import {
  isMisunderstood,
  type Misunderstood,
  misunderstood,
} from '../../../grammar/misunderstood.ts';
import type { Word } from '../../../grammar/words.ts';
import { type AskedView, parseAskedView } from './asked-view.ts';

/** Whose view it is to be: the person's own, or what this channel starts from. */
export type SavedFor = 'me' | 'channel';

export interface SaveIntent {
  readonly kind: 'save';
  readonly savedFor: SavedFor;
  readonly asked: AskedView;
}

export interface ForgetIntent {
  readonly kind: 'forget';
  readonly savedFor: SavedFor;
}

/** `save`, `save queue:Billing sort:longest`, `save team:East for channel`. Total. */
export function parseSave(all: readonly Word[]): SaveIntent | Misunderstood {
  const taken = takeFor(all);
  if (isMisunderstood(taken)) return taken;
  const asked = parseAskedView(taken.words);
  return isMisunderstood(asked) ? asked : { kind: 'save', savedFor: taken.savedFor, asked };
}

/** `forget`, `forget for channel`. Total. */
export function parseForget(all: readonly Word[]): ForgetIntent | Misunderstood {
  const taken = takeFor(all);
  if (isMisunderstood(taken)) return taken;
  return taken.words.length === 0
    ? { kind: 'forget', savedFor: taken.savedFor }
    : misunderstood(
        'There is one saved view to forget, so no name goes here: type forget for yours, or forget for channel for this channel’s.',
      );
}

interface Taken {
  readonly words: readonly Word[];
  readonly savedFor: SavedFor;
}

/** The unquoted last words `for channel`, and `for me`, which goes without saying. */
function takeFor(words: readonly Word[]): Taken | Misunderstood {
  const last = words.at(-1);
  if (!isWord(words.at(-2), ['for'])) return { words, savedFor: 'me' };
  const rest = words.slice(0, -2);
  if (isWord(last, ['channel'])) return { words: rest, savedFor: 'channel' };
  if (isWord(last, ['me'])) return { words: rest, savedFor: 'me' };
  return last?.kind === 'channel'
    ? misunderstood(
        'A channel’s view is set from that channel: type it there, with for channel at the end.',
      )
    : { words, savedFor: 'me' };
}

function isWord(word: Word | undefined, texts: readonly string[]): boolean {
  return word?.kind === 'word' && texts.includes(word.text.toLowerCase());
}
