import Fuse from 'fuse.js';
import type { Word } from './words.ts';

/** Something that can be called by name. */
export interface Named {
  readonly id: string;
  readonly name: string;
  /** Other ways to call it: a username, a first name. */
  readonly also?: readonly string[];
  /** What stands before its id in an ARN; any will do where it is not said. */
  readonly arn?: ArnKind;
}

/** How ARNs of Amazon Connect call what has a name here. */
const arnKinds = ['queue', 'routing-profile', 'agent', 'agent-group', 'agent-state'] as const;

export type ArnKind = (typeof arnKinds)[number];

/** What was typed where a name is wanted. */
export type NameRef =
  /** Unquoted words: matched longest first, what is left over is a misunderstanding. */
  | { readonly kind: 'typed'; readonly words: readonly string[] }
  /** Quoted or after a key: all of it is the name, an id or an ARN. */
  | { readonly kind: 'named'; readonly text: string }
  | { readonly kind: 'user'; readonly userId: string };

/** A name in text, as opposed to a mention. */
export type TextRef = Exclude<NameRef, { readonly kind: 'user' }>;

export type Match<Item extends Named> =
  | { readonly kind: 'found'; readonly item: Item; readonly isExact: boolean }
  | { readonly kind: 'ambiguous'; readonly asked: string; readonly items: readonly Item[] }
  | { readonly kind: 'unknown'; readonly asked: string; readonly near: readonly Item[] }
  | { readonly kind: 'left-over'; readonly item: Item; readonly words: readonly string[] };

/** Reads the words in the place of a name; undefined when they hold something that can't be one. */
export function nameRef(words: readonly Word[]): NameRef | undefined {
  const [first] = words;
  if (words.length === 1 && first?.kind === 'quoted') return { kind: 'named', text: first.text };
  if (words.length === 1 && first?.kind === 'key') return valueRef(first);
  if (words.length === 1 && first?.kind === 'user') return { kind: 'user', userId: first.userId };
  const texts = words.flatMap((word) => (word.kind === 'word' ? [word.text] : []));
  return texts.length === words.length && texts.length > 0
    ? { kind: 'typed', words: texts }
    : undefined;
}

/** The value after a key: a mention, or all of it a name. */
export function valueRef(word: Extract<Word, { kind: 'key' }>): NameRef {
  return !word.isQuoted && /^@[UW][A-Z0-9]+$/.test(word.value)
    ? { kind: 'user', userId: word.value.slice(1) }
    : { kind: 'named', text: word.value };
}

/** Finds what was meant: by id, ARN, name, other name; else by a unique beginning; else says what is near. */
export function matchName<Item extends Named>(
  ref: TextRef,
  candidates: readonly Item[],
): Match<Item> {
  if (ref.kind === 'named') return matchWhole(ref.text, candidates);
  for (let used = ref.words.length; used > 0; used -= 1) {
    const asked = ref.words.slice(0, used).join(' ');
    const found = matchExact(asked, candidates) ?? matchPartly(asked, candidates);
    if (!found) continue;
    // A slip in the whole is likelier than a shorter name with words too many.
    const slips = used < ref.words.length ? near(ref.words.join(' '), candidates, slip) : [];
    if (slips.length > 0) return { kind: 'unknown', asked: ref.words.join(' '), near: slips };
    return found.kind === 'found' ? leftOver(found, ref.words.slice(used)) : found;
  }
  return unknown(ref.words.join(' '), candidates);
}

function matchWhole<Item extends Named>(asked: string, candidates: readonly Item[]): Match<Item> {
  return (
    matchExact(asked, candidates) ?? matchPartly(asked, candidates) ?? unknown(asked, candidates)
  );
}

function leftOver<Item extends Named>(
  found: Extract<Match<Item>, { kind: 'found' }>,
  words: readonly string[],
): Match<Item> {
  return words.length === 0 ? found : { kind: 'left-over', item: found.item, words };
}

