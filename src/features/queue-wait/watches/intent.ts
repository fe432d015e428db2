import type { WatchAsks } from '../../../domain/contact-watch.ts';
import { parseDuration } from '../../../grammar/duration.ts';
import {
  isMisunderstood,
  type Misunderstood,
  misunderstood,
} from '../../../grammar/misunderstood.ts';
import type { Word } from '../../../grammar/words.ts';
import { takeShare } from '../../share.ts';
import { neverShared, onlyContact, whichContact } from '../asked-contact.ts';

export interface WatchIntent {
  readonly contactId: string;
  readonly asks: WatchAsks;
}

export interface ContactIntent {
  readonly contactId: string;
}

export interface ListWatchesIntent {
  readonly kind: 'list-watches';
}

const worstPosition = 999;
const shortestSeconds = 30;
const longestSeconds = 3 * 24 * 3600;

/** `watch <contact id> position:2 wait:5m`. `instance` is the one that is asked. */
export function parseWatch(all: readonly Word[], instance: string): WatchIntent | Misunderstood {
  const { words, share } = takeShare(all);
  if (share) return misunderstood(neverShared);
  let asks: WatchAsks = {};
  const rest: Word[] = [];
  for (const word of words) {
    const asked = askIn(word);
    if (asked && isMisunderstood(asked)) return asked;
    const isTwice = asked && Object.keys(asked).some((key) => Object.hasOwn(asks, key));
    if (isTwice) return misunderstood('Say each of position: and wait: once.');
    if (!asked && isStrangeKey(word)) {
      return misunderstood(`I do not know “${word.key}:” here. Use position: and wait:.`);
    }
    if (!asked) rest.push(word);
    asks = { ...asks, ...asked };
  }
  const contactId = onlyContact(rest, instance);
  return typeof contactId === 'string'
    ? { contactId, asks }
    : (contactId ?? misunderstood(whichContact));
}

/** `unwatch <contact id>`, and the form's `watch-form <contact id>`. */
export function parseContact(
  words: readonly Word[],
  instance: string,
): ContactIntent | Misunderstood {
  const contactId = onlyContact(words, instance);
  return typeof contactId === 'string' ? { contactId } : (contactId ?? misunderstood(whichContact));
}

/** `watches` takes nothing more. */
export function parseWatches(words: readonly Word[]): ListWatchesIntent | Misunderstood {
  return words.length === 0
    ? { kind: 'list-watches' }
    : misunderstood('All your watches are shown: type watches and nothing after it.');
}

/** What a key asks for; undefined for what is none of these keys. */
function askIn(word: Word): WatchAsks | Misunderstood | undefined {
  if (word.kind !== 'key') return undefined;
  if (word.key === 'position') return positionIn(word.value);
  return word.key === 'wait' ? waitIn(word.value) : undefined;
}

function positionIn(value: string): WatchAsks | Misunderstood {
  const position = /^\d{1,3}$/.test(value) ? Number(value) : 0;
  return position >= 1 && position <= worstPosition
    ? { position }
    : misunderstood(`After position: goes a number from 1 to ${worstPosition}, as in position:2.`);
}

function waitIn(value: string): WatchAsks | Misunderstood {
  const waitSeconds = parseDuration(value);
  return waitSeconds !== undefined &&
    waitSeconds >= shortestSeconds &&
    waitSeconds <= longestSeconds
    ? { waitSeconds }
    : misunderstood('After wait: goes a time from 30s to 72h, as in wait:5m or wait:1h30m.');
}

function isStrangeKey(word: Word): word is Extract<Word, { kind: 'key' }> {
  return word.kind === 'key' && word.key !== 'contact';
}
