import { type Misunderstood, misunderstood } from '../../../grammar/misunderstood.ts';
import type { Word } from '../../../grammar/words.ts';

export const clauseWords = [
  'over',
  'under',
  'critical',
  'clear',
  'for',
  'keep',
  'repeat',
  'no-data',
  'when',
  'always',
  'in',
  'mention',
  'escalate',
  'ack-holds',
  'grouped',
  'not-grouped',
  'webhook',
  'no-webhook',
  'runbook',
  'note',
  'within',
  'channel',
] as const;

export type ClauseWord = (typeof clauseWords)[number];

export interface Clause {
  readonly word: ClauseWord;
  readonly words: readonly Word[];
}

export interface SplitLine {
  /** What stands before the first clause: what is watched, and of what. */
  readonly head: readonly Word[];
  readonly clauses: readonly Clause[];
  /** All of the clauses as they were typed. */
  readonly rest: readonly Word[];
}

/** Other ways to say the same. */
const also: Readonly<Record<string, ClauseWord>> = {
  window: 'within',
  'keep-firing': 'keep',
  above: 'over',
  below: 'under',
  mentions: 'mention',
};

/** Only these may be said more than once. */
const repeatable: readonly ClauseWord[] = ['mention'];

/** Takes a line apart at its unquoted clause words. In a name before them they count only where what follows fits. */
export function splitClauses(words: readonly Word[]): SplitLine | Misunderstood {
  const start = headEnd(words);
  const rest = words.slice(start);
  const clauses: { word: ClauseWord; words: Word[] }[] = [];
  for (const [index, word] of rest.entries()) {
    const current = clauses.at(-1);
    const found = clauseWord(word);
    const isPart = current !== undefined && isPartOf(current, word, rest[index + 1]);
    if (found !== undefined && !isPart) {
      clauses.push({ word: found, words: word.kind === 'key' ? [word] : [] });
    } else current?.words.push(word);
  }
  const twice = clauses.find(
    ({ word }, index) =>
      !repeatable.includes(word) && clauses.findIndex((one) => one.word === word) < index,
  );
  return twice
    ? misunderstood(
        `Say ${twice.word} only once; a name that has the word in it goes in quotation marks.`,
      )
    : { head: words.slice(0, start), clauses, rest };
}

/** A queue may be called “Over 60”: of several thresholds the last one is it. */
function headEnd(words: readonly Word[]): number {
  const starts = words.flatMap((word, index) => (begins(word, words[index + 1]) ? [index] : []));
  const first = starts[0] ?? words.length;
  const same = starts.filter((index) => textOf(words[index]) === textOf(words[first]));
  const isThreshold = ['over', 'under'].includes(textOf(words[first]));
  return isThreshold ? (same.at(-1) ?? first) : first;
}

function begins(word: Word, next: Word | undefined): boolean {
  const text = textOf(next);
  const found = clauseWord(word);
  switch (found) {
    case undefined:
      return false;
    case 'over':
    case 'under':
    case 'critical':
    case 'clear':
    case 'for':
    case 'keep':
    case 'within':
    case 'repeat':
    case 'escalate':
    case 'ack-holds':
      return /^\d/u.test(text) || isNothing(next) || text === 'never';
    case 'in':
      return next?.kind === 'channel' || text.startsWith('#');
    case 'mention':
      return isSomebody(next) || isNothing(next) || text === 'critical';
    case 'note':
      return next?.kind === 'quoted' || isNothing(next);
    case 'runbook':
      return text.startsWith('http') || isNothing(next);
    default:
      return true;
  }
}

function clauseWord(word: Word): ClauseWord | undefined {
  if (word.kind === 'key') return word.key === 'channel' ? 'channel' : undefined;
  if (word.kind !== 'word') return undefined;
  const text = textOf(word);
  if (Object.hasOwn(also, text)) return also[text];
  return clauseWords.find((one) => one === text && one !== 'channel');
}

/** `no-data keep`, `when always`, `mention critical @x`: there these words begin nothing. */
function isPartOf({ word, words }: Clause, said: Word, next: Word | undefined): boolean {
  if (word === 'mention') return textOf(said) === 'critical' && isSomebody(next);
  return words.length === 0 && (word === 'no-data' || word === 'when');
}

function isSomebody(word: Word | undefined): boolean {
  return word?.kind === 'user' || word?.kind === 'group' || textOf(word).startsWith('@');
}

/** `off` and `none` take away what there was. */
export function isNothing(word: Word | undefined): boolean {
  return ['off', 'none'].includes(textOf(word));
}

/** An unquoted word, in small letters; empty for any other. */
export function textOf(word: Word | undefined): string {
  return word?.kind === 'word' ? word.text.toLowerCase() : '';
}