function matchExact<Item extends Named>(
  asked: string,
  candidates: readonly Item[],
): Match<Item> | undefined {
  const byId = candidates.find((item) => item.id === asked || item.id === idOfArn(asked, item.arn));
  if (byId) return { kind: 'found', item: byId, isExact: true };
  const wanted = fold(asked);
  const byName = candidates.filter((item) => fold(item.name) === wanted);
  return (
    oneOf(asked, byName, true) ??
    oneOf(
      asked,
      candidates.filter((item) => item.also?.some((other) => fold(other) === wanted)),
      true,
    )
  );
}

function matchPartly<Item extends Named>(
  asked: string,
  candidates: readonly Item[],
): Match<Item> | undefined {
  return oneOf(asked, partly(asked, candidates), false);
}

/** Those in whose name every word typed begins a word. */
function partly<Item extends Named>(asked: string, candidates: readonly Item[]): readonly Item[] {
  const wanted = fold(asked).split(' ');
  return candidates.filter((item) =>
    [item.name, ...(item.also ?? [])].some((name) => {
      const words = fold(name).split(/[\s.@_-]+/u);
      return wanted.every((part) => words.some((word) => word.startsWith(part)));
    }),
  );
}

function oneOf<Item extends Named>(
  asked: string,
  items: readonly Item[],
  isExact: boolean,
): Match<Item> | undefined {
  const [only] = items;
  if (!only) return undefined;
  return items.length === 1
    ? { kind: 'found', item: only, isExact }
    : { kind: 'ambiguous', asked, items };
}

/** How far two texts may be apart (0 = equal, 1 = nothing in common): a slip, and a fair guess. */
const slip = 0.2;
const guess = 0.45;

function unknown<Item extends Named>(asked: string, candidates: readonly Item[]): Match<Item> {
  return { kind: 'unknown', asked, near: near(asked, candidates, guess) };
}

function near<Item extends Named>(
  asked: string,
  candidates: readonly Item[],
  threshold: number,
  most = 3,
): readonly Item[] {
  const fuse = new Fuse([...candidates], {
    keys: ['name', 'also'],
    threshold,
    ignoreDiacritics: true,
  });
  return fuse.search(asked, { limit: most }).map((hit) => hit.item);
}

/**
 * What may be meant by what was typed so far, likeliest first, at most `most`: exactly that, then
 * names that begin so or have words that do, then names with a slip. By name where nothing is typed.
 */
export function likelyNames<Item extends Named>(
  typed: string,
  candidates: readonly Item[],
  most: number,
): readonly Item[] {
  const sorted = candidates.toSorted((a, b) => a.name.localeCompare(b.name));
  const asked = fold(typed);
  if (asked === '') return sorted.slice(0, most);
  const exact = matchExact(typed.trim(), sorted);
  const begun = sorted.filter(({ name }) => fold(name).startsWith(asked));
  const ranked = new Set([
    ...(exact?.kind === 'found' ? [exact.item] : []),
    ...(exact?.kind === 'ambiguous' ? exact.items : []),
    ...begun,
    ...partly(asked, sorted),
  ]);
  return ranked.size > 0 ? [...ranked].slice(0, most) : near(asked, sorted, guess, most);
}

/** Case, accents and runs of space do not count. */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('’', "'")
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .toLowerCase();
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The id that was typed itself or as an ARN, where no directory tells what a name means; else undefined. */
export function writtenId(ref: TextRef, kind: ArnKind): string | undefined {
  const text = ref.kind === 'named' ? ref.text : ref.words.join(' ');
  const id = idOfArn(text, kind) ?? text;
  return uuid.test(id) ? id : undefined;
}

/** The id at the end of an ARN: `…:instance/I/queue/Q` → `Q`; undefined for one of another known kind. */
function idOfArn(text: string, kind: ArnKind | undefined): string | undefined {
  if (!text.startsWith('arn:')) return undefined;
  const [id, found] = text.split('/').toReversed();
  const isOther = kind !== undefined && found !== kind && arnKinds.some((one) => one === found);
  return isOther ? undefined : id;
}
