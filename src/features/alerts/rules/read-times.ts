import { type Misunderstood, misunderstood } from '../../../grammar/misunderstood.ts';
import type { Word } from '../../../grammar/words.ts';
import { timeSeconds } from '../file/rule-shape.ts';
import { parseWeekTime } from '../file/week-times.ts';
import { isZone } from './is-zone.ts';
import type { TimesDraft } from './rule-draft.ts';

/** Unquoted words as one text; undefined where one is something else, or there is none. */
export function plainText(words: readonly Word[], between = ''): string | undefined {
  const texts = words.flatMap((word) => (word.kind === 'word' ? [word.text] : []));
  return texts.length === words.length && texts.length > 0 ? texts.join(between) : undefined;
}

/** Seconds of `5m`, `5 min`, `0s`; or what has to be typed after this word. */
export function readTime(words: readonly Word[], after: string): number | Misunderstood {
  const seconds = timeSeconds((plainText(words) ?? '').toLowerCase());
  return seconds ?? misunderstood(`After ${after} goes a time such as 90s, 5m or 1h30m.`);
}

/** Times of a week, `mon-fri 08:00-18:00, sat 09:00-12:00 Europe/Berlin`, the zone last or not at all. */
export function readTimes(words: readonly Word[], after: string): TimesDraft | Misunderstood {
  const texts = words.map((word) => (word.kind === 'word' ? word.text : '?'));
  const last = texts.at(-1) ?? '';
  const hasZone = texts.length % 2 === 1;
  const times = hasZone ? texts.slice(0, -1) : texts;
  const slices = times.flatMap((days, index) =>
    index % 2 === 0 ? (parseWeekTime(bare(days, times[index + 1])) ?? []) : [],
  );
  if (times.length === 0 || slices.length * 2 !== times.length) {
    return misunderstood(`After ${after} go times such as mon-fri 08:00-18:00 Europe/Berlin.`);
  }
  if (hasZone && !isZone(last)) {
    return misunderstood(`There is no time zone ${last}: write one as Europe/Berlin.`);
  }
  return { zone: hasZone ? last : undefined, slices };
}

function bare(days: string, hours: string | undefined): string {
  return `${days} ${(hours ?? '').replace(/[,;]$/u, '')}`;
}
