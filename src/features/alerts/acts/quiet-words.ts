import {
  type AskedEnd,
  longestSilenceDays,
  longestSilenceSeconds,
} from '../../../domain/alerting/silence-end.ts';
import { parseDuration } from '../../../grammar/duration.ts';
import { type Misunderstood, misunderstood } from '../../../grammar/misunderstood.ts';
import type { Word } from '../../../grammar/words.ts';

/** How long something is to be quiet, and why. */
export interface AskedQuiet {
  readonly end: AskedEnd;
  readonly reason?: string | undefined;
}

/** Longer than this a reason is no reason; characters. */
export const reasonAtMost = 150;

const why = ['reason', 'because'];

/** `15m`, `for 2h`, `until 18:00`, `until-close`, `until-tomorrow`, each with `reason "…"`. Total. */
export function parseQuiet(words: readonly Word[], example: string): AskedQuiet | Misunderstood {
  const at = words.findIndex(opensReason);
  const end = parseEnd(at < 0 ? words : words.slice(0, at), example);
  if ('problem' in end) return end;
  if (at < 0) return { end };
  const reason = reasonOf(words.slice(at));
  if (reason === '') return misunderstood(`After reason goes why: ${example} reason "fire drill".`);
  return [...reason].length > reasonAtMost
    ? misunderstood(`A reason has at most ${reasonAtMost} characters, so say it shorter.`)
    : { end, reason };
}

/** Whether how long begins with this word: what stands before it is a name. */
export function opensEnd(word: Word): boolean {
  return word.kind === 'word' && /^(?:for|until|until-.*)$/i.test(word.text);
}

function opensReason(word: Word): boolean {
  if (word.kind === 'key') return why.includes(word.key);
  return word.kind === 'word' && why.includes(word.text.toLowerCase());
}

function reasonOf([first, ...rest]: readonly Word[]): string {
  const begun = first?.kind === 'key' ? [first.value] : [];
  return [...begun, ...rest.map(textOf)].join(' ').trim();
}

function parseEnd(words: readonly Word[], example: string): AskedEnd | Misunderstood {
  const text = words.map(textOf).join(' ').toLowerCase();
  const when = text.replace(/^(?:for |until |until-)/, '').trim();
  if (['close', 'closing', 'the queue closes'].includes(when)) return { kind: 'close' };
  if (when === 'tomorrow') return { kind: 'tomorrow' };
  const [, hour, minute] = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/.exec(when) ?? [];
  if (hour && minute) return { kind: 'clock', minute: Number(hour) * 60 + Number(minute) };
  const seconds = parseDuration(when.replaceAll(' ', ''));
  if (seconds === undefined) {
    return misunderstood(
      `I read a time like 15m, 2h, 18:00, until-close or until-tomorrow here, not “${text}”: ${example}.`,
    );
  }
  if (seconds < 60) return misunderstood(`Less than a minute is not worth it: ${example}.`);
  return seconds > longestSilenceSeconds
    ? misunderstood(
        `Nothing is quiet for longer than ${longestSilenceDays} days. Pause the rule instead, or say it again then.`,
      )
    : { kind: 'for', seconds };
}

function textOf(word: Word): string {
  switch (word.kind) {
    case 'word':
    case 'quoted':
      return word.text;
    case 'key':
      return `${word.key}:${word.value}`;
    case 'user':
      return `@${word.userId}`;
    case 'group':
      return `@${word.groupId}`;
    case 'channel':
      return `#${word.channelId}`;
  }
}
