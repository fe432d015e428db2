import { headIn } from '../../chain/chain.ts';
import type { ChainHead } from '../../domain/audit.ts';
import { type Misunderstood, misunderstood } from '../../grammar/misunderstood.ts';
import type { Word } from '../../grammar/words.ts';

export interface ListIntent {
  readonly kind: 'list';
  /** Only entries with a smaller number. */
  readonly before: number | undefined;
  /** Only what this Slack user did. */
  readonly who: string | undefined;
}

export interface VerifyIntent {
  readonly kind: 'verify';
  /** A head that was known before. */
  readonly given: ChainHead | undefined;
}

export interface ExportIntent {
  readonly kind: 'export';
  readonly format: 'csv' | 'jsonl';
  /** Only the last days; undefined = all. */
  readonly days: number | undefined;
}

export interface KeepIntent {
  readonly kind: 'keep';
  readonly days: number;
  readonly isConfirmed: boolean;
}

export type ChannelIntent =
  | { readonly kind: 'channel'; readonly to: 'shown' | 'off' }
  | { readonly kind: 'channel'; readonly to: 'set'; readonly channelId: string };

export type AuditIntent = ListIntent | VerifyIntent | ExportIntent | KeepIntent | ChannelIntent;

type Read<Intent> = Intent | Misunderstood;

const parsers: Readonly<Record<string, (words: readonly Word[]) => Read<AuditIntent>>> = {
  verify: parseVerify,
  export: parseExport,
  keep: parseKeep,
  channel: parseChannel,
};

/** What comes after `audit`. Total. */
export function parseAudit(words: readonly Word[]): Read<AuditIntent> {
  const [first, ...rest] = words;
  const word = textOf(first);
  return Object.hasOwn(parsers, word)
    ? (parsers[word]?.(rest) ?? parseList(words))
    : parseList(words);
}

/** `audit`, `audit @sam`, `audit before:120`. */
function parseList(words: readonly Word[]): Read<ListIntent> {
  const people = words.flatMap((word) => (word.kind === 'user' ? [word.userId] : []));
  const numbers = words.flatMap((word) =>
    word.kind === 'key' && word.key === 'before' ? [wholeNumber(word.value)] : [],
  );
  const isUnderstood = people.length + numbers.length === words.length;
  if (!isUnderstood || people.length > 1 || numbers.length > 1 || numbers.includes(undefined)) {
    return misunderstood(
      'After audit goes nothing, one person (audit @sam), or verify, export, keep or channel.',
    );
  }
  return { kind: 'list', before: numbers[0], who: people[0] };
}

/** `audit verify`, `audit verify 120:5d0a…`. */
function parseVerify(words: readonly Word[]): Read<VerifyIntent> {
  const [head, ...more] = words;
  if (head === undefined) return { kind: 'verify', given: undefined };
  const given = headIn(textOf(head));
  return given && more.length === 0
    ? { kind: 'verify', given }
    : misunderstood(
        'After verify goes nothing, or one head as it was posted: the number, a colon and 64 characters of the hash.',
      );
}

const longestDays = 3_650;

/** `audit export`, `audit export jsonl`, `audit export csv 30`. */
function parseExport(words: readonly Word[]): Read<ExportIntent> {
  const [first, ...rest] = words;
  const format = formatOf(first);
  const [days, ...more] = format ? rest : words;
  const asked = days === undefined ? undefined : daysIn(days);
  if (more.length > 0 || (days !== undefined && (asked === undefined || asked < 1))) {
    return misunderstood(
      'After export goes csv or jsonl, and then for how many days back, or nothing: audit export jsonl 30.',
    );
  }
  return { kind: 'export', format: format ?? 'jsonl', days: asked };
}

function formatOf(word: Word | undefined): ExportIntent['format'] | undefined {
  const text = textOf(word);
  return text === 'csv' || text === 'jsonl' ? text : undefined;
}

export const shortestKept = 7;

/** `audit keep 365`, `audit keep 365 confirmed`. */
function parseKeep(words: readonly Word[]): Read<KeepIntent> {
  const [first, end, ...more] = words;
  const days = first && daysIn(first);
  const isConfirmed = textOf(end) === 'confirmed';
  if (days === undefined || days < shortestKept || more.length > 0 || (end && !isConfirmed)) {
    return misunderstood(
      'After keep goes for how many days the audit is kept, 7 to 3650: audit keep 365.',
    );
  }
  return { kind: 'keep', days, isConfirmed };
}

/** `audit channel`, `audit channel #audit`, `audit channel off`. */
function parseChannel(words: readonly Word[]): Read<ChannelIntent> {
  const [first, ...more] = words;
  if (first === undefined) return { kind: 'channel', to: 'shown' };
  if (more.length === 0 && first.kind === 'channel') {
    return { kind: 'channel', to: 'set', channelId: first.channelId };
  }
  return more.length === 0 && textOf(first) === 'off'
    ? { kind: 'channel', to: 'off' }
    : misunderstood(
        'After channel goes one channel, chosen from what Slack offers when you type #, or off: audit channel #audit.',
      );
}

/** `30`, `30d`; at most 3650. */
function daysIn(word: Word): number | undefined {
  const days = wholeNumber(textOf(word).replace(/d$/, ''));
  return days !== undefined && days <= longestDays ? days : undefined;
}

function wholeNumber(text: string): number | undefined {
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

function textOf(word: Word | undefined): string {
  return word?.kind === 'word' ? word.text.toLowerCase() : '';
}
